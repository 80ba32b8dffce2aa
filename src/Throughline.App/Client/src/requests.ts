import type htmxType from "htmx.org";
import { toast } from "./toasts";

type Htmx = typeof htmxType;

/** Sends the anti-forgery token along, and says so when the server cannot be reached; what was typed stays. */
export function guardRequests(htmx: Htmx): void {
  htmx.config.allowEval = false;
  htmx.config.includeIndicatorStyles = false;
  htmx.config.selfRequestsOnly = true;
  htmx.config.historyCacheSize = 0;
  htmx.config.scrollIntoViewOnBoost = false;
  htmx.config.attributesToSettle = ["class", "width", "height"]; // not style: the content security policy forbids it
  htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true, error: false },
    { code: "[45]..", swap: false, error: true },
  ];

  document.addEventListener("htmx:configRequest", event => {
    const token = document.querySelector<HTMLElement>("[data-csrf]")?.dataset["csrf"];
    if (token) (event as CustomEvent).detail.headers["X-CSRF-Token"] = token;
  });
  // A whole page that says what went wrong takes the place of the page it came from.
  document.addEventListener("htmx:beforeSwap", event => {
    const detail = (event as CustomEvent).detail;
    if (detail.boosted && detail.xhr.status >= 400 && detail.xhr.responseText) detail.shouldSwap = true;
  });
  document.addEventListener("htmx:sendError", () => {
    showOffline(true);
  });
  document.addEventListener("htmx:responseError", event => {
    const status = (event as CustomEvent).detail.xhr.status as number;
    toast(status === 429
      ? "That was a little too often. Wait a minute, then try again."
      : status === 401 || status === 403
        ? "You are no longer signed in, or may not do this. Open the page again to sign in."
        : "Something went wrong on our side and nothing was changed. Try again; if it stays, look at the server's log.");
  });
  document.addEventListener("htmx:afterRequest", event => {
    if ((event as CustomEvent).detail.successful) showOffline(false);
  });
  // A form that leads to another page begins it at its top; one that comes back to its own stays where it was, and so does the focus.
  let from = location.pathname;
  let around: string[] = [];
  document.addEventListener("htmx:beforeRequest", event => {
    from = location.pathname;
    around = idsAround((event as CustomEvent).detail.elt as Element);
  });
  document.addEventListener("htmx:afterSettle", event => {
    const detail = (event as CustomEvent).detail;
    if (!detail.boosted) return;
    if (location.pathname !== from) scrollTo(0, 0);
    const wrong = document.querySelector<HTMLElement>("[data-first-error]");
    const same = location.pathname === from ? stillThere(around) : null;
    (wrong ?? same ?? document.querySelector<HTMLElement>("h1"))?.focus({ preventScroll: !wrong });
  });
  addEventListener("offline", () => showOffline(true));
  addEventListener("online", () => showOffline(false));
  if (!navigator.onLine) showOffline(true);
}

const entries = "main li[id], main article[id], main tr[id]";

// What was pressed, the entry of a list or the card that it stands in, and its neighbours, where it goes.
function idsAround(form: Element): string[] {
  const pressed = form.contains(document.activeElement) ? document.activeElement! : form;
  const all = Array.from(document.querySelectorAll(entries));
  const at = all.findIndex(entry => entry.contains(pressed));
  return [pressed, ...at < 0 ? [] : [all[at], all[at + 1], all[at - 1]]].flatMap(element => element?.id ? [element.id] : []);
}

// The same button, or the first one of what has taken its place in the list.
function stillThere(ids: string[]): HTMLElement | null {
  const doors = "button:not(:disabled), a[href], input:not([type=hidden]), select, textarea";
  for (const id of ids) {
    const found = document.getElementById(id);
    const door = found?.matches(doors) ? found : Array.from(found?.querySelectorAll<HTMLElement>(doors) ?? []).find(one => one.checkVisibility());
    if (door?.checkVisibility()) return door;
  }
  return null;
}

function showOffline(lost: boolean): void {
  const bar = document.getElementById("offline");
  if (bar) bar.hidden = !lost;
}
