import type { Wanted } from "../library/picker";

/** An editor that lies over the text of a letter. What it makes is written into the text, which is what is kept. */
export interface Laid {
  /** Does what a button above the text says: "bold", "list", "link" … */
  act: (mark: string) => void;
  /** Puts a merge field where the cursor stands. */
  fillIn: (name: string) => void;
  /** Opens the library, and puts what is taken from it where the cursor stands. */
  pick: (wanted: Wanted) => Promise<void>;
  /** Takes up what the text says, where that came from elsewhere. */
  takeUp: () => void;
  /** Stands over its text again, where the page was drawn anew around it. */
  stay: () => void;
  leave: () => void;
}
