import type { Mark, Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { fileNamed, keyOf } from "../library/files";
import { buttons, closeBox, field, line, openBox } from "./box";
import { closesStep } from "./closing-click";
import { ownPages } from "./own-pages";
import { isAddress, schema } from "./schema";

const link = schema.marks.link;

/**
 * The box of a link: its words, and where it leads, by its address or by a page of ours. Over words without a link it makes one.
 * @param isButton It begins a button: a link alone in its paragraph.
 */
export function openLinkBox(view: EditorView, root: HTMLElement, text: HTMLElement, isButton = false): void {
  if (!view.editable) return;
  const { from, to, mark } = linkAt(view);
  const said = view.state.doc.textBetween(from, to, " ", leaf);
  const hasChips = holdsMore(view.state.doc, from, to);
  const element = document.createElement("div");
  element.setAttribute("aria-label", isButton ? "Button" : "Link");
  const words = field("Words", said, { readOnly: hasChips, ...(isButton ? { placeholder: "Choose a time" } : {}) });
  const leads = whereItLeads((mark?.attrs["href"] as string | undefined) ?? "");
  const closes = closesStep(text, said, mark?.attrs["href"] as string | undefined);
  const wrong = line("small wrong", "");
  wrong.setAttribute("role", "status");
  const done = () => {
    const href = addressOf(leads.address());
    if (href === null) {
      wrong.textContent = "Write a whole address, like https://example.org, or an e-mail address.";
      return leads.input.focus();
    }
    closeBox();
    const file = keyOf(href);
    const shown = words.input.value.trim() || (file !== null ? (fileNamed(file)?.title ?? file) : href);
    put(view, from, to, hasChips || (words.input.value === said && said !== "") ? null : shown, href);
    closes?.keep(hasChips ? said : shown, href);
  };
  const off = () => {
    closeBox();
    const isFile = keyOf(mark!.attrs["href"]) !== null;
    view.dispatch(isFile ? view.state.tr.delete(from, to) : view.state.tr.removeMark(from, to, link));
    closes?.forget();
    view.focus();
  };
  const offWords = mark && keyOf(mark.attrs["href"]) !== null ? "Take it out" : "Take the link off";
  element.append(
    words.row,
    leads.row,
    wrong,
    ...(closes ? [closes.row] : []),
    buttons(["Done", "button small", done], ...(mark ? [[offWords, "bare danger", off] as [string, string, () => void]] : [])),
  );
  openBox(view, root, to, element, done);
  if (said === "") return;
  leads.input.focus({ preventScroll: true });
  leads.input.select();
}

/** The field of the address, with the choice of our own pages beside it; a file of the library stands there by its title. */
function whereItLeads(href: string): { row: HTMLElement; input: HTMLInputElement; address: () => string } {
  const { row, input } = field("Leads to", "", { placeholder: "https://", inputMode: "url" });
  let address = "";
  let shown = "";
  const show = (to: string) => {
    const key = keyOf(to);
    address = to;
    shown = key === null ? to : (fileNamed(key)?.title ?? key);
    input.value = shown;
  };
  show(href);
  const both = document.createElement("div");
  both.className = "leads-to";
  const choice = ownPages(to => {
    show(to);
    input.focus();
  });
  both.append(row, choice);
  return { row: both, input, address: () => (input.value === shown ? address : input.value) };
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
