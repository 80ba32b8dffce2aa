import { drag, type Ground } from "../drag";
import { tell } from "./tell";

/** Steps of the road are dragged by their number, ideas of the pile by their grip onto the road. */
export function dragOntoRoad(put: (card: string, before: string | null) => void): void {
  document.addEventListener("pointerdown", event => {
    if (event.button !== 0 || !event.isPrimary) return;
    const grip = (event.target as Element).closest<HTMLElement>("[data-grip]");
    const stop = grip?.closest<HTMLElement>("[data-stop]");
    const idea = grip?.closest<HTMLElement>("[data-card]");
    if (!stop && !idea) return;
    event.preventDefault();
    if (stop) dragTo(event, stop, nameOf(stop), before => move(stop.dataset["stop"]!, before));
    if (idea) dragTo(event, idea, nameOf(idea), before => put(idea.dataset["card"]!, before));
  });
}

const road = (): HTMLElement | null => document.getElementById("plan-road");

const stops = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>("#plan-road > [data-stop]"));

const nameOf = (carried: HTMLElement): string => carried.querySelector<HTMLInputElement>("input[data-path], textarea[data-path]")?.value || carried.querySelector("[data-pick]")?.textContent?.trim() || "The step";

function dragTo(from: PointerEvent, carried: HTMLElement, name: string, lay: (before: string | null) => void): void {
  let place: number | null = null;
  const stood = document.documentElement.scrollTop;
  drag(from, {
    name,
    ground: page,
    over: (x, y) => {
      document.getElementById(carried.id)?.classList.add("carried");
      place = placeAt(x, y);
      mark(place);
    },
    end: isLaid => {
      document.getElementById(carried.id)?.classList.remove("carried");
      mark(null);
      if (isLaid && place !== null) lay(beforeAt(place));
      if (!isLaid) document.documentElement.scrollTop = stood;
    },
  });
}

/** The page between what stays at its top and at its bottom. */
const page: Ground = {
  element: document.documentElement,
  way: "y",
  seen: () => {
    const head = document.querySelector(".top")?.getBoundingClientRect();
    const feet = Array.from(document.querySelectorAll(".dock, .plan-foot"), foot => foot.getBoundingClientRect()).filter(foot => foot.height > 0);
    return [Math.max(0, head?.bottom ?? 0), Math.min(innerHeight, ...feet.map(foot => foot.top))];
  },
};

/** Between which steps the hand is, counted from the top; null beside the road. */
function placeAt(x: number, y: number): number | null {
  const all = road()?.getBoundingClientRect();
  if (!all || x < all.left - 24 || x > all.right + 24 || y < all.top - 24 || y > all.bottom + 24) return null;
  return stops().filter(stop => y > stop.getBoundingClientRect().top + stop.getBoundingClientRect().height / 2).length;
}

/** Counted back, what stands higher comes later; as they walk, earlier. */
function beforeAt(place: number): string | null {
  const isWalking = road()!.classList.contains("walking");
  return stops()[isWalking ? place : place - 1]?.dataset["stop"] ?? null;
}

function move(step: string, before: string | null): void {
  const later = stops().find(stop => stop.dataset["stop"] === step)?.dataset["later"] || null;
  if (before !== step && before !== later) void tell(`road/${step}/move`, { before });
}

function mark(place: number | null): void {
  for (const one of document.querySelectorAll("#plan-road > :is(.drop-above, .drop-below)")) one.classList.remove("drop-above", "drop-below");
  if (place === null) return;
  const all = stops();
  const below = all[place];
  if (below) below.classList.add("drop-above");
  else (all.at(-1) ?? road()!.firstElementChild)?.classList.add("drop-below");
}
