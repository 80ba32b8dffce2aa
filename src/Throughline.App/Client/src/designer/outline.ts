import { openDialog } from "../page/dialogs";
import { post, refusalWords } from "../page/post";
import { toast } from "../page/toasts";
import { frame, perform, type Answer } from "./draft";
import { isBox, keepIn } from "./fields";
import { redraw } from "./redraw";
import { focusOn } from "./structure";

/**
 * The outline by keyboard alone. What a key does is what a button of the row does: the row carries the edits that the
 * server worked out, and the keys press them.
 */
export function workInTheOutline(): void {
  document.addEventListener("keydown", event => {
    const box = event.target as HTMLElement;
    const row = box.closest?.<HTMLElement>("[data-row]");
    if (!row || event.isComposing) return;
    const key = keyOf(event, box);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    void press(key, row, box);
  }, true);

  document.addEventListener("click", event => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-row-key]");
    const row = button?.closest<HTMLElement>("[data-row]");
    if (button && row) void press(button.dataset["rowKey"] as Key, row, row.querySelector<HTMLElement>("[data-cell=title]")!);
    const add = target.closest<HTMLElement>("[data-add]");
    if (add) void addTo(add);
    if (target.closest("[data-look]")) void look();
    if (target.closest("[data-make]")) void make();
    if (target.closest("[data-paste]")) openPaste("", null);
  });

  // Several lines at once are steps, and one line is words.
  document.addEventListener("paste", event => {
    const box = event.target as HTMLElement;
    const row = box.closest?.<HTMLElement>("[data-row]");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!row || box.dataset["cell"] !== "title" || !text.trim().includes("\n")) return;
    event.preventDefault();
    openPaste(text, row.dataset["row"]!);
  });
}

type Key = "up" | "down" | "move-up" | "move-down" | "new" | "remove" | "duplicate" | "open";

function keyOf(event: KeyboardEvent, box: HTMLElement): Key | null {
  const isTitle = box.dataset["cell"] === "title";
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    if (command || event.shiftKey) return null;
    const way = event.key === "ArrowUp" ? "up" : "down";
    return event.altKey ? `move-${way}` : isTitle ? way : null; // other boxes offer words with the arrows
  }
  if (event.key === "Enter" && isBox(box) && !event.altKey) return command ? "open" : "new"; // every box here is one line
  if (event.altKey || event.shiftKey) return null;
  if (command && event.key.toLowerCase() === "d") return "duplicate";
  return event.key === "Backspace" && isTitle && (box as HTMLInputElement).value === "" ? "remove" : null;
}

async function press(key: Key, row: HTMLElement, box: HTMLElement): Promise<void> {
  row.querySelectorAll<HTMLDetailsElement>("details[open]").forEach(menu => { menu.open = false; });
  if (key === "up" || key === "down") return neighbour(row, key)?.querySelector<HTMLElement>("[data-cell=title]")?.focus();
  if (key === "open") return row.querySelector<HTMLElement>("[data-panel]")?.click();
  await keepIn(row);
  const id = row.dataset["row"]!;
  const title = titleOf(row);
  switch (key) {
    case "new": return changed(await perform(`outline/${id}/after`), "", "title");
    case "duplicate": return changed(await perform(`steps/${id}/duplicate`), `“${title}” is copied.`, "title");
    case "remove": {
      const next = neighbour(row, "up") ?? neighbour(row, "down");
      const answer = await perform(`outline/${id}/remove`);
      // Whoever stands in a row keeps it on the page, so the row is left before it goes.
      if (!answer.refused) (next?.querySelector<HTMLElement>("[data-cell=title]") ?? box).focus();
      if (!answer.refused && !next) box.blur();
      return changed(answer, `“${title}” is removed. Ctrl Z brings it back.`, "title", next?.dataset["row"] ?? null, true);
    }
    default: return changed(await perform(`outline/${id}/${key === "move-up" ? "up" : "down"}`), "", box.dataset["cell"] ?? "title", id);
  }
}

async function addTo(button: HTMLElement): Promise<void> {
  await changed(await perform(`outline/stages/${button.dataset["add"]}/add`), "", "title");
}

/** Has the list drawn anew, goes to the row, and says what happened. */
async function changed(answer: Answer, said: string, cell: string, id: string | null = answer.ids?.[0] ?? null, shows = false): Promise<void> {
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  await redraw("[data-region]");
  if (id) focusOn(`o-steps-${id}-${cell}`);
  if (answer.refused) return;
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  say(said || (row ? placeOf(row) : ""));
  if (shows && said) toast(said);
}

const rows = () => Array.from(document.querySelectorAll<HTMLElement>("[data-row]"));

function neighbour(row: HTMLElement, way: "up" | "down"): HTMLElement | undefined {
  const all = rows();
  return all[all.indexOf(row) + (way === "up" ? -1 : 1)];
}

const titleOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>("[data-cell=title]")?.value.trim() || `Step ${row.dataset["number"]}`;

const placeOf = (row: HTMLElement) => `${titleOf(row)}: step ${row.dataset["number"]}, ${row.dataset["stage"]}.`;

function say(text: string): void {
  const place = document.querySelector<HTMLElement>("[data-outline-said]");
  if (place) place.textContent = text;
}

// ---- a list from elsewhere ----

const dialog = () => document.getElementById("paste") as HTMLDialogElement | null;
const pasted = () => dialog()!.querySelector<HTMLTextAreaElement>("textarea")!;

function openPaste(text: string, after: string | null): void {
  const paste = dialog();
  if (!paste) return;
  paste.dataset["after"] = after ?? "";
  pasted().value = text;
  dialog()!.querySelector("[data-made]")!.replaceChildren();
  openDialog(paste);
  if (text) void look();
}

const request = () => JSON.stringify({ text: pasted().value, after: dialog()!.dataset["after"] || null });

async function look(): Promise<void> {
  const place = dialog()!.querySelector<HTMLElement>("[data-made]")!;
  const response = await post(`${frame()!.dataset["draft"]}/outline/paste`, request());
  if (!response?.ok) {
    toast(response ? refusalWords(response.status) : "The list could not be read. Look at your connection, then try again.");
    return;
  }
  place.replaceChildren(document.createRange().createContextualFragment(await response.text()));
  place.querySelector<HTMLElement>("[data-make]")?.focus();
}

async function make(): Promise<void> {
  const answer = await perform("outline/paste/make", request());
  if (!answer.refused) dialog()!.close();
  const count = answer.ids?.length ?? 0;
  await changed(answer, `${count} ${count === 1 ? "step" : "steps"} made. Ctrl Z takes ${count === 1 ? "it" : "them"} back.`, "title", answer.ids?.[count - 1] ?? null, true);
}
