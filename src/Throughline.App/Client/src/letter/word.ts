/**
 * Lists as word processors put them on the clipboard, made lists again. Word marks its paragraphs (mso-list) and writes the sign
 * into the text; Word online puts each line into a list of its own; Google Docs puts an inner list beside the line it belongs to.
 */
export function tidyPasted(body: Element): void {
  for (const blank of Array.from(body.querySelectorAll("p")).filter(isBlankOfWord)) blank.remove();
  for (const end of Array.from(body.querySelectorAll(".EOP"))) end.remove();
  makeLists(body, fromWord);
  makeLists(body, fromWordOnline);
  putInside(body);
}

/** A line of a list. */
interface Line {
  level: number;
  tag: "ul" | "ol";
  start: number;
  content: Node[];
}

type Reads = (element: Element) => Line[] | null;

/** Elements in a row that are lines of a list become one list; what stands between is left alone. */
function makeLists(body: Element, read: Reads): void {
  const seen = new Set<Element>();
  for (const first of Array.from(body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div"))) {
    if (seen.has(first)) continue;
    const run: Element[] = [];
    const lines: Line[] = [];
    for (let next: Element | null = first; next; next = followed(next)) {
      const read1 = read(next);
      if (!read1) break;
      run.push(next);
      lines.push(...read1);
      seen.add(next);
    }
    if (lines.length === 0) continue;
    const made = listsOf(first.ownerDocument, lines);
    for (const list of made) first.parentNode!.insertBefore(list, first);
    for (const one of run) one.remove();
  }
}

/** The next element, where no words stand between. */
function followed(element: Element): Element | null {
  let next = element.nextSibling;
  while (next && next.nodeType !== 1 && (next.nodeType !== 3 || next.textContent!.trim() === "")) next = next.nextSibling;
  return next?.nodeType === 1 ? (next as Element) : null;
}

function listsOf(document: Document, lines: Line[]): Element[] {
  const made: Element[] = [];
  const open: Element[] = [];
  const least = Math.min(...lines.map(line => line.level));
  for (const line of lines) {
    const depth = Math.min(line.level - least + 1, open.length + 1);
    open.length = Math.min(open.length, depth);
    if (open[depth - 1] && open[depth - 1]!.tagName.toLowerCase() !== line.tag) open.length = depth - 1;
    if (!open[depth - 1]) {
      const list = document.createElement(line.tag);
      if (line.start !== 1) list.setAttribute("start", String(line.start));
      if (depth === 1) made.push(list);
      else open[depth - 2]!.lastElementChild!.appendChild(list);
      open.push(list);
    }
    const item = document.createElement("li");
    for (const part of line.content) item.appendChild(part);
    open[depth - 1]!.appendChild(item);
  }
  return made;
}

// ---- Word ----

const styleOf = (element: Element): string => element.getAttribute("style") ?? "";

const isBlankOfWord = (element: Element): boolean =>
  /\bMso/.test(element.getAttribute("class") ?? "") &&
  !element.querySelector("img") &&
  element.textContent!.replace(/\u00a0/g, " ").trim() === "";

function fromWord(element: Element): Line[] | null {
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleOf(element));
  if (!level) return null;
  const mark = Array.from(element.querySelectorAll("span")).find(span => /mso-list:\s*ignore/i.test(styleOf(span)));
  const sign = (mark?.textContent ?? "").replace(/\u00a0/g, " ").trim();
  if (mark) removeWithEmpty(mark, element);
  const content = Array.from(element.childNodes);
  return [{ level: Number(level[1]), ...kindOf(sign), content: content.length > 0 ? [wrapped(element, content)] : [] }];
}

// "1.", "a)", "IV." and "(2)" count; anything else is a bullet, also the "o" of a typewriter's face.
function kindOf(sign: string): { tag: "ul" | "ol"; start: number } {
  const counted = /^\(?([\p{L}\p{Nd}]{1,4}(?:\.\d+)*)[.)]$/u.exec(sign);
  if (!counted) return { tag: "ul", start: 1 };
  return { tag: "ol", start: /^\d+$/.test(counted[1]!) ? Number(counted[1]) : 1 };
}

function removeWithEmpty(mark: Element, within: Element): void {
  let gone: Element = mark;
  const isAlone = (around: Element) => around.childElementCount === 1 && around.textContent === gone.textContent;
  while (gone.parentElement !== within && isAlone(gone.parentElement!)) gone = gone.parentElement!;
  gone.remove();
}

function wrapped(like: Element, content: Node[]): Element {
  const line = like.ownerDocument.createElement("p");
  for (const part of content) line.appendChild(part);
  return line;
}

// ---- Word online ----

function fromWordOnline(element: Element): Line[] | null {
  if (!/\bListContainerWrapper\b/.test(element.getAttribute("class") ?? "")) return null;
  return Array.from(element.querySelectorAll("li")).map(item => ({
    level: Number(item.getAttribute("data-aria-level") ?? 1) || 1,
    tag: item.parentElement?.tagName.toLowerCase() === "ol" ? ("ol" as const) : ("ul" as const),
    start: Number(item.parentElement?.getAttribute("start") ?? 1) || 1,
    content: Array.from(item.childNodes),
  }));
}

// ---- Google Docs ----

function putInside(body: Element): void {
  for (const inner of Array.from(body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol"))) {
    const above = inner.previousElementSibling;
    if (above?.tagName.toLowerCase() === "li") above.appendChild(inner);
  }
}
