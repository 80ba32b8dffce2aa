import { onArrival } from "./arrival";

const year = 31_536_000; // seconds

/** Small choices that belong to this browser: the look, purposes that were read, the time zone it knows. */
export function rememberPreferences(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    const read = target.closest<HTMLElement>("[data-read]");
    if (read) {
      remember("tl-read", [...readKeys(), read.dataset["read"]!].join("."));
      read.closest(".purpose")?.remove();
    }
    const theme = target.closest<HTMLElement>("[data-theme-choice]");
    if (theme) {
      event.preventDefault();
      applyTheme(theme.dataset["themeChoice"]!);
    }
  });
  onArrival(fillZone);
  keepFolds();
}

function applyTheme(choice: string): void {
  remember("tl-theme", choice);
  if (choice === "light" || choice === "dark") document.documentElement.dataset["theme"] = choice;
  else delete document.documentElement.dataset["theme"];
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]"))
    button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === choice));
}

// A form that asks for the time zone starts with the browser's, unless somebody has chosen already.
function fillZone(): void {
  for (const field of document.querySelectorAll<HTMLSelectElement>("select[data-browser-zone]")) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...field.options].some(option => option.value === zone)) field.value = zone;
    field.removeAttribute("data-browser-zone");
  }
}

/** <c>details[data-keeps]</c>: what somebody unfolded on a page stays so when the page comes again, until the tab is closed. */
function keepFolds(): void {
  const place = (fold: Element) => `tl-fold:${location.pathname}#${fold.id}`;
  const restore = () => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details[data-keeps]")) {
      const kept = sessionStorage.getItem(place(fold));
      if (kept !== null) fold.open = kept === "open";
    }
  };
  restore();
  document.addEventListener("htmx:afterSwap", restore); // before the focus finds its place again
  document.addEventListener("toggle", event => {
    if (event.target instanceof HTMLDetailsElement && event.target.dataset["keeps"] !== undefined) sessionStorage.setItem(place(event.target), event.target.open ? "open" : "shut");
  }, true);
}

function readKeys(): string[] {
  const found = document.cookie.split("; ").find(part => part.startsWith("tl-read="));
  return found ? found.slice("tl-read=".length).split(".").filter(Boolean) : [];
}

export function remember(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax${secure}`;
}
