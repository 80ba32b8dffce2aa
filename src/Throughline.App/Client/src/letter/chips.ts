import type { Node } from "prosemirror-model";
import { NodeSelection, Plugin } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";
import { buttons, closeBox, field, line, openBox } from "./box";
import { fieldsOf } from "./fields";
import { isFallback } from "./merge-pieces";
import { schema, spoken } from "./schema";

/** Merge fields stand as chips with their everyday names. One that is pressed says what people read there. */
export function chips(root: HTMLElement, text: HTMLTextAreaElement): Plugin {
  const pressed = (view: EditorView, position: number) => openChip(view, root, text, position);
  return new Plugin({
    props: {
      nodeViews: { field: (node, view, position) => new Chip(node, text, () => pressed(view, position()!)) },
      handleKeyDown(view, event) {
        const chosen = view.state.selection;
        if (event.key !== "Enter" || !(chosen instanceof NodeSelection) || chosen.node.type !== schema.nodes.field) return false;
        pressed(view, chosen.from);
        return true;
      },
    },
  });
}

class Chip implements NodeView {
  readonly dom = document.createElement("span");

  constructor(
    node: Node,
    private readonly text: HTMLTextAreaElement,
    pressed: () => void,
  ) {
    this.update(node);
    this.dom.addEventListener("click", pressed);
  }

  update(node: Node): boolean {
    if (node.type !== schema.nodes.field) return false;
    const { name, fallback } = node.attrs as { name: string; fallback: string | null };
    this.dom.className = "merge-chip";
    this.dom.dataset["field"] = name;
    if (fallback === null) delete this.dom.dataset["fallback"];
    else this.dom.dataset["fallback"] = fallback;
    this.dom.textContent = wordsOf(this.text, name);
    return true;
  }

  ignoreMutation = (): boolean => true;
}

const wordsOf = (text: HTMLTextAreaElement, name: string): string => fieldsOf(text).find(one => one.name === name)?.words ?? spoken(name);

function openChip(view: EditorView, root: HTMLElement, text: HTMLTextAreaElement, position: number): void {
  const { name, fallback } = view.state.doc.nodeAt(position)!.attrs as { name: string; fallback: string | null };
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  const known = fieldsOf(text).find(one => one.name === name);
  const element = document.createElement("div");
  element.setAttribute("aria-label", wordsOf(text, name));
  const { row, input } = field("Where we do not know it", fallback ?? "", {
    placeholder: known?.standsIn ?? "",
    maxLength: 500,
    readOnly: text.readOnly,
  });
  const wrong = line("small wrong", "");
  wrong.setAttribute("role", "status");
  const done = () => {
    const words = input.value.trim();
    if (words !== "" && !isFallback(words)) {
      wrong.textContent = "Write it without braces, in 500 characters or fewer.";
      return input.focus();
    }
    closeBox();
    if ((words || null) !== fallback)
      view.dispatch(view.state.tr.setNodeMarkup(position, null, { name, fallback: words || null, source: null }));
    after(view, position);
  };
  const remove = () => {
    closeBox();
    view.dispatch(view.state.tr.delete(position, position + 1));
    view.focus();
  };
  element.append(
    line("letter-box-name", wordsOf(text, name)),
    ...says(known),
    row,
    wrong,
    ...(text.readOnly ? [] : [buttons(["Done", "button small", done], ["Take it out", "bare danger", remove])]),
  );
  openBox(view, root, position, element, done);
}

const says = (known: { sample: string | null; says: string } | undefined): HTMLElement[] => {
  if (known?.sample) return [line("small quiet", `Ana Sample reads “${known.sample}”.`)];
  return known?.says ? [line("small quiet", known.says)] : [];
};

// The cursor goes on behind the chip.
function after(view: EditorView, position: number): void {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(NodeSelection.near(doc.resolve(position + 1))));
  view.focus();
}
