import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  joinUp,
  lift,
  liftEmptyBlock,
  newlineInCode,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from "prosemirror-commands";
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keydownHandler } from "prosemirror-keymap";
import type { MarkType, Node, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, Plugin, Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { addressOfFile, keyOf } from "../library/files";
import type { Picked, Wanted } from "../library/picker";
import { schema } from "./schema";

const { nodes, marks } = schema;

type OpensLink = (isButton?: boolean) => void;

/** What the buttons above a letter do, by their names; "link" opens a box and stands by itself. */
const commands: Record<string, Command> = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  list: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  heading: (state, dispatch) =>
    (isIn(state, nodes.heading) ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level: 2 }))(state, dispatch),
  quote: (state, dispatch) => (isIn(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch),
};

/** Does what a button says, and gives the keyboard back to the letter. */
export function act(mark: string, view: EditorView, openLink: OpensLink): void {
  if (mark === "button") beginButton(view);
  if (mark === "link" || mark === "button") return openLink(mark === "button");
  commands[mark]?.(view.state, view.dispatch, view);
  view.focus();
}

// A link that stands alone is sent as a button: it gets a paragraph of its own.
function beginButton(view: EditorView): void {
  if (emptyLine(view.state) !== null) return;
  const place = behindBlock(view.state);
  const change = view.state.tr.insert(place, nodes.paragraph.create());
  view.dispatch(change.setSelection(TextSelection.create(change.doc, place + 1)).scrollIntoView());
}

/** Where the empty paragraph begins that the cursor stands in; null where it stands elsewhere. */
function emptyLine(state: EditorState): number | null {
  const { $from } = state.selection;
  const isEmpty = $from.depth === 1 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
  return isEmpty ? $from.before(1) : null;
}

const behindBlock = ({ doc, selection: { $from } }: EditorState): number =>
  $from.depth > 0 ? $from.after(1) : Math.min($from.pos + ($from.nodeAfter?.nodeSize ?? 0), doc.content.size);

/**
 * Puts what was taken from the library where the cursor stands: a paragraph of its own, behind the one that is written in. A file
 * that is taken while words are chosen becomes their link.
 */
export function putPicked(view: EditorView, { file, shows }: Picked, wanted: Wanted): void {
  const { state } = view;
  const { from, to, empty } = state.selection;
  const href = addressOfFile(file.key);
  const { $from, $to } = state.selection;
  if (wanted === "file" && !empty && state.selection instanceof TextSelection && $from.sameParent($to)) {
    view.dispatch(state.tr.removeMark(from, to, marks.link).addMark(from, to, marks.link.create({ href })));
    return view.focus();
  }
  const handed = () => schema.text(file.title, [marks.link.create({ href })]);
  const made = wanted === "picture" ? nodes.picture.create({ src: href, alt: shows }) : handed();
  const line = emptyLine(state);
  const place = line ?? behindBlock(state);
  const change = state.tr;
  if (line !== null) change.delete(line, line + 2);
  change.insert(place, nodes.paragraph.create(null, made));
  view.dispatch(change);
  behind(view, place + 1 + made.nodeSize);
}

/** The cursor goes on behind a place, in a new line where nothing comes after it. */
export function behind(view: EditorView, place: number): void {
  const $place = view.state.doc.resolve(place);
  const change = view.state.tr;
  const isAlone = $place.depth === 1 && $place.parentOffset === $place.parent.content.size && isSolid($place.nodeBefore);
  if (!isAlone) change.setSelection(Selection.near($place));
  else {
    const next = $place.after(1);
    if (change.doc.nodeAt(next)?.type !== nodes.paragraph) change.insert(next, nodes.paragraph.create());
    change.setSelection(TextSelection.create(change.doc, next + 1));
  }
  view.dispatch(change.scrollIntoView());
  view.focus();
}

const isSolid = (node: Node | null): boolean =>
  node?.type === nodes.picture || (node?.marks.some(mark => mark.type === marks.link && keyOf(mark.attrs["href"]) !== null) ?? false);

