import MarkdownIt, { type StateBlock, type StateCore, type StateInline, type Token } from "markdown-it";
import { fill, pieceAt, type Piece } from "./merge-pieces";

/** What reading leaves behind: the merge pieces it was given, and where each block at the top stands, in lines. */
export interface Reading {
  pieces: Piece[];
  blocks: { from: number; to: number; isShown: boolean }[];
  references?: Record<string, unknown>;
}

/**
 * Markdown as the server reads it in letters (MessageMarkdown, TypedLines): no HTML, no program by indenting, no heading by
 * a line beneath, stars stress a word only from outside it, addresses stand as they are, and one line with a dash or a
 * number before it is no list.
 */
export const markdown: MarkdownIt = forLetters();

function forLetters(): MarkdownIt {
  const made = new MarkdownIt("commonmark", { html: false, linkify: false });
  made.disable(["code", "lheading", "html_block", "html_inline"]);
  made.validateLink = () => true; // where a link may lead is for the linter to say, not for the eye
  made.normalizeLink = address => address;
  made.normalizeLinkText = address => address;
  made.block.ruler.at("hr", lineAcross, { alt: ["paragraph", "reference", "blockquote", "list"] });
  made.inline.ruler.at("emphasis", stress);
  made.inline.ruler.at("text", words);
  made.core.ruler.push("typed_lines", state => {
    state.tokens = typedLines(state);
  });
  made.core.ruler.push("merge_pieces", bringBack);
  made.core.ruler.push("blocks", findBlocks);
  return made;
}

// As markdown-it's own, but dashes right below words are the end of them and no line across.
function lineAcross(state: StateBlock, from: number, _: number, isAsked: boolean): boolean {
  const words = state.src.slice(state.bMarks[from]! + state.tShift[from]!, state.eMarks[from]);
  if (state.sCount[from]! - state.blkIndent >= 4 || !/^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(words)) return false;
  if (isAsked) return (state.parentType as string) !== "paragraph" || state.sCount[from]! < state.blkIndent || !/^-+\s*$/.test(words);
  state.line = from + 1;
  const token = state.push("hr", "hr", 0);
  token.map = [from, state.line];
  token.markup = words;
  return true;
}

// ---- within a line ----

// As markdown-it's own, but for stars too there must be no letter outside.
function stress(state: StateInline, silent: boolean): boolean {
  const marker = state.src.charCodeAt(state.pos);
  if (silent || (marker !== 0x5f && marker !== 0x2a)) return false;
  const scanned = state.scanDelims(state.pos, false);
  for (let i = 0; i < scanned.length; i++) {
    const token = state.push("text", "", 0);
    token.content = String.fromCharCode(marker);
    state.delimiters.push({
      marker,
      length: scanned.length,
      token: state.tokens.length - 1,
      end: -1,
      open: scanned.can_open,
      close: scanned.can_close,
    });
  }
  state.pos += scanned.length;
  return true;
}

const special = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/;

