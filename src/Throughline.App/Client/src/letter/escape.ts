import type { Node } from "prosemirror-model";
import { bareAddress } from "./markdown";

/** Where words stand, which decides what Markdown would make of them. */
export interface Place {
  beginsLine: boolean;
  isHeading: boolean;
  /** Inside the words of a link. */
  isLink: boolean;
  endsBefore: Node | null;
  /** There is something in the block that could end a link. */
  hasLinks: boolean;
}

/** Whether Markdown takes a character for part of a word. */
export const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Words as Markdown that reads as those words, with as few signs as that takes. */
export function escapeText(text: string, place: Place): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    if (bareAddress(text, i)) {
      const address = /^[^\s<]+/.exec(text.slice(i))![0]; // to its end, and what stands right behind it
      out += address;
      i += address.length - 1;
    } else {
      out += isSign(text, i, place) ? `\\${text[i]!}` : text[i]!;
    }
  }
  if (place.beginsLine) out = escapeBeginning(out);
  return place.isHeading ? out.replace(/(^|\s)(#+)(\s*)$/, "$1\\$2$3") : out;
}

function isSign(text: string, at: number, place: Place): boolean {
  const rest = text.slice(at + 1);
  switch (text[at]) {
    case "\\":
      return rest === "" || /^[!-/:-@[-`{-~]/.test(rest);
    case "`":
      return true;
    case "*":
    case "_":
      return !isLoose(text, at, place);
    case "[":
      return place.isLink || place.hasLinks || (at === 0 && place.beginsLine && /^[^\]]+\]:/.test(rest));
    case "]":
      return place.isLink;
    case "<":
      return /^[^\s<>]+>/.test(rest) || /^[a-z!/?]/i.test(rest);
    case "&":
      return /^(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/i.test(rest);
    case "!":
      return rest === "" ? (place.endsBefore?.marks.some(mark => mark.type.name === "link") ?? false) : rest[0] === "[";
    default:
      return false;
  }
}

// Between two blanks, or between two letters, a star stresses nothing.
function isLoose(text: string, at: number, place: Place): boolean {
  const before = text[at - 1] ?? (place.beginsLine ? " " : "x.");
  const after = text[at + 1] ?? (place.endsBefore === null ? " " : "x.");
  return (
    (/^\s$/.test(before) && /^\s$/.test(after)) ||
    (isWordCharacter(before[0]!) && before.length === 1 && isWordCharacter(after[0]!) && after.length === 1)
  );
}

// What makes a heading, a quote, a list or a line of a paragraph that begins so.
function escapeBeginning(text: string): string {
  return text
    .replace(/^(\s*)(#{1,6})(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*)>/, "$1\\>")
    .replace(/^(\s*)([-+*])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, "$1$2\\$3")
    .replace(/^(\s*)([-_*])(?=\s*(\2\s*){2,}$)/, "$1\\$2")
    .replace(/^(\s*)(~{3})/, "$1\\$2");
}

/** An address, and a title where there is one, as they stand in the brackets of a link. */
export function writeAddress(href: string, title: string | null): string {
  const address =
    href === "" || /[\s<>]/.test(href.replace(/\{\{.*?\}\}/g, ""))
      ? `<${href.replace(/[<>]/g, "\\$&").replace(/\n/g, " ")}>`
      : href.replace(/[()\\]/g, "\\$&");
  return title ? `${address} "${title.replace(/["\\]/g, "\\$&")}"` : address;
}
