import { openDialog } from "../../page/dialogs";
import { toast } from "../../page/toasts";
import { command } from "../draft";
import { announce } from "../events";
import { dragOntoRoad } from "./drag";
import { tell } from "./tell";

/** Counting back: pick or write what comes before, move, set aside, and see it in either order. */
export function planRoad(): void {
  askAndPick();
  setAside();
  moveSteps();
  dragOntoRoad((card, before) => void put({ card }, { before }));
  turnOrder();
}

const back = (): HTMLElement | null => document.getElementById("plan-back");
const box = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("[data-step-box]");

function askAndPick(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    const pick = target.closest<HTMLElement>("[data-pick]");
    if (pick && event.detail < 2) { // the second half of a double-click would fall on whatever has moved up
      pickUp(pick);
      goOn(event);
    }
    const aim = target.closest<HTMLElement>("[data-aim]");
    if (aim) ask(aim.dataset["aim"]!);
  });
  document.addEventListener("input", event => {
    if (event.target === box()) sift(box()!.value);
  });
  document.addEventListener("keydown", event => {
    const here = box();
    if (!here || event.target !== here || event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const only = shown().filter(one => one.textContent?.trim().toLowerCase() === here.value.trim().toLowerCase());
      if (here.value.trim() !== "") only[0] ? pickUp(only[0]) : void put({ text: here.value.trim() });
    }
    if (event.key === "ArrowDown" && shown()[0]) {
      event.preventDefault();
      shown()[0]!.focus();
    }
  });
  document.addEventListener("keydown", event => {
    const pick = (event.target as Element).closest?.<HTMLElement>("[data-pick]");
    if (!pick || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const all = shown();
    const at = all.indexOf(pick) + (event.key === "ArrowDown" ? 1 : -1);
    (at < 0 ? box() : all[at] ?? pick)?.focus();
  });
  document.addEventListener("draft:drawn", () => { if (box()) sift(box()!.value); });
}

/** One idea after the other, however fast they are picked: each comes before the one just put down. */
let putting: Promise<void> = Promise.resolve();

// Once, however often it is pressed before the pile is drawn without it.
function pickUp(pick: HTMLElement): void {
  if (pick.dataset["picked"] !== undefined) return;
  pick.dataset["picked"] = "";
  void put({ card: pick.dataset["pick"]! });
}

/** Puts an idea on the road, as the answer to the question unless a place is named. */
function put(idea: { card?: string; text?: string }, place?: { before: string | null }): Promise<void> {
  const here = box();
  if (here) here.value = "";
  sift("");
  putting = putting.then(async () => {
    const asked = back()?.dataset["before"] || null;
    const before = place ? place.before : asked;
    const answer = await command("plan/road", { ...idea, before });
    if (answer.refused) {
      toast(answer.said ?? "This was not put on the road.");
      if (here && idea.text && here.value === "") here.value = idea.text;
    } else if (before === asked && answer.ids?.[0]) return ask(answer.ids[0], false);
    announce("plan:changed");
  });
  return putting;
}

// After a finger no keyboard comes up: most often the next question is answered by another idea.
function goOn(event: MouseEvent): void {
  if (!(event instanceof PointerEvent && event.pointerType === "touch")) box()?.focus();
}

/** Asks what comes before this step, from now on. */
function ask(step: string, focus = true): void {
  if (back()) back()!.dataset["before"] = step === "end" ? "" : step;
  show("before", step);
  if (focus) box()?.focus();
}

const shown = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>("#plan-picks li:not([hidden]) [data-pick]"));

function sift(words: string): void {
  const wanted = words.trim().toLowerCase();
  for (const pick of document.querySelectorAll<HTMLElement>("#plan-picks > li")) pick.hidden = wanted !== "" && !(pick.textContent ?? "").toLowerCase().includes(wanted);
  const none = document.querySelector<HTMLElement>("[data-no-picks]");
  if (none) none.hidden = wanted === "" || shown().length > 0;
}

function setAside(): void {
  let card = "";
  const dialog = () => document.getElementById("aside") as HTMLDialogElement;
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-aside]");
    if (!button) return;
    card = button.dataset["aside"]!;
    dialog().querySelector("[data-aside-text]")!.textContent = button.closest("li")?.querySelector("[data-pick]")?.textContent?.trim() ?? "";
    dialog().querySelector("form")!.reset();
    openDialog(dialog());
  });
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (!("asideForm" in form.dataset)) return;
    event.preventDefault();
    dialog().close();
    void tell(`cards/${card}/aside`, { text: new FormData(form).get("reason") }, "In the tray.");
    box()?.focus();
  });
}

/** One place nearer to the end or to the beginning: by the arrows beside a step, or Alt and an arrow in its title. */
function moveSteps(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-step-move]");
    const stop = button?.closest<HTMLElement>("[data-stop]");
    if (button && stop) void move(stop, button.dataset["stepMove"] as "later" | "earlier", button.id);
  });
  document.addEventListener("keydown", event => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const stop = (event.target as Element).closest?.<HTMLElement>("[data-stop]");
    if (!stop) return;
    event.preventDefault();
    const up = event.key === "ArrowUp";
    void move(stop, up === !isWalking() ? "later" : "earlier", (event.target as HTMLElement).id);
  });
}

async function move(stop: HTMLElement, way: "later" | "earlier", focus: string): Promise<void> {
  const { later, afterLater, earlier } = stop.dataset;
  if (way === "later" ? !later : !earlier) return;
  document.addEventListener("draft:drawn", () => {
    const same = document.getElementById(focus) as HTMLButtonElement | null;
    (same?.disabled ? stop.querySelector<HTMLElement>("[data-step-move]:not(:disabled)") : same)?.focus();
  }, { once: true });
  await tell(`road/${stop.dataset["stop"]!}/move`, { before: (way === "later" ? afterLater : earlier) || null });
}

const isWalking = (): boolean => document.getElementById("plan-road")?.classList.contains("walking") ?? false;

// Two numberings of one list: counted back from the end, or as they walk.
function turnOrder(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-order]");
    if (button) show("order", button.dataset["order"]!);
  });
}

/** Has the road drawn with another word in its address. */
function show(name: string, value: string): void {
  const region = back();
  if (!region) return;
  const url = new URL(region.dataset["region"]!, location.href);
  url.searchParams.set(name, value);
  region.dataset["region"] = url.pathname + url.search;
  announce("plan:changed");
}
