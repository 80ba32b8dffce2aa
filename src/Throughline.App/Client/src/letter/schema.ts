import { addressOfFile, keyOf } from "../library/files";
import { Schema, type DOMOutputSpec, type NodeSpec, type TagParseRule } from "prosemirror-model";

/** How a block at the top was written: its source, what stands between it and the next, and what the next one was. */
export interface Kept {
  source: string;
  gap: string;
  next: string | null;
}

const kept = { kept: { default: null } };

const block = (spec: NodeSpec): NodeSpec => ({ ...spec, group: "block", attrs: { ...spec.attrs, ...kept } });

const list = (tag: "ul" | "ol", attrs: NodeSpec["attrs"]): NodeSpec =>
  block({ content: "list_item+", attrs: { ...attrs, tight: { default: true } }, parseDOM: [{ tag }], toDOM: () => [tag, 0] });

// The page's security policy keeps styles that are pasted from being read as styles; their words can be read.
function styled(found: RegExp): TagParseRule {
  return { tag: "span[style]", consuming: false, getAttrs: element => found.test(element.getAttribute("style")!) && null };
}

/** What a letter is made of. Nothing else comes in, however it is pasted. */
export const schema = new Schema({
  nodes: {
    doc: { content: "block+", attrs: { lead: { default: "" }, tail: { default: "" } } },
    paragraph: block({ content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] }),
    heading: block({
      content: "(text | field | condition | picture)*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: node => [`h${node.attrs["level"]}`, 0],
    }),
    blockquote: block({ content: "block+", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] }),
    bullet_list: list("ul", {}),
    ordered_list: {
      ...list("ol", { order: { default: 1 } }),
      parseDOM: [{ tag: "ol", getAttrs: element => ({ order: Number(element.getAttribute("start") ?? 1) || 1 }) }],
      toDOM: node => ["ol", node.attrs["order"] === 1 ? {} : { start: node.attrs["order"] }, 0],
    },
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    horizontal_rule: block({ parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] }),
    /** Something that cannot be shown without loss: it stands as it is written. */
    written: block({
      atom: true,
      toDOM: node => [
        "pre",
        { class: "as-written", title: "Shown as it is written. Change it with “As text”." },
        (node.attrs["kept"] as Kept | null)?.source ?? "",
      ],
    }),
    text: { group: "inline" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
    },
    field: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { name: {}, fallback: { default: null }, source: { default: null } },
      parseDOM: [
        {
          tag: "span[data-field]",
          getAttrs: element => ({ name: element.dataset["field"]!, fallback: element.dataset["fallback"] ?? null }),
        },
      ],
      toDOM: node => [
        "span",
        { class: "merge-chip", "data-field": node.attrs["name"], ...standsIn(node.attrs["fallback"]) },
        node.attrs["name"],
      ],
      leafText: node => `{{${node.attrs["name"]}}}`,
    },
    condition: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { source: {} },
      parseDOM: [{ tag: "span[data-condition]", getAttrs: element => ({ source: element.dataset["condition"]! }) }],
      toDOM: node => [
        "span",
        { class: "merge-condition", "data-condition": node.attrs["source"], title: node.attrs["source"] },
        conditionWords(node.attrs["source"]),
      ],
      leafText: node => node.attrs["source"],
    },
    /** A picture that stands in the Markdown. One of the library is shown (pictures.ts), any other by its words. */
    picture: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { src: {}, alt: { default: "" }, title: { default: null } },
      parseDOM: [
        {
          tag: "span[data-picture]",
          getAttrs: element => keyOf(element.dataset["picture"]!) !== null && { src: element.dataset["picture"]!, alt: element.title },
        },
      ],
      toDOM: node => ["span", { "data-picture": node.attrs["src"], title: node.attrs["alt"] }, pictureWords(node.attrs["alt"])],
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[data-file]",
          getAttrs: element => keyOf(addressOfFile(element.dataset["file"]!)) !== null && { href: addressOfFile(element.dataset["file"]!) },
        },
        { tag: "a[href]", getAttrs: element => isAddress(element.getAttribute("href")!) && { href: element.getAttribute("href")! } },
      ],
      toDOM: (mark): DOMOutputSpec => ["a", leading(mark.attrs["href"]), 0],
    },
    em: { parseDOM: [{ tag: "i" }, { tag: "em" }, styled(/(^|;)\s*font-style:\s*italic/i)], toDOM: () => ["em", 0] },
    strong: {
      parseDOM: [
        { tag: "strong" },
        // Google Docs puts a whole text into one.
        { tag: "b", getAttrs: element => !/(^|;)\s*font-weight:\s*(normal|400)/i.test(element.getAttribute("style") ?? "") && null },
        styled(/(^|;)\s*font-weight:\s*(bold|[6-9]\d\d)/i),
      ],
      toDOM: () => ["strong", 0],
    },
    code: { code: true, toDOM: () => ["code", 0] },
  },
});

const standsIn = (fallback: string | null): Record<string, string> => (fallback === null ? {} : { "data-fallback": fallback });

/** Whether a letter may lead there: a page, an e-mail address, a phone, a file of the library, or what a merge field says. */
export const isAddress = (href: string): boolean =>
  /^(https?:\/\/[^\s/]|mailto:[^\s]+@|tel:[+\d]|\{\{)/i.test(href) || keyOf(href) !== null;

// A file has no address of its own on this page.
function leading(href: string): Record<string, string> {
  const file = keyOf(href);
  if (file !== null) return { "data-file": file };
  return isAddress(href) ? { href } : { class: "no-address" };
}

/** How a picture is named where it is not shown. */
export const pictureWords = (alt: string): string => `Picture: ${alt || "without words"}`;

/** A condition in everyday words. */
export function conditionWords(source: string): string {
  const inside = source.replace(/^\{+|\}+$/g, "").trim();
  const begins = /^#(if|unless)\s+(\w+)$/.exec(inside);
  if (begins) return begins[1] === "if" ? `where ${spoken(begins[2]!, false)} is known` : `where ${spoken(begins[2]!, false)} is not known`;
  if (inside === "else") return "otherwise";
  return inside === "/if" || inside === "/unless" ? "up to here" : source;
}

/** firstName → First name. */
export function spoken(name: string, isBegin = true): string {
  const words = name.replace(/_/g, " ").replace(/(?!^)[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return (isBegin ? words[0]!.toUpperCase() : words[0]!.toLowerCase()) + words.slice(1);
}
