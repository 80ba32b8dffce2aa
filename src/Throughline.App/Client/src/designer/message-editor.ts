import { stepIsDoneBy } from "../letter/closing-click";
import type { Wanted } from "../library/picker";
import { onArrival } from "../page/arrival";
import { jsonOf, post } from "../page/post";
import { toast } from "../page/toasts";
import { edit, frame, type Edit } from "./draft";
import { announce } from "./events";
import { editorOver } from "./letters";
import { typeInto } from "./merge-fields";

type Text = HTMLTextAreaElement | HTMLInputElement;

/** Writing: the bar above a text, words that are filled in, and how a message looks while it is written. */
export function writeMessages(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    const mark = target.closest<HTMLElement>("[data-mark]");
    const box = target.closest<HTMLElement>("[data-writes]");
    const text = box ? document.getElementById(box.dataset["writes"]!) as Text | null : null;
    if (mark && text) putOrAct(text, mark.dataset["mark"]!);
    const merge = target.closest<HTMLElement>("[data-merge]");
    if (merge && text) {
      merge.closest("details")!.open = false;
      fillIn(text, merge.dataset["merge"]!);
    }
    const own = target.closest<HTMLElement>("[data-own-add]");
    if (own && text) void addWord(own, text);
    const seen = target.closest<HTMLElement>("[data-seen]");
    if (seen) see(seen);
    const dark = target.closest<HTMLElement>("[data-seen-dark]");
    if (dark) turnDark(dark);
    const tries = target.closest<HTMLElement>("[data-try]");
    if (tries) void sendTest(tries);
  });
  document.addEventListener("keydown", event => {
    const text = event.target;
    if (!(text instanceof HTMLTextAreaElement) || !text.closest("[data-writer]") || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const mark = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!mark) return;
    event.preventDefault();
    event.stopPropagation();
    put(text, mark);
  }, true);
  document.addEventListener("input", event => {
    const box = event.target as HTMLElement;
    const letter = box.closest<HTMLElement>("[data-message]");
    if (letter && (box.dataset["part"] || box.matches("[data-as]"))) soon(letter);
  });
  document.addEventListener("change", event => {
    const letter = (event.target as HTMLElement).closest<HTMLElement>("[data-message]");
    if (letter) soon(letter);
  });
  document.addEventListener(stepIsDoneBy, event => {
    void edit((event as CustomEvent).detail as Edit).then(() => announce("draft:structure"));
  });
  document.addEventListener("draft:drawn", showAll);
  document.addEventListener("toggle", event => {
    const details = event.target as HTMLElement;
    const letter = details.matches(".preview") ? details.closest<HTMLElement>("[data-message]") : null;
    if (letter) soon(letter);
  }, true);
  onArrival(showAll);
}

// ---- the text ----

function putOrAct(text: Text, mark: string): void {
  const editor = editorOver(text);
  if (mark === "picture" || mark === "file") void (editor ? editor.pick(mark) : putPicked(text, mark));
  else if (editor) editor.act(mark);
  else put(text, mark);
}

async function putPicked(text: Text, wanted: Wanted): Promise<void> {
  const { pickFile } = await import("../library/picker");
  const { selectionStart: from, selectionEnd: to } = text;
  const picked = await pickFile(wanted);
  text.focus();
  text.setSelectionRange(from, to); // a dialog that closes takes the place along
  const words = (said: string) => said.replace(/[\\[\]]/g, "\\$&");
  if (picked) typeInto(text, wanted === "picture" ? `\n\n![${words(picked.shows)}](file:${picked.file.key})\n\n`
    : `\n\n[${words(picked.file.title)}](file:${picked.file.key})\n\n`);
}

/** Puts a mark around what is chosen, or where the cursor stands. */
function put(text: Text, mark: string): void {
  const { selectionStart: from, selectionEnd: to, value } = text;
  const chosen = value.slice(from ?? 0, to ?? 0);
  switch (mark) {
    case "bold": return around(text, "**", chosen || "words");
    case "italic": return around(text, "*", chosen || "words");
    case "button": return typeInto(text, `\n\n[${chosen || "words"}](https://)\n\n`);
    case "link": {
      const words = chosen || "words";
      typeInto(text, `[${words}](https://)`);
      const at = (from ?? 0) + words.length + 3;
      text.setSelectionRange(at, at + 8);
      return;
    }
    default: {
      const start = value.lastIndexOf("\n", (from ?? 0) - 1) + 1;
      text.setSelectionRange(start, to);
      typeInto(text, value.slice(start, to ?? start).split("\n").map((line, i) => begun(line, mark, i)).join("\n"));
    }
  }
}

const begun = (line: string, mark: string, index: number): string => {
  const sign = { heading: "## ", quote: "> ", numbers: `${index + 1}. ` }[mark] ?? "- ";
  return line.startsWith(sign) ? line : sign + line;
};

function fillIn(text: Text, name: string): void {
  const editor = editorOver(text);
  if (editor) editor.fillIn(name);
  else typeInto(text, `{{${name}}}`);
}

function around(text: Text, sign: string, words: string): void {
  const from = text.selectionStart ?? 0;
  typeInto(text, `${sign}${words}${sign}`);
  text.setSelectionRange(from + sign.length, from + sign.length + words.length);
}

