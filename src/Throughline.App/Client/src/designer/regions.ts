import type htmxType from "htmx.org";
import { Idiomorph } from "idiomorph";
import { begun, frame, settled, step, tab } from "./draft";
import { isBox, isDirty, renewed, sayAnew } from "./fields";

type Htmx = typeof htmxType;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Parts of a page that the server draws: <c>data-region="address"</c> is fetched anew when the shape of the draft changes
 * or somebody else changes it; with <c>data-follows</c> also after one's own words are kept.
 */
export function renewRegions(htmx: Htmx): void {
  document.addEventListener("draft:structure", () => {
    void renew(htmx, "[data-region]");
    void renewLoose();
  });
  document.addEventListener("draft:kept", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(htmx, "[data-region][data-follows]"), 300);
  });
  document.addEventListener("draft:others", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void renew(htmx, "[data-region]");
      void renewLoose();
    }, 150);
  });
}

/** Fetches the chosen regions and lays the new ones over the old, without touching a box that somebody types in. */
export async function renew(htmx: Htmx, which: string): Promise<void> {
  await settled();
  const drawn = await Promise.all(Array.from(document.querySelectorAll<HTMLElement>(which), region => renewOne(htmx, region)));
  if (!drawn.includes("late")) document.dispatchEvent(new CustomEvent("draft:drawn"));
}

/** Boxes in no region, on a screen that is drawn once: they take what the server says from the page itself. */
async function renewLoose(): Promise<void> {
  const loose = () => Array.from(document.querySelectorAll<HTMLElement>(".designer [data-path], .designer [data-client]")).filter(box => !box.closest("[data-region], dialog"));
  if (loose().length === 0) return;
  await settled();
  const since = begun();
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (begun() !== since) return;
  for (const box of loose()) {
    const fresh = page.getElementById(box.id);
    if (isTyped(box) && isTyped(fresh) && !isUnkept(box)) sayAnew(box, fresh.defaultValue);
  }
}

const isUnkept = (box: HTMLInputElement | HTMLTextAreaElement): boolean => box.dataset["path"] === undefined ? box.value !== box.defaultValue : isDirty(box);

const isTyped = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** data-still: the page itself sees to what it shows. data-own, above: the page itself made it. */
const isStill = (node: Node): boolean => node instanceof HTMLElement && node.dataset["still"] !== undefined;

const isOwn = (node: Node): boolean => node instanceof HTMLElement && (node.dataset["own"] !== undefined || node.classList.contains("draft-clash"));

// In a table nothing can stay whose column is gone, unless it holds words that are not kept.
function isWrittenIn(node: Node): boolean {
  const box = document.activeElement;
  return isBox(box) && node.contains(box) && (isDirty(box) || box.closest("table") === null);
}

/** How often a region was asked for: an answer that was overtaken by a later question is not drawn. */
const asked = new WeakMap<HTMLElement, number>();

async function renewOne(htmx: Htmx, region: HTMLElement): Promise<"drawn" | "late" | "lost"> {
  const turn = (asked.get(region) ?? 0) + 1;
  asked.set(region, turn);
  const since = begun();
  const response = await fetch(region.dataset["region"]!, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok) return "lost";
  const html = await response.text();
  if (!region.isConnected) return "lost";
  if (asked.get(region) !== turn) return "late";
  const drawn = await Idiomorph.morph(region, html, {
    morphStyle: "outerHTML",
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (old: Node) => !(isBox(old) && isDirty(old)) && !isStill(old),
      beforeNodeRemoved: (old: Node) => !isOwn(old) && !isWrittenIn(old),
      beforeAttributeUpdated: (name: string, old: Element) => !(name === "open" && old instanceof HTMLDetailsElement), // what somebody folded stays folded
      afterNodeMorphed: (old: Node, fresh: Node) => {
        if (!isBox(old) || !isBox(fresh)) return;
        if (old === document.activeElement) {
          if (begun() === since && isTyped(old) && isTyped(fresh)) sayAnew(old, fresh.defaultValue);
          return;
        }
        renewed(old);
        if (old instanceof HTMLTextAreaElement) old.value = old.defaultValue = (fresh as HTMLTextAreaElement).defaultValue;
        if (old instanceof HTMLInputElement) old.value = old.defaultValue;
      },
    },
  });
  for (const node of drawn) if (node instanceof HTMLElement) htmx.process(node);
  return "drawn";
}

