using System.Text;
using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Tests.Journeys;

namespace Throughline.Tests.Linting;

/// <summary>docs/findings.md is printed from the tables of the compiler and of the linter, with an example of each that was found while printing.</summary>
public sealed partial class FindingsDocTests
{
    private const int MostLines = 6;

    private const string Head = """
        # Findings

        Everything that Throughline says about a journey, by its code. Codes never change and are never used again. The same findings come up while you edit, over the API and from `throughline lint`; they are printed here from the code, each with an example.

        - An **error** blocks publishing. Errors have codes below TL2000: they are about what no journey can be.
        - A **warning** needs a tick before publishing.
        - A **hint** is worth knowing.

        A warning or a hint can be accepted with a reason; it then stays quiet for as long as the trouble stays the same.

        ```
        throughline lint my-journey.yaml                   # for people, with line and column
        throughline lint journeys --format json            # for programs
        throughline lint journeys --format sarif           # SARIF 2.1.0, for code review and editors
        throughline lint journeys --strict                 # exit code 3 where there are warnings
        ```

        On the command line a file stands alone: rules that need the book of offers, the team, the tools or other journeys are silent there.


        """;

    private const string Measures = """
        ## How texts are measured

        Of each message of at least 40 words: sentences and words as they stand, without Markdown, addresses, greetings and signatures; merge fields stand for what the journey says in their place.

        | measure | formula | source |
        | --- | --- | --- |
        | sentence length | words ÷ sentences | |
        | reading ease | 206.835 − 1.015 × words per sentence − 84.6 × syllables per word | Flesch, R. (1948), "A new readability yardstick", Journal of Applied Psychology 32 (3), 221–233 |
        | formality | (articles, prepositions and nouns in -tion, -ment, -ness, -ity, -ance, -ence − pronouns, short forms, interjections and colloquial words, in 100 words, + 100) ÷ 2 | after Heylighen, F. and Dewaele, J.-M. (1999), "Formality of language"; only the word classes that can be told by the word alone |
        | second person | words about the reader in 100 words | |
        | exclamation | exclamation marks in 100 words | |
        | distance from the middle | \|value − median\| ÷ (1.4826 × median distance from the median) | Iglewicz, B. and Hoaglin, D. (1993), "How to Detect and Handle Outliers" |

        Reading ease, formality and second person are for English texts; a text counts as English where at least 15 of 100 words are little words that English cannot do without. Other languages are measured by the rest.

        """;

    [Fact]
    public void The_page_is_printed_from_the_tables()
    {
        var page = new StringBuilder(Head);
        Overview(page);
        page.Append(Measures).Append("\n## What the linter notices\n\n");
        foreach (var rule in LintRules.All) Print(page, rule);
        page.Append("## What keeps a draft from being a journey\n\n");
        foreach (var kind in StructuralFindings.All) Print(page, kind);
        page.Append("### TL1312\n\n**A message that cannot be turned into mail** · error\n\nThe finding says which part of the message it is, and what to do: an address that no mail may carry (`javascript:`), say.\n\n");
        page.Append("### TL0001\n\n**A file that cannot be read** · error, in SARIF only\n\nThere is no such file, it is not UTF-8 text, or it is too large.\n");
        WrittenFiles.AssertSame("docs/findings.md", page.ToString());
    }

    private static void Overview(StringBuilder page)
    {
        page.Append("| code | | what it is | one click |\n| --- | --- | --- | --- |\n");
        foreach (var rule in LintRules.All) page.Append(null, $"| [{rule.Code}](#{rule.Code.ToLowerInvariant()}) | {Word(rule.Severity)} | {rule.Title} | {(rule.HasFix ? "yes" : "")} |\n");
        page.Append('\n');
    }

    private static void Print(StringBuilder page, LintRule rule)
    {
        var example = LintExamples.All.First(example => example.Code == rule.Code);
        var finding = example.InBad.First(finding => finding.Code == rule.Code && finding.Path == example.Path);
        page.Append(null, $"### {rule.Code}\n\n**{rule.Title}** · {Word(rule.Severity)}\n\n{rule.Why}\n\n");
        page.Append(null, $"> {finding.Sentence} {finding.Fix}\n\n");
        page.Append(Difference(SoundRoad.Yaml, example.Bad) is { } difference ? $"At `{finding.Path}`:\n\n```diff\n{difference}```\n\n" : $"At `{finding.Path}`.\n\n");
    }

    private static void Print(StringBuilder page, FindingKind kind)
    {
        var example = FindingExamples.All.First(example => example.Kind == kind);
        var said = JourneyFile.Compile(example.Bad).Findings.FirstOrDefault(finding => finding.Code == kind.Code);
        page.Append(null, $"### {kind.Code}\n\n{Said(kind.Sentence)} · {Word(kind.Severity)}\n\n{Said(kind.Fix)}\n\n");
        if (said is { Sentence.Length: < 200 }) page.Append(null, $"> {Printable(said.Sentence)}\n\n");
    }

    /// <summary>The lines that differ, where those are few and stand together.</summary>
    private static string? Difference(string good, string bad)
    {
        var (before, after) = (good.Split('\n'), bad.Split('\n'));
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start]) start++;
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        var (gone, come) = (before[start..^end], after[start..^end]);
        if (gone.Length + come.Length is 0 || gone.Length > MostLines || come.Length > MostLines) return null;
        return string.Concat(gone.Select(line => $"- {line}\n")) + string.Concat(come.Select(line => $"+ {line}\n"));
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };

    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '�' : letter));

    // As a reader of the page sees it: {0} is something of the file's, and doubled braces are single ones.
    private static string Said(string pattern) => Hole().Replace(pattern, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