/** Adds a merge field of the journey's own, and uses it. */
async function addWord(button: HTMLElement, text: Text): Promise<void> {
  const form = button.closest<HTMLElement>(".own-word")!;
  const [name, fallback] = ["[data-own-name]", "[data-own-fallback]"].map(box => form.querySelector<HTMLInputElement>(box)!);
  const key = toFieldName(name!.value);
  if (!key) return missing(name!, "Give it a name that begins with a letter, like “Coach name”.");
  if (!fallback!.value.trim()) return missing(fallback!, "Say what stands there where we do not know it, like “your coach”.");
  if (button.closest("[data-writer]")!.querySelector(`[data-merge="${key}"]`)) return missing(name!, `There is a word “${key}” already.`);
  const answer = await edit({ set: `fields.${key}`, found: null, value: fallback!.value.trim() });
  if (answer.refused) return void toast(answer.said ?? "This was not added.");
  button.closest<HTMLDetailsElement>("details.menu")!.open = false;
  name!.value = fallback!.value = "";
  fillIn(text, key);
  announce("draft:structure");
}

function missing(box: HTMLInputElement, said: string): void {
  toast(said);
  box.focus();
}

/** "Coach name" → coachName. */
function toFieldName(words: string): string | null {
  const plain = words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = plain.map((word, i) => i === 0 ? word[0]!.toLowerCase() + word.slice(1) : word[0]!.toUpperCase() + word.slice(1)).join("").slice(0, 64);
  return /^[A-Za-z]/.test(name) ? name : null;
}

// ---- how it looks ----

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();
const shown = new WeakMap<HTMLElement, string>();

const preview = (letter: HTMLElement) => letter.querySelector<HTMLDetailsElement>(".preview");

const size = (letter: HTMLElement) => letter.querySelector<HTMLElement>("[data-text-size]");

/** Whether anything on the page says how the message looks, or how long it is. */
const isLookedAt = (letter: HTMLElement): boolean => preview(letter)?.open === true || size(letter) !== null;

const showAll = () => document.querySelectorAll<HTMLElement>("[data-message]").forEach(letter => { if (isLookedAt(letter)) soon(letter); });

function soon(letter: HTMLElement): void {
  clearTimeout(timers.get(letter));
  timers.set(letter, setTimeout(() => void show(letter), 250));
}

function written(letter: HTMLElement): string {
  const part = (name: string) => letter.querySelector<Text>(`[data-part="${name}"]`)?.value ?? null;
  return JSON.stringify({
    at: letter.dataset["message"], as: letter.querySelector<HTMLSelectElement>("[data-as]")?.value || null,
    dark: letter.querySelector("[data-seen-dark]")?.getAttribute("aria-pressed") === "true",
    subject: part("subject"), preheader: part("preheader"), body: part("body"), purpose: part("purpose"), channel: part("channel"),
  });
}

interface Shown { subject?: string; preheader?: string; html?: string; words?: string; text?: string; size?: string; said: string | null }

async function show(letter: HTMLElement): Promise<void> {
  const details = preview(letter);
  const body = written(letter);
  if (!details || !isLookedAt(letter) || !frame() || shown.get(details) === body) return;
  shown.set(details, body); // an e-mail's and a text message's are not the same: each is drawn once it is there
  const answer = await jsonOf<Shown>(await post(details.dataset["letter"]!, body));
  if (shown.get(details) !== body || !details.isConnected) return;
  if (!answer) return void shown.delete(details); // asked for again with the next letter, and when the page is drawn
  const said = details.querySelector<HTMLElement>("[data-letter-said]")!;
  said.textContent = answer.said ?? "";
  details.querySelector("[data-letter-box]")!.classList.toggle("stale", answer.said !== null);
  const bubble = details.querySelector<HTMLElement>("[data-letter-text]");
  if (bubble && answer.text !== undefined) bubble.textContent = answer.text;
  const count = size(letter);
  if (count && answer.size !== undefined) count.textContent = answer.size;
  if (bubble || answer.html === undefined) return;
  details.querySelector("[data-letter-subject]")!.textContent = answer.subject ?? "";
  details.querySelector("[data-letter-preheader]")!.textContent = answer.preheader ?? "";
  details.querySelector("[data-letter-words]")!.textContent = answer.words ?? "";
  fill(details.querySelector("iframe")!, answer.html);
}

// The frame is of this server, runs nothing, and keeps where it was scrolled to.
function fill(sheet: HTMLIFrameElement, html: string): void {
  const inside = sheet.contentDocument;
  if (!inside || inside.readyState !== "complete" || inside.URL === "about:blank") {
    sheet.addEventListener("load", () => fill(sheet, html), { once: true });
    return;
  }
  const at = inside.scrollingElement?.scrollTop ?? 0;
  inside.documentElement.innerHTML = html.replace(/^[\s\S]*?<html[^>]*>|<\/html>\s*$/gi, "");
  if (inside.scrollingElement) inside.scrollingElement.scrollTop = at;
}

// Desk, phone or the words alone: it stays so while one writes.
function see(button: HTMLElement): void {
  button.parentElement!.querySelectorAll("[data-seen]").forEach(one => one.setAttribute("aria-pressed", String(one === button)));
  const box = button.closest(".preview")!.querySelector("[data-letter-box]")!;
  for (const way of ["phone", "words"]) box.classList.toggle(way, button.dataset["seen"] === way);
}

function turnDark(button: HTMLElement): void {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  soon(button.closest<HTMLElement>("[data-message]")!);
}

async function sendTest(button: HTMLElement): Promise<void> {
  const letter = button.closest<HTMLElement>("[data-message]")!;
  const said = letter.querySelector<HTMLElement>("[data-letter-said]")!;
  said.textContent = "Sending …";
  const answer = await jsonOf<{ sent: boolean; said: string; href: string | null }>(await post(preview(letter)!.dataset["test"]!, written(letter)));
  if (!answer) {
    said.textContent = "";
    toast("The test was not sent. Look at your connection, then try again.");
    return;
  }
  said.textContent = answer.said + " ";
  if (answer.href) {
    const link = document.createElement("a");
    link.href = answer.href;
    link.textContent = "Look at it in the outbox";
    said.append(link);
  }
}
