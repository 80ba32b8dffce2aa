import { toast } from "../../page/toasts";
import { clearConflict, offerBoth } from "../conflict";
import { command } from "../draft";
import { announceKept } from "../events";
import { toText } from "../fields";
import { beforeLeaving } from "../leaving-page";
import { isPlanning } from "./tell";

type Box = HTMLInputElement | HTMLTextAreaElement;
const timers = new WeakMap<Box, ReturnType<typeof setTimeout>>();
const isClient = (target: EventTarget | null): target is Box => target instanceof HTMLElement && target.dataset["client"] !== undefined;

/** Each box about the client keeps itself when it is left, and while a hand rests. */
export function keepClient(): void {
  followPain();
  document.addEventListener("input", event => {
    if (!isClient(event.target) || event.target instanceof HTMLInputElement) return; // names become keys: they are kept whole, when they are left
    const box = event.target;
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(() => void keepBox(box), 700));
  });
  document.addEventListener("change", event => {
    if (isClient(event.target)) void keepBox(event.target);
  });
  beforeLeaving(() => {
    for (const box of document.querySelectorAll<Box>("[data-client]")) void keepBox(box);
  });
}

async function keepBox(box: Box): Promise<void> {
  clearTimeout(timers.get(box));
  const now = box.value;
  if (now === box.defaultValue || box.readOnly) return;
  const before = box.defaultValue;
  box.defaultValue = now;
  box.value = now;
  const answer = await command("plan/client", { field: box.dataset["client"]!, text: now, found: before });
  if (!answer.refused) {
    clearConflict(box);
    announceKept({ path: "" });
    return;
  }
  const typed = box.value;
  const theirs = answer.refused === "changed" ? toText(answer.now ?? null) : null;
  box.defaultValue = theirs ?? before;
  box.value = typed;
  if (theirs === null) toast(answer.said ?? "This was not kept.");
  else offerBoth(box, theirs, "", () => void keepBox(box));
}

// What the draft says about the client is in the book as well.
const alsoInBook: Record<string, string> = { "pain": "pain", "result.gets": "gets", "result.feels": "feels" };

function followPain(): void {
  document.addEventListener("draft:kept", event => {
    const { path, value } = event.detail;
    const field = alsoInBook[path];
    if (field && isPlanning()) void command("plan/client", { field, text: value ?? "" });
  });
}
