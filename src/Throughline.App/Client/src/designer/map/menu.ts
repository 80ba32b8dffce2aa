import { perform } from "../draft";
import { answered, changeStructure } from "../structure";
import { inTurn, nudge, stops, stretches, toStage } from "./moves";

/** The menu of a step: one for all of them, opened beside the button that asks for it. */
export function openMenus(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    const more = target.closest<HTMLElement>("[data-map-more]");
    if (more) open(more);
    const item = target.closest<HTMLElement>("[data-map-act]");
    if (item) act(item);
  });
  document.addEventListener("keydown", event => {
    const menu = (event.target as Element).closest<HTMLElement>("#map-menu");
    if (!menu) return;
    const items = Array.from(menu.querySelectorAll<HTMLElement>("[role=menuitem]:not([hidden])"));
    const at = items.indexOf(event.target as HTMLElement);
    const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : null;
    if (event.key === "Tab") menu.hidePopover();
    if (next === null) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  });
}

let step = "";
let opener: HTMLElement | null = null;

function open(more: HTMLElement): void {
  const menu = document.getElementById("map-menu");
  const head = more.closest<HTMLElement>("[data-step]");
  if (!menu || !head) return;
  step = head.dataset["step"]!;
  opener = more;
  const link = menu.querySelector<HTMLAnchorElement>("a[data-href]")!;
  link.href = link.dataset["href"] + step;
  offerStages(menu, head.dataset["stage"] || null);
  menu.setAttribute("aria-label", head.getAttribute("aria-label") ?? "");
  menu.showPopover();
  const button = more.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(button.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(button.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
  menu.querySelector<HTMLElement>("[role=menuitem]")?.focus();
}

function offerStages(menu: HTMLElement, own: string | null): void {
  const seen = new Set<string>();
  const items: HTMLElement[] = [];
  for (const { stage, name } of stretches()) {
    if (stage === null || stage === own || seen.has(stage)) continue;
    seen.add(stage);
    const item = document.createElement("button");
    item.type = "button";
    item.className = "menu-item";
    item.tabIndex = -1;
    item.setAttribute("role", "menuitem");
    item.dataset["mapAct"] = "stage";
    item.dataset["stage"] = stage;
    item.textContent = `Move to “${name}”`;
    items.push(item);
  }
  menu.querySelector("[data-map-stages]")!.replaceChildren(...items);
}

function act(item: HTMLElement): void {
  const menu = document.getElementById("map-menu")!;
  const id = step;
  menu.hidePopover();
  opener?.focus();
  const all = stops();
  const at = all.findIndex(stop => stop.id === id);
  const own = all[at];
  if (!own) return;
  const box = "m-steps-$-title";
  switch (item.dataset["mapAct"]) {
    case "before": void changeStructure({ insert: "steps", after: all[at - 1]?.id ?? null, entry: { stage: own.stage } }, box); break;
    case "after": void changeStructure({ insert: "steps", after: id, entry: { stage: own.stage } }, box); break;
    case "left": void inTurn(() => nudge(id, -1)); break;
    case "right": void inTurn(() => nudge(id, 1)); break;
    case "stage": void inTurn(() => toStage(id, item.dataset["stage"]!)); break;
    case "copy": void copy(id, box); break;
    case "remove": void remove(id, own.head, all[at + 1] ?? all[at - 1]); break;
  }
}

async function copy(id: string, then: string): Promise<void> {
  answered(await perform(`steps/${id}/duplicate`), then);
}

async function remove(id: string, head: HTMLElement, next: { id: string } | undefined): Promise<void> {
  const title = head.querySelector("textarea")?.value;
  await changeStructure({ remove: `steps[#${id}]` }, next ? `more-${next.id}` : undefined, title ? `“${title}” is removed.` : "The step is removed.");
}
