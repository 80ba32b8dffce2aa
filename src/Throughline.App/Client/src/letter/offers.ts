import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { beneath } from "./box";
import { fieldsLike, type KnownField } from "./fields";
import { schema } from "./schema";

interface Offer {
  list: HTMLUListElement;
  from: number;
  fields: KnownField[];
  chosen: number;
}

/** Two braces offer the words that are filled in. */
export function fieldOffers(root: HTMLElement, text: HTMLTextAreaElement): Plugin {
  let open: Offer | null = null;

  const close = (view: EditorView) => {
    open?.list.remove();
    open = null;
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
  };

  const take = (view: EditorView) => {
    const { from, fields, chosen } = open!;
    const chip = schema.nodes.field.create({ name: fields[chosen]!.name });
    const to = view.state.selection.from;
    close(view);
    view.dispatch(view.state.tr.replaceWith(from, to, chip).scrollIntoView());
    view.focus();
  };

  const choose = (view: EditorView, chosen: number) => {
    open!.chosen = chosen;
    Array.from(open!.list.children).forEach((one, i) => one.setAttribute("aria-selected", String(i === chosen)));
    view.dom.setAttribute("aria-activedescendant", open!.list.children[chosen]!.id);
    open!.list.children[chosen]!.scrollIntoView({ block: "nearest" });
  };

  return new Plugin({
    view: () => ({
      update(view) {
        const begun = view.hasFocus() ? begunAt(view) : null;
        const fields = begun ? fieldsLike(text, begun.words) : [];
        if (!begun || fields.length === 0) return close(view);
        close(view);
        open = { list: listOf(text.id, fields), from: begun.from, fields, chosen: 0 };
        root.append(open.list);
        open.list.addEventListener("mousedown", event => {
          event.preventDefault(); // the letter keeps the keyboard
          const at = Array.from(open!.list.children).indexOf((event.target as Element).closest("li")!);
          if (at < 0) return;
          open!.chosen = at;
          take(view);
        });
        beneath(view, root, begun.from, open.list);
        view.dom.setAttribute("aria-controls", open.list.id);
        choose(view, 0);
      },
      destroy: () => open?.list.remove(),
    }),
    props: {
      handleDOMEvents: {
        blur: view => {
          close(view);
        },
      },
      handleKeyDown(view, event) {
        if (!open) return false;
        const count = open.fields.length;
        if (event.key === "ArrowDown") choose(view, (open.chosen + 1) % count);
        else if (event.key === "ArrowUp") choose(view, (open.chosen + count - 1) % count);
        else if (event.key === "Enter" || event.key === "Tab") take(view);
        else if (event.key === "Escape") close(view);
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
      },
    },
  });
}

function begunAt(view: EditorView): { from: number; words: string } | null {
  const { $from, empty } = view.state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 70), $from.parentOffset, undefined, "\ufffc");
  const begun = /\{\{\s*([A-Za-z0-9_ ]*)$/.exec(before);
  return begun && { from: $from.pos - begun[0].length, words: begun[1]! };
}

function listOf(id: string, fields: KnownField[]): HTMLUListElement {
  const list = document.createElement("ul");
  list.id = `${id}-chips`;
  list.className = "merge-offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Words that are filled in");
  fields.forEach((one, i) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${i}`;
    option.setAttribute("role", "option");
    option.textContent = `${one.words} `;
    const says = document.createElement("span");
    says.className = "quiet small";
    says.textContent = one.says;
    option.append(says);
    list.append(option);
  });
  return list;
}
