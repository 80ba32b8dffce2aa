import htmx from "htmx.org";
import { Idiomorph } from "idiomorph";
import { begun, settled } from "./draft";
import { announce } from "./events";
import { isBox, isDirty, renewed, sayAnew } from "./fields";

/**
 * Parts of a screen that the server draws: <c>data-region="address"</c> is fetched anew when the structure of the draft
 * changes or somebody else changes it; with <c>data-follows</c> also after one's own words are kept.
 *
 * One queue holds what is to be drawn. Whatever asks adds to it, and nothing is taken out before it is drawn: a question
 * that comes while an answer is under way takes over all that was asked for. An answer that is older than the latest
 * question or the latest edit is not drawn.
 */
export function redrawWhenChanged(): void {
  document.addEventListener("draft:structure", () => void redraw(regions, loose));
  document.addEventListener("draft:kept", () => redrawSoon(300, "[data-region][data-follows]"));
  document.addEventListener("draft:others", () => redrawSoon(150, regions, loose));
}

const regions = "[data-region]";

/** Boxes that stand in no region, on a screen that is drawn once. */
const loose = ".designer :is([data-path], [data-client]):not([data-region] *, dialog *)";

/** How long to wait before what could not be fetched is asked for again, in milliseconds. */
const again = 2000;

/** Selectors of what is asked for and not begun, and of what is begun and not drawn. */
const waiting = new Set<string>();
const drawing = new Set<string>();

let timer: ReturnType<typeof setTimeout> | undefined;
let due = Infinity;
let turn = 0;
let asking = new AbortController();
let latest: Promise<void> = Promise.resolve();

/** Has parts of the screen drawn anew, now, with all that waits; resolves when that is done. */
export function redraw(...which: string[]): Promise<void> {
  for (const one of which) waiting.add(one);
  clearTimeout(timer);
  due = Infinity;
  asking.abort();
  asking = new AbortController();
  latest = draw(++turn, asking.signal);
  return latest;
}

/** The same in so many milliseconds; sooner, if anything else is due sooner. */
export function redrawSoon(within: number, ...which: string[]): void {
  for (const one of which) waiting.add(one);
  const at = performance.now() + within;
  if (due <= at) return;
  clearTimeout(timer);
  due = at;
  timer = setTimeout(() => void redraw(), within);
}

async function draw(mine: number, overtaken: AbortSignal): Promise<void> {
  for (const one of waiting) drawing.add(one);
  waiting.clear();
  let answers: Answer[] = [];
  let since = 0;
  do {
    await settled();
    since = begun();
    if (mine === turn) answers = await ask(overtaken);
    if (mine !== turn) return latest;
  } while (begun() !== since);
  const asked = [...drawing];
  drawing.clear();
  for (const { part, html } of answers) if (html) await lay(part, html);
  if (answers.some(answer => answer.html === undefined)) redrawSoon(again, ...asked);
  announce("draft:drawn");
}

/** What the server draws of a region, or of the page around what is loose; null where it says no, undefined where it was not reached. */
interface Answer { part: HTMLElement | Document; html: string | null | undefined }

function ask(overtaken: AbortSignal): Promise<Answer[]> {
  const parts = new Set([...drawing].flatMap<HTMLElement | Document>(which => Array.from(document.querySelectorAll<HTMLElement>(which), part => part.dataset["region"] === undefined ? document : part)));
  return Promise.all(Array.from(parts, async part => ({ part, html: await fetchDrawing(part, overtaken) })));
}

async function fetchDrawing(part: HTMLElement | Document, overtaken: AbortSignal): Promise<string | null | undefined> {
  try {
    const response = part instanceof Document
      ? await fetch(location.href, { signal: overtaken })
      : await fetch(part.dataset["region"]!, { headers: { "HX-Request": "true" }, signal: overtaken });
    return response.ok ? await response.text() : null;
  } catch {
    return undefined;
  }
}

/** Lays what the server draws over what is there, without touching a box with words that are not kept. */
async function lay(part: HTMLElement | Document, html: string): Promise<void> {
  if (part instanceof Document) return layLoose(html);
  if (!part.isConnected) return;
  const drawn = await Idiomorph.morph(part, html, {
    morphStyle: "outerHTML",
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (old: Node) => !(isBox(old) && isDirty(old)) && !isStill(old),
      beforeNodeRemoved: (old: Node) => !isOwn(old) && !isWrittenIn(old),
      beforeAttributeUpdated: (name: string, old: Element) => !isOfThePage(name, old),
      afterNodeMorphed: sayWhatIsKept,
    },
  });
  for (const node of drawn) if (node instanceof HTMLElement) htmx.process(node);
}

// What somebody folded stays folded, a row of buttons knows its own keys, and a letter stays under its editor.
const isOfThePage = (name: string, of: Element): boolean =>
  name === "open" && of instanceof HTMLDetailsElement
  || ["aria-pressed", "tabindex"].includes(name) && of.closest("[role=toolbar]") !== null
  || ["aria-hidden", "tabindex"].includes(name) && of.matches("[data-letter]");

function sayWhatIsKept(old: Node, fresh: Node): void {
  if (!isBox(old) || !isBox(fresh)) return;
  if (old === document.activeElement) {
    if (isTyped(old) && isTyped(fresh)) sayAnew(old, fresh.defaultValue);
    return;
  }
  renewed(old);
  if (isTyped(old) && isTyped(fresh)) old.value = old.defaultValue = fresh.defaultValue;
}

function layLoose(html: string): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const box of document.querySelectorAll<HTMLElement>(loose)) {
    const fresh = page.getElementById(box.id);
    if (isTyped(box) && isTyped(fresh) && !isUnkept(box)) sayAnew(box, fresh.defaultValue);
  }
}

const isUnkept = (box: HTMLInputElement | HTMLTextAreaElement): boolean => box.dataset["path"] === undefined ? box.value !== box.defaultValue : isDirty(box);

const isTyped = (element: Node | null): element is HTMLInputElement | HTMLTextAreaElement => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** data-still: the page itself sees to what it shows. data-own, below: the page itself made it. */
const isStill = (node: Node): boolean => node instanceof HTMLElement && node.dataset["still"] !== undefined;

const isOwn = (node: Node): boolean => node instanceof HTMLElement && (node.dataset["own"] !== undefined || node.classList.contains("draft-clash"));

// In a table nothing can stay whose column is gone, unless it holds words that are not kept.
function isWrittenIn(node: Node): boolean {
  const box = document.activeElement;
  return isBox(box) && node.contains(box) && (isDirty(box) || box.closest("table") === null);
}
