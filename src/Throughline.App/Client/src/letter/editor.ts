import { history } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState, type Plugin, Selection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { addressOfFile } from "../library/files";
import { pickFile, type Wanted } from "../library/picker";
import type { Laid } from "./laid";
import { closeBox } from "./box";
import { chips } from "./chips";
import { act, fillIn, keys, putPicked, showPressed } from "./commands";
import { drawing } from "./drawing";
import { openLinkBox } from "./link-box";
import { fieldOffers } from "./offers";
import { pastedHtml, pastedText } from "./paste";
import { pictures } from "./pictures";
import { readLetter } from "./read";
import { schema } from "./schema";
import { typing } from "./typing";
import { writeLetter } from "./write";

/**
 * Lays an editor over the text of a letter. Each change is written into the text at once, which tells the page as typing
 * would. Null where the letter cannot be shown as it reads: it stays a text then.
 */
export function layEditor(text: HTMLTextAreaElement): Laid | null {
  const doc = readLetter(text.value);
  return doc && new LetterEditor(text, doc);
}

class LetterEditor implements Laid {
  private readonly root = document.createElement("div");
  private readonly view: EditorView;
  private readonly plugins: () => Plugin[];
  /** What the text says of what is shown. */
  private written: string;

  constructor(
    private readonly text: HTMLTextAreaElement,
    doc: Node,
  ) {
    this.written = text.value;
    this.root.className = "letter-editor";
    this.root.dataset["own"] = "";
    wear(this.root, text);
    text.parentElement!.append(this.root); // behind the text: drawing the page anew would move what holds the cursor from before it
    this.plugins = () => [
      fieldOffers(this.root, text),
      chips(this.root, text),
      pictures(this.root, this.exchange),
      typing(),
      keys(this.openLink, text),
      history(),
      drawing(() => this.openLink()),
    ];
    this.view = new EditorView(this.root, {
      state: EditorState.create({ doc, plugins: this.plugins() }),
      editable: () => !text.readOnly,
      attributes: () => attributesOf(text, this.written === ""),
      dispatchTransaction: change => this.apply(change),
      clipboardTextParser: pastedText,
      transformPastedHTML: pastedHtml,
      handlePaste: (_, event) => this.takeIn(event.clipboardData),
      handleDrop: (_, event) => this.takeIn(event.dataTransfer),
      handleDOMEvents: {
        blur: () => {
          this.tell("change");
        },
        focus: () => {
          this.showPressed();
          this.tell("focusin");
        },
      },
    });
    text.tabIndex = -1;
    text.setAttribute("aria-hidden", "true");
    text.addEventListener("focus", this.takeFocus);
    this.showPressed();
  }

  act(mark: string): void {
    act(mark, this.view, this.openLink);
  }

  fillIn(name: string): void {
    fillIn(this.view, name);
  }

  async pick(wanted: Wanted, brought: File[] = []): Promise<void> {
    if (!this.view.editable) return;
    const picked = await pickFile(wanted, brought);
    if (picked) putPicked(this.view, picked, wanted);
    else this.view.focus();
  }

  /**
   * What comes from elsewhere is no step that Ctrl+Z takes back here: all that was typed before it is kept, and the page's own
   * undo knows it. The cursor stays with the words it stands in.
   */
  takeUp(): void {
    if (this.text.value === this.written) return this.view.setProps({});
    const doc = readLetter(this.text.value);
    if (!doc) return;
    this.written = this.text.value;
    closeBox();
    const at = (position: number) => Math.min(moved(this.view.state.doc, doc, position), doc.content.size);
    const fresh = EditorState.create({ doc, plugins: this.plugins() });
    const selection = Selection.near(doc.resolve(at(this.view.state.selection.head)));
    this.view.updateState(fresh.apply(fresh.tr.setSelection(selection)));
    this.showPressed();
  }

  stay(): void {
    if (this.root.parentElement !== this.text.parentElement) this.text.parentElement!.append(this.root);
    this.text.tabIndex = -1;
    this.text.setAttribute("aria-hidden", "true");
    this.showPressed();
  }

  leave(): void {
    closeBox();
    this.text.removeEventListener("focus", this.takeFocus);
    this.text.removeAttribute("tabindex");
    this.text.removeAttribute("aria-hidden");
    this.view.destroy();
    this.root.remove();
  }

  private readonly openLink = (isButton = false): void => openLinkBox(this.view, this.root, this.text, isButton);

  private readonly exchange = (place: number): void => {
    void pickFile("picture").then(picked => {
      if (this.view.state.doc.nodeAt(place)?.type !== schema.nodes.picture) return;
      if (picked) {
        const attrs = { src: addressOfFile(picked.file.key), alt: picked.shows, title: null };
        this.view.dispatch(this.view.state.tr.setNodeMarkup(place, null, attrs));
      }
      this.view.focus();
    });
  };

  // A picture that is pasted or dropped goes into the library first; words that come with it are what was meant.
  private takeIn(brought: DataTransfer | null): boolean {
    const files = [...(brought?.files ?? [])];
    if (files.length === 0 || brought!.types.includes("text/html") || brought!.types.includes("text/plain")) return false;
    void this.pick(files[0]!.type.startsWith("image/") ? "picture" : "file", files);
    return true;
  }

  private readonly takeFocus = (): void => {
    this.takeUp();
    this.view.focus();
  };

  private apply(change: Transaction): void {
    const state = this.view.state.apply(change);
    if (change.docChanged) this.written = writeLetter(state.doc);
    this.view.updateState(state);
    this.showPressed();
    if (this.text.value === this.written) return;
    this.text.value = this.written;
    this.tell("input");
  }

  private showPressed(): void {
    showPressed(this.view.state, document.querySelector(`[data-writes="${CSS.escape(this.text.id)}"]`));
  }

  private tell(what: string): void {
    this.text.dispatchEvent(new Event(what, { bubbles: true }));
  }
}

// The button is drawn in the colours that it is sent in.
function wear(root: HTMLElement, text: HTMLElement): void {
  const [button, words, darkButton, darkWords, round] = text.closest<HTMLElement>("[data-wears]")?.dataset["wears"]?.split(" ") ?? [];
  if (round === undefined) return;
  root.style.setProperty("--sent-button", `light-dark(${button}, ${darkButton})`);
  root.style.setProperty("--sent-words", `light-dark(${words}, ${darkWords})`);
  root.style.setProperty("--sent-round", round);
}

function attributesOf(text: HTMLTextAreaElement, isEmpty: boolean): Record<string, string> {
  const given: Record<string, string> = {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": text.labels[0]?.textContent ?? "Text",
    class: isEmpty ? "letter-sheet empty" : "letter-sheet",
    "data-prompt": text.placeholder.replace(/\{\{firstName\}\}/g, "First name"),
  };
  for (const name of ["aria-describedby", "aria-invalid"]) if (text.hasAttribute(name)) given[name] = text.getAttribute(name)!;
  if (text.readOnly) Object.assign(given, { "aria-readonly": "true", tabindex: "0" });
  return given;
}

/** Where a place in one letter is in another, when what is the same at both ends stays where it is. */
function moved(before: Node, after: Node, position: number): number {
  const from = before.content.findDiffStart(after.content);
  const to = before.content.findDiffEnd(after.content);
  if (from === null || !to || position <= from) return position;
  return position >= to.a ? position + to.b - to.a : Math.min(position, Math.max(from, to.b));
}
