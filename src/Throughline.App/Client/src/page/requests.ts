import htmx from "htmx.org";
import { firstWrong } from "./dialogs";
import { csrfToken, refusalWords, showConnection } from "./post";
import { toast } from "./toasts";

/** How parts of a page are asked for: with the anti-forgery token, and with words where the server cannot be reached or says no. */
export function configureRequests(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true, // going back is a new document: what was typed is handed over, and scripts begin anew
    scrollIntoViewOnBoost: false,
    attributesToSettle: ["class", "width", "height"], // not style: the content security policy forbids it
    disableInheritance: true, // what a part of a page says of itself is not said of the forms in it
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "422", swap: true, error: false },
      { code: "[45]..", swap: false, error: true },
    ],
  } satisfies Partial<typeof htmx.config>);

  document.addEventListener("htmx:configRequest", event => { event.detail.headers["X-CSRF-Token"] = csrfToken(); });
  // A whole page that says what went wrong takes the place of the page it came from.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.boosted && detail.xhr.status >= 400 && detail.xhr.responseText) detail.shouldSwap = true;
  });
  document.addEventListener("htmx:responseError", ({ detail }) => {
    if (!detail.boosted || !detail.xhr.responseText) toast(refusalWords(detail.xhr.status));
  });
  document.addEventListener("htmx:sendError", () => showConnection(false));
  document.addEventListener("htmx:afterRequest", event => { if (event.detail.successful) showConnection(true); });
  addEventListener("offline", () => showConnection(false));
  addEventListener("online", () => showConnection(true));
  if (!navigator.onLine) showConnection(false);
  keepPlace();
}

/** A form that leads to another page begins it at its top; one that comes back to its own stays where it was, and so does the focus. */
function keepPlace(): void {
  let from = location.pathname;
  let around: string[] = [];
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (!detail.boosted) return; // parts renew themselves while a form is under way
    from = location.pathname;
    around = idsAround(detail.elt);
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (!detail.boosted) return;
    if (location.pathname !== from) scrollTo(0, 0);
    const wrong = firstWrong();
    const same = location.pathname === from ? stillThere(around) : null;
    (wrong ?? same ?? document.querySelector<HTMLElement>("h1"))?.focus({ preventScroll: !wrong });
  });
  firstWrong()?.focus(); // a refused form that came as a document of its own
}

const entries = "main li[id], main article[id], main tr[id]";

// What was pressed, the entry of a list or the card that it stands in, and its neighbours, where it goes.
function idsAround(form: Element): string[] {
  const active = document.activeElement;
  const pressed = active && form.contains(active) ? active : form;
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
