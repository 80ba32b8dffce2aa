import { MarkdownParser } from "prosemirror-markdown";
import type { Node } from "prosemirror-model";
import type { Token } from "markdown-it";
import { markdown, type Reading } from "./markdown";
import { mostPieces, takeOut, type Piece } from "./merge-pieces";
import { schema, type Kept } from "./schema";

/** Longest letter that is shown as it reads; what is longer is written as text. */
const longest = 100_000;

/** More opening brackets than any letter has. */
const mostBrackets = 1_000;

const tight = (tokens: Token[], at: number): boolean => {
  while (++at < tokens.length) if (tokens[at]!.type !== "list_item_open") return tokens[at]!.hidden;
  return false;
};

const parser = new MarkdownParser(schema, markdown, {
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: token => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  bullet_list: { block: "bullet_list", getAttrs: (_, tokens, at) => ({ tight: tight(tokens, at) }) },
  ordered_list: {
    block: "ordered_list",
    getAttrs: (token, tokens, at) => ({ order: Number(token.attrGet("start") ?? 1), tight: tight(tokens, at) }),
  },
  list_item: { block: "list_item" },
  hr: { node: "horizontal_rule" },
  fence: { node: "written" },
  code_block: { node: "written" },
  softbreak: { node: "hard_break" },
  hardbreak: { node: "hard_break" },
  field: { node: "field", getAttrs: token => ({ ...(token.meta as Piece) }) },
  condition: { node: "condition", getAttrs: token => ({ source: (token.meta as Piece).source }) },
  image: {
    node: "picture",
    getAttrs: token => ({ src: token.attrGet("src"), alt: token.meta as string, title: token.attrGet("title") || null }),
  },
  em: { mark: "em" },
  strong: { mark: "strong" },
  link: { mark: "link", getAttrs: token => ({ href: token.attrGet("href"), title: token.attrGet("title") || null }) },
  code_inline: { mark: "code", noCloseToken: true },
});

/**
 * A letter as it is shown, each block with the bytes it was written with; null where it is too long or too deep to be
 * shown, and stands as text then.
 */
export function readLetter(text: string): Node | null {
  if (text.length > longest || count(text, "[") > mostBrackets || count(text, "{{") > mostPieces) return null;
  const parts = partsOf(text);
  const nodes = parts.map((part, i) => {
    const next = parts[i + 1];
    const kept: Kept = { source: part.source, gap: next ? text.slice(part.to, next.from) : "", next: next?.source ?? null };
    return part.node === null
      ? schema.nodes.written.create({ kept })
      : part.node.type.create({ ...part.node.attrs, kept }, part.node.content);
  });
  const [from, to] = parts.length === 0 ? [text.length, text.length] : [parts[0]!.from, parts.at(-1)!.to];
  return schema.nodes.doc.create(
    { lead: text.slice(0, from), tail: text.slice(to) },
    nodes.length === 0 ? [schema.nodes.paragraph.create()] : nodes,
  );
}

interface Part {
  from: number;
  to: number;
  source: string;
  node: Node | null;
}

// A block that reads otherwise when it stands alone leans on something elsewhere in the letter, and is kept as it is written.
function partsOf(text: string): Part[] {
  const { node: whole, ranges } = parse(text);
  const parts: Part[] = [];
  let at = 0;
  for (const [i, { from, to, isShown }] of ranges.entries()) {
    addBetween(parts, text, at, from);
    const source = text.slice(from, to);
    const node = isShown && whole?.childCount === ranges.length ? whole.child(i) : null;
    parts.push({ from, to, source, node: node && alone(source)?.eq(node) ? node : null });
    at = to;
  }
  addBetween(parts, text, at, text.length);
  return parts;
}

// What is no block to Markdown and no blank either: the addresses of links that are named elsewhere.
function addBetween(parts: Part[], text: string, from: number, to: number): void {
  const between = text.slice(from, to);
  const source = between.trim();
  if (source === "") return;
  const start = from + between.indexOf(source);
  parts.push({ from: start, to: start + source.length, source, node: null });
}

const known = new Map<string, Node | null>();

/** The block that a source makes when it stands alone; null where it makes none, or several. */
export function alone(source: string): Node | null {
  if (known.size > 2_000) known.clear();
  if (!known.has(source)) {
    const { node, ranges } = parse(source);
    known.set(source, node?.childCount === 1 && ranges.length === 1 && ranges[0]!.isShown ? node.child(0) : null);
  }
  return known.get(source)!;
}

function parse(text: string): { node: Node | null; ranges: { from: number; to: number; isShown: boolean }[] } {
  const { text: marked, pieces, sourceOffset } = takeOut(text);
  const reading: Reading = { pieces, blocks: [] };
  const node = parser.parse(marked, reading);
  const lines = linesOf(marked);
  const ranges = reading.blocks.map(({ from, to, isShown }) => {
    while (to > from + 1 && isBlank(marked.slice(lines[to - 1]!.from, lines[to - 1]!.to))) to--;
    return { from: sourceOffset(lines[from]!.from), to: sourceOffset(lines[to - 1]!.to), isShown };
  });
  return { node, ranges };
}

function linesOf(text: string): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let from = 0;
  for (const ending of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ from, to: ending.index });
    from = ending.index + ending[0].length;
  }
  lines.push({ from, to: text.length });
  return lines;
}

const isBlank = (line: string): boolean => line.trim() === "";

const count = (text: string, what: string): number => text.split(what).length - 1;
