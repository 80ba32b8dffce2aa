import { openDialog } from "./dialogs";

/** What `/search` answers. */
interface Hit {
  group: string;
  title: string;
  url: string;
  icon: string;
  detail?: string;
}

let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let answered: Promise<void> = Promise.resolve();

/** The command box: Ctrl+K or the finder button, type, arrows, Enter. */
export function openCommandBoxWithKeys(): void {
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
    if (isInput(event.target)) move(event);
  });
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-finder]")) open();
  });
  document.addEventListener("input", event => {
    if (!isInput(event.target)) return;
    clearTimeout(timer);
    answered = new Promise(done => { timer = setTimeout(() => void search().then(done), 60); });
  });
}

const box = () => document.getElementById("finder") as HTMLDialogElement | null;
const input = () => document.getElementById("finder-input") as HTMLInputElement;
const list = () => document.getElementById("finder-results")!;
const isInput = (target: EventTarget | null) => target instanceof HTMLElement && target.id === "finder-input";

function open(): void {
  const dialog = box();
  if (!dialog || dialog.open) return;
  input().value = "";
  openDialog(dialog);
  answered = search();
}

async function search(): Promise<void> {
  const turn = ++asked;
  const answer = await fetch(`/search?q=${encodeURIComponent(input().value)}`, { headers: { accept: "application/json" } }).catch(() => null);
  if (turn !== asked) return;
  if (!answer?.ok) return sayInstead("The server could not be reached. Try again in a moment.");
  const hits = (await answer.json()) as Hit[];
  if (turn === asked) show(hits);
}

function show(hits: Hit[]): void {
  if (hits.length === 0) return sayInstead("Nothing goes by that name. Try a person, a journey or a page.");
  const rows: HTMLElement[] = [];
  let group = "";
  hits.forEach((hit, index) => {
    if (hit.group !== group) {
      group = hit.group;
      const head = Object.assign(document.createElement("div"), { className: "group", textContent: group });
      head.setAttribute("role", "presentation");
      rows.push(head);
    }
    rows.push(row(hit, index));
  });
  list().replaceChildren(...rows);
  select(0);
  document.getElementById("finder-status")!.textContent = `${hits.length} found`;
}

function sayInstead(text: string): void {
  list().replaceChildren(Object.assign(document.createElement("p"), { className: "finder-none", textContent: text }));
  input().removeAttribute("aria-activedescendant");
  document.getElementById("finder-status")!.textContent = text;
}

function row(hit: Hit, index: number): HTMLElement {
  const link = document.createElement("a");
  link.href = hit.url;
  link.id = `finder-${index}`;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.append(icon(hit.icon), Object.assign(document.createElement("span"), { textContent: hit.title }));
  if (hit.detail) link.append(Object.assign(document.createElement("span"), { className: "detail", textContent: hit.detail }));
  return link;
}

function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${box()!.dataset["icons"]}#${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

function move(event: KeyboardEvent): void {
  if (event.key === "Enter") {
    event.preventDefault();
    // Quick fingers press Enter before the answer to the last letter is there: it counts for that answer.
    void answered.then(() => options().find(option => option.ariaSelected === "true")?.click());
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const all = options();
  const now = all.findIndex(option => option.ariaSelected === "true");
  if (all.length > 0) select((now + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length);
}

const options = () => [...list().querySelectorAll<HTMLAnchorElement>("[role=option]")];

function select(index: number): void {
  list().querySelectorAll("[role=option]").forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === index));
    if (at !== index) return;
    option.scrollIntoView({ block: "nearest" });
    input().setAttribute("aria-activedescendant", option.id);
  });
}
