import { remember } from "../choices";
import { say } from "./map-moves";

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
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    grip.focus();
    drag(grip, grip.closest("li")!, event.pointerId);
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

function drag(grip: HTMLElement, item: HTMLElement, pointer: number): void {
  grip.setPointerCapture(pointer);
  item.classList.add("dragged");
  const follow = (event: PointerEvent) => {
    const over = document.elementsFromPoint(event.clientX, event.clientY).map(one => one.closest<HTMLElement>("[data-map-rows] > li")).find(one => one && one !== item);
    if (!over) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < (box.top + box.bottom) / 2) over.before(item);
    else over.after(item);
  };
  const end = () => {
    grip.removeEventListener("pointermove", follow);
    grip.removeEventListener("pointerup", end);
    grip.removeEventListener("pointercancel", end);
    item.classList.remove("dragged");
    told(item);
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", end);
  grip.addEventListener("pointercancel", end);
}

function told(item: HTMLElement): void {
  const all = Array.from(item.parentElement!.children);
  say(`${item.textContent!.trim()} is now row ${all.indexOf(item) + 1} of ${all.length}.`);
}