const bare = /(?:https?:\/\/|ftp:\/\/|mailto:|tel:|www\.)[^\s<]*[^\s<?!.,:*_~'")\]]/iy;

// An address that stands bare is not stressed by the lines below in it.
function words(state: StateInline, silent: boolean): boolean {
  let pos = state.pos;
  const address = bareAddress(state.src, pos);
  if (address) pos += address.length;
  else while (pos < state.posMax && !special.test(state.src[pos]!) && !(pos > state.pos && bareAddress(state.src, pos))) pos++;
  if (pos === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, pos);
  state.pos = pos;
  return true;
}

/** The address that begins at a place of a text without being marked as a link; null where none does. */
export function bareAddress(text: string, at: number): string | null {
  if (!/[hfmtw]/i.test(text[at] ?? "") || (at > 0 && !/[\s*_~(]/.test(text[at - 1]!))) return null;
  bare.lastIndex = at;
  return bare.exec(text)?.[0] ?? null;
}

// ---- lines that are as they were typed ----

function typedLines({ tokens, Token: Made }: StateCore): Token[] {
  const out: Token[] = [];
  const inside: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const end = /^(bullet|ordered)_list_open$/.test(token.type) && inside.at(-1) !== "list_item" ? endOfOneLine(tokens, i) : 0;
    if (end > 0) {
      takeApart(Made, out, token, tokens.slice(i + 1, end));
      i = end;
      continue;
    }
    if (token.nesting === 1) inside.push(token.type.slice(0, -"_open".length));
    if (token.nesting === -1) inside.pop();
    out.push(token);
  }
  return out;
}

// Where a list ends that is one item, begins with words and holds no other list; 0 for any other.
function endOfOneLine(tokens: Token[], at: number): number {
  if (tokens[at + 2]?.type !== "paragraph_open") return 0;
  for (let i = at + 2; i < tokens.length; i++) {
    if (tokens[i]!.type.endsWith("_list_open")) return 0;
    if (tokens[i]!.type === "list_item_close" && tokens[i]!.level === tokens[at]!.level + 1)
      return tokens[i + 1]!.type.endsWith("_list_close") ? i + 1 : 0;
  }
  return 0;
}

function takeApart(Made: typeof Token, out: Token[], list: Token, [item, ...rest]: Token[]): void {
  const [opening, line, closing, ...others] = rest.slice(0, -1) as [Token, Token, Token, ...Token[]];
  const sign = new Made("text", "", 0);
  sign.content = `${item!.info}${list.markup} `;
  line.children!.unshift(sign);
  const above = out.at(-1)?.type === "paragraph_close" ? out.at(-3) : undefined;
  if (above?.map && list.map && (above.meta ?? above.map[1]) === list.map[0]) {
    const ending = new Made("softbreak", "br", 0);
    out.at(-2)!.children!.push(ending, ...line.children!);
    above.meta ??= above.map[1]; // what follows it stands right below no more
    above.map = [above.map[0], opening.map![1]];
    out.push(...others);
  } else {
    out.push(opening, line, closing, ...others);
  }
}

// ---- what stands in braces ----

function bringBack(state: StateCore): void {
  const { pieces } = state.env as Reading;
  for (const block of state.tokens)
    if (block.children) block.children = block.children.flatMap(token => brought(token, pieces, state));
}

// What is read where a picture is not shown: the words alone.
const wordsOf = (inside: Token[]): string => inside.map(wordsOfOne).join("");

function wordsOfOne(token: Token): string {
  if (token.type === "image") return wordsOf(token.children ?? []);
  return token.type.endsWith("break") ? " " : token.content;
}

function brought(token: Token, pieces: Piece[], state: StateCore): Token[] {
  token.attrs = token.attrs?.map(([name, value]) => [name, fill(value, pieces)]) ?? null;
  if (token.type === "image") token.meta = fill(wordsOf(token.children ?? []), pieces);
  if (token.type !== "text") {
    token.content = fill(token.content, pieces);
    return [token];
  }
  return token.content
    .split(/([\ue100-\uefff])/)
    .filter(Boolean)
    .map(part => {
      const piece = part.length === 1 ? pieceAt(pieces, part) : undefined;
      const made = new state.Token(piece ? (piece.name === null ? "condition" : "field") : "text", "", 0);
      made.content = piece?.source ?? part;
      made.meta = piece;
      return made;
    });
}

// ---- blocks ----

// A program, or a list that begins with a list, is nothing that one writes in a letter.
function findBlocks(state: StateCore): void {
  const reading = state.env as Reading;
  let depth = 0;
  for (const [i, token] of state.tokens.entries()) {
    if (depth === 0 && token.nesting >= 0 && token.map) reading.blocks.push({ from: token.map[0], to: token.map[1], isShown: true });
    if (
      token.type === "fence" ||
      token.type === "code_block" ||
      (token.type.endsWith("_list_open") && state.tokens[i - 1]?.type === "list_item_open")
    )
      reading.blocks.at(-1)!.isShown = false;
    depth += token.nesting;
  }
}
