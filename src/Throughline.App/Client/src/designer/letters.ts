import type { Laid } from "../letter/laid";
import { onArrival } from "../page/arrival";

const laid = new Map<HTMLTextAreaElement, Laid>();

/** Texts that somebody wants to see as text, by their ids, as long as the page lives. */
const asText = new Set<string>();

/** The editor over a text; undefined where it is written as text. */
export const editorOver = (text: Element | null): Laid | undefined => laid.get(text as HTMLTextAreaElement);

/**
 * Letters are written as they read: over each text with <c>data-letter</c> lies an editor, which is fetched with the first of
 * them. Where it is not there yet, or never comes, the text itself is there.
 */
export function writeLettersAsTheyRead(): void {
  onArrival(layAll);
  document.addEventListener("draft:drawn", layAll);
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-as-text]");
    if (button) turn(button);
  });
}

function layAll(): void {
  for (const [text, editor] of laid) {
    if (!text.isConnected || !isLetter(text)) remove(text);
    else {
      editor.stay();
      editor.takeUp();
    }
  }
  for (const text of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-letter]"))
    if (!laid.has(text) && isLetter(text)) void lay(text);
  document.querySelectorAll<HTMLElement>("[data-as-text]").forEach(show);
}

const isLetter = (text: HTMLTextAreaElement): boolean => text.dataset["letter"] !== undefined && !asText.has(text.id);

async function lay(text: HTMLTextAreaElement): Promise<boolean> {
  const { layEditor } = await import("../letter/editor");
  if (!text.isConnected || !isLetter(text) || laid.has(text)) return false;
  const editor = layEditor(text);
  if (editor) laid.set(text, editor);
  return editor !== null;
}

function remove(text: HTMLTextAreaElement): void {
  laid.get(text)?.leave();
  laid.delete(text);
}

// From what it reads like to how it is written, and back.
function turn(button: HTMLElement): void {
  const text = document.getElementById(button.closest<HTMLElement>("[data-writes]")!.dataset["writes"]!) as HTMLTextAreaElement;
  if (asText.delete(text.id)) {
    void lay(text).then(() => {
      show(button);
      text.focus();
    });
    return;
  }
  asText.add(text.id);
  remove(text);
  show(button);
  text.focus();
}

const show = (button: HTMLElement): void =>
  button.setAttribute("aria-pressed", String(asText.has(button.closest<HTMLElement>("[data-writes]")!.dataset["writes"]!)));
