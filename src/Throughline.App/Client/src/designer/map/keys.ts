/**
 * Going through the map without a mouse. In a box, Ctrl with an arrow goes to the neighbour's box; Escape leaves the box
 * for its cell. On a cell, arrows go from cell to cell and Enter goes into it. Tab goes on as everywhere.
 */
export function goThroughCells(): void {
  document.addEventListener("keydown", event => {
    if (!(event.target instanceof HTMLElement) || event.defaultPrevented) return;
    const cell = event.target.closest<HTMLTableCellElement>("[data-map] [data-row] > :is(td, th)");
    if (!cell) return;
    const onCell = event.target === cell;
    const way = ways[event.key];
    if (way && !event.altKey && !event.shiftKey && (event.ctrlKey || event.metaKey || onCell)) {
      event.preventDefault();
      const next = neighbour(cell, way[0], way[1]);
      if (next) (onCell ? next : boxOf(next) ?? next).focus();
      next?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (event.key === "Escape" && !onCell && !document.querySelector(":popover-open")) {
      event.preventDefault();
      cell.focus();
    } else if ((event.key === "Enter" || event.key === "F2") && onCell) {
      event.preventDefault();
      const box = boxOf(cell);
      box?.focus();
      if (box instanceof HTMLTextAreaElement) box.setSelectionRange(box.value.length, box.value.length);
    } else if (event.key === "Enter" && event.target instanceof HTMLTextAreaElement && event.target.dataset["line"] !== undefined) {
      event.preventDefault();
      const below = neighbour(cell, 0, 1);
      (below && (boxOf(below) ?? below))?.focus();
    }
  });
}

const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What is edited in a cell first: its box, else whatever in it can be used. */
const boxOf = (cell: HTMLElement): HTMLElement | null =>
  cell.querySelector<HTMLElement>("[data-path], [data-perception]") ?? cell.querySelector<HTMLElement>("input, select, a[href], button");

/** The next cell that way, over headers that stand across several columns. */
function neighbour(cell: HTMLTableCellElement, right: number, down: number): HTMLElement | null {
  const row = cell.closest<HTMLTableRowElement>("tr")!;
  const place = placeOf(cell);
  if (right !== 0) return cellAt(row, right > 0 ? place + cell.colSpan : place - 1);
  const rows = Array.from(row.closest("table")!.querySelectorAll<HTMLTableRowElement>("tr[data-row]"));
  const next = rows[rows.indexOf(row) + down];
  return next ? cellAt(next, place) : null;
}

function placeOf(cell: HTMLTableCellElement): number {
  let place = 0;
  for (let one = cell.previousElementSibling; one; one = one.previousElementSibling) place += (one as HTMLTableCellElement).colSpan;
  return place;
}

function cellAt(row: HTMLTableRowElement, place: number): HTMLElement | null {
  if (place < 1) return null;
  let from = 0;
  for (const cell of row.cells) {
    if (place < from + cell.colSpan) return focusable(cell);
    from += cell.colSpan;
  }
  return null;
}

function focusable(cell: HTMLTableCellElement): HTMLElement {
  if (!cell.hasAttribute("tabindex")) cell.tabIndex = -1;
  return cell;
}
