/**
 * Boxes in which a rule about people can be chosen write it as a text into the box that keeps it:
 * <c>data-rule-for="d-steps-k3f-wordings-a1-when"</c> around them names it. The server alone reads such texts.
 */
export function chooseRules(): void {
  document.addEventListener("change", event => write(event.target as Element, "change"));
  document.addEventListener("input", event => write(event.target as Element, "input"));
}

function write(part: Element, as: "change" | "input"): void {
  const pick = part.closest<HTMLElement>("[data-rule-part]")?.closest<HTMLElement>("[data-rule-for]");
  const box = pick ? document.getElementById(pick.dataset["ruleFor"]!) as HTMLInputElement | null : null;
  if (!pick || !box) return;
  const what = valueOf(pick, "what");
  pick.querySelector<HTMLElement>(".rule-parts")!.dataset["what"] = what;
  const name = what === "other" ? valueOf(pick, "name").trim() : what;
  const value = valueOf(pick, what).trim();
  if (name === "" || (value === "" && what !== "other")) return; // half chosen: what was there stays
  box.value = value === "" ? `${quoted(name)} exists` : `${quoted(name)} = ${quoted(value)}`;
  box.dispatchEvent(new Event(as, { bubbles: true }));
}

const valueOf = (pick: HTMLElement, part: string): string =>
  pick.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-rule-part="${part}"]`)?.value ?? "";

/** Plain words stand as they are; everything else in quotes, with a quote inside written twice. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}_.-]+$/u.test(text) && text.toLowerCase() !== "and" ? text : `'${text.replaceAll("'", "''")}'`;
