import { keyOf } from "../library/files";

/** What the file of the journey says of when the step is done (EventNames, LinkKeys). */
interface Done {
  event?: string;
  where?: string;
}

/** Told at the text of a letter: from now on the step is done by something else. Whoever keeps the draft makes the edit. */
export const stepIsDoneBy = "letter:step-done-by";

export interface StepDoneBy {
  set: string;
  found: Done | null;
  value: Done | null;
}

/** The box of a link that says whether a click on it means that the step is done. */
interface ClosingClick {
  row: HTMLLabelElement;
  /** Has the draft say so, or not any more; where it said so of a link whose words changed, of the new words. */
  keep: (words: string, href: string) => void;
  forget: () => void;
}

/** Null where no click of this letter can mean it: the step is a question, or belongs to nobody. */
export function closesStep(text: HTMLElement, words: string, href: string | undefined): ClosingClick | null {
  const writer = text.closest<HTMLElement>("[data-closes-path]");
  if (!writer) return null;
  const path = writer.dataset["closesPath"]!;
  const found = JSON.parse(writer.dataset["closesNow"]!) as Done | null;
  const isNow = href !== undefined && isRule(found, ruleOf(words, href));
  const row = document.createElement("label");
  row.className = "closes";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: isNow });
  row.append(box, "A click here means that the step is done");
  const set = (value: Done | null) => {
    const detail: StepDoneBy = { set: path, found, value };
    text.dispatchEvent(new CustomEvent(stepIsDoneBy, { bubbles: true, detail }));
  };
  return {
    row,
    keep(said, leads) {
      const rule = ruleOf(said, leads);
      if (rule && box.checked && !isRule(found, rule)) set({ ...found, ...rule });
      else if (isNow && !box.checked) set(null);
    },
    forget: () => {
      if (isNow) set(null);
    },
  };
}

const isRule = (one: Done | null, other: Done | null): boolean =>
  one !== null && other !== null && one.event === other.event && one.where === other.where;

/** Null for a link whose clicks are not counted. */
function ruleOf(words: string, href: string): Done | null {
  const file = keyOf(href);
  if (file !== null) return { event: "File Opened", where: `file = ${file}` };
  return /^https?:/i.test(href) ? { event: "Email Link Clicked", where: `link = ${linkKey(words)}` } : null;
}

/** What a link is called where somebody waits for a click on it, as the server calls it (LinkKeys). */
function linkKey(words: string): string {
  const key = words.replace(/\{\{.*?\}\}/g, "").trim().toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, "-").replace(/^-|-$/g, "");
  return key === "" ? "link" : key.length <= 80 ? key : key.slice(0, 80).replace(/-+$/, "");
}
