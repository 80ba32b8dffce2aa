using System.Text;
using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Simulation;
using Throughline.Tests.Journeys;

namespace Throughline.Tests.Linting;

/// <summary>docs/findings.md is printed from the tables of the compiler and of the linter, with an example of each that was found while
/// printing.</summary>
public sealed partial class FindingsDocTests
{
    private const int MostLines = 6;

    private const string Head = """
        # Findings

        What the *Test* says about a journey, grouped by what it is about. For each: what it says, why it matters to your
        customers, and what to do. The same findings come up while you edit, over the API and from `throughline lint`. This page
        is printed from the code, each finding with an example that was found while printing.

        How serious they are:

        - An **error** is plainly broken, and keeps the journey from being published until it is mended. Errors with a code from
          TL2000 on can also be left as they are, with a reason. Those below TL2000 cannot: what they are about is no journey yet.
        - A **warning** may cost you a customer. It needs a tick before publishing.
        - A **hint** is good to know.

        Two ways to say no:

        - **Leave one as it is**, with a reason. It stays quiet for as long as the trouble stays the same, and can be opened again.
        - **Stop looking for one kind** in one journey, with a reason, and look for it again whenever you like.

        Codes never change and are never used again.

        ## For programs

        ```
        throughline lint my-journey.yaml                   # for people, with line and column
        throughline lint journeys --format json            # for programs
        throughline lint journeys --format sarif           # SARIF 2.1.0, for code review and editors
        throughline lint journeys --strict                 # exit code 3 where there are warnings
        ```

        Each finding has its code, severity, path, line and column, in the middle of a block of text too. Where it is about what
        is written, it also quotes one or two sentences: `here` and `there` in JSON, the snippet and the related location in SARIF.
        `publishable` says whether an error stands in the way; then the exit code is 2.

        On the command line a file stands alone: rules that need the book of offers, the team, the tools or other journeys are silent there.


        """;

    /// <summary>By the first two figures of their codes.</summary>
    private static readonly (string Codes, string Title, string About)[] _groups =
    [
        ("TL20", "The road and its end", "Where it begins, where it leads, and in which order things happen."),
        ("TL21", "What each step is for", "What a step wants, and what the customer does, thinks and gets there."),
        ("TL22", "What you sell, and what it costs", "Names, prices and terms that must be the same everywhere."),
        ("TL23", "How your texts read", "Tone, words and language; merge fields and marks that customers would see."),
        ("TL24", "Who writes, and where they meet you", "Another person or another place, and nobody told the customer."),
        ("TL25", "What you promise, and how you know", "Promises that are kept, and what you can see of it."),
        ("TL26", "Who does it, and with what", "Your team, your tools, and the parts of the work."),
        ("TL27", "When things happen", "Waits, dates, silences, and days that the road cannot keep."),
        ("TL28", "Links, pages and consent", "Where a link leads, and whether you may write to them."),
        ("TL29", "Keeping it up to date", "What is past, and what is due for another look."),
    ];

    private const string Measures = """
        ## How texts are measured

        Of each letter of at least 40 words: sentences and words as they stand, without Markdown, addresses, greetings and signatures;
        merge fields stand for what the journey says in their place. What cannot be told from fewer words is not told.

        How easily a letter reads is told on Flesch's scale: 100 is very easy, 60 plain, below 30 very hard. Each language has its own
        formula, of words per sentence (w) and syllables per word (s):

        | language | formula | source |
        | --- | --- | --- |
        | English | 206.835 − 1.015 w − 84.6 s | Flesch, R. (1948), "A new readability yardstick" |
        | German | 180 − w − 58.5 s | Amstad, T. (1978), "Wie verständlich sind unsere Zeitungen?" |
        | Spanish | 206.84 − 1.02 w − 60 s | Fernández Huerta, J. (1959), "Medidas sencillas de lecturabilidad" |
        | French | 207 − 1.015 w − 73.6 s | Kandel, L. and Moles, A. (1958) |
        | Italian | 206 − w − 65 s | Franchina, V. and Vacca, R. (1986) |
        | Portuguese | 248.835 − 1.015 w − 84.6 s | Martins, T. et al. (1996) |
        | Dutch | 206.84 − 0.93 w − 77 s | Douma, W. (1960) |

        A letter is held against fixed bands and against the median of the journey's letters, so that one letter never changes what is
        said of another.

        """;

