using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

public sealed class LintRuleTests
{
    public static TheoryData<string> Examples => [.. LintExamples.All.Select((example, i) => $"{i} {example}")];

    public static TheoryData<string> Mendable => [.. LintExamples.All.Select((example, i) => (example, i))
        .Where(at => LintRules.Find(at.example.Code)!.HasFix).Select(at => $"{at.i} {at.example}")];

    private static LintExample Example(string name) => LintExamples.All[int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_bad_journey_gets_its_finding_where_it_is_wrong(string name)
    {
        var example = Example(name);
        var found = example.InBad.Where(finding => finding.Code == example.Code).ToList();
        Assert.True(found.Any(finding => finding.Path == example.Path), $"Found: {string.Join('\n', example.InBad)}");
        Assert.All(found, finding => Assert.True(finding is { Line: > 0, Column: > 0 }, $"{finding}"));
        Assert.All(found, finding => Assert.DoesNotMatch(@"(?<!\{)\{\d\}", finding.Sentence + finding.Fix));
        Assert.All(found, finding => Assert.Equal(LintRules.Find(finding.Code)!.Severity, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_nearest_good_journey_gets_none(string name) =>
        Assert.DoesNotContain(Example(name).InGood, finding => finding.Code == Example(name).Code);

    [Fact]
    public void The_sound_road_gets_no_finding_at_all() =>
        Assert.Empty(JourneyFindings.Of(SoundRoad.Yaml, SoundRoad.Context).Findings);

    [Fact]
    public void Every_rule_has_an_example() =>
        Assert.Equal(LintRules.All.Select(rule => rule.Code), LintExamples.All.Select(example => example.Code).Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Codes_are_single_ordered_and_none_of_the_compilers()
    {
        var codes = LintRules.All.Select(rule => rule.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches(@"^TL2\d{3}\z", code));
        Assert.Empty(codes.Intersect(StructuralFindings.All.Select(kind => kind.Code)));
    }

    [Fact]
    public void Each_rule_says_why_in_a_sentence()
    {
        Assert.All(LintRules.All, rule => Assert.Matches(@"^[A-Z].*[^.]\.\z", rule.Why));
        Assert.All(LintRules.All, rule => Assert.Matches(@"[.}?]\z", rule.Kind.Sentence));
        Assert.All(LintRules.All, rule => Assert.DoesNotContain("!", rule.Kind.Sentence + rule.Kind.Fix + rule.Why + rule.Title,
            StringComparison.Ordinal));
    }

    // An owner sees boxes and buttons, not the keys of the file and not the words that stand in them.
    [Theory]
    [MemberData(nameof(Examples))]
    public void A_finding_speaks_the_words_of_the_screens(string name)
    {
        var example = Example(name);
        Assert.All(example.InBad.Where(finding => finding.Code == example.Code), finding =>
            Assert.DoesNotMatch(@"\b(nurture|consumption|referral|goal purchase|reviewBy|by-hand|Flesch|formality|evidence)\b|“(makes|keeps|done|owner|shows|asked|guess)”", finding.Sentence + finding.Fix));
        if (JourneyLinter.Fix(example.InBad.First(finding => finding.Code == example.Code),
            DraftDocument.Open(JourneyFile.Read(example.Bad).Draft!, "", Fresh()), example.Context) is { } fix)
            Assert.DoesNotMatch(@"\b(nurture|consumption|referral|purchase)\b", fix.Label);
    }

    [Fact]
    public void Tasks_without_a_tool_are_one_hint_where_the_business_lists_no_tools()
    {
        var draft = JourneyFile.Read(SoundRoad.Yaml).Draft!;
        draft = draft with
        {
            Steps = [.. draft.Steps.Select(step => step with { Tool = null, Message = null, Survey = null, Variants = [],
            Assignment = new("Ring them", "Hello", [], null) })]
        };
        string[] Said(LintContext context) => [.. JourneyLinter.Lint(draft, context).Where(finding => finding.Code is "TL2651" or "TL2655")
            .Select(finding => $"{finding.Code} {finding.Severity}")];
        Assert.Equal(["TL2655 Hint"], Said(LintContext.Nothing(SoundRoad.Today)));
        Assert.Equal(Enumerable.Repeat("TL2651 Warning", draft.Steps.Length), Said(SoundRoad.Context));
    }

    [Theory]
    [InlineData("Dear {{firstName}}, ", 290, null)]
    [InlineData("", 306, null)]
    [InlineData("", 307, "This text message arrives in 3 parts, and each of them is paid for.")]
    [InlineData("{{#if firstName}}Hello{{/if}} ", 300, null)]
    [InlineData("“", 134, "This text message arrives in 3 parts, and each of them is paid for; the sign “ makes every part shorter.")]
    public void A_text_message_is_measured_in_the_parts_that_are_paid_for(string start, int letters, string? sentence)
    {
        var draft = new JourneyDraft
        {
            Steps = [new() { Key = "a", Message =
            new(null, start + new string('a', letters), null, "sms", null, null) }]
        };
        Assert.Equal(sentence, JourneyLinter.Lint(draft, SoundRoad.Context).FirstOrDefault(finding => finding.Code == "TL2853")?.Sentence);
    }

    [Theory]
    [MemberData(nameof(Mendable))]
    public void One_click_takes_the_finding_away_and_undo_brings_the_same_file_back(string name)
    {
        var example = Example(name);
        var fresh = Fresh();
        var document = DraftDocument.Open(JourneyFile.Read(example.Bad).Draft!, "", fresh);
        var finding = JourneyLinter.Lint(document.Draft, example.Context)
            .First(finding => finding.Code == example.Code && finding.Path == example.Path);
        if (JourneyLinter.Fix(finding, document, example.Context) is not { } fix)
        {
            Assert.Contains(example.ToString(), WithoutOffer);
            return;
        }
        Assert.NotEmpty(fix.Label);
        var change = DraftEditor.Apply(document, fix.Edit, fresh);
        Assert.True(change.IsMade, change.Refusal?.Sentence);
        var print = FindingPrint.Of(finding, document);
        Assert.DoesNotContain(JourneyLinter.Lint(change.Document!.Draft, example.Context), left =>
            FindingPrint.Of(left, change.Document) == print);
        Assert.Empty(JourneyCompiler.Compile(change.Document.Draft).Findings.Where(left => left.Severity == Severity.Error)
            .ExceptBy(JourneyCompiler.Compile(document.Draft).Findings.Select(before => before.Code), left => left.Code));
        Assert.Equal(document.File, DraftEditor.Apply(change.Document, change.Inverse!, fresh).Document!.File);
    }

    /// <summary>Where a rule can offer something at times, but has nothing to offer for this example.</summary>
    private static readonly string[] WithoutOffer = ["TL2106 stages", "TL2113 persona", "TL2603 owner", "TL2801 steps[1].message.body",
        "TL2507 steps[0].done.where", "TL2507 steps[4].done.where", "TL2811 steps[0].nudges[0].message.body",
        "TL2321 steps[4].survey.question"];

    [Fact]
    public void Every_rule_with_a_fix_offers_it_for_one_of_its_examples() =>
        Assert.All(LintRules.All.Where(rule => rule.HasFix), rule => Assert.Contains(
            LintExamples.All.Where(example => example.Code == rule.Code), Offers));

    private static bool Offers(LintExample example)
    {
        var document = DraftDocument.Open(JourneyFile.Read(example.Bad).Draft!, "", Fresh());
        return example.InBad.Any(finding => finding.Code == example.Code
            && JourneyLinter.Fix(finding, document, example.Context) is not null);
    }

    [Fact]
    public void Whatever_a_draft_holds_the_linter_never_throws() =>
        Prop.ForAll(Journeys.Drafts.Any, draft =>
        {
            var findings = JourneyLinter.Lint(draft, SoundRoad.Context with
            {
                Others = [new("o", "O", draft.Persona, draft)],
                Voice = new(["warm"], "One good page at a time", ["page"], ["a", "yes"])
            });
            var document = DraftDocument.Open(draft, "", Fresh());
            foreach (var finding in findings) JourneyLinter.Fix(finding, document, SoundRoad.Context);
            return findings.All(finding => FindingPrint.Of(finding, document).Length > 0)
                && findings.SequenceEqual(JourneyLinter.Lint(draft with { },
                SoundRoad.Context with
                {
                    Others = [new("o", "O", draft.Persona, draft)],
                    Voice = new(["warm"], "One good page at a time", ["page"], ["a", "yes"])
                }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Missing_lists_and_entries_are_no_trouble()
    {
        var draft = new JourneyDraft
        {
            Steps = [null!, new() { Makes = default, Keeps = [null!], Nudges = [null!], Variants = [null!],
            Goal = "purchase" }],
            Stages = default,
            EntryPoints = [null!],
            Fields = [null!],
            Voice = new(default, null, default, [null!]),
            Source = null!
        };
        Assert.NotEmpty(JourneyLinter.Lint(draft, SoundRoad.Context));
        Assert.NotEmpty(JourneyLinter.Lint(new JourneyDraft { Steps = [new()] }, LintContext.Nothing(SoundRoad.Today)));
        Assert.Empty(JourneyLinter.Lint(new JourneyDraft { Steps = default }, LintContext.Nothing(SoundRoad.Today)));
    }

    [Fact]
    public void Long_texts_and_long_roads_are_looked_at_without_complaint()
    {
        string[] texts = [new('[', 90_000), string.Concat(Enumerable.Repeat("{{", 40_000)),
            string.Concat(Enumerable.Repeat("[a](", 20_000)), string.Concat(Enumerable.Repeat("http://a.a ", 8_000)),
            string.Concat(Enumerable.Repeat("! ", 40_000)), new('\n', 90_000)];
        var steps = Enumerable.Range(0, 500).Select(i => new StepDraft
        {
            Key = $"s{i}",
            Goal = "purchase",
            Message = new($"{i}", texts[i % texts.Length][..(i < 12 ? 50_000 : 10)], null, null, null, null)
        });
        var draft = new JourneyDraft { Steps = [.. steps], Voice = new([], "One good page", ["b"], ["a"]), Offer = "programme" };
        Assert.NotEmpty(JourneyLinter.Lint(draft, SoundRoad.Context));
    }

    internal static Func<string> Fresh()
    {
        var n = 0;
        return () => string.Create(CultureInfo.InvariantCulture, $"n{++n}");
    }
}
