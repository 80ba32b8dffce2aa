import { onArrival } from "./arrival";
import { openDialog } from "./dialogs";

/** Menus close when one leaves them; dialogs open and close by the buttons that name them; of a row of tabs the present one is seen. */
export function manageOverlays(): void {
  onArrival(() => document.querySelector(':is(.parts, .designer-parts) [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" }));
  document.addEventListener("click", event => {
    const target = event.target as Element;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open], details.explain[open]"))
      if (!menu.contains(target)) menu.open = false;

    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) {
      event.preventDefault();
      const asked = dialog(opener.dataset["opens"]!);
      if (asked) openDialog(asked);
    }
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && !inside(target, event)) target.close();

    const copy = target.closest<HTMLElement>("[data-copies]");
    if (copy) void copyText(copy);
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open], details.explain[open]")) {
      const had = menu.contains(document.activeElement);
      menu.open = false;
      if (had) menu.querySelector("summary")?.focus();
    }
  });
}

function dialog(id: string): HTMLDialogElement | null {
  return document.getElementById(id) as HTMLDialogElement | null;
}

// A click on the backdrop hits the dialog itself, outside its box.
function inside(element: Element, event: MouseEvent): boolean {
  const box = element.getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
}

async function copyText(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset["copies"]!);
  const label = button.querySelector("span");
  if (label) label.textContent = "Copied";
}
