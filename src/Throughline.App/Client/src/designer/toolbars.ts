import { onArrival } from "../page/arrival";

/** A row of buttons is one stop for Tab; the arrow keys go along it. */
export function goAlongToolbars(): void {
  onArrival(beginAll);
  document.addEventListener("draft:drawn", beginAll);
  document.addEventListener("focusin", event => {
    const bar = (event.target as Element).closest<HTMLElement>("[role=toolbar]");
    if (bar && stops(bar).includes(event.target as HTMLElement)) settle(bar, event.target as HTMLElement);
  });
  document.addEventListener("keydown", event => {
    const bar = (event.target as Element).closest<HTMLElement>("[role=toolbar]");
    if (!bar || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = stops(bar);
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]!.focus();
  });
  // A press does not take the keyboard out of what is written.
  document.addEventListener("mousedown", event => {
    if ((event.target as Element).closest("[role=toolbar] button[data-mark]")) event.preventDefault();
  });
}

/** What can be pressed in the row itself, not in a menu of it. */
const stops = (bar: HTMLElement): HTMLElement[] =>
  Array.from(bar.querySelectorAll<HTMLElement>("button, summary")).filter(one => !one.closest(".menu-body") && one.checkVisibility());

function beginAll(): void {
  for (const bar of document.querySelectorAll<HTMLElement>("[role=toolbar]")) {
    const all = stops(bar);
    settle(bar, all.find(one => one.tabIndex === 0 && one.hasAttribute("tabindex")) ?? all[0]);
  }
}

function settle(bar: HTMLElement, stop: HTMLElement | undefined): void {
  for (const one of stops(bar)) one.tabIndex = one === stop ? 0 : -1;
}