/** Ctrl+Z and Ctrl+Shift+Z, and the two buttons. In a box with words that are not kept yet, the browser's own undo goes first. */
export function undoWithKeys(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    if (target.closest("[data-undo]")) void step("undo");
    if (target.closest("[data-redo]")) void step("redo");
  });
  document.addEventListener("keydown", event => {
    if (!frame() || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    if (event.target instanceof HTMLElement && event.target.isContentEditable) return;
    if (isBox(event.target) && isDirty(event.target)) return;
    event.preventDefault();
    void step(key === "y" || event.shiftKey ? "redo" : "undo");
  });
}

/** Hears of others' edits and shows who is here, while the page is looked at. */
export function followOthers(): void {
  let line: EventSource | null = null;
  const follow = () => {
    line?.close();
    line = null;
    const root = frame();
    if (!root || document.visibilityState !== "visible") return;
    line = new EventSource(`${root.dataset["draft"]}/changes?tab=${tab}`);
    line.addEventListener("draft", event => {
      const { revision, tab: by } = JSON.parse((event as MessageEvent<string>).data) as { revision: number; tab: string | null };
      if (by === tab || revision <= Number(root.dataset["revision"])) return;
      root.dataset["revision"] = String(revision);
      document.dispatchEvent(new CustomEvent("draft:others"));
    });
    line.addEventListener("plan", event => {
      if ((JSON.parse((event as MessageEvent<string>).data) as { tab: string | null }).tab !== tab) document.dispatchEvent(new CustomEvent("draft:others"));
    });
    line.addEventListener("people", event => showPeople(root, JSON.parse((event as MessageEvent<string>).data) as Present[]));
  };
  document.addEventListener("visibilitychange", follow);
  document.addEventListener("htmx:afterSettle", event => { if ((event as CustomEvent).detail.boosted) follow(); });
  document.addEventListener("draft:drawn", () => { const root = frame(); if (root) showWhere(root); });
  document.addEventListener("focusin", event => { if (isBox(event.target)) tellWhere(event.target.dataset["path"]!); });
  follow();
}

interface Present { tab: string; name: string; at: string | null }

let others: Present[] = [];

function showPeople(root: HTMLElement, all: Present[]): void {
  others = all.filter(one => one.tab !== tab);
  const place = root.querySelector<HTMLElement>("[data-people]");
  if (place) place.replaceChildren(...others.slice(0, 5).map(face));
  root.querySelectorAll("[data-other]").forEach(box => box.removeAttribute("data-other"));
  showWhere(root);
}

function showWhere(root: HTMLElement): void {
  for (const { at, name } of others) if (at) root.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(at)}"]`).forEach(box => box.closest("td, th, .draft-field, li")?.setAttribute("data-other", name));
}

function face(one: Present): HTMLElement {
  const made = document.createElement("span");
  made.className = "face";
  made.title = `${one.name} has this journey open`;
  made.textContent = one.name.split(/\s+/).slice(0, 2).map(word => word[0]?.toUpperCase() ?? "").join("");
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = ` (${one.name} is here too)`;
  made.append(said);
  return made;
}

let told = "";
function tellWhere(path: string): void {
  const root = frame();
  if (!root || told === path) return;
  told = path;
  void fetch(`${root.dataset["draft"]}/here?tab=${tab}&at=${encodeURIComponent(path)}`, {
    method: "POST",
    headers: { "X-CSRF-Token": document.querySelector<HTMLElement>("[data-csrf]")?.dataset["csrf"] ?? "" },
  }).catch(() => undefined);
}
