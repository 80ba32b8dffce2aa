// A letter is shown as the mail shows it, and what was not touched keeps its bytes. Run with a file of letters, each with
// the HTML that the server makes of it: [{ "text": "…", "html": "…", "isMade": false }].
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Mark, Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { readLetter } from "../src/letter/read";
import { schema } from "../src/letter/schema";
import { writeLetter } from "../src/letter/write";
import { letters } from "./letters";

interface Given {
  text: string;
  html: string;
  isMade: boolean;
}

const given = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Given[];
const made = letters(2_000, 20_260_401);
const texts = [...given.map(letter => letter.text), ...made];

const shown = (text: string): Node => readLetter(text) ?? assert.fail(`not read: ${text}`);

const blocksOf = (doc: Node): Node[] => {
  const all: Node[] = [];
  doc.forEach(node => {
    all.push(node);
  });
  return all;
};

/** A block without the bytes it came with, as it is where it was changed. */
const forgotten = (node: Node): Node =>
  node.type === schema.nodes.written ? node : node.type.create({ ...node.attrs, kept: null }, node.content);

/** What a letter says, without how it was written. */
const said = (doc: Node): string =>
  blocksOf(doc)
    .filter(node => !node.isTextblock || node.content.size > 0)
    .map(told)
    .join("\n");

function told(node: Node): string {
  const marks = node.marks
    .map(mark => mark.type.name + (mark.attrs["href"] ?? ""))
    .sort()
    .join("+");
  if (node.isText) return `${marks}“${node.text}”`;
  const { kept, source, ...attrs } = node.attrs;
  const own = node.type === schema.nodes.written ? kept.source : node.type === schema.nodes.condition ? source : JSON.stringify(attrs);
  return `${marks}${node.type.name}${own}(${linesOf(node).map(told).join(" ")})`;
}

/** Without breaks that part nothing: no letter is written with them. */
const linesOf = (node: Node): Node[] =>
  blocksOf(node).filter(
    (child, i, all) => child.type !== schema.nodes.hard_break || (i > 0 && all[i - 1]!.type !== schema.nodes.hard_break),
  );

function same(one: string, other: string, why: () => string): void {
  if (one !== other) throw new Error(`${why()}\n  is      ${one}\n  and not ${other}`);
}

test("opening and closing a letter changes nothing", () => {
  for (const text of texts) assert.equal(writeLetter(shown(text)), text);
});

test("a letter that is written anew says the same", () => {
  for (const text of texts) {
    const doc = shown(text);
    const anew = writeLetter(doc.type.create(doc.attrs, blocksOf(doc).map(forgotten)));
    same(said(shown(anew)), said(doc), () => `${JSON.stringify(text)}\nbecame ${JSON.stringify(anew)}`);
  }
});

test("typing in one block leaves the bytes of all others", () => {
  for (const text of texts) {
    const doc = shown(text);
    doc.forEach((node, offset, index) => {
      const at = endOfWords(node);
      if (at === null) return;
      const state = EditorState.create({ doc });
      const changed = state.apply(state.tr.insertText(" and so on", offset + at)).doc;
      const written = writeLetter(changed);
      let from = 0;
      blocksOf(doc).forEach((other, i) => {
        const source = other.attrs["kept"]?.source as string | undefined;
        if (i === index || source === undefined) return;
        const found = written.indexOf(source, from);
        assert.ok(found >= 0, `${JSON.stringify(source)} is gone from ${JSON.stringify(written)}`);
        from = found + source.length;
      });
      same(said(shown(written)), said(changed), () => `${JSON.stringify(text)}\nbecame ${JSON.stringify(written)}`);
      const back = state.apply(state.tr).doc;
      assert.equal(writeLetter(back), text);
    });
  }
});

// Two readers of Markdown agree on what people write; of what nobody writes, links in links and the like, on all but a few.
test("a letter is shown as the mail shows it", () => {
  assert.ok(given.length > 100, `only ${given.length} letters were given`);
  const unlike: string[] = [];
  let odd = 0;
  for (const { text, html, isMade } of given) {
    const doc = shown(text);
    if (blocksOf(doc).some(node => node.type === schema.nodes.written)) continue;
    if (toHtml(doc) === html) continue;
    if (isMade) odd++;
    if (!isMade || odd > given.length / 500) unlike.push(`${JSON.stringify(text)}\n  is      ${toHtml(doc)}\n  and not ${html}`);
  }
  assert.ok(unlike.length === 0, `${unlike.length} are shown otherwise than they are sent, like ${unlike.slice(0, 5).join("\n")}`);
});

/** Where the last words of a block end; null where it has none. */
function endOfWords(node: Node): number | null {
  let at: number | null = null;
  node.descendants((inner, position) => {
    if (inner.isTextblock && inner.lastChild?.isText && inner.lastChild.marks.length === 0) at = position + 1 + inner.content.size;
  });
  if (node.isTextblock) return node.lastChild?.isText && node.lastChild.marks.length === 0 ? 1 + node.content.size : null;
  return at === null ? null : at + 1;
}

// ---- HTML as the test of the server writes it: no attributes but addresses, no line ends ----

const tags: Record<string, string> = {
  paragraph: "p",
  blockquote: "blockquote",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  strong: "strong",
  em: "em",
  code: "code",
};

function toHtml(node: Node, isTight = false): string {
  const inside = () => contentOf(node);
  switch (node.type.name) {
    case "doc":
      return inside();
    case "heading":
      return `<h${node.attrs["level"]}>${inside()}</h${node.attrs["level"]}>`;
    case "horizontal_rule":
      return "<hr>";
    case "hard_break":
      return "<br>";
    case "field":
    case "condition":
      return escapeHtml(node.attrs["source"]);
    case "picture":
      return `<img src="${escapeHtml(node.attrs["src"])}" alt="${escapeHtml(node.attrs["alt"])}">`;
    case "paragraph":
      return isTight || node.content.size === 0 ? inside() : `<p>${inside()}</p>`;
    case "list_item":
      return `<li>${blocksOf(node)
        .map(block => toHtml(block, isTight))
        .join("")}</li>`;
    case "bullet_list":
    case "ordered_list":
      return `<${tags[node.type.name]}>${blocksOf(node)
        .map(item => toHtml(item, node.attrs["tight"]))
        .join("")}</${tags[node.type.name]}>`;
    default:
      return `<${tags[node.type.name]}>${inside()}</${tags[node.type.name]}>`;
  }
}

// Marks that go on from one piece to the next are one.
function contentOf(node: Node): string {
  let html = "";
  let open: string[] = [];
  const close = (to: number) => {
    while (open.length > to) html += `</${open.pop()!.split(" ")[0]}>`;
  };
  node.forEach(child => {
    if (!child.isInline) {
      html += toHtml(child);
      return;
    }
    const wanted = child.marks
      .filter(mark => !isBare(mark, child))
      .map(mark => (mark.type.name === "link" ? `a href="${escapeHtml(mark.attrs["href"])}"` : tags[mark.type.name]!));
    let same = 0;
    const kept = open.filter(one => wanted.includes(one));
    while (same < open.length && kept[same] === open[same]) same++;
    close(same);
    for (const mark of wanted)
      if (!open.includes(mark)) {
        html += `<${mark}>`;
        open.push(mark);
      }
    html += child.isText ? escapeHtml(child.text!) : toHtml(child);
  });
  close(0);
  return html;
}

// An address that stands for itself is no more than its words, to whoever compares.
const isBare = (mark: Mark, node: Node): boolean =>
  mark.type.name === "link" && ["", "mailto:", "https://"].some(before => mark.attrs["href"] === before + node.textContent);

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
