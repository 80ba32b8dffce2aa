import { MarkdownSerializer, type MarkdownSerializerState } from "prosemirror-markdown";
import type { Mark, Node } from "prosemirror-model";
import { escapeText, isWordCharacter, writeAddress } from "./escape";
import { readPiece, writeField } from "./merge-pieces";
import { alone } from "./read";
import type { Kept } from "./schema";
import { schema } from "./schema";

/** The sign before each line of the list that is being written. */
let sign = "-";

const serializer = new MarkdownSerializer(
  {
    paragraph(state, node) {
      state.renderInline(node);
      state.closeBlock(node);
    },
    heading(state, node) {
      state.write("#".repeat(node.attrs["level"]) + " ");
      state.renderInline(node, false);
      state.closeBlock(node);
    },
    blockquote(state, node) {
      state.wrapBlock("> ", null, node, () => state.renderContent(node));
    },
    bullet_list(state, node) {
      const own = sign;
      sign = "-";
      state.renderList(node, "  ", () => `${own} `);
    },
    ordered_list(state, node) {
      const ending = sign === ")" ? ")" : ".";
      sign = "-";
      const start = node.attrs["order"] as number;
      const width = String(start + node.childCount - 1).length + 2;
      state.renderList(node, " ".repeat(width), i => `${String(start + i)}${ending} `.padEnd(width));
    },
    list_item(state, node) {
      state.renderContent(node);
    },
    horizontal_rule(state, node) {
      state.write("---");
      state.closeBlock(node);
    },
    written(state, node) {
      state.text((node.attrs["kept"] as Kept | null)?.source ?? "", false);
      state.closeBlock(node);
    },
    hard_break(state, _, parent, index) {
      if (goesOn(parent, index)) state.text("\n", false);
    },
    text: writeText,
    field: (state, node, parent, index) => writePiece(state, fieldSource(node), parent, index),
    condition: (state, node, parent, index) => writePiece(state, node.attrs["source"], parent, index),
    picture(state, node) {
      state.write(`![${writeAlt(node.attrs["alt"])}](${writeAddress(node.attrs["src"], node.attrs["title"])})`);
    },
  },
  {
    em: { open: "_", close: "_", mixable: true, expelEnclosingWhitespace: true },
    strong: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
    link: {
      open: (_, mark, parent, index) => (isPlain(mark, parent, index) ? "<" : "["),
      close: (_, mark, parent, index) =>
        isPlain(mark, parent, index - 1) ? ">" : `](${writeAddress(mark.attrs["href"], mark.attrs["title"])})`,
      mixable: true,
    },
    code: {
      open: (_, __, parent, index) => ticks(parent.child(index), true),
      close: (_, __, parent, index) => ticks(parent.child(index - 1), false),
      escape: false,
    },
  },
);

/** A letter as it is kept: what was not changed has the bytes it came with, and what was is written in one form. */
export function writeLetter(doc: Node): string {
  const blocks = childrenOf(doc).filter(node => !isNothing(node));
  let text = doc.attrs["lead"] as string;
  let above: { node: Node; text: string } | null = null;
  for (const [i, node] of blocks.entries()) {
    const words: string = isAsWritten(node) ? keptOf(node)!.source : anew(node, above?.text ?? "", blocks[i + 1]);
    if (words.trim() === "") continue;
    text += above === null ? words : between(above.node, node, words) + words;
    above = { node, text: words };
  }
  return text + (doc.attrs["tail"] as string);
}

const childrenOf = (node: Node): Node[] => {
  const all: Node[] = [];
  node.forEach(child => {
    all.push(child);
  });
  return all;
};

const keptOf = (node: Node): Kept | null => node.attrs["kept"] as Kept | null;

const isNothing = (node: Node): boolean => node.isTextblock && node.content.size === 0;

/** Whether a block is what its source makes of it. */
function isAsWritten(node: Node): boolean {
  const kept = keptOf(node);
  if (!kept) return false;
  if (node.type === schema.nodes.written) return true;
  const was = alone(kept.source);
  return was !== null && was.type.create({ ...was.attrs, kept }, was.content).eq(node);
}

// Two lists on end are one list unless their signs differ.
function anew(node: Node, above: string, below: Node | undefined): string {
  const isBullets = node.type === schema.nodes.bullet_list;
  const own = signOf(keptOf(node)?.source ?? "", isBullets);
  const taken = [signOf(above, isBullets), signOf(below ? (keptOf(below)?.source ?? "") : "", isBullets)];
  const isList = isBullets || node.type === schema.nodes.ordered_list;
  sign = isList ? ([own, ...(isBullets ? ["-", "*", "+"] : [".", ")"])].find(one => one !== "" && !taken.includes(one)) ?? "-") : "-";
  const written = serializer.serialize(schema.nodes.doc.create(null, [node]));
  sign = "-";
  return written.replace(/^\n+|\s+$/g, "");
}

const signOf = (source: string, isBullets: boolean): string =>
  (isBullets ? /^ {0,3}([-+*])\s/ : /^ {0,3}\d{1,9}([.)])\s/).exec(source)?.[1] ?? "";

