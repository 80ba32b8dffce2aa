/** Pictures of a journey's map, to keep. */
export function offerPictures(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-png]");
    if (button) void savePicture(button);
  });
}

async function savePicture(button: HTMLButtonElement): Promise<void> {
  const label = button.querySelector("span")!;
  const said = label.textContent;
  button.disabled = true;
  label.textContent = "Drawing";
  try {
    const answer = await fetch(button.dataset["png"]!);
    if (!answer.ok) throw new Error(`The drawing was refused (${answer.status}).`);
    save(await draw(await answer.text()), button.dataset["name"]!);
    label.textContent = said;
  } catch {
    label.textContent = "This did not work. Take the SVG";
  } finally {
    button.disabled = false;
  }
}

/** Twice as many dots as on the screen: an A3 sheet is 3,174 wide. */
const scale = 2;

async function draw(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = "data:image/svg+xml;base64," + base64(new TextEncoder().encode(await withLetters(svg)));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const pen = canvas.getContext("2d")!;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob(blob => blob ? done(blob) : fail(new Error("The picture is too large.")), "image/png"));
}

/** A picture sees no fonts of the page, so the page's own travels inside it. */
async function withLetters(svg: string): Promise<string> {
  const address = document.querySelector<HTMLLinkElement>("link[rel=preload][as=font]")?.href;
  const font = address ? await fetch(address) : null;
  if (!font?.ok) return svg;
  const face = `<style>@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${base64(new Uint8Array(await font.arrayBuffer()))})}</style>`;
  const end = svg.indexOf(">") + 1;
  return svg.slice(0, end) + face + svg.slice(end);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

function save(picture: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
