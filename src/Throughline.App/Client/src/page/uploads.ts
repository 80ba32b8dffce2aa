import { toast } from "./toasts";
import { mostBytes, progressWords, tooLarge, upload } from "./upload";

/**
 * Files that are chosen or dropped go up at once, one after the other, each with its progress and a way to stop it: in forms
 * with <c>data-uploads-to="address"</c>; <c>data-then="selector"</c> is the part of the page that is drawn anew afterwards.
 */
export function uploadFiles(): void {
  document.addEventListener("change", event => {
    const box = event.target as HTMLInputElement;
    const form = zoneOf(box);
    if (!form || box.type !== "file" || !box.files) return;
    begin(form, [...box.files]);
    box.value = "";
  });
  document.addEventListener("dragover", event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    const form = zone();
    if (!form) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) zone()?.classList.remove("over");
  });
  document.addEventListener("drop", event => {
    const form = zone();
    if (!form || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    begin(form, [...event.dataTransfer.files]);
  });
  document.addEventListener("click", event => {
    const line = (event.target as Element).closest("[data-stop]")?.closest("li");
    if (!line) return;
    line.dispatchEvent(new CustomEvent("stop"));
    if (line.querySelector("p")!.textContent === "Waiting") line.remove();
  });
}

const zone = () => document.querySelector<HTMLFormElement>("form[data-uploads-to]");
const zoneOf = (element: Element) => element.closest<HTMLFormElement>("form[data-uploads-to]");

/** One file goes after the other, so that none takes the way from the rest. */
let last: Promise<void> = Promise.resolve();

function begin(form: HTMLFormElement, files: File[]): void {
  document.querySelectorAll("#uploads > li.done").forEach(line => line.remove());
  for (const file of files) {
    const line = lineOf(file);
    if (!line) return;
    if (file.size > mostBytes) settle(line, tooLarge);
    else last = last.then(() => send(form, file, line));
  }
  last = last.then(() => finish(form.dataset["then"]!));
}

function lineOf(file: File): HTMLElement | undefined {
  const list = document.getElementById("uploads");
  const pattern = document.getElementById("upload-pattern") as HTMLTemplateElement | null;
  if (!list || !pattern) return undefined;
  const line = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  line.querySelector("strong")!.textContent = file.name;
  line.querySelector("p")!.textContent = "Waiting";
  line.querySelector("progress")!.setAttribute("aria-label", file.name);
  line.querySelector("[data-stop]")!.setAttribute("aria-label", `Stop ${file.name}`);
  list.append(line);
  list.hidden = false;
  return line;
}

/** Resolves when it is there, was refused, or was stopped. */
async function send(form: HTMLFormElement, file: File, line: HTMLElement): Promise<void> {
  if (!line.isConnected) return; // stopped while it waited
  const words = line.querySelector("p")!;
  const sent = upload(form.dataset["uploadsTo"]!, file, percent => {
    line.querySelector("progress")!.value = percent;
    words.textContent = progressWords(percent);
  });
  line.addEventListener("stop", sent.stop);
  const answer = await sent.done;
  if (answer) settle(line, answer.problem);
  else line.remove();
}

function settle(line: HTMLElement, problem: string | null): void {
  const words = line.querySelector("p")!;
  words.textContent = problem ?? "Added";
  words.className = problem ? "problem small" : "quiet small";
  line.querySelector("progress")?.remove();
  line.querySelector("[data-stop]")?.remove();
  line.classList.add("done");
  line.classList.toggle("added", !problem);
}

/** What was added stands in the page, what was not goes on saying why. */
async function finish(part: string): Promise<void> {
  const added = document.querySelectorAll("#uploads > li.added");
  await drawAnew(part);
  const list = document.getElementById("uploads");
  if (added.length === 1) toast(`“${added[0]!.querySelector("strong")!.textContent}” is in the library.`);
  else if (added.length > 1) toast(`${added.length} files are in the library.`);
  added.forEach(line => line.remove());
  if (list) list.hidden = list.childElementCount === 0;
}

async function drawAnew(part: string): Promise<void> {
  const there = document.querySelector(part);
  const answer = there ? await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null) : null;
  const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const drawn = fresh?.querySelector(part);
  if (!there?.isConnected || !drawn) return;
  there.replaceWith(document.adoptNode(drawn));
  document.querySelector(".library > .empty")?.remove();
}
