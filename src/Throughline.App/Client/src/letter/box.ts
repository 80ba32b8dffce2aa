import type { EditorView } from "prosemirror-view";

let open: { end: () => void } | null = null;

/** Closes the box that is open, if one is. */
export function closeBox(): void {
  const was = open;
  open = null;
  was?.end();
}

/**
 * Opens a box beneath a place of the letter, with the keyboard in its first field. Escape and a press elsewhere close it; so
 * does opening another. There is one at a time.
 */
export function openBox(view: EditorView, root: HTMLElement, place: number, element: HTMLElement, entered: () => void): void {
  closeBox();
  element.classList.add("letter-box");
  element.setAttribute("role", "dialog");
  root.append(element);
  beneath(view, root, place, element);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") return entered();
    closeBox();
    view.focus();
  };
  const onPress = (event: PointerEvent) => {
    if (!element.contains(event.target as globalThis.Node)) closeBox();
  };
  element.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPress, true);
  open = {
    end: () => {
      document.removeEventListener("pointerdown", onPress, true);
      element.remove();
    },
  };
  const field = element.querySelector<HTMLElement>("input, button");
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement) field.select();
  element.scrollIntoView({ block: "nearest" });
}

/** Sets an element beneath a place of the letter, no further right than there is room. */
export function beneath(view: EditorView, root: HTMLElement, place: number, element: HTMLElement): void {
  const at = view.coordsAtPos(place);
  const around = root.getBoundingClientRect();
  element.style.top = `${at.bottom - around.top + 8}px`;
  element.style.left = `${Math.max(8, Math.min(at.left - around.left - 24, around.width - element.offsetWidth - 8))}px`;
}

/** A field of a box, with its label. */
export function field(
  label: string,
  value: string,
  more: Partial<HTMLInputElement> = {},
): { row: HTMLLabelElement; input: HTMLInputElement } {
  const row = document.createElement("label");
  const words = document.createElement("span");
  words.textContent = label;
  const input = document.createElement("input");
  Object.assign(input, { className: "input", value, autocomplete: "off" }, more);
  row.append(words, input);
  return { row, input };
}

/** Buttons of a box, in a row. */
export function buttons(...all: [words: string, kind: string, act: () => void][]): HTMLElement {
  const row = document.createElement("div");
  row.className = "row";
  for (const [words, kind, act] of all) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = kind;
    button.textContent = words;
    button.addEventListener("click", act);
    row.append(button);
  }
  return row;
}

/** A line of a box that says something. */
export function line(kind: string, words: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = words;
  return made;
}
