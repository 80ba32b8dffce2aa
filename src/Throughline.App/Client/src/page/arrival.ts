/** Does something for the page that is here, and again for each page that takes its place in the same document. */
export function onArrival(act: () => void): void {
  act();
  document.addEventListener("htmx:afterSettle", event => { if (event.detail.boosted) act(); });
}