// A blank line parts everything; less than that only what it has parted before, and what begins a block wherever it stands.
function between(above: Node, next: Node, below: string): string {
  const kept = keptOf(above);
  if (!kept || kept.next === null) return "\n\n";
  if (/\n[ \t\r]*\n/.test(kept.gap)) return kept.gap;
  const isParted =
    kept.next === below &&
    (isAsWritten(above) ||
      (alone(kept.source)?.type === above.type &&
        next.type !== schema.nodes.paragraph &&
        /^ {0,3}(#{1,6} |>|[-+*] +\S|1[.)] +\S)/.test(below)));
  return isParted || (above.type === schema.nodes.heading && kept.gap !== "") ? kept.gap : "\n\n";
}

// ---- within a line ----

function writeText(state: MarkdownSerializerState, node: Node, parent: Node, index: number): void {
  const text = node.text!;
  if (node.marks.some(mark => mark.type === schema.marks.code)) return state.text(text, false);
  const [before, after] = [sibling(parent, index - 1), sibling(parent, index + 1)];
  const link = node.marks.find(mark => mark.type === schema.marks.link);
  if (link && isPlain(link, parent, index)) return state.text(text, false);
  const escaped = escapeText(text, {
    beginsLine: before === null || before.type === schema.nodes.hard_break,
    isHeading: parent.type === schema.nodes.heading,
    isLink: link !== undefined,
    endsBefore: after,
    hasLinks: parent.textContent.includes("]("),
  });
  state.text(coverEdges(escaped, text, stands(before, parent.child(index), after)), false);
}

const sibling = (parent: Node, index: number): Node | null => (index < 0 || index >= parent.childCount ? null : parent.child(index));

interface Edges {
  begins: boolean;
  ends: boolean;
}

// A stressed part cannot begin or end inside a word, unless the letter outside it is written by its number.
function stands(before: Node | null, node: Node, after: Node | null): Edges {
  const meets = (other: Node | null, isBefore: boolean): boolean =>
    other !== null &&
    isOneLink(other, node) &&
    isSolid(node, !isBefore) &&
    isSolid(other, isBefore) &&
    stresses(other).some(mark => !mark.isInSet(node.marks));
  return { begins: meets(before, true), ends: meets(after, false) };
}

// The brackets of a link are no letters.
function isOneLink(one: Node, other: Node): boolean {
  const [mine, theirs] = [schema.marks.link.isInSet(one.marks), schema.marks.link.isInSet(other.marks)];
  return mine && theirs ? mine.eq(theirs) : mine === theirs;
}

const stresses = (node: Node): readonly Mark[] =>
  node.marks.filter(mark => mark.type === schema.marks.em || mark.type === schema.marks.strong);

const isSolid = (node: Node, atEnd: boolean): boolean =>
  node.type !== schema.nodes.hard_break && !(node.isText && /\s/.test(atEnd ? node.text!.at(-1)! : node.text![0]!));

function coverEdges(escaped: string, text: string, edges: Edges): string {
  if (edges.ends && isWordCharacter(text.at(-1)!) && escaped.endsWith(text.at(-1)!))
    escaped = escaped.slice(0, -1) + byNumber(text.at(-1)!);
  if (edges.begins && isWordCharacter(text[0]!) && escaped.startsWith(text[0]!)) escaped = byNumber(text[0]!) + escaped.slice(1);
  return escaped;
}

const inBraces = /(\{\{[^{}]*\}\})/;

const inPicture = { beginsLine: false, isHeading: false, isLink: true, endsBefore: null, hasLinks: true };

// Words that are read in place of a picture: merge fields stand as they are, and nothing else is a sign.
const writeAlt = (alt: string): string =>
  alt
    .split(inBraces)
    .map(part => (inBraces.test(part) ? part : escapeText(part, inPicture)))
    .join("");

const byNumber = (character: string): string => `&#${character.charCodeAt(0)};`;

const joiner = "&#8288;";

function writePiece(state: MarkdownSerializerState, source: string, parent: Node, index: number): void {
  const edges = stands(sibling(parent, index - 1), parent.child(index), sibling(parent, index + 1));
  state.text((edges.begins ? joiner : "") + source + (edges.ends ? joiner : ""), false);
}

function fieldSource(node: Node): string {
  const { name, fallback, source } = node.attrs as { name: string; fallback: string | null; source: string | null };
  const was = source === null ? null : readPiece(source, 0);
  return was?.name === name && was.fallback === fallback ? source! : writeField(name, fallback);
}

// One break between two lines; none before the first or behind the last.
const goesOn = (parent: Node, index: number): boolean => {
  if (index === 0 || parent.child(index - 1).type === schema.nodes.hard_break) return false;
  for (let i = index + 1; i < parent.childCount; i++) if (parent.child(i).type !== schema.nodes.hard_break) return true;
  return false;
};

// A link whose words are its address.
function isPlain(mark: Mark, parent: Node, index: number): boolean {
  const node = sibling(parent, index);
  const { href, title } = mark.attrs as { href: string; title: string | null };
  if (title || !node?.isText || node.text !== href || !/^[a-z][a-z0-9+.-]{1,31}:[^\s<>{}]*$/i.test(href)) return false;
  return ![sibling(parent, index - 1), sibling(parent, index + 1)].some(one => one && mark.isInSet(one.marks));
}

function ticks(node: Node, isOpening: boolean): string {
  const longest = Math.max(0, ...(node.text?.match(/`+/g) ?? []).map(run => run.length));
  const mark = "`".repeat(longest + 1);
  const blank = longest > 0 ? " " : "";
  return isOpening ? mark + blank : blank + mark;
}
