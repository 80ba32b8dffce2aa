import { remember } from "../../page/preferences";
import { drag } from "../drag";
import { say } from "./moves";

/** How the map is looked at: how much room a step has, from which end steps are counted, which rows stand where. */
export function arrangeRows(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    choose(target, "mapDensity", "data-map-density", "density");
    choose(target, "mapCount", "data-map-count", "count");
  });
  document.addEventListener("keydown", event => {
    const item = (event.target as Element).closest<HTMLElement>("[data-map-rows] > li");
    if (!item || !event.altKey || event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const focused = document.activeElement as HTMLElement;
    if (event.key === "ArrowUp") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    focused.focus();
    told(item);
  });
  document.addEventListener("pointerdown", event => {
    const grip = (event.target as Element).closest<HTMLElement>("[data-row-grip]");
    if (!grip || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    grip.focus();
    dragRow(grip.closest("li")!, event);
  });
}

// Kept in a cookie, so that the page comes right the next time.
function choose(target: Element, data: string, attribute: string, name: string): void {
  const button = target.closest<HTMLElement>(`[${attribute}]`);
  if (!button) return;
  const choice = button.dataset[data]!;
  remember(`tl-map-${name}`, choice);
  document.querySelector<HTMLElement>("[data-map]")!.dataset[name] = choice;
  for (const one of document.querySelectorAll<HTMLElement>(`[${attribute}]`)) one.setAttribute("aria-pressed", String(one === button));
}

function dragRow(item: HTMLElement, from: PointerEvent): void {
  const list = item.parentElement!;
  const stood = Array.from(list.children);
  drag(from, {
    ground: { element: list, way: "y", seen: () => [list.getBoundingClientRect().top, list.getBoundingClientRect().bottom] },
    over: (_, y) => {
      item.classList.add("dragged");
      goTo(item, y);
    },
    end: isLaid => {
      item.classList.remove("dragged");
      if (isLaid) told(item);
      else list.append(...stood);
    },
  });
}

// The others make way; the row itself stays in the page, and with it the focus.
function goTo(item: HTMLElement, y: number): void {
  const middle = (row: Element) => row.getBoundingClientRect().top + row.getBoundingClientRect().height / 2;
  for (let above = item.previousElementSibling; above && y < middle(above); above = item.previousElementSibling) item.after(above);
  for (let below = item.nextElementSibling; below && y > middle(below); below = item.nextElementSibling) item.before(below);
}

function told(item: HTMLElement): void {
  const all = Array.from(item.parentElement!.children);
  say(`${item.textContent!.trim()} is now row ${all.indexOf(item) + 1} of ${all.length}.`);
}
