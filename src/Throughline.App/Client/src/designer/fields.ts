import { clearConflict, isOffered, offerBoth } from "./conflict";
import { edit, frame, type Value } from "./draft";
import { announceKept } from "./events";
import { beforeLeaving } from "./leaving-page";

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** How long a hand must rest before what it typed is kept. */
const rest = 700;

const timers = new WeakMap<Box, ReturnType<typeof setTimeout>>();

/** What the server holds, for boxes that were changed since the page came. */
const kept = new WeakMap<Box, string>();

export const isBox = (element: EventTarget | null): element is Box => element instanceof HTMLElement && element.dataset["path"] !== undefined;

/** Every box with data-path keeps itself: a moment after the last letter, and when it is left. */
export function keepFields(): void {
  document.addEventListener("input", event => {
    if (!isBox(event.target)) return;
    const box = event.target;
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(() => void keep(box), rest));
  });
  document.addEventListener("change", event => {
    if (isBox(event.target)) void keep(event.target);
  });
  document.addEventListener("focusout", event => {
    if (isBox(event.target)) void keep(event.target);
  });
  beforeLeaving(() => void keepIn(document));
}

/** What the server holds of a box. */
export function standing(box: Box): string {
  const own = kept.get(box);
  if (own !== undefined) return own;
  if (box instanceof HTMLSelectElement) return Array.from(box.options).find(option => option.defaultSelected)?.value ?? box.options[0]?.value ?? "";
  return box.defaultValue;
}

/** A box of one line shows no line breaks, which is no change of what it holds. */
export const isDirty = (box: Box): boolean => box.value !== (box instanceof HTMLInputElement ? standing(box).replace(/[\r\n]+/g, "") : standing(box));

/** Forgets what a box held: the server has drawn it anew. */
export const renewed = (box: Box): void => { kept.delete(box); };

/** Has a box that holds nothing unkept say what the server says, also under somebody's hand; where that is the same but for spaces, it stays. */
export function sayAnew(box: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (meant(box, text) === meant(box, box.value)) return;
  const caret = box === document.activeElement ? box.selectionStart : null;
  kept.delete(box);
  box.value = box.defaultValue = text;
  if (caret !== null) box.setSelectionRange(Math.min(caret, text.length), Math.min(caret, text.length));
}

const meant = (box: Box, text: string): string => JSON.stringify(toValue(box, text.trim()));

/** Keeps a box now, if it says something new. While two texts are there to choose from, nothing is kept but the choice. */
export async function keep(box: Box): Promise<void> {
  clearTimeout(timers.get(box));
  if (isOffered(box)) return;
  if (!isDirty(box) || !frame() || (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) && box.readOnly) return;
  const path = box.dataset["path"]!;
  const before = standing(box);
  const now = box.value;
  kept.set(box, now);
  const answer = await edit({ set: path, found: toValue(box, before), value: toValue(box, now) });
  if (!answer.refused) {
    clearConflict(box);
    announceKept({ path, value: now });
    return;
  }
  if (answer.refused === "changed" && same(answer.now ?? null, toValue(box, now))) return; // our own words had arrived, and only the answer was lost
  kept.set(box, answer.refused === "changed" ? toText(answer.now ?? null) : before);
  offerBoth(box, answer.refused === "changed" ? toText(answer.now ?? null) : null, answer.said ?? "", () => void keep(box));
}

/** Keeps every box of a part of the page now. */
export async function keepIn(root: ParentNode): Promise<void> {
  await Promise.all(Array.from(root.querySelectorAll<HTMLElement>("[data-path]")).filter(isBox).filter(isDirty).map(keep));
}

/** What a box says, as the draft holds it. */
function toValue(box: Box, text: string): Value {
  switch (box.dataset["kind"]) {
    case "lines": return list(text.split("\n").map(line => line.trim()));
    case "keys": return list(text.split(/[\n,]/).map(toKey));
    default: return text.trim() === "" ? null : text;
  }
}

/** "I get the checklist" → "i-get-the-checklist". */
export function toKey(text: string): string {
  return text.normalize("NFD").replace(/['’\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64).replace(/-+$/, "");
}

const list = (lines: string[]): Value => {
  const said = [...new Set(lines.filter(line => line !== ""))];
  return said.length === 0 ? null : said;
};

export const toText = (value: Value): string => Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";

const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
