/** A merge field that can be used in a text, as the menu above it names it. */
export interface KnownField {
  name: string;
  words: string;
  says: string;
  /** What somebody made up reads there. */
  sample: string | null;
  /** What stands there where it is not known and the letter says nothing of its own. */
  standsIn: string | null;
}

/** The same words as in the menu above the text. */
export function fieldsOf(text: HTMLElement): KnownField[] {
  const writer = text.closest("[data-writer]");
  return Array.from(writer?.querySelectorAll<HTMLElement>("[data-merge]") ?? [], one => ({
    name: one.dataset["merge"]!,
    words: one.querySelector(".grow")?.firstChild?.textContent?.trim() ?? one.dataset["merge"]!,
    says: one.querySelector(".merge-says")?.textContent ?? "",
    sample: one.dataset["sample"] ?? null,
    standsIn: one.dataset["standsIn"] ?? null,
  }));
}

/** The fields that go on from what was typed behind two braces. */
export const fieldsLike = (text: HTMLElement, begun: string): KnownField[] =>
  fieldsOf(text)
    .filter(one => begun === "" || `${one.name} ${one.words}`.toLowerCase().includes(begun.toLowerCase()))
    .slice(0, 6);
