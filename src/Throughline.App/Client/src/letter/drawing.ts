import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { bareAddress } from "./markdown";

/** What is seen in a letter without standing in it: addresses that lead somewhere by themselves, and links that are sent as buttons. */
export const drawing = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    state: {
      init: (_, state) => drawn(state.doc),
      apply: (change, was) => (change.docChanged ? drawn(change.doc) : was),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

function drawn(doc: Node): DecorationSet {
  const all: Decoration[] = [];
  doc.forEach((node, position) => {
    if (isButton(node)) all.push(Decoration.node(position, position + node.nodeSize, { class: "is-button" }));
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

/** A paragraph of nothing but a link is sent as a button, unless its words are an address. */
function isButton(node: Node): boolean {
  const first = node.firstChild;
  const link = first?.marks.find(mark => mark.type.name === "link");
  if (node.type.name !== "paragraph" || !first?.isText || !link || first.marks.length > 1) return false;
  let isLinkAlone = true;
  node.forEach(child => {
    isLinkAlone &&= link.isInSet(child.marks);
  });
  const words = first.text!.trim();
  return isLinkAlone && (words.includes(" ") || !/[.@:]/.test(words));
}
