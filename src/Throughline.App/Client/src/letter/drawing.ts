import type { Mark, Node } from "prosemirror-model";
import { Plugin, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { fileNamed, filesAreKnown, keyOf, wantFiles } from "../library/files";
import { bareAddress } from "./markdown";

/** Told to the letter when it is known which files there are. */
const known = "files are known";

/**
 * What is seen in a letter without standing in it: addresses that lead somewhere by themselves, links that are sent as buttons,
 * and files that are handed over as cards.
 * @param change Opens the box of the link that the cursor stands in.
 */
export const drawing = (change: () => void): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    state: {
      init: (_, state) => drawn(state.doc, change),
      apply: (tr, was) => (tr.docChanged || tr.getMeta(known) ? drawn(tr.doc, change) : was),
    },
    view: view => {
      const tell = () => view.dispatch(view.state.tr.setMeta(known, true));
      document.addEventListener(filesAreKnown, tell);
      return { destroy: () => document.removeEventListener(filesAreKnown, tell) };
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

function drawn(doc: Node, change: () => void): DecorationSet {
  const all: Decoration[] = [];
  doc.forEach((node, place) => {
    const link = linkAlone(node);
    const file = link && keyOf(link.attrs["href"]);
    if (file) all.push(...card(node, place, file, change));
    else if (link && isWords(node)) all.push(Decoration.node(place, place + node.nodeSize, { class: "is-button" }));
  });
  doc.descendants((node, position) => {
    if (!node.isText || node.marks.some(mark => mark.type.name === "link" || mark.type.name === "code")) return;
    for (let i = 0; i < node.text!.length; i++) {
      const address = bareAddress(node.text!, i);
      if (!address) continue;
      all.push(Decoration.inline(position + i, position + i + address.length, { class: "bare-address" }));
      i += address.length - 1;
    }
  });
  return DecorationSet.create(doc, all);
}

/** The link of a paragraph that holds nothing else: it is sent as a button, or as a card where it leads to a file. */
function linkAlone(node: Node): Mark | null {
  const first = node.firstChild;
  const link = first?.marks.find(mark => mark.type.name === "link");
  if (node.type.name !== "paragraph" || !first?.isText || !link || first.marks.length > 1) return null;
  let isAlone = true;
  node.forEach(child => {
    isAlone &&= link.isInSet(child.marks);
  });
  return isAlone ? link : null;
}

/** Words that are an address make no button. */
function isWords(node: Node): boolean {
  const words = node.firstChild!.text!.trim();
  return words.includes(" ") || !/[.@:]/.test(words);
}

// ---- files ----

function card(node: Node, place: number, key: string, change: () => void): Decoration[] {
  wantFiles();
  const file = fileNamed(key);
  const kind = file === null ? "is-file not-there" : "is-file";
  const said = file === null ? `There is no ${key} in your library.` : file ? `${file.about}, behind a link of its own` : key;
  return [
    Decoration.node(place, place + node.nodeSize, { class: kind }),
    Decoration.widget(place + 1, icon, { side: -1, ignoreSelection: true, key: "icon" }),
    Decoration.widget(place + node.nodeSize - 1, (view, at) => about(view, at, said, change), {
      side: 1,
      ignoreSelection: true,
      key: key + said,
    }),
  ];
}

function icon(view: EditorView): HTMLElement {
  const made = document.createElement("span");
  made.className = "file-icon";
  made.contentEditable = "false";
  made.append(...drawnAs(view, "file-text"));
  return made;
}

// Of the sheet of icons that the row of buttons above the letter is drawn from.
function drawnAs(view: EditorView, name: string): Element[] {
  const drawn = view.dom.closest("[data-writer]")?.querySelector("[data-mark=file] svg")?.cloneNode(true) as Element | undefined;
  const used = drawn?.querySelector("use");
  used?.setAttribute("href", used.getAttribute("href")!.replace(/#.*/, `#${name}`));
  return drawn ? [drawn] : [];
}

function about(view: EditorView, at: () => number | undefined, said: string, change: () => void): HTMLElement {
  const made = document.createElement("span");
  made.className = "file-about";
  made.contentEditable = "false";
  made.textContent = said;
  if (!view.editable) return made;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "bare file-more", tabIndex: -1 });
  button.append(...drawnAs(view, "ellipsis"));
  button.setAttribute("aria-label", "Change or take out this file");
  button.addEventListener("mousedown", event => event.preventDefault());
  button.addEventListener("click", () => {
    const { doc, tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, doc.resolve(at()!).start())));
    change();
  });
  made.append(button);
  return made;
}
