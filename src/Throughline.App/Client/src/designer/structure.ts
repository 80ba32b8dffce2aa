import { toast } from "../page/toasts";
import { edit, undoOrRedo, type Answer, type Edit } from "./draft";
import { announce } from "./events";

/**
 * Buttons that change the structure of a draft carry the edit itself: <c>data-edit='{"insert":"steps","after":null,"entry":{}}'</c>.
 * With <c>data-then="d-steps-$-title"</c> the box of that id is focused afterwards, $ being the new entry's id.
 */
export function changeStructureWithButtons(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-edit]");
    if (button) void press(button);
  });
  document.addEventListener("draft:kept", forgetUndo);
}

/** What a button changes is out of date until the page is drawn anew: pressed twice, or by a blank meant for a box, it acts once. */
async function press(button: HTMLElement): Promise<void> {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  const free = () => { button.ariaBusy = null; };
  document.addEventListener("draft:drawn", free, { once: true });
  await changeStructure(JSON.parse(button.dataset["edit"]!) as Edit, button.dataset["then"], button.dataset["said"]).catch(free);
}

/** Makes an edit of the draft's structure and has the page drawn anew. `then` names the box to go on in; `said` is offered with undo. */
export async function changeStructure(change: Edit, then?: string, said?: string): Promise<string[]> {
  forgetUndo();
  return answered(await edit(change), then, said);
}

/** The same for an edit that has been answered. */
export function answered(answer: Answer, then?: string, said?: string): string[] {
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  else if (said) toast(said, () => void undoOrRedo("undo"))?.setAttribute("data-undoes", "");
  announce("draft:structure");
  const ids = answer.ids ?? [];
  if (then) document.addEventListener("draft:drawn", () => focusOn(then.replace("$", ids[0] ?? "")), { once: true });
  return ids;
}

export function focusOn(id: string): void {
  const box = document.getElementById(id);
  for (let at = box?.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  box?.focus();
  box?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Undo takes back the newest edit: once there is a newer one, an older toast no longer offers it.
function forgetUndo(): void {
  document.querySelectorAll(".toast[data-undoes] form").forEach(form => form.remove());
}
