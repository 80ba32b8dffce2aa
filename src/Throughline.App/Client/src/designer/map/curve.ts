import { toast } from "../../page/toasts";
import { drag } from "../drag";
import { edit } from "../draft";

const words: Record<string, string> = { "2": "delighted", "1": "pleased", "0": "neither glad nor upset", "-1": "uneasy", "-2": "upset" };

/** Points of the curve of feelings are moved by hand, by finger and with ↑ and ↓; the curve follows at once. */
export function drawWithKeysAndHands(): void {
  document.addEventListener("keydown", event => {
    const point = (event.target as Element).closest<HTMLElement>(".map-point");
    if (!point || event.ctrlKey || event.metaKey || event.altKey || isFixed(point)) return;
    const now = point.dataset["feels"] ? Number(point.dataset["feels"]) : null;
    const next = keyed(event.key, now);
    if (next !== undefined) {
      event.preventDefault();
      show(point, next);
      void keep(point);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      const all = Array.from(document.querySelectorAll<HTMLElement>(".map-point"));
      const other = all[all.indexOf(point) + (event.key === "ArrowRight" ? 1 : -1)];
      other?.focus();
      other?.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
  document.addEventListener("pointerdown", event => {
    const cell = (event.target as Element).closest<HTMLElement>(".map-feel");
    const point = cell?.querySelector<HTMLElement>(".map-point");
    if (!cell || !point || event.button !== 0 || !event.isPrimary || isFixed(point)) return;
    // A finger on the row scrolls the map, on the point it moves the point.
    if (event.pointerType === "touch" && !(event.target as Element).closest(".map-point")) return;
    event.preventDefault();
    point.focus({ preventScroll: true });
    dragPoint(cell, point, event);
  });
}

const isFixed = (point: HTMLElement): boolean => point.getAttribute("aria-readonly") === "true";

/** Undefined for a key that does nothing here; null takes back what was said. */
function keyed(key: string, now: number | null): number | null | undefined {
  switch (key) {
    case "ArrowUp": return Math.min(2, (now ?? 0) + (now === null ? 0 : 1));
    case "ArrowDown": return Math.max(-2, (now ?? 0) - (now === null ? 0 : 1));
    case "Home": return -2;
    case "End": return 2;
    case "Delete": case "Backspace": return null;
    default: return undefined;
  }
}

// Taken by the point itself, it goes as far as the hand goes; elsewhere in its row, it comes to the hand.
function dragPoint(cell: HTMLElement, point: HTMLElement, from: PointerEvent): void {
  const own = point.getBoundingClientRect();
  const off = (from.target as Element).closest(".map-point") ? from.clientY - own.top - own.height / 2 : 0;
  drag(from, {
    slack: 0,
    over: (_, y) => {
      const box = cell.getBoundingClientRect();
      const share = (y - off - box.top) / box.height * 100;
      show(point, Math.max(-2, Math.min(2, Math.round((50 - share) / 19))));
    },
    end: isLaid => {
      if (isLaid) void keep(point);
      else show(point, standing.get(point) ? Number(standing.get(point)) : null);
    },
  });
}

/** What the server holds of a point, while it shows something else. */
const standing = new WeakMap<HTMLElement, string | null>();

function remember(point: HTMLElement): void {
  if (!standing.has(point)) standing.set(point, point.dataset["feels"] || null);
}

function show(point: HTMLElement, feels: number | null): void {
  remember(point);
  const text = feels === null ? "" : String(feels);
  point.dataset["feels"] = text;
  point.setAttribute("aria-valuenow", String(feels ?? 0));
  point.setAttribute("aria-valuetext", words[text] ?? "not said yet");
  const word = point.parentElement!.querySelector(".map-feel-word");
  if (word) word.textContent = words[text] ?? "How do they feel?";
  draw();
}

// Sent in turn by edit(): each finds what the one before left.
async function keep(point: HTMLElement): Promise<void> {
  const found = standing.get(point) ?? null;
  const value = point.dataset["feels"] || null;
  if (found === value) return standing.delete(point), undefined;
  standing.set(point, value);
  const answer = await edit({ set: point.dataset["path"]!, found, value });
  if (answer.refused) {
    const now = typeof answer.now === "string" ? answer.now : null;
    show(point, now === null ? null : Number(now));
    toast(answer.refused === "changed" ? `Somebody else moved this point meanwhile; it stands where they put it: ${words[now ?? ""] ?? "not said"}.` : answer.said ?? "This was not kept.");
  }
  if ((point.dataset["feels"] || null) === (answer.refused ? typeof answer.now === "string" ? answer.now : null : value)) standing.delete(point);
}

/** The same drawing as the server's: Features/Mapping/MapCurve.cs. */
function draw(): void {
  let path = "";
  let [lastX, lastY] = [0, 0];
  for (const cell of document.querySelectorAll<HTMLElement>(".map-feel")) {
    const feels = cell.querySelector<HTMLElement>(".map-point")?.dataset["feels"];
    if (!feels) continue;
    const x = Number(cell.dataset["place"]) * 100 + 50;
    const y = 50 - 19 * Number(feels);
    const middle = (lastX + x) / 2;
    path += path === "" ? `M${x} ${y}` : `C${middle} ${lastY} ${middle} ${y} ${x} ${y}`;
    [lastX, lastY] = [x, y];
  }
  document.querySelector(".map-curve-planned")?.setAttribute("d", path);
}
