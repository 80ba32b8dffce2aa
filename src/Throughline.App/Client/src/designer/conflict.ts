type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Somebody else wrote there meanwhile: both texts are shown, and whoever typed this one chooses. Null theirs: it was not kept, for the reason said. */
export function offerBoth(box: Box, theirs: string | null, said: string, putMine: () => void): void {
  clearConflict(box);
  const note = document.createElement("div");
  note.className = "draft-clash";
  note.dataset["own"] = "";
  note.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = theirs === null ? said : `Somebody else wrote here meanwhile: “${theirs === "" ? "nothing" : theirs.length > 160 ? theirs.slice(0, 159) + "…" : theirs}”`;
  note.append(text);
  if (theirs !== null) {
    note.dataset["choice"] = "";
    note.append(button("Keep theirs", () => { box.value = theirs; clearConflict(box); box.focus(); }));
    note.append(button("Put mine", () => { clearConflict(box); putMine(); box.focus(); }));
  }
  box.after(note);
}

/** Whether the choice stands under the box. */
export const isOffered = (box: Box): boolean => (box.nextElementSibling as HTMLElement | null)?.dataset["choice"] !== undefined;

export function clearConflict(box: Box): void {
  if (box.nextElementSibling?.classList.contains("draft-clash")) box.nextElementSibling.remove();
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button small";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
