import { onArrival } from "../page/arrival";
import { post } from "../page/post";
import { frame, tab } from "./draft";
import { announce } from "./events";
import { isBox } from "./fields";

/** Another tab that has the draft open, and the path of the box that it stands in. */
interface Present { tab: string; name: string; at: string | null }

let line: EventSource | null = null;
let others: Present[] = [];

/** The path that the others were told of on this line. */
let told = "";

/** Hears of others' edits and shows who is here, while the page is looked at. */
export function followOthers(): void {
  onArrival(follow);
  document.addEventListener("visibilitychange", follow);
  document.addEventListener("draft:drawn", showWhere);
  document.addEventListener("focusin", event => { if (isBox(event.target)) tellWhere(event.target.dataset["path"]!); });
}

function follow(): void {
  line?.close();
  line = null;
  told = "";
  const root = frame();
  if (!root || document.visibilityState !== "visible") return;
  line = new EventSource(`${root.dataset["draft"]}/changes?tab=${tab}`);
  const hear = <T>(name: string, act: (said: T) => void) =>
    line?.addEventListener(name, (event: MessageEvent<string>) => act(JSON.parse(event.data) as T));
  hear<{ revision: number; tab: string | null }>("draft", ({ revision, tab: by }) => {
    if (by === tab || revision <= Number(root.dataset["revision"])) return;
    root.dataset["revision"] = String(revision);
    announce("draft:others");
  });
  hear<{ tab: string | null }>("plan", ({ tab: by }) => { if (by !== tab) announce("draft:others"); });
  hear<Present[]>("people", showPeople);
}

function showPeople(all: Present[]): void {
  others = all.filter(one => one.tab !== tab);
  frame()?.querySelector("[data-people]")?.replaceChildren(...others.slice(0, 5).map(face));
  frame()?.querySelectorAll("[data-other]").forEach(box => box.removeAttribute("data-other"));
  showWhere();
}

function showWhere(): void {
  for (const { at, name } of others)
    if (at) frame()?.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(at)}"]`).forEach(box => box.closest("td, th, .draft-field, li")?.setAttribute("data-other", name));
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

function tellWhere(path: string): void {
  const root = frame();
  if (!root || told === path) return;
  told = path;
  void post(`${root.dataset["draft"]}/here?tab=${tab}&at=${encodeURIComponent(path)}`);
}
