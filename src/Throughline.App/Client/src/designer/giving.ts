import { toast } from "../page/toasts";
import { edit } from "./draft";
import { announce } from "./events";

/** A file that a step hands over is taken from the library: <c>data-gives="path"</c>, and what stands there in <c>data-found</c>. */
export function giveFiles(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-gives]");
    if (button) void give(button);
  });
}

async function give(button: HTMLElement): Promise<void> {
  const { pickFile } = await import("../library/picker");
  const picked = await pickFile("file");
  button.focus();
  if (!picked) return;
  const answer = await edit({ set: button.dataset["gives"]!, found: button.dataset["found"] ?? null, value: picked.file.key });
  if (answer.refused) toast(answer.said ?? "This was not changed.");
  announce("draft:structure");
}
