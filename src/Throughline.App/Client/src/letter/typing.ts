import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { MarkType } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { readPiece } from "./merge-pieces";
import { schema } from "./schema";

const { nodes, marks } = schema;

/** What becomes of signs that are typed: a dash begins a list, stars stress, braces that are closed are a chip. */
export const typing = (): Plugin =>
  inputRules({
    rules: [
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^\s*(\d{1,9})[.)]\s$/,
        nodes.ordered_list,
        match => ({ order: Number(match[1]) }),
        (match, list) => list.childCount + (list.attrs["order"] as number) === Number(match[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, match => ({ level: match[1]!.length })),
      stressed(/(?:^|[\s(])(\*\*)([^\s*](?:[^*]*[^\s*])?)\*\*$/, marks.strong),
      stressed(/(?:^|[\s(])([*_])([^\s*_](?:[^*_]*[^\s*_])?)\1$/, marks.em),
      new InputRule(/\{\{[^{}]*\}\}$/, (state, match, from, to) => {
        const piece = readPiece(match[0], 0);
        const made = piece.name === null ? nodes.condition.create({ source: piece.source }) : nodes.field.create(piece);
        return state.tr.replaceWith(from, to, made);
      }),
    ],
  });

// "**words**" as it is typed: the signs go, the words stay.
function stressed(found: RegExp, mark: MarkType): InputRule {
  return new InputRule(
    found,
    (state, match, from, to) => {
      const [whole, sign, words] = match as unknown as [string, string, string];
      const begins = from + whole.indexOf(sign);
      const typed = to - begins; // the last sign is not in the letter yet
      const change = state.tr.delete(begins + sign.length + words.length, begins + typed).delete(begins, begins + sign.length);
      return change.addMark(begins, begins + words.length, mark.create()).removeStoredMark(mark);
    },
    { inCodeMark: false },
  );
}
