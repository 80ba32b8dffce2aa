import { edit, type Value } from "../draft";
import { announce } from "../events";
import { isBox, toKey } from "../fields";
import { beforeLeaving } from "../leaving-page";
import { redrawSoon } from "../redraw";
import { changeStructure } from "../structure";
import { drawWithKeysAndHands } from "./curve";
import { goThroughCells } from "./keys";
import { openMenus } from "./menu";
import { moveSteps } from "./moves";
import { arrangeRows } from "./rows";

/** Parts of a draft that the map shows in other cells than their own, or in words made of them. */
const shownElsewhere = /\.(title|key|tone|owner|tool|platform)$|\.(message|variants|assignment|survey|webhook|done|makes|keeps)\b|^(name|voice|owner|stages)\b/;

/** The map of a journey: Features/Mapping. */
export function mapJourneys(): void {
  goThroughCells();
  drawWithKeysAndHands();
  openMenus();
  moveSteps();
  arrangeRows();
  keepPromises();
  keepPerceptions();
  stayOnOneLine();

  document.addEventListener("draft:kept", event => {
    const { path, value } = event.detail;
    const grid = document.getElementById("map-grid");
    if (grid && (shownElsewhere.test(path) || shows(grid, path) !== value)) redrawSoon(300, "#map-grid");
  });
}

/** What the map shows at a path now; the panel beside it may have kept something else. */
function shows(grid: HTMLElement, path: string): string | undefined {
  const own = grid.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  return own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement || own instanceof HTMLSelectElement ? own.value : own?.dataset["feels"];
}

/** A promise is made by its words, and kept by choosing among the open ones. */
function keepPromises(): void {
  beforeLeaving(() => document.querySelectorAll<HTMLInputElement>("input[data-promise]").forEach(box => void promise(box)));
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
  await changeStructure({ set: path, found: found.length === 0 ? null : found, value }, box.id);
}

/** A journey without stages of its own gets them with the first words about one of them; data-about says which words these are. */
function keepPerceptions(): void {
  document.addEventListener("change", event => {
    if (event.target instanceof HTMLTextAreaElement && event.target.dataset["perception"]) void perceive(event.target);
  });
  beforeLeaving(() => document.querySelectorAll<HTMLTextAreaElement>("textarea[data-perception]").forEach(box => void perceive(box)));
}

async function perceive(box: HTMLTextAreaElement): Promise<void> {
  const words = box.value;
  if (words === box.defaultValue) return;
  box.defaultValue = words;
  const heads = Array.from(document.querySelectorAll<HTMLElement>("[data-map] [data-stage-name][data-stage]")).filter(head => head.dataset["stage"] !== "");
  const names = new Map(heads.map(head => [head.dataset["stage"]!, head.dataset["stageName"]!]));
  const about = box.dataset["about"] ?? "perception";
  const value: Value[] = Array.from(names, ([key, name]) => ({ key, name, [about]: key === box.dataset["perception"] ? words : null }));
  await edit({ set: "stages", found: null, value });
  announce("draft:structure");
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
