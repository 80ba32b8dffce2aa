/**
 * What stands in double braces, read as the server reads it (MergeFieldsScanner): a name, a name with what stands in, or
 * something else, which is shown and kept as it is written.
 */
export interface Piece {
  /** Braces and all, as written. */
  source: string;
  /** Null where it is no merge field: a condition, its end, or something that is wrong. */
  name: string | null;
  fallback: string | null;
}

/** A text in which one private-use character stands for each piece, and where each of its characters stood. */
export interface Marked {
  text: string;
  pieces: Piece[];
  /** The offset in the source of what stands at an offset here. */
  sourceOffset: (offset: number) => number;
}

const first = 0xe100;

/** As many as the server reads; what has more is written as text. */
export const mostPieces = 400;

const reserved = new Set(["if", "unless", "else", "each", "with", "lookup", "log", "this", "true", "false", "null", "undefined", "as"]);

const isName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(text) && !reserved.has(text);

/** Takes the braces out, as they are before Markdown is read. */
export function takeOut(source: string): Marked {
  const pieces: Piece[] = [];
  const shifts: [marked: number, source: number][] = [[0, 0]];
  let text = "";
  let at = 0;
  for (let start = source.indexOf("{{"); start >= 0; start = source.indexOf("{{", at)) {
    text = words(source, at, start, text, shifts);
    const piece = readPiece(source, start);
    text += String.fromCharCode(first + pieces.length);
    pieces.push(piece);
    at = start + piece.source.length;
    shifts.push([text.length, at]);
  }
  text = words(source, at, source.length, text, shifts);
  return { text, pieces, sourceOffset: offset => toSource(shifts, offset) };
}

/** The piece that begins at two braces. */
export function readPiece(source: string, start: number): Piece {
  const closing = source[start + 2] === "{" ? "}}}" : "}}";
  const end = source.indexOf(closing, start + 2);
  if (end < 0 || (closing === "}}" && source.slice(start + 2, end).includes("{{")))
    return { source: /^\{+/.exec(source.slice(start))![0], name: null, fallback: null };
  const whole = source.slice(start, end + closing.length);
  const other = { source: whole, name: null, fallback: null };
  return closing === "}}}" || isEscaped(source, start) ? other : (readField(whole) ?? other);
}

function readField(whole: string): Piece | null {
  const content = whole.slice(2, -2).trim();
  if (isName(content)) return { source: whole, name: content, fallback: null };
  const bar = content.indexOf("|");
  const name = content.slice(0, bar).trim();
  const fallback = content.slice(bar + 1).trim();
  return bar >= 0 && isName(name) && isFallback(fallback) ? { source: whole, name, fallback } : null;
}

/** Whether something can stand in for a value. */
export const isFallback = (text: string): boolean => text.length > 0 && text.length <= 500 && !/[{}]/.test(text);

/** A field as it is written anew. */
export const writeField = (name: string, fallback: string | null): string =>
  fallback === null ? `{{${name}}}` : `{{${name} | ${fallback}}}`;

/** The piece that a character stands for. */
export const pieceAt = (pieces: Piece[], character: string): Piece | undefined => pieces[character.charCodeAt(0) - first];

/** A marked text, written out again. */
export const fill = (marked: string, pieces: Piece[]): string =>
  marked.replace(/[\ue100-\uefff]/g, one => pieceAt(pieces, one)?.source ?? one);

function isEscaped(source: string, start: number): boolean {
  let slashes = 0;
  while (source[start - slashes - 1] === "\\") slashes++;
  return slashes % 2 === 1;
}

// Private-use characters of a text's own come from symbol fonts, and no mail shows them; the bullet of word processors is one.
function words(source: string, from: number, to: number, text: string, shifts: [number, number][]): string {
  for (let i = from; i < to; i++) {
    const c = source[i]!;
    if (c < "\ue000" || c > "\uf8ff") text += c;
    else if (c === "\uf0b7") text += "•";
    else shifts.push([text.length, i + 1]);
  }
  return text;
}

function toSource(shifts: [number, number][], offset: number): number {
  let low = 0;
  let high = shifts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shifts[middle]![0] <= offset) low = middle;
    else high = middle - 1;
  }
  return shifts[low]![1] + offset - shifts[low]![0];
}
