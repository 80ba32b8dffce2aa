/** A box was kept: where it stands in the draft, and what it says. */
export interface Kept { path: string; value?: string }

declare global {
  interface DocumentEventMap {
    /** A value is kept that leaves the draft's structure as it was. */
    "draft:kept": CustomEvent<Kept>;
    /** Steps, ways in or stages came, went or moved; or anything may have changed. */
    "draft:structure": CustomEvent;
    /** Somebody else changed the draft. */
    "draft:others": CustomEvent;
    /** What was asked for is drawn. */
    "draft:drawn": CustomEvent;
    /** The plan beside the draft changed: ideas, clients, the clock. */
    "plan:changed": CustomEvent;
  }
}

export function announce(name: "draft:structure" | "draft:others" | "draft:drawn" | "plan:changed"): void {
  document.dispatchEvent(new CustomEvent(name));
}

export const announceKept = (kept: Kept): void => { document.dispatchEvent(new CustomEvent("draft:kept", { detail: kept })); };
