// The one script that pages for customers may run: it answers the page that asks once more whether a form was sent by a
// person, and tells a page around a framed form how high that is, which answers where the visitor came from (throughline.ts).
// Everything works without it.

/** Looks for the number whose hash with the challenge begins with so many zero bits, and sends the form. */
async function answer(form: HTMLFormElement): Promise<void> {
  const challenge = form.dataset["check"]!;
  const bits = Number(form.dataset["bits"]);
  const encoder = new TextEncoder();
  const button = form.querySelector<HTMLButtonElement>("button")!;
  button.setAttribute("aria-busy", "true");
  for (let nonce = 0; ; nonce++) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${nonce}`)));
    if (zeros(hash) < bits) continue;
    form.querySelector<HTMLInputElement>("[name=_nonce]")!.value = String(nonce);
    form.submit();
    return;
  }
}

/** How many bits of a hash are zero before the first that is not. */
function zeros(hash: Uint8Array): number {
  const byte = hash.findIndex(one => one !== 0);
  return byte < 0 ? hash.length * 8 : byte * 8 + Math.clz32(hash[byte]!) - 24;
}

function tellHeight(): void {
  const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height);
  const tell = () => parent.postMessage({ throughline: "height", px: height() }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", event => {
    if (event.source === parent && (event.data as Record<string, unknown> | null)?.["throughline"] === "ask") tell();
  });
  tell();
}

/** Fields that nobody sees, as the line of a website adds them to forms that stand in its pages themselves. */
function takeTouch(event: MessageEvent): void {
  const said = event.data as Record<string, unknown> | null;
  if (event.source !== parent || said?.["throughline"] !== "from") return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=post]"))
    for (const name of ["visitor", "source", "referrer", "medium", "campaign"]) {
      const value = said[name];
      if (typeof value !== "string" || value.length > 200 || form.querySelector(`[name=_${name}]`)) continue;
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "_" + name, value }));
    }
}

const form = document.querySelector<HTMLFormElement>("form[data-check]");
if (form && window.isSecureContext) void answer(form);
if (parent !== window) {
  addEventListener("message", takeTouch);
  document.addEventListener("submit", () => parent.postMessage({ throughline: "sent" }, "*"));
  tellHeight();
}
