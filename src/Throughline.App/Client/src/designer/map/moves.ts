import { drag } from "../drag";
import { type Edit } from "../draft";
import { changeStructure } from "../structure";

/** A step's column, as its header says. */
interface Stop { id: string; stage: string | null; head: HTMLElement }

/** A stage, as its header says, with its steps; one that stands on the map twice comes twice. */
interface Stretch { stage: string | null; name: string; stops: Stop[] }

export const stops = (): Stop[] => Array.from(document.querySelectorAll<HTMLElement>("[data-map] [data-step]"), head =>
  ({ id: head.dataset["step"]!, stage: head.dataset["stage"] || null, head }));

/** The stages in their order on the map, empty ones too. */
export function stretches(): Stretch[] {
  const all = stops();
  let from = 0;
  return Array.from(document.querySelectorAll<HTMLTableCellElement>("[data-map] .map-stages [data-stage-name]"), (head, i) => {
    const cells = document.querySelectorAll<HTMLElement>("[data-map] .map-steps > :not(.map-corner)");
    const first = Array.from(document.querySelectorAll<HTMLTableCellElement>("[data-map] .map-stages [data-stage-name]")).slice(0, i).reduce((sum, one) => sum + one.colSpan, 0);
    const isEmpty = cells[first]?.dataset["step"] === undefined;
    const own = isEmpty ? [] : all.slice(from, from + head.colSpan);
    from += own.length;
    return { stage: head.dataset["stage"] || null, name: head.dataset["stageName"]!, stops: own };
  });
}

/** One move at a time: the next begins when the map shows the last. */
let last: Promise<unknown> = Promise.resolve();
export function inTurn(work: () => Promise<unknown>): Promise<unknown> {
  last = last.then(work, work);
  return last;
}

/** Puts a step behind another one, or at the beginning, and into a stage; one edit, or none where nothing changes. */
export async function place(id: string, after: string | null, stage: string | null): Promise<void> {
  const all = stops();
  const at = all.findIndex(stop => stop.id === id);
  if (at < 0 || after === id) return;
  const edits: Edit[] = [];
  if ((all[at - 1]?.id ?? null) !== after) edits.push({ move: `steps[#${id}]`, after });
  if (all[at]!.stage !== stage) edits.push({ set: `steps[#${id}].stage`, found: all[at]!.stage, value: stage });
  if (edits.length === 0) return;
  const focused = document.activeElement?.id;
  const drawn = new Promise(resolve => document.addEventListener("draft:drawn", resolve, { once: true }));
  await changeStructure(edits.length === 1 ? edits[0]! : { several: edits });
  await drawn;
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  announce(id);
}

/** One place to the left or right. At the border of a stage the step goes over it first, and keeps its place on the road. */
export async function nudge(id: string, way: 1 | -1): Promise<void> {
  const all = stretches();
  const at = all.findIndex(stretch => stretch.stops.some(stop => stop.id === id));
  if (at < 0) return;
  const own = all[at]!.stops;
  const i = own.findIndex(stop => stop.id === id);
  const order = all.flatMap(stretch => stretch.stops);
  const place0 = order.findIndex(stop => stop.id === id);
  const next = own[i + way];
  if (next) return place(id, way > 0 ? next.id : order[place0 - 2]?.id ?? null, own[i]!.stage);
  const over = all[at + way];
  if (!over || over.stage === null) return say(way > 0 ? "This is the last place." : "This is the first place.");
  await place(id, order[place0 - 1]?.id ?? null, over.stage);
}

/** To the end of a stage; into an empty one, behind the steps of the stages before it. */
export async function toStage(id: string, stage: string): Promise<void> {
  const all = stretches();
  const at = all.findIndex(stretch => stretch.stage === stage);
  const before = all.slice(0, at + 1).flatMap(stretch => stretch.stops).filter(stop => stop.id !== id);
  const own = all.filter(stretch => stretch.stage === stage).flatMap(stretch => stretch.stops).filter(stop => stop.id !== id);
  await place(id, (own.at(-1) ?? before.at(-1))?.id ?? null, stage);
}

