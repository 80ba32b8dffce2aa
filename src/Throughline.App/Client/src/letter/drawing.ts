import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { bareAddress } from "./markdown";

/** What is seen in a letter without standing in it: addresses that lead somewhere by themselves. */
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