/** Puts a merge field where the cursor stands. */
export function fillIn(view: EditorView, name: string): void {
  view.dispatch(view.state.tr.replaceSelectionWith(nodes.field.create({ name }), true).scrollIntoView());
  view.focus();
}

/** Says at each button whether it holds where the cursor stands. */
export function showPressed(state: EditorState, bar: Element | null): void {
  const on: Record<string, boolean> = {
    bold: isMarked(state, marks.strong),
    italic: isMarked(state, marks.em),
    link: isMarked(state, marks.link),
    list: listAround(state) === nodes.bullet_list,
    numbers: listAround(state) === nodes.ordered_list,
    heading: isIn(state, nodes.heading),
    quote: isIn(state, nodes.blockquote),
  };
  bar?.querySelectorAll<HTMLElement>("[data-mark]").forEach(button => {
    const pressed = String(on[button.dataset["mark"]!] ?? false);
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  });
}

/**
 * The keys of a letter. Ctrl+Z takes back what was typed here; when nothing of it is left, the key goes on to the page, whose
 * own undo knows what was kept before. Escape leaves for the buttons above; Tab goes on to the next box, as everywhere.
 */
export function keys(openLink: OpensLink, text: HTMLTextAreaElement): Plugin {
  const own: Record<string, Command> = {
    ...baseKeymap,
    "Mod-b": commands["bold"]!,
    "Mod-i": commands["italic"]!,
    "Mod-k": () => {
      openLink();
      return true;
    },
    "Mod-z": (state, dispatch) => undoDepth(state) > 0 && undo(state, dispatch),
    "Shift-Mod-z": (state, dispatch) => redoDepth(state) > 0 && redo(state, dispatch),
    "Mod-y": (state, dispatch) => redoDepth(state) > 0 && redo(state, dispatch),
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
    Enter: chainCommands(splitListItem(nodes.list_item), newlineInCode, createParagraphNear, liftEmptyBlock, afterHeading, splitBlock),
    "Shift-Enter": chainCommands(exitCode, breakLine),
    Backspace: chainCommands(undoInputRule, atListStart, baseKeymap["Backspace"]!),
    "Alt-ArrowUp": joinUp,
    Escape: () => {
      (
        document.querySelector<HTMLElement>(`[data-writes="${CSS.escape(text.id)}"] [tabindex="0"]`) ??
        text.closest("dialog")?.querySelector("h2")
      )?.focus();
      return true;
    },
  };
  const handle = keydownHandler(own);
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const isDone = handle(view, event);
        if (isDone) event.stopPropagation(); // Ctrl+K, Ctrl+Z and Escape mean something else outside
        return isDone;
      },
    },
  });
}

const breakLine: Command = (state, dispatch) => {
  if (isIn(state, nodes.heading)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

// Behind a heading goes a paragraph.
const afterHeading: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes.heading || $to.parentOffset < $to.parent.content.size) return false;
  dispatch?.(state.tr.split($from.pos, 1, [{ type: nodes.paragraph }]).scrollIntoView());
  return true;
};

const atListStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return (
    empty &&
    $from.parentOffset === 0 &&
    $from.depth > 1 &&
    $from.node(-1).type === nodes.list_item &&
    $from.index(-1) === 0 &&
    liftListItem(nodes.list_item)(state, dispatch)
  );
};

function toggleList(type: NodeType): Command {
  return (state, dispatch, view) => {
    const around = listAround(state);
    if (around === type) return liftListItem(nodes.list_item)(state, dispatch, view);
    return around === null ? wrapInList(type)(state, dispatch, view) : changeList(type)(state, dispatch);
  };
}

// A list of the other kind: the nearest one around the cursor.
const changeList =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const node = $from.node(depth);
      if (!isList(node.type)) continue;
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, { tight: node.attrs["tight"] }));
      return true;
    }
    return false;
  };

const isList = (type: NodeType): boolean => type === nodes.bullet_list || type === nodes.ordered_list;

function listAround(state: EditorState): NodeType | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if (isList($from.node(depth).type)) return $from.node(depth).type;
  return null;
}

function isIn(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

function isMarked(state: EditorState, mark: MarkType): boolean {
  const { $from, from, to, empty } = state.selection;
  return empty ? mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark);
}
