/** How long a toast stays, and with it the chance to undo. */
const stay = 10_000;

/** How many stand there at once. */
const most = 4;

/** Shows what the server wants said: toasts already in the page, and those that come with a partial update. */
export function showToasts(): void {
  const settle = () => document.querySelectorAll<HTMLElement>("#toasts .toast:not([data-timed])").forEach(time);
  settle();
  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("toast", event => {
    toast(event.detail.text ?? event.detail.value ?? "", event.detail.undo);
  });
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest("[data-close-toast]");
    button?.closest(".toast")?.remove();
  });
}

/** Says something for ten seconds; with `undo`, offers to take it back: by posting there, or by what is given. */
export function toast(text: string, undo?: string | (() => void)): HTMLElement | undefined {
  const place = document.getElementById("toasts");
  const pattern = document.getElementById("toast-pattern") as HTMLTemplateElement | null;
  if (!place || !pattern || !text) return undefined;
  // The same words twice are one line; more than a few would hide what they are about.
  for (const other of place.querySelectorAll<HTMLElement>(".toast")) if (!undo && other.querySelector("p")?.textContent === text && !other.querySelector("form")) other.remove();
  while (place.childElementCount >= most) place.firstElementChild!.remove();
  const element = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  element.querySelector("p")!.textContent = text;
  const form = element.querySelector("form")!;
  if (typeof undo === "string") form.action = undo;
  else if (!undo) form.remove();
  else form.addEventListener("submit", event => {
    event.preventDefault();
    element.remove();
    undo();
  });
  place.append(element);
  time(element);
  return element;
}

// Counts only while nobody looks closer: a hand or the keyboard on the toast stops the clock.
function time(element: HTMLElement): void {
  element.dataset["timed"] = "";
  const start = () => setTimeout(() => element.remove(), stay);
  let timer = start();
  const hold = () => clearTimeout(timer);
  const go = (event: Event) => {
    clearTimeout(timer);
    // The keyboard may still be there when the hand goes, and the other way round.
    if (!element.matches(event.type === "focusout" ? ":hover" : ":focus-within")) timer = start();
  };
  element.addEventListener("pointerenter", hold);
  element.addEventListener("focusin", hold);
  element.addEventListener("pointerleave", go);
  element.addEventListener("focusout", go);
}
