/**
 * Boxes in which a wait can be chosen write it as a text into the box that keeps it: <c>data-wait-for="d-steps-k3f-wait"</c>
 * around them names it. The server alone reads such texts and draws the boxes anew.
 */
export function chooseWaits(): void {
  document.addEventListener("change", event => write(event.target as Element, "change"));
  document.addEventListener("input", event => write(event.target as Element, "input"));
}

function write(part: Element, as: "change" | "input"): void {
  const pick = part.closest<HTMLElement>("[data-wait-part]")?.closest<HTMLElement>("[data-wait-for]");
  const box = pick ? document.getElementById(pick.dataset["waitFor"]!) as HTMLInputElement | null : null;
  if (!pick || !box) return;
  const from = valueOf(pick, "from");
  pick.querySelector<HTMLElement>(".wait-parts")!.dataset["from"] = from.split(":")[0]!;
  const text = toText(pick, from);
  if (text === null) return; // a time that is half typed, or a date that is not chosen yet
  box.value = text;
  box.dispatchEvent(new Event(as, { bubbles: true }));
}

const valueOf = (pick: HTMLElement, part: string): string =>
  pick.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-wait-part="${part}"]`)?.value ?? "";

/** "2 working days before call on monday at 09:00". */
function toText(pick: HTMLElement, from: string): string | null {
  const [side, date] = from.split(":");
  const count = Math.floor(Number(valueOf(pick, "number")) || 0);
  const many = valueOf(pick, "unit");
  const length = count > 0 && side !== "until" ? `${count} ${count === 1 ? many.replace(/s$/, "") : many}` : "";
  const on = valueOf(pick, "on");
  const at = on === "working hours" ? "" : valueOf(pick, "at");
  if (pick.querySelector<HTMLInputElement>("[data-wait-part=at]")?.validity.badInput) return null;
  return [length, date ? `${side} ${date}` : "", ending(on, side ?? ""), at ? `at ${at}` : ""].filter(Boolean).join(" ");
}

function ending(on: string, side: string): string {
  if (on === "") return "";
  if (on === "working hours") return side === "before" || side === "until" ? "" : "in working hours";
  return on === "working day" ? "on a working day" : `on ${on}`;
}