    private const string Walks = """
        Somebody who does everything in good time is sent along the road from each way in, as by `throughline rehearse`.
        Only what can be said for certain counts: a click on a link that no message has, an answer that the question does not
        take, a comparison with what is no number, a signature of nobody.
        """;

    [Fact]
    public void The_page_is_printed_from_the_tables()
    {
        var page = new StringBuilder(Head);
        Overview(page);
        foreach (var group in _groups) Print(page, group);
        page.Append(Measures).Append("\n## What keeps a draft from being a journey\n\n");
        foreach (var kind in StructuralFindings.All) Print(page, kind);
        page.Append("### TL1312\n\n**A message that cannot be turned into mail** · error\n\nThe finding says which part of the message "
            + "it is, and what to do: an address that no mail may carry (`javascript:`), say.\n\n");
        Print(page, FailingWalks.Kind, Walks);
        page.Append("### TL0001\n\n**A file that cannot be read** · error, in SARIF only\n\nThere is no such file, it is not UTF-8 text, "
            + "or it is too large.\n");
        WrittenFiles.AssertSame("docs/findings.md", page.ToString());
    }

    [Fact]
    public void Every_rule_is_in_a_group() =>
        Assert.All(LintRules.All, rule => Assert.Single(_groups, group => rule.Code.StartsWith(group.Codes, StringComparison.Ordinal)));

    private static IEnumerable<LintRule> RulesOf(string codes) =>
        LintRules.All.Where(rule => rule.Code.StartsWith(codes, StringComparison.Ordinal));

    private static void Overview(StringBuilder page)
    {
        page.Append("## All of them\n\n");
        foreach (var (codes, title, _) in _groups)
        {
            page.Append(null, $"**{title}**\n\n| what it is | | code | one click |\n| --- | --- | --- | --- |\n");
            foreach (var rule in RulesOf(codes))
            {
                var click = rule.HasFix ? "yes" : "";
                page.Append(null, $"| {rule.Title} | {Word(rule.Severity)} | [{rule.Code}](#{rule.Code.ToLowerInvariant()}) | {click} |\n");
            }
            page.Append('\n');
        }
    }

    private static void Print(StringBuilder page, (string Codes, string Title, string About) group)
    {
        page.Append(null, $"## {group.Title}\n\n{group.About}\n\n");
        foreach (var rule in RulesOf(group.Codes)) Print(page, rule);
    }

    private static void Print(StringBuilder page, LintRule rule)
    {
        var example = LintExamples.All.First(example => example.Code == rule.Code);
        var finding = example.InBad.First(finding => finding.Code == rule.Code && finding.Path == example.Path);
        var click = rule.HasFix ? " · one click can mend it" : "";
        page.Append(null, $"### {rule.Code}\n\n**{rule.Title}** · {Word(rule.Severity)}{click}\n\n> {finding.Sentence}\n\n");
        var seen = new[] { finding.Here, finding.There }.OfType<Quotation>().ToArray();
        foreach (var said in seen) page.Append(null, $"- Seen at {said.Place}: “{said.Words.ReplaceLineEndings(" ")}”\n");
        page.Append(seen.Length > 0 ? "\n" : "");
        page.Append(null, $"*Why it matters:* {rule.Why}\n\n*What to do:* {finding.Fix}\n\n");
        if (Difference(SoundRoad.Yaml, example.Bad) is { } difference)
        {
            page.Append(null, $"For example at `{finding.Path}`, in a sound journey before (−) and after (+):\n\n");
            page.Append(null, $"```diff\n{difference}```\n\n");
        }
    }

    private static void Print(StringBuilder page, FindingKind kind, string more)
    {
        page.Append(null, $"### {kind.Code}\n\n{Said(kind.Sentence)} · {Word(kind.Severity)}\n\n{Said(kind.Fix)}\n\n");
        page.Append(more.ReplaceLineEndings(" ")).Append("\n\n");
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

    private static string Printable(string text) => string.Concat(text.Select(letter =>
        char.IsControl(letter) || char.IsSurrogate(letter) ? '�' : letter));

    // As a reader of the page sees it: {0} is something of the file's, and doubled braces are single ones.
    private static string Said(string pattern) => Hole().Replace(pattern, "…").Replace("{{", "{", StringComparison.Ordinal)
        .Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
