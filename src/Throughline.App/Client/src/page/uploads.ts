import { csrfToken, refusalWords, showConnection } from "./post";
import { toast } from "./toasts";

/** Largest file that the library takes, in bytes; the server says so too, after it was sent. */
const most = 25 * 1024 * 1024;

const tooLarge = "This file is larger than 25 MB, which is more than letters should hand over. Make it smaller, or upload it in parts.";

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
    if (line) line.dispatchEvent(new CustomEvent("stop"));
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
    if (file.size > most) settle(line, tooLarge);
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
function send(form: HTMLFormElement, file: File, line: HTMLElement): Promise<void> {
  if (!line.isConnected) return Promise.resolve(); // stopped while it waited
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const words = line.querySelector("p")!;
    const end = (problem: string | null) => {
      settle(line, problem);
      done();
    };
    line.addEventListener("stop", () => request.abort());
    request.upload.addEventListener("progress", event => {
      const share = event.lengthComputable ? Math.round(event.loaded / event.total * 100) : 0;
      line.querySelector("progress")!.value = share;
      words.textContent = share < 100 ? `${share} % sent` : "Sent; it is being looked at";
    });
    request.addEventListener("load", () => {
      showConnection(true);
      end(request.status === 200 ? null : problemOf(request));
    });
    request.addEventListener("error", () => {
      showConnection(false);
      end("The server could not be reached, so it was not added. Choose it once more.");
    });
    request.addEventListener("abort", () => {
      line.remove(); // the server keeps nothing of it
      done();
    });
    request.open("POST", form.dataset["uploadsTo"]!);
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
}

function problemOf(request: XMLHttpRequest): string {
  try {
    return (JSON.parse(request.responseText) as { problem?: string }).problem ?? refusalWords(request.status);
  } catch {
    return refusalWords(request.status);
  }
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
