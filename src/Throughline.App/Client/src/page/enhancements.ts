/** What a page can do where scripts run, and does without where they do not: styles know it by the class. */
export function enhancePages(): void {
  document.documentElement.classList.add("has-script");
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-prints]")) print();
  });
  document.addEventListener("change", event => {
    (event.target as Element).closest<HTMLFormElement>("form[data-sends-itself]")?.requestSubmit();
  });
}
