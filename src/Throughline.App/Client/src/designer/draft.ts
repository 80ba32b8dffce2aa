import { jsonOf, post, refusalWords } from "../page/post";
import { toast } from "../page/toasts";
import { announce } from "./events";

/** A value of a draft as JSON: a text, a list of texts, a group, or nothing. */
export type Value = string | null | Value[] | { [key: string]: Value };

export type Edit =
  | { set: string; found: Value; value: Value }
  | { insert: string; after: string | null; entry: { [key: string]: Value } }
  | { remove: string; found?: Value }
  | { move: string; after: string | null }
  | { several: Edit[] };

export interface Answer {
  revision: number;
  undo: boolean;
  redo: boolean;
  said?: string;
  refused?: "changed" | "gone" | "large" | "malformed" | "role";
  now?: Value;
  ids?: string[];
}

/** The page's own name among all pages that have the draft open. */
export const tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("");

/** The frame of the designer that is on this page, if there is one. */
export const frame = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-draft]");

/** Edits go one at a time, in order; while the connection is lost they wait here. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;
let large = 0;
let count = 0;
let lost = false;

/** Up to how many characters a browser carries on sending after its page was left. */
const carried = 20_000;

/** Makes an edit. Answers when the server has kept or refused it; what was typed stays until then. */
export function edit(change: Edit): Promise<Answer> {
  return inOrder("edits", JSON.stringify(change));
}

/** Has the server work an edit out and make it: "steps/k3f/duplicate". */
export function perform(what: string, body: string | null = null): Promise<Answer> {
  return inOrder(what, body);
}

/** Takes the newest edit back, or makes it again. */
export async function undoOrRedo(way: "undo" | "redo"): Promise<Answer> {
  const answer = await inOrder(way, null);
  if (answer.said) toast(answer.said);
  announce("draft:structure");
  return answer;
}

/** Tells the server something about the draft that is no edit of ours: it makes the edit itself, or keeps something beside the draft. */
export const command = (what: string, body: object): Promise<Answer> => inOrder(what, JSON.stringify(body));

/** Resolves when everything that was begun has been answered. */
export const settled = (): Promise<unknown> => last;

/** How many edits this page has begun: what was fetched before the latest of them is old. */
export const begun = (): number => count;

/** Something has not been answered yet. */
export const isKeeping = (): boolean => waiting > 0;

/** The connection is lost: what was typed waits on this page and nowhere else. */
export const isLost = (): boolean => lost;

/** Leaving the page now would lose something: one short edit under way is carried on by the browser, and more is not. */
export const wouldLose = (): boolean => waiting > 0 && (lost || large > 0 || waiting > 1);

function inOrder(what: string, body: string | null): Promise<Answer> {
  const work = () => send(what, body);
  const isLarge = body !== null && body.length > carried;
  waiting++;
  count++;
  if (isLarge) large++;
  say("Keeping …");
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine.finally(() => {
    waiting--;
    if (isLarge) large--;
    if (waiting === 0) say("All changes are kept");
  });
}

// What cannot be sent waits here and is sent again, with what was typed in it; nothing overtakes it.
async function send(what: string, body: string | null): Promise<Answer> {
  const root = frame();
  if (!root) throw new Error("No draft is open on this page.");
  for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
    const response = await post(`${root.dataset["draft"]}/${what}?tab=${tab}`, body, body === null || body.length <= carried);
    lost = response === null;
    if (response) return heard(root, response.status < 500 ? await jsonOf<Answer>(response) : null, response.status);
    say("Not kept yet: the connection is lost");
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

function heard(root: HTMLElement, answer: Answer | null, status: number): Answer {
  if (answer === null) {
    toast(refusalWords(status));
    return { revision: Number(root.dataset["revision"]), undo: false, redo: false, refused: "malformed" };
  }
  if (answer.revision === undefined) return answer; // about something beside the draft
  const known = Number(root.dataset["revision"]);
  if (answer.revision > known + 1) announce("draft:others"); // theirs came in between, and is told later or not at all
  root.dataset["revision"] = String(Math.max(known, answer.revision));
  const undo = root.querySelector<HTMLButtonElement>("[data-undo]");
  const redo = root.querySelector<HTMLButtonElement>("[data-redo]");
  if (undo) undo.disabled = !answer.undo;
  if (redo) redo.disabled = !answer.redo;
  return answer;
}

function say(text: string): void {
  for (const place of frame()?.querySelectorAll("[data-draft-state]") ?? [])
    if (place.textContent !== text) place.textContent = text;
}
