import type htmxType from "htmx.org";
import { edit, type Value } from "./draft";
import { isBox, toKey } from "./fields";
import { drawWithKeysAndHands } from "./map-curve";
import { goThroughCells } from "./map-keys";
import { openMenus } from "./map-menu";
import { moveSteps } from "./map-moves";
import { arrangeRows } from "./map-rows";
import { renew } from "./regions";
import { shape } from "./shape";

/** Parts of a draft that the map shows in other cells than their own, or in words made of them. */
const shownElsewhere = /\.(title|key|tone|owner|tool|platform)$|\.(message|variants|assignment|survey|webhook|done|makes|keeps)\b|^(name|voice|owner|stages)\b/;

/** The map of a journey: Features/Mapping. */
export function mapJourneys(htmx: typeof htmxType): void {
  goThroughCells();
  drawWithKeysAndHands();
  openMenus();
  moveSteps();
  arrangeRows();
  keepPromises();
  keepPerceptions();
  stayOnOneLine();

  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("draft:kept", event => {
    const { path, value } = (event as CustomEvent<{ path: string; value: string }>).detail;
    const grid = document.getElementById("map-grid");
    if (!grid || !shownElsewhere.test(path) && shows(grid, path) === value) return;
    clearTimeout(timer);
    timer = setTimeout(() => void renew(htmx, "#map-grid"), 300);
  });
}

/** What the map shows at a path now; the panel beside it may have kept something else. */
function shows(grid: HTMLElement, path: string): string | undefined {
  const own = grid.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  return own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement || own instanceof HTMLSelectElement ? own.value : own?.dataset["feels"];
}

/** A promise is made by its words, and kept by choosing among the open ones. */
function keepPromises(): void {
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !event.target.dataset["promise"]) return;
    event.preventDefault();
    void promise(event.target);
  });
  document.addEventListener("change", event => {
    if (event.target instanceof HTMLInputElement && event.target.dataset["promise"]) void promise(event.target);
    if (event.target instanceof HTMLSelectElement && event.target.dataset["keep"]) void add(event.target, event.target.dataset["keep"], event.target.value);
  });
}

async function promise(box: HTMLInputElement): Promise<void> {
  const key = toKey(box.value);
  if (key === "") return;
  box.value = "";
  await add(box, box.dataset["promise"]!, key);
}

async function add(box: HTMLInputElement | HTMLSelectElement, path: string, key: string): Promise<void> {
  const found = JSON.parse(box.dataset["found"]!) as string[];
  if (key === "" || found.includes(key)) return;
  const value = [...found, key];
  box.dataset["found"] = JSON.stringify(value);
  await shape({ set: path, found: found.length === 0 ? null : found, value }, box.id);
}

/** A journey without stages of its own gets them with the first words about one of them. */
function keepPerceptions(): void {
  document.addEventListener("change", event => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || !box.dataset["perception"]) return;
    const about = box.dataset["perception"];
    const heads = Array.from(document.querySelectorAll<HTMLElement>("[data-map] [data-stage-name][data-stage]")).filter(head => head.dataset["stage"] !== "");
    const seen = new Set<string>();
    const value: Value[] = [];
    for (const head of heads) {
      const key = head.dataset["stage"]!;
      if (seen.has(key)) continue;
      seen.add(key);
      value.push({ key, name: head.dataset["stageName"]!, perception: key === about ? box.value : null });
    }
    void edit({ set: "stages", found: null, value }).then(() => document.dispatchEvent(new CustomEvent("draft:structure")));
  });
}

/** Titles have no second line: Enter goes on to the cell below, and pasted lines become one. */
function stayOnOneLine(): void {
  document.addEventListener("input", event => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || !isBox(box) || box.dataset["line"] === undefined || !box.value.includes("\n")) return;
    const at = box.selectionStart;
    box.value = box.value.replace(/\s*\n\s*/g, " ");
    box.setSelectionRange(at, at);
  }, { capture: true });
}