function announce(id: string): void {
  const all = stretches();
  const order = all.flatMap(stretch => stretch.stops);
  const at = order.findIndex(stop => stop.id === id);
  if (at < 0) return;
  const name = titleOf(order[at]!.head);
  const stage = all.find(stretch => stretch.stops.some(stop => stop.id === id))!.name;
  order[at]!.head.scrollIntoView({ block: "nearest", inline: "nearest" });
  say(`“${name}” is now step ${at + 1} of ${order.length}, in ${stage}.`);
}

const titleOf = (head: HTMLElement): string => head.querySelector("textarea")?.value || "The step";

export function say(text: string): void {
  const place = document.getElementById("map-said");
  if (place) place.textContent = text;
}

/** Alt with ← and → on a step's header; its handle can be dragged by mouse, pen and finger. */
export function moveSteps(): void {
  document.addEventListener("keydown", event => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const head = (event.target as Element).closest<HTMLElement>("[data-map] [data-step]");
    if (!head || !document.querySelector("[data-map] [data-map-grip]")) return;
    event.preventDefault();
    const id = head.dataset["step"]!;
    void inTurn(() => nudge(id, event.key === "ArrowRight" ? 1 : -1));
  });
  document.addEventListener("pointerdown", event => {
    const grip = (event.target as Element).closest<HTMLElement>("[data-map-grip]");
    const head = grip?.closest<HTMLElement>("[data-step]");
    if (!grip || !head || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    grip.focus();
    dragStep(head, event);
  });
}

interface Spot { after: string | null; stage: string | null; x: number }

function dragStep(head: HTMLElement, from: PointerEvent): void {
  const id = head.dataset["step"]!;
  const scroller = head.closest<HTMLElement>(".map-scroll")!;
  const mark = document.createElement("div");
  mark.className = "map-drop";
  mark.dataset["own"] = "";
  const shareOf = (x: number) => (x - head.getBoundingClientRect().left) / head.offsetWidth;
  const share = shareOf(from.clientX);
  const stood = scroller.scrollLeft;
  let spot: Spot | null = null;
  drag(from, {
    name: titleOf(head),
    ground: { element: scroller, way: "x", seen: () => seen(scroller) },
    // On a phone the columns draw together while one is carried; the carried one stays beneath the hand.
    begin: () => {
      head.classList.add("dragged");
      scroller.scrollLeft += (share - shareOf(from.clientX)) * head.offsetWidth;
    },
    over: x => {
      document.getElementById(head.id)?.classList.add("dragged");
      spot = spotAt(id, x);
      if (!spot) return mark.remove();
      mark.style.left = `${spot.x - scroller.getBoundingClientRect().left + scroller.scrollLeft}px`;
      mark.style.height = `${scroller.scrollHeight}px`;
      if (!mark.isConnected) scroller.append(mark);
    },
    end: isLaid => {
      mark.remove();
      document.getElementById(head.id)?.classList.remove("dragged");
      if (!isLaid) scroller.scrollLeft = stood;
      else if (spot) void inTurn(() => place(id, spot!.after, spot!.stage));
    },
  });
}

/** Where steps are to be seen: beside the names of the rows. */
function seen(scroller: HTMLElement): [number, number] {
  const box = scroller.getBoundingClientRect();
  return [box.left + scroller.querySelector<HTMLElement>(".map-corner")!.offsetWidth, box.right];
}

// Left half of a column: before it; right half: after it; in its stage either way. An empty stage takes what is dropped on it.
function spotAt(id: string, x: number): Spot | null {
  const cells = Array.from(document.querySelectorAll<HTMLElement>("[data-map] .map-steps > :not(.map-corner)"));
  let before: string | null = null;
  for (const cell of cells) {
    const box = cell.getBoundingClientRect();
    const step = cell.dataset["step"];
    if (x < box.right || cell === cells.at(-1)) {
      if (step === undefined) return { after: before, stage: cell.dataset["emptyStage"] || null, x: (box.left + box.right) / 2 };
      const right = x > (box.left + box.right) / 2;
      const after = right ? step : before;
      return { after: after === id ? before : after, stage: cell.dataset["stage"] || null, x: right ? box.right : box.left };
    }
    if (step !== undefined && step !== id) before = step;
  }
  return null;
}
