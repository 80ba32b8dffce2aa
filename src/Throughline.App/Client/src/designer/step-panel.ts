import htmx from "htmx.org";
import { openDialog } from "../page/dialogs";
import { toast } from "../page/toasts";
import { frame, perform, settled } from "./draft";
import { announce } from "./events";
import { keepIn } from "./fields";
import { focusOn } from "./structure";

const id = "step-drawer";
let opener: { element: HTMLElement; address: string } | null = null;
let home: HTMLElement | null = null;
let changed = false;

const bodyOf = (drawer: HTMLElement) => drawer.querySelector<HTMLElement>(".drawer-body")!;

/**
 * Any <c>a[data-panel]</c> of a screen of a draft opens its step in a drawer beside the screen. Buttons with
 * <c>data-act="steps/k3f/kind/survey"</c> have the server work an edit out and make it.
 */
export function openSteps(): void {
  // Before anything else that listens on links.
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-panel]");
    if (!link || !frame() || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void openStep(link.getAttribute("href")!, link);
  }, true);

  document.addEventListener("click", event => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-act]");
    if (button) void change(button);
    const leaves = target.closest<HTMLElement>("[data-leaves]");
    if (leaves) void leave(leaves);
    const goes = target.closest<HTMLElement>("[data-goes]");
    if (goes) {
      event.preventDefault();
      goTo(goes.dataset["goes"]!);
    }
  });

  // Escape closes what lies on top: a menu in the drawer before the drawer.
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && document.getElementById(id)?.querySelector("details.menu[open], details.explain[open]")) event.preventDefault();
  }, true);
  document.addEventListener("draft:structure", () => { changed = true; });
  document.addEventListener("draft:kept", () => { changed = true; });
}

// The step is gone, and with it what is shown of it.
async function leave(button: HTMLElement): Promise<void> {
  const drawer = button.closest("dialog");
  await settled();
  if (drawer) drawer.close();
  else location.assign(button.dataset["leaves"]!);
}

async function change(button: HTMLElement): Promise<void> {
  await keepIn(document);
  const answer = await perform(button.dataset["act"]!);
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  else if (button.dataset["said"]) toast(button.dataset["said"]);
  announce("draft:structure");
}

/** Opens a step in the drawer, at the part that the address names; shows another one in it where it is open already. */
async function openStep(link: string, from: HTMLElement): Promise<void> {
  const [address = link, part] = link.split("#");
  const drawer = document.getElementById(id) as HTMLDialogElement | null ?? makeDrawer();
  if (!drawer.open) {
    opener = { element: from, address: link };
    changed = false;
    bodyOf(drawer).replaceChildren(skeleton());
    openDialog(drawer);
    carryToasts(drawer);
  } else {
    await keepIn(drawer);
  }
  await settled();
  const response = await fetch(`${address}/panel`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok) {
    drawer.close();
    toast(response?.status === 404 ? "This step is no longer there." : "The step could not be opened. Look at your connection, then try again.");
    return;
  }
  const html = await response.text();
  if (!drawer.open) return;
  bodyOf(drawer).replaceChildren(document.createRange().createContextualFragment(html));
  const name = drawer.querySelector<HTMLElement>("h2");
  if (name) drawer.setAttribute("aria-labelledby", name.id);
  htmx.process(drawer);
  announce("draft:drawn");
  drawer.scrollTop = 0;
  if (!part || !showPart(drawer, part)) name?.focus({ preventScroll: true });
}

// The part at the top, and the hand in its first box. False where there is no such part.
function showPart(drawer: HTMLElement, id: string): boolean {
  const part = drawer.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? drawer.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}"]`);
  if (!part) return false;
  if (part.matches("input, textarea, select")) {
    focusOn(part.id);
    part.scrollIntoView({ block: "center" });
    return true;
  }
  if (part instanceof HTMLDetailsElement) part.open = true;
  part.scrollIntoView({ block: "start" });
  const box = part.querySelector<HTMLElement>("input:not([type=hidden]):not([readonly]), textarea:not([readonly])");
  (box ?? part.querySelector<HTMLElement>("h3"))?.focus({ preventScroll: true });
  return true;
}

function makeDrawer(): HTMLDialogElement {
  const drawer = document.createElement("dialog");
  drawer.id = id;
  drawer.className = "drawer";
  const body = document.createElement("div");
  body.className = "drawer-body";
  drawer.append(body);
  frame()!.append(drawer);
  drawer.addEventListener("close", () => void closed(drawer));
  // What sticks below the head of the drawer has to know how high that is: on a phone it takes three lines.
  new ResizeObserver(() => drawer.style.setProperty("--panel-head", `${headOf(drawer)}px`)).observe(body);
  return drawer;
}

const headOf = (drawer: HTMLElement): number => drawer.querySelector<HTMLElement>(".step-panel-head")?.offsetHeight ?? 0;

async function closed(drawer: HTMLDialogElement): Promise<void> {
  returnToasts();
  const from = opener;
  opener = null;
  await keepIn(drawer);
  bodyOf(drawer).replaceChildren(); // what nobody sees is not fetched anew
  if (changed) announce("draft:structure");
  const back = from && (from.element.isConnected ? from.element : document.querySelector<HTMLElement>(`a[data-panel][href="${CSS.escape(from.address)}"]`));
  if (document.activeElement === document.body || document.activeElement === null) back?.focus();
}

// What is said in passing must be heard and seen above the drawer, which makes everything else keep still.
function carryToasts(drawer: HTMLDialogElement): void {
  const rack = document.getElementById("toasts");
  home = rack?.parentElement ?? null;
  if (rack) drawer.append(rack);
}

function returnToasts(): void {
  const rack = document.getElementById("toasts");
  if (rack) home?.append(rack);
}

function skeleton(): HTMLElement {
  const made = document.createElement("p");
  made.className = "drawer-waits quiet";
  made.textContent = "Opening …";
  return made;
}

// A finding may be about several boxes: the first of them, then.
function goTo(boxId: string): void {
  const box = document.getElementById(boxId) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(boxId)}"]`);
  if (box) focusOn(box.id);
}
