import { frame, undoOrRedo } from "./draft";
import { isBox, isDirty } from "./fields";

/** Ctrl+Z and Ctrl+Shift+Z, and the two buttons. In a box with words that are not kept yet, the browser's own undo goes first. */
export function undoWithKeys(): void {
  document.addEventListener("click", event => {
    const target = event.target as Element;
    if (target.closest("[data-undo]")) void undoOrRedo("undo");
    if (target.closest("[data-redo]")) void undoOrRedo("redo");
  });
  document.addEventListener("keydown", event => {
    if (!frame() || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    if (event.defaultPrevented) return; // an editor over a letter has something of its own to take back
    if (isBox(event.target) && isDirty(event.target)) return;
    event.preventDefault();
    void undoOrRedo(key === "y" || event.shiftKey ? "redo" : "undo");
  });
}
