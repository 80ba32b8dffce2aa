import type { Mark, Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { buttons, closeBox, field, line, openBox } from "./box";
import { isAddress, schema } from "./schema";

const link = schema.marks.link;

/** The box of a link: its words, and where it leads. Over words without a link it makes one. */
export function openLinkBox(view: EditorView, root: HTMLElement): void {
  if (!view.editable) return;
  const { from, to, mark } = linkAt(view);
  const said = view.state.doc.textBetween(from, to, " ", leaf);
  const hasChips = holdsMore(view.state.doc, from, to);
  const element = document.createElement("div");
  element.setAttribute("aria-label", "Link");
  const words = field("Words", said, { readOnly: hasChips });
  const leads = field("Leads to", (mark?.attrs["href"] as string) ?? "", { placeholder: "https://", inputMode: "url" });
  const wrong = line("small wrong", "");
  wrong.setAttribute("role", "status");
  const done = () => {
    const href = addressOf(leads.input.value);
    if (href === null) {
      wrong.textContent = "Write a whole address, like https://example.org, or an e-mail address.";
      return leads.input.focus();
    }
    closeBox();
    put(view, from, to, hasChips || (words.input.value === said && said !== "") ? null : words.input.value.trim() || href, href);
  };
  const off = () => {
    closeBox();
    view.dispatch(view.state.tr.removeMark(from, to, link));
    view.focus();
  };
  element.append(
    words.row,
    leads.row,
    wrong,
    buttons(["Done", "button small", done], ...(mark ? [["Take the link off", "bare danger", off] as [string, string, () => void]] : [])),
  );
  openBox(view, root, to, element, done);
  if (said === "") return;
  leads.input.focus({ preventScroll: true });
  leads.input.select();
}

/** Where the link at the cursor begins and ends; else what is chosen, else the word that the cursor stands in. */
function linkAt(view: EditorView): { from: number; to: number; mark: Mark | undefined } {
  const { $from, from, to, empty } = view.state.selection;
  const mark = link.isInSet($from.marks()) ?? ($from.nodeAfter ? link.isInSet($from.nodeAfter.marks) : undefined);
  if (mark) return { ...around($from.parent, $from.start(), $from.parentOffset, node => mark.isInSet(node.marks)), mark };
  return empty ? { from, to, mark } : { from, to: Math.min(to, $from.end()), mark };
}

function around(parent: Node, start: number, offset: number, isPart: (node: Node) => boolean): { from: number; to: number } {
  let range = { from: start + offset, to: start + offset };
  let begins: number | null = null;
  parent.forEach((node, at) => {
    if (!isPart(node)) {
      begins = null;
      return;
    }
    begins ??= at;
    if (begins <= offset && at + node.nodeSize >= offset) range = { from: start + begins, to: start + at + node.nodeSize };
    else if (begins < offset || range.from === start + begins)
      range = { from: start + begins, to: Math.max(range.to, start + at + node.nodeSize) };
  });
  return range;
}

const leaf = (node: Node): string => node.type.spec.leafText?.(node) ?? " ";

const holdsMore = (doc: Node, from: number, to: number): boolean => {
  let more = false;
  doc.nodesBetween(from, to, node => {
    more ||= node.isInline && !node.isText;
  });
  return more;
};

function put(view: EditorView, from: number, to: number, words: string | null, href: string): void {
  const mark = link.create({ href });
  const change = view.state.tr;
  if (words !== null) {
    const kept = view.state.doc
      .resolve(Math.min(from + 1, view.state.doc.content.size))
      .marks()
      .filter(one => one.type !== link);
    change.replaceWith(from, to, schema.text(words, [...kept]));
    to = from + words.length;
  }
  change.removeMark(from, to, link).addMark(from, to, mark);
  view.dispatch(change.setSelection(TextSelection.create(change.doc, to)).removeStoredMark(link).scrollIntoView());
  view.focus();
}

/** What somebody wrote as an address: "example.org" leads to https://example.org. Null where it is none. */
export function addressOf(written: string): string | null {
  const text = written.trim();
  if (isAddress(text)) return /\s/.test(text.replace(/\{\{.*?\}\}/g, "")) ? null : text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}([/?#:]\S*)?$/u.test(text) ? `https://${text}` : null;
}
