import { addressOfFile, askForFiles, knownFiles } from "../library/files";

/** A page that customers of the business can come to. */
interface OwnPage {
  group: string;
  title: string;
  address: string;
}

/** A choice of the business's own pages and files; what is chosen in it is told by its address. Filled when the server has answered. */
export function ownPages(chosen: (address: string) => void): HTMLSelectElement {
  const choice = document.createElement("select");
  choice.className = "input own-pages";
  choice.setAttribute("aria-label", "A page of ours");
  choice.append(new Option("A page of ours …", ""));
  choice.addEventListener("change", () => {
    if (choice.value !== "") chosen(choice.value);
    choice.value = "";
  });
  void fill(choice);
  return choice;
}

async function fill(choice: HTMLSelectElement): Promise<void> {
  const [answer] = await Promise.all([fetch("/pages-of-ours").catch(() => null), askForFiles()]);
  const pages = answer?.ok ? ((await answer.json()) as OwnPage[]) : [];
  const files = knownFiles().map(file => ({ group: "Files of your library", title: file.title, address: addressOfFile(file.key) }));
  const all = [...pages, ...files];
  for (const group of new Set(all.map(page => page.group))) {
    const part = document.createElement("optgroup");
    part.label = group;
    part.append(...all.filter(page => page.group === group).map(page => new Option(page.title, page.address)));
    choice.append(part);
  }
  if (all.length > 0) return;
  choice.options[0]!.textContent = "No page of ours yet";
  choice.disabled = true;
}
