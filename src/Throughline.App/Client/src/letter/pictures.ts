import type { Node } from "prosemirror-model";
import { NodeSelection, Plugin } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";
import { fileNamed, filesAreKnown, keyOf, wantFiles } from "../library/files";
import { buttons, closeBox, field, line, openBox } from "./box";
import { behind } from "./commands";
import { pictureWords, schema } from "./schema";

const longestWords = 300;

/** Opens the library for another picture in the place of one; false where nobody may change the letter. */
type Exchange = (place: number) => void;

/** Pictures of the library are shown, with the words that stand for them; one that is pressed lets those be changed. */
export function pictures(root: HTMLElement, exchange: Exchange): Plugin {
  const pressed = (view: EditorView, place: number) => openPicture(view, root, place, exchange);
  return new Plugin({
    props: {
      nodeViews: { picture: (node, view, place) => new Picture(node, () => pressed(view, place()!)) },
      handleKeyDown(view, event) {
        const chosen = view.state.selection;
        if (event.key !== "Enter" || !(chosen instanceof NodeSelection) || chosen.node.type !== schema.nodes.picture) return false;
        pressed(view, chosen.from);
        return true;
      },
    },
  });
}

class Picture implements NodeView {
  readonly dom = document.createElement("span");
  private node: Node;

  constructor(
    node: Node,
    private readonly pressed: () => void,
  ) {
    this.node = node;
    wantFiles();
    document.addEventListener(filesAreKnown, this.draw);
    this.draw();
  }

  update(node: Node): boolean {
    if (node.type !== schema.nodes.picture) return false;
    this.node = node;
    this.draw();
    return true;
  }

  destroy(): void {
    document.removeEventListener(filesAreKnown, this.draw);
  }

  ignoreMutation = (): boolean => true;

  private readonly draw = (): void => {
    const { src, alt } = this.node.attrs as { src: string; alt: string };
    const key = keyOf(src);
    const file = key === null ? undefined : fileNamed(key);
    this.dom.className = file?.picture ? "letter-picture" : `picture-chip${file === null ? " not-there" : ""}`;
    this.dom.title = file?.picture ? "" : src;
    if (!file?.picture) {
      this.dom.replaceChildren(file === null ? `Not in your library: ${key}` : pictureWords(alt));
      this.dom.onclick = this.pressed;
      return;
    }
    const seen = document.createElement("img");
    Object.assign(seen, { src: file.picture, alt, width: file.width, height: file.height, draggable: false });
    const words = document.createElement("span");
    words.className = alt ? "described" : "described missing";
    words.textContent = alt ? `Described as: ${alt}` : "Say what it shows";
    this.dom.onclick = null;
    words.addEventListener("click", this.pressed);
    this.dom.replaceChildren(seen, words);
  };
}

function openPicture(view: EditorView, root: HTMLElement, place: number, exchange: Exchange): void {
  const node = view.state.doc.nodeAt(place)!;
  const { src, alt, title } = node.attrs as { src: string; alt: string; title: string | null };
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, place)));
  const element = document.createElement("div");
  element.setAttribute("aria-label", "Picture");
  const { row, input } = field("What it shows", alt, { maxLength: longestWords, readOnly: !view.editable });
  const wrong = line("small wrong", "");
  wrong.setAttribute("role", "status");
  const done = () => {
    const words = input.value.trim().replace(/\s+/g, " ");
    if (words === "") {
      wrong.textContent = "Say what it shows: some of your readers do not see it.";
      return input.focus();
    }
    closeBox();
    if (words !== alt) view.dispatch(view.state.tr.setNodeMarkup(place, null, { src, alt: words, title }));
    behind(view, place + 1);
  };
  const another = () => {
    closeBox();
    exchange(place);
  };
  const remove = () => {
    closeBox();
    view.dispatch(view.state.tr.delete(place, place + 1));
    view.focus();
  };
  element.append(
    ...(keyOf(src) === null ? [line("small quiet", `It lies at ${src}, and not in your library.`)] : []),
    row,
    wrong,
    ...(view.editable
      ? [buttons(["Done", "button small", done], ["Another one", "button small", another], ["Take it out", "bare danger", remove])]
      : []),
  );
  openBox(view, root, place, element, done);
}
