import { openDialog } from "../page/dialogs";
import { toast } from "../page/toasts";
import { mostBytes, progressWords, tooLarge, upload, type Upload } from "../page/upload";
import { askForFiles, fileNamed, type LibraryFile } from "./files";

export type Wanted = "picture" | "file";

/** What somebody took from the library. */
export interface Picked {
  file: LibraryFile;
  /** What a picture shows, as this letter says it; empty for anything else. */
  shows: string;
}

const longestShows = 300;

/**
 * Opens the library over whatever is open, for one picture or one file to be taken; what is not there yet is uploaded in it.
 * A picture is given only with what it shows. Null where the library was closed without taking anything.
 * @param brought Files that somebody dropped or pasted: the first is uploaded at once.
 */
export function pickFile(wanted: Wanted, brought: File[] = []): Promise<Picked | null> {
  return new Promise(take => new Picker(wanted, brought, take));
}

class Picker {
  private readonly dialog = document.createElement("dialog");
  private way: Upload | null = null;
  private chosen: LibraryFile | null = null;
  private picked: Picked | null = null;

  constructor(
    private readonly wanted: Wanted,
    brought: File[],
    take: (picked: Picked | null) => void,
  ) {
    this.dialog.className = "picker";
    this.dialog.setAttribute("aria-labelledby", "picker-title");
    this.listen();
    this.dialog.addEventListener("close", () => {
      this.way?.stop();
      this.dialog.remove();
      take(this.picked);
    });
    document.body.append(this.dialog);
    void this.draw().then(isDrawn => {
      if (!isDrawn) {
        this.dialog.remove();
        toast("Your library could not be opened. Look at your connection, then try again.");
        return take(null);
      }
      openDialog(this.dialog);
      if (brought[0]) void this.bring(brought[0]);
    });
  }

  private part<T extends HTMLElement>(name: string): T | null {
    return this.dialog.querySelector<T>(`[data-picker="${name}"]`);
  }

  private listen(): void {
    this.dialog.addEventListener("click", event => {
      const target = event.target as Element;
      const file = target.closest<HTMLElement>("[data-file]");
      if (file) this.choose(file.dataset["file"]!);
      if (target.closest("[data-picker=take]")) this.takeWithWords();
      if (target.closest("[data-picker=back]")) this.show(null);
      if (target.closest("[data-picker=stop]")) this.way?.stop();
    });
    this.dialog.addEventListener("input", event => {
      if (event.target === this.part("search")) this.search((event.target as HTMLInputElement).value);
    });
    this.dialog.addEventListener("change", event => {
      const box = event.target as HTMLInputElement;
      const file = box.type === "file" ? box.files?.[0] : undefined;
      event.stopPropagation(); // this page's other uploads are not meant
      if (file) void this.bring(file);
    });
    this.dialog.addEventListener("keydown", event => {
      event.stopPropagation(); // the keys of the page beneath mean something else
      if (event.key === "Enter" && event.target === this.part("words")) {
        event.preventDefault();
        this.takeWithWords();
      }
    });
    for (const name of ["dragover", "drop"] as const)
      this.dialog.addEventListener(name, event => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        event.stopPropagation();
        const file = name === "drop" ? event.dataTransfer.files[0] : undefined;
        if (file) void this.bring(file);
      });
  }

  /** As the server draws it; false where it could not be reached. */
  private async draw(): Promise<boolean> {
    const [answer] = await Promise.all([
      fetch(`/library/picker?wanted=${this.wanted}`, { headers: { "HX-Request": "true" } }).catch(() => null),
      askForFiles(),
    ]);
    if (!answer?.ok) return false;
    this.dialog.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
    return true;
  }

  private search(words: string): void {
    const wanted = words.trim().toLowerCase();
    let any = false;
    for (const entry of this.dialog.querySelectorAll<HTMLElement>("[data-words]")) {
      entry.hidden = !entry.dataset["words"]!.includes(wanted);
      any ||= !entry.hidden;
    }
    this.part("none")!.hidden = any || wanted === "";
  }

  private choose(key: string): void {
    const file = fileNamed(key);
    if (!file) return;
    if (this.wanted === "file") return this.end({ file, shows: "" });
    this.show(file);
  }

  /** The picture beside the question what it shows; the list again where it is null. */
  private show(file: LibraryFile | null): void {
    this.chosen = file;
    this.part("list")!.hidden = file !== null;
    const one = this.part("one"); // only where pictures are asked for
    if (one) one.hidden = file === null;
    if (!file) return this.part("search")!.focus();
    const seen = this.part<HTMLImageElement>("seen")!;
    Object.assign(seen, { src: file.picture!, width: file.width, height: file.height });
    const words = this.part<HTMLInputElement>("words")!;
    words.value = file.shows;
    this.wrong("");
    words.focus();
    words.select();
  }

  private takeWithWords(): void {
    const words = this.part<HTMLInputElement>("words")!;
    const shows = words.value.trim().replace(/\s+/g, " ");
    if (shows === "" || shows.length > longestShows) {
      this.wrong(shows === "" ? "Say what it shows: some of your readers do not see it." : `Say it in ${longestShows} characters at most.`);
      return words.focus();
    }
    this.end({ file: this.chosen!, shows });
  }

  private wrong(said: string): void {
    this.part("wrong")!.textContent = said;
    this.part("words")!.setAttribute("aria-invalid", String(said !== ""));
  }

  private end(picked: Picked): void {
    this.picked = picked;
    this.dialog.close();
  }

  private async bring(file: File): Promise<void> {
    if (this.way) return;
    if (file.size > mostBytes) return this.say(tooLarge, "wrong");
    this.show(null);
    this.say(`${file.name}: waiting`);
    const bar = this.part<HTMLProgressElement>("progress")!;
    this.way = upload("/library/upload", file, percent => {
      bar.value = percent;
      this.say(`${file.name}: ${progressWords(percent)}`);
    });
    this.part("way")!.hidden = false;
    const answer = await this.way.done;
    this.way = null;
    this.part("way")!.hidden = true;
    const box = this.part<HTMLInputElement>("upload");
    if (box) box.value = "";
    if (!this.dialog.isConnected) return;
    if (!answer) return this.say("Stopped. Nothing of it was kept.");
    if (!answer.key) return this.say(answer.problem!, "wrong");
    await this.came(answer.key);
  }

  private async came(key: string): Promise<void> {
    await this.draw();
    const file = fileNamed(key);
    if (!file) return this.say("It is in the library.");
    if (this.wanted === "picture" && file.kind !== "picture")
      return this.say(`“${file.title}” is in the library now, but is no picture: put it in with “File”.`, "wrong");
    this.choose(key);
  }

  private say(words: string, tone: "quiet" | "wrong" = "quiet"): void {
    const said = this.part("said")!;
    said.textContent = words;
    said.className = `small ${tone}`;
  }
}
