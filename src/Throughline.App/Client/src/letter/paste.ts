import { Slice } from "prosemirror-model";
import { readLetter } from "./read";
import { schema } from "./schema";
import { tidyPasted } from "./word";

/** Plain words that are pasted keep their lines, and read as they would if they had been typed into the text. */
export function pastedText(text: string): Slice {
  const plain = text.replace(/\r\n?/g, "\n");
  const doc = readLetter(plain);
  return doc
    ? Slice.maxOpen(doc.content)
    : new Slice(schema.nodes.doc.create(null, schema.nodes.paragraph.create(null, schema.text(plain))).content, 1, 1);
}

/** HTML that is pasted, with the lists of word processors made lists. Nothing of it is fetched, and nothing in it runs. */
export function pastedHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  tidyPasted(body);
  return body.innerHTML;
}
