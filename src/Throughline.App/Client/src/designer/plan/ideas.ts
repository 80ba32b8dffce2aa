import { toast } from "../../page/toasts";
import { command, frame } from "../draft";
import { announce } from "../events";
import { isPlanning, tell } from "./tell";

/** The fifteen minutes: one box, Enter makes a card; a clock; questions that come round. */
export function planIdeas(): void {
  takeIdeas();
  changeCards();
  turnPrompts();
  runClock();
}

const box = (): HTMLTextAreaElement | null => document.querySelector<HTMLTextAreaElement>("[data-idea-box]");

/** What stands in the box and is no card yet outlives a reload. */
const unsaid = (): string => `tl-idea:${frame()?.dataset["draft"] ?? ""}`;

function takeIdeas(): void {
  restore();
  document.addEventListener("htmx:afterSettle", restore);
  document.addEventListener("input", event => {
    if (event.target === box()) sessionStorage.setItem(unsaid(), box()!.value);
  });
  document.addEventListener("keydown", event => {
    if (event.target !== box() || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void add();
  });
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-add-idea]")) void add().then(() => box()?.focus());
  });
  document.addEventListener("paste", event => {
    if (event.target !== box()) return;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\n./.test(pasted.trim())) return;
    event.preventDefault();
    const typed = box()!.value;
    box()!.value = `${typed}${typed && !typed.endsWith("\n") ? "\n" : ""}${pasted}`;
    void add();
  });
}

function restore(): void {
  const here = box();
  if (here && here.value === "") here.value = sessionStorage.getItem(unsaid()) ?? "";
}

// The box is free at once for the next thought; where the idea is refused, it comes back into it.
async function add(): Promise<void> {
  const here = box();
  const text = here?.value.trim() ?? "";
  if (!here || text === "") return;
  here.value = "";
  sessionStorage.removeItem(unsaid());
  layDown(text);
  const batch = Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("");
  const answer = await command("plan/cards", { text, batch });
  if (answer.refused) {
    toast(answer.said ?? "This was not added.");
    here.value = here.value === "" ? text : `${text}\n${here.value}`;
    sessionStorage.setItem(unsaid(), here.value);
  } else if (answer.said) toast(answer.said);
  announce("plan:changed");
}

// Shown before the server has it; the next drawing takes its place.
function layDown(text: string): void {
  const cards = document.getElementById("plan-cards");
  for (const line of text.split("\n").filter(one => one.trim() !== "").slice(0, 40)) {
    const card = document.createElement("li");
    card.className = "plan-card new";
    card.textContent = line.trim();
    cards?.prepend(card);
  }
}

/** A pencil makes a card a box; Enter keeps it, Escape leaves it. */
function changeCards(): void {
  document.addEventListener("click", event => {
    const card = (event.target as Element).closest("[data-edit-card]")?.closest<HTMLElement>("[data-card]");
    if (card) open(card);
  });
}

function open(card: HTMLElement): void {
  const text = card.querySelector<HTMLElement>(".plan-card-text")!;
  const before = text.textContent ?? "";
  const input = document.createElement("input");
  input.className = "input";
  input.value = before;
  input.setAttribute("aria-label", "The idea");
  text.replaceChildren(input);
  input.focus();
  let over = false;
  const close = (keep: boolean) => {
    if (over) return;
    over = true;
    const now = input.value.trim();
    text.textContent = keep && now !== "" ? now : before;
    card.querySelector<HTMLElement>("[data-edit-card]")?.focus();
    if (keep && now !== "" && now !== before) void tell(`cards/${card.dataset["card"]!}`, { text: now });
  };
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") { event.preventDefault(); close(true); }
    if (event.key === "Escape") close(false);
  });
  input.addEventListener("blur", () => close(true));
}

/** Another question every half minute, while nobody types one's way through the present one. */
function turnPrompts(): void {
  const next = () => {
    const all = Array.from(document.querySelectorAll<HTMLElement>("[data-prompt]"));
    const at = all.findIndex(one => !one.hidden);
    all.forEach((one, i) => { one.hidden = i !== (at + 1) % all.length; });
  };
  document.addEventListener("click", event => { if ((event.target as Element).closest("[data-next-prompt]")) next(); });
  setInterval(() => { if (isPlanning() && clock()?.dataset["ends"] && !document.hidden && (box()?.value ?? "") === "") next(); }, 30_000);
}

// ---- the clock ----

const clock = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-clock]");

/** The server's time less this machine's, in milliseconds. */
let ahead = 0;
let drawn: string | undefined;
let told = Infinity;

function runClock(): void {
  tick();
  setInterval(tick, 500);
}

function tick(): void {
  const place = clock();
  if (!place) return;
  const { now, ends, left } = place.dataset;
  if (now !== drawn) {
    drawn = now;
    ahead = Number(now) - Date.now();
  }
  const rest = ends ? Math.max(0, Number(ends) - (Date.now() + ahead)) : Number(left);
  const seconds = Math.ceil(rest / 1000);
  const time = place.querySelector<HTMLElement>("[data-time]")!;
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (time.textContent !== text) time.textContent = text;
  place.classList.toggle("running", Boolean(ends) && rest > 0);
  if (ends) say(place, seconds);
}

// Said at five minutes, at one, and at the end; nothing else interrupts a thought.
function say(place: HTMLElement, seconds: number): void {
  const mark = [300, 60, 0].find(one => seconds <= one && told > one);
  told = seconds;
  if (mark === undefined) return;
  place.querySelector("[data-time-said]")!.textContent = mark === 300 ? "Five minutes are left." : mark === 60 ? "One minute is left." : "The fifteen minutes are over. Finish your thought.";
  if (mark !== 0) return;
  place.querySelector<HTMLElement>("[data-clock-over]")!.hidden = false;
  announce("plan:changed");
}
