import { Slice } from "prosemirror-model";
import { readLetter } from "./read";
import { schema } from "./schema";

/** Plain words that are pasted keep their lines, and read as they would if they had been typed into the text. */
export function pastedText(text: string): Slice {
  const plain = text.replace(/\r\n?/g, "\n");
  const doc = readLetter(plain);
  return doc
    ? Slice.maxOpen(doc.content)
    : new Slice(schema.nodes.doc.create(null, schema.nodes.paragraph.create(null, schema.text(plain))).content, 1, 1);
}
