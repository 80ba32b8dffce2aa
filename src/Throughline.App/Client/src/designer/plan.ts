import type htmxType from "htmx.org";
import { toast } from "../toasts";
import { clash, clearClash } from "./clash";
import { command, type Answer } from "./draft";
import { toText } from "./fields";
import { planIdeas } from "./plan-ideas";
import { planRoad } from "./plan-road";
import { beforeLeaving } from "./leaving";
import { renew } from "./regions";

/** The page of the guided start that is open, if one is. */
export const plan = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-plan]");

/** The guided start: buttons that tell the server something, boxes about the client, ideas, and the road. */
export function planSteps(htmx: typeof htmxType): void {
  tellWithButtons();
  keepClient();
  chooseAndTick();
  followPain();
  planIdeas();
  planRoad();
  document.addEventListener("plan:changed", () => void renew(htmx, "[data-plan] [data-region]"));
}

/** Tells the server, says what it answers, and has the page drawn anew. */
export async function tell(what: string, body: object = {}, said?: string, undo?: string): Promise<Answer> {
  const answer = await command(`plan/${what}`, body);
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  else if (answer.said) toast(answer.said);
  else if (said) toast(said, undo);
  document.dispatchEvent(new CustomEvent("plan:changed"));
  return answer;
}

/** <c>data-plan-post="cards/x/away"</c>, with <c>data-plan-body</c>, what to say, and what takes it back. */
function tellWithButtons(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-plan-post]");
    if (button) {
      const { planPost, planBody, planSaid, planUndo } = button.dataset;
      void tell(planPost!, JSON.parse(planBody ?? "{}") as object).then(answer => {
        if (!answer.refused && planSaid) planUndo ? offerBack(planSaid, planUndo) : toast(planSaid);
      });
    }
  });
}

// A toast with a button of its own: undo by a word of ours, not by a form.
function offerBack(said: string, undo: string): void {
  toast(said);
  const line = document.querySelector("#toasts .toast:last-child p");
  if (!line) return;
  const back = document.createElement("button");
  back.type = "button";
  back.className = "as-link";
  back.textContent = "Take it back";
  back.addEventListener("click", () => {
    back.closest(".toast")?.remove();
    void tell(undo);
  });
  line.append(" ", back);
}

// ---- the client: each box keeps itself when it is left, and while a hand rests ----

type Box = HTMLInputElement | HTMLTextAreaElement;
const timers = new WeakMap<Box, ReturnType<typeof setTimeout>>();
const isClient = (target: EventTarget | null): target is Box => target instanceof HTMLElement && target.dataset["client"] !== undefined;

function keepClient(): void {
  document.addEventListener("input", event => {
    if (!isClient(event.target) || event.target instanceof HTMLInputElement) return; // names become keys: they are kept whole, when they are left
    const box = event.target;
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(() => void keepBox(box), 700));
  });
  document.addEventListener("change", event => {
    if (isClient(event.target)) void keepBox(event.target);
  });
  beforeLeaving(() => {
    for (const box of document.querySelectorAll<Box>("[data-client]")) void keepBox(box);
  });
}

async function keepBox(box: Box): Promise<void> {
  clearTimeout(timers.get(box));
  const now = box.value;
  if (now === box.defaultValue || box.readOnly) return;
  const before = box.defaultValue;
  box.defaultValue = now;
  box.value = now;
  const answer = await command("plan/client", { field: box.dataset["client"]!, text: now, found: before });
  if (!answer.refused) {
    clearClash(box);
    document.dispatchEvent(new CustomEvent("draft:kept", { detail: { path: "" } }));
    return;
  }
  const typed = box.value;
  const theirs = answer.refused === "changed" ? toText(answer.now ?? null) : null;
  box.defaultValue = theirs ?? before;
  box.value = typed;
  if (theirs === null) toast(answer.said ?? "This was not kept.");
  else clash(box, theirs, "", () => void keepBox(box));
}

// What the draft says about the client is in the book as well.
const alsoInBook: Record<string, string> = { "pain": "pain", "result.gets": "gets", "result.feels": "feels" };

function followPain(): void {
  document.addEventListener("draft:kept", event => {
    const { path, value } = (event as CustomEvent<{ path: string; value?: string }>).detail;
    const field = alsoInBook[path];
    if (field && plan()) void command("plan/client", { field, text: value ?? "" });
  });
}

function chooseAndTick(): void {
  document.addEventListener("change", event => {
    const target = event.target as HTMLElement;
    if (target instanceof HTMLSelectElement && "chooseClient" in target.dataset && target.value !== "")
      void command("plan/client/choose", { field: "key", text: target.value }).then(answer => {
        if (answer.refused) toast(answer.said ?? "This was not changed.");
        else location.reload();
      });
    if (target instanceof HTMLSelectElement && "turns" in target.dataset) void sayTurns();
    if (target instanceof HTMLInputElement && target.dataset["way"]) void tell(`ways/${target.dataset["way"]}`, { on: target.checked });
    if (target instanceof HTMLInputElement && target.dataset["how"]) void tell(`road/${target.dataset["how"]}/way/${target.value}`);
  });
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-turns-right]")) void sayTurns();
  });
}

function sayTurns(): Promise<Answer> {
  const [buys, has] = ["turn-buys", "turn-has"].map(id => (document.getElementById(id) as HTMLSelectElement).value || null);
  return tell("turns", { buys, has });
}
