/** Words that are filled in for each person are offered as soon as two braces are typed. */
export function offerMergeFields(): void {
  document.addEventListener("input", event => {
    if (isText(event.target) && event.target === document.activeElement) offer(event.target);
  });
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("focusout", event => { if (isText(event.target)) setTimeout(close, 150); });
}

type Text = HTMLTextAreaElement | HTMLInputElement;

const isText = (target: EventTarget | null): target is Text => (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.dataset["merges"] !== undefined;

let open: { text: Text; list: HTMLUListElement; at: number } | null = null;

function offer(text: Text): void {
  const until = text.value.slice(0, text.selectionStart ?? 0);
  const begun = /\{\{\s*([A-Za-z0-9_ ]*)$/.exec(until);
  const choices = begun ? known(text).filter(one => begun[1] === "" || `${one.name} ${one.words}`.toLowerCase().includes(begun[1]!.toLowerCase())) : [];
  if (!begun || choices.length === 0) return close();
  const list = open?.text === text ? open.list : make(text);
  open = { text, list, at: begun.index };
  list.replaceChildren(...choices.slice(0, 8).map((one, index) => option(one, index)));
  choose(0);
}

/** The same words as in the menu beside the text. */
function known(text: Text): { name: string; words: string; says: string }[] {
  const writer = text.closest("[data-writer]");
  return Array.from(writer?.querySelectorAll<HTMLElement>("[data-merge]") ?? [], one => ({
    name: one.dataset["merge"]!,
    words: one.querySelector(".grow")?.firstChild?.textContent?.trim() ?? one.dataset["merge"]!,
    says: one.querySelector(".merge-says")?.textContent ?? "",
  }));
}

function make(text: Text): HTMLUListElement {
  close();
  const list = document.createElement("ul");
  list.id = `${text.id}-offers`;
  list.className = "merge-offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Words that are filled in");
  list.dataset["own"] = "";
  list.addEventListener("mousedown", event => {
    event.preventDefault(); // the text keeps the keyboard
    const chosen = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (chosen) take(chosen);
  });
  text.after(list);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  return list;
}

function option(one: { name: string; words: string; says: string }, index: number): HTMLLIElement {
  const made = document.createElement("li");
  made.id = `${open!.list.id}-${index}`;
  made.setAttribute("role", "option");
  made.dataset["name"] = one.name;
  made.textContent = one.words;
  const says = document.createElement("span");
  says.className = "quiet small";
  says.textContent = one.says;
  made.append(" ", says);
  return made;
}

function choose(index: number): void {
  const all = Array.from(open!.list.children);
  all.forEach((one, i) => one.setAttribute("aria-selected", String(i === index)));
  open!.text.setAttribute("aria-activedescendant", all[index]!.id);
}

function onKey(event: KeyboardEvent): void {
  if (!open || event.target !== open.text) return;
  const all = Array.from(open.list.children) as HTMLElement[];
  const at = all.findIndex(one => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") choose((at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length);
  else if (event.key === "Enter" || event.key === "Tab") take(all[at]!);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function take(chosen: HTMLElement): void {
  const { text, at } = open!;
  const rest = text.value.slice(text.selectionStart ?? 0);
  text.setSelectionRange(at, (text.selectionStart ?? 0) + (/^\s*\}\}/.exec(rest)?.[0].length ?? 0));
  const words = `{{${chosen.dataset["name"]}}}`;
  typeInto(text, words);
  close();
}

/** Types something, so that the browser's own undo takes it back. */
export function typeInto(text: Text, words: string): void {
  text.focus();
  if (document.execCommand("insertText", false, words)) return;
  text.setRangeText(words, text.selectionStart ?? 0, text.selectionEnd ?? 0, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function close(): void {
  open?.text.removeAttribute("aria-activedescendant");
  open?.text.removeAttribute("aria-controls");
  open?.list.remove();
  open = null;
}
