/** Letters as people might write them, and as nobody would: the same ones for the same number. */
export function letters(count: number, seed: number): string[] {
  const random = numbers(seed);
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const some = (most: number, make: () => string, between: string) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make).join(between);

  const word = () =>
    one([
      "Hello",
      "you",
      "and",
      "the list",
      "2*3*4",
      "snake_case",
      "so **bold** it",
      "*quietly*",
      "**all *of* it**",
      "{{firstName}}",
      "{{ lastName | friend }}",
      "{{firstName}}'s",
      "{{#if goal}}your goal{{/if}}",
      "[the page](https://example.org/a_b)",
      "[us]({{surveyLink}})",
      "https://example.org/_x_",
      "`code *x*`",
      "a\\*b",
      "&amp;",
      "&lt;b&gt;",
      "<b>no</b>",
      "50 % off",
      "*",
      "_",
      "#1",
      "1. one",
      "- dash",
      "![us](https://example.org/us.png)",
      "![a \\[jetty\\] at *dawn*, {{firstName}}](file:jetty.jpg)",
      "[Five steps](file:five-steps.pdf)",
      "e\\\\",
      "[x]",
      "(see [y])",
      "<https://example.org>",
      "don't",
      "**{{coachName}}**,",
      "„Ümlaut“",
      "…",
      "~~no~~",
      "| a | b |",
      '"quoted"',
      "!",
      "***both***",
      "__under__",
      "a*b *c*",
    ]);
  const line = () => some(5, word, one([" ", " ", " ", "  "]));
  const paragraph = () => some(3, line, one(["\n", "\n", "  \n", "\\\n"]));
  const list = (mark: (i: number) => string) => {
    let i = 0;
    return some(
      4,
      () => `${mark(i++)} ${line()}${random() < 0.15 ? "\n\n  and more" : ""}${random() < 0.1 ? `\n    - ${word()}\n    - ${word()}` : ""}`,
      random() < 0.2 ? "\n\n" : "\n",
    );
  };
  const block = (): string =>
    one([
      paragraph,
      paragraph,
      paragraph,
      line,
      () => `${"#".repeat(1 + Math.floor(random() * 4))} ${line()}`,
      () => list(() => "-"),
      () => list(() => "*"),
      () => list(() => "+"),
      () => list(i => `${i + 1}.`),
      () => list(i => `${i + 3})`),
      () => `> ${line()}\n> ${line()}`,
      () => `> ${line()}\n>\n> - ${word()}\n> - ${word()}`,
      () => "---",
      () => "* * *",
      () => "```\ncode\n```",
      () => "    indented",
      () => "{{#if goal}}",
      () => "{{else}}",
      () => "{{/if}}",
      () => "[named]: https://example.org/n",
      () => "See [named] and [more][named].",
      () => `[${word()}](https://example.org/go)`,
      () => "words\n---",
      () => "words\n===",
    ])();
  return Array.from(
    { length: count },
    () => one(["", "", "\n", "  "]) + some(6, block, one(["\n\n", "\n\n", "\n\n\n", "\n", "\n \n"])) + one(["", "\n", "\n\n", " "]),
  );
}

// mulberry32: small, and good enough for letters.
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
