const boxes = "input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable=true]";

/**
 * Opens a dialog, with the keyboard where one begins: at the first box to fill in; else at its heading, which is read out then.
 * Never at its corner.
 */
export function openDialog(dialog: HTMLDialogElement): void {
  dialog.showModal();
  (firstBox(dialog) ?? dialog.querySelector<HTMLElement>("h2"))?.focus();
}

/**
 * The first box of a refused form that has something wrong with it; what is said above the boxes where that is about none of
 * them. Null where nothing was refused.
 */
export function firstWrong(): HTMLElement | null {
  const said = document.querySelector<HTMLElement>("[data-first-error]");
  const box = said?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]");
  for (let fold = box?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  return box ?? said;
}

const firstBox = (within: Element) => Array.from(within.querySelectorAll<HTMLElement>(boxes)).find(box => box.checkVisibility());
