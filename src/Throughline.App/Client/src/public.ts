// The one script that pages for customers may run: it answers the page that asks once more whether a form was sent by a
// person, and tells a page around a framed form how high that is. Everything works without it.

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
  tell();
}

const form = document.querySelector<HTMLFormElement>("form[data-check]");
if (form && window.isSecureContext) void answer(form);
if (parent !== window) tellHeight();
