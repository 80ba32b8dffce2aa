import { frame, isKeeping, isLost, settled, wouldLose } from "./draft";

/**
 * What was typed last goes along when a page is left. A link and a form wait until everything is kept, so that the next
 * screen shows it; a closed page hands over what stands in its boxes. Only what would really be lost is asked about.
 */
export function guardLeaving(): void {
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || !frame() || event.defaultPrevented || !leaves(link, event)) return;
    handOver();
    if (!isKeeping() || isLost()) return;
    event.preventDefault();
    void allKept().then(() => location.assign(link.href));
  });
  // A form acts on what the server holds.
  document.addEventListener("htmx:confirm", event => {
    if (!frame() || !(event.detail.elt instanceof HTMLFormElement)) return;
    handOver();
    if (!isKeeping()) return;
    event.preventDefault();
    void allKept().then(() => event.detail.issueRequest(true));
  });
  addEventListener("beforeunload", event => {
    if (!frame()) return;
    handOver();
    if (wouldLose()) event.preventDefault();
  });
}

const keepers: (() => void)[] = [];

/** Has something kept that stands in a box and is not kept yet, before the page is left. */
export const beforeLeaving = (keep: () => void): void => { keepers.push(keep); };

const handOver = (): void => keepers.forEach(keep => keep());

function leaves(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}

// What was kept may have something else kept: the pain of a road is also in the book.
async function allKept(): Promise<void> {
  while (isKeeping() && !isLost()) {
    await Promise.race([settled(), new Promise(resolve => setTimeout(resolve, 300))]);
    await new Promise(resolve => setTimeout(resolve));
  }
}
