using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Versions;

namespace Throughline.Tests.Versions;

public sealed class JourneyDifferenceTests
{
    private static readonly JourneyDraft Base = new()
    {
        Journey = "road",
        Name = "From overwhelmed to in control",
        Owner = "ana",
        Pain = "Works 60 hours a week",
        Voice = new VoiceDraft(["warm"], "Rails, not hustle", [], []),
        EntryPoints = [new EntryPointDraft("form", "social", "five-steps", null, null, "welcome", null)],
        Steps =
        [
            new StepDraft { Key = "welcome", Title = "I get the checklist", Stage = "engage", Owner = "ana", Message = new MessageDraft("Your five steps, {{firstName}}, as you asked for", "Hello,\n\nhere is the list.\n", null, null, null, null), Makes = ["a-call"] },
            new StepDraft { Key = "call", Title = "I book a call", Stage = "engage", Done = new DoneDraft("Call Booked", null, "5 days", null), Nudges = [new NudgeDraft("2 days", new MessageDraft("Still there", "Hello", null, null, null, null))] },
            new StepDraft { Key = "buy", Title = "I decide", Stage = "engage" },
            new StepDraft { Key = "refer", Title = "I tell a friend", Stage = "loyal" },
        ],
    };

    private static JourneyDraft With(int step, Func<StepDraft, StepDraft> change) => Base with { Steps = Base.Steps.SetItem(step, change(Base.Steps[step])) };

    public static TheoryData<string, JourneyDraft, string[]> Table() => new()
    {
        { "nothing", Base, [] },
        { "by text message", With(0, s => s with { Message = s.Message! with { Channel = "sms" } }), ["Step 1, “I get the checklist”: goes out as a text message."] },
        { "subject and owner", With(0, s => s with { Owner = "ben", Message = s.Message! with { Subject = "The list you asked for, dear {{firstName}}, is here" } }), ["Step 1, “I get the checklist”: owner ana → ben; subject changed."] },
        { "text", With(0, s => s with { Message = s.Message! with { Body = "Hello,\n\nhere is the long promised list.\n" } }), ["Step 1, “I get the checklist”: body changed (2 words added)."] },
        { "text both", With(0, s => s with { Message = s.Message! with { Body = "Hello,\n\nthere is a list.\n" } }), ["Step 1, “I get the checklist”: body changed (2 words added, 2 removed)."] },
        { "text lines", With(0, s => s with { Message = s.Message! with { Body = "Hello, here\nis the list.\n" } }), ["Step 1, “I get the checklist”: body changed (the same words, set otherwise)."] },
        { "title", With(2, s => s with { Title = "I choose" }), ["Step 3, “I choose”: title “I decide” → “I choose”."] },
        { "waits and nudges", With(1, s =>
            s with { Wait = "2 days", Done = s.Done! with { Within = "10 days" },
            Nudges = [s.Nudges[0] with { After = "3 days" }, s.Nudges[0]] }),
            ["Step 2, “I book a call”: wait added: “2 days”; done, within “5 days” → “10 days”; nudge 1, after “2 days” "
            + "→ “3 days”; a nudge added."] },
        { "a nudge less", With(1, s => s with { Nudges = [] }), ["Step 2, “I book a call”: a nudge removed."] },
        { "promises", With(0, s => s with { Makes = ["a-gift"], Keeps = ["a-word"] }), ["Step 1, “I get the checklist”: makes added: a-gift; makes removed: a-call; keeps added: a-word."] },
        { "another kind", With(0, s => s with { Message = null, Assignment = new AssignmentDraft("Call", null, [], null) }), ["Step 1, “I get the checklist”: assignment added; message removed."] },
        { "added", Base with { Steps = Base.Steps.Insert(1, new StepDraft { Key = "gift", Title = "I get a gift" }) }, ["Step 2, “I get a gift”, is new."] },
        { "removed", Base with { Steps = Base.Steps.RemoveAt(2) }, ["Step 3, “I decide”, is gone."] },
        { "moved", Base with { Steps = [Base.Steps[3], Base.Steps[0], Base.Steps[1], Base.Steps[2]] }, ["Step 1, “I tell a friend”: moved here from place 4."] },
        { "key without origin", With(2, s => s with { Key = "choose" }), ["Step 3, “I decide”, is new.", "Step 3, “I decide”, is gone."] },
        { "the journey", Base with { Owner = "ben", ReviewBy = "2027-01-01", Voice = Base.Voice! with { Tones = ["warm", "plain"], KeyMessage = null } }, ["The journey: owner ana → ben; review by added: 2027-01-01; voice, tones added: plain; voice, key message removed, it was “Rails, not hustle”."] },
        { "ways in", Base with { EntryPoints = [Base.EntryPoints[0] with { Source = "search" }, new EntryPointDraft("fair", null, null, null, null, null, null)] }, ["The way in “form”: source social → search.", "The way in “fair” is new."] },
        { "ways in gone", Base with { EntryPoints = [] }, ["The way in “form” is gone."] },
        { "one stage's wish", Base with { Stages = Named("They have understood me") },
            ["The stage “Engage”: perception added: “They have understood me”."] },
        { "stages named as they were", Base with { Stages = Named(null) }, [] },
        { "stages", Base with { Stages = [new StageDraft("engage", "Engage", null), new StageDraft("after", "After", null)] },
            ["The stage “After” is new.", "The stage “Know, like, trust” is gone.", "The stage “Loyal” is gone."] },
        { "what counted unsaid is said", Base with { ReEntry = "once", RestLimit = "90 days", Steps = Base.Steps.SetItem(0,
            Base.Steps[0] with { Otherwise = "continue", Message = Base.Steps[0].Message! with { Purpose = "marketing" } }) }, [] },
        { "a limit of its own", Base with { RestLimit = "30 days" }, ["The journey: rest limit “90 days” → “30 days”."] },
        { "fields", Base with { Fields = [new FieldDraft("packageName", "our programme")] }, ["The journey: fields added."] },
    };

    private static ImmutableArray<StageDraft> Named(string? wish) =>
        [.. Stage.Defaults.Select(stage => new StageDraft(stage.Key, stage.Name, stage.Key == "engage" ? wish : null))];

    [Theory]
    [MemberData(nameof(Table))]
    public void It_is_said_in_words(string what, JourneyDraft after, string[] sentences)
    {
        Assert.NotEmpty(what);
        Assert.Equal(sentences, JourneyDifference.Of(Base, after));
    }

    [Fact]
    public void A_renamed_step_is_the_same_step() => Assert.Equal(
        ["Step 3, “I decide”: key buy → choose."],
        JourneyDifference.Of(Base, With(2, s => s with { Key = "choose" }), ImmutableDictionary<string, string>.Empty.Add("choose", "buy")));

    [Fact]
    public void Keys_that_go_round_in_a_circle_are_followed() => Assert.Equal(
        ["Step 1, “I get the checklist”: key welcome → call.", "Step 2, “I book a call”: key call → welcome."],
        JourneyDifference.Of(
            Base,
            Base with { Steps = [Base.Steps[0] with { Key = "call" }, Base.Steps[1] with { Key = "welcome" }, Base.Steps[2], Base.Steps[3]] },
            new Dictionary<string, string> { ["call"] = "welcome", ["welcome"] = "call" }));

    [Fact]
    public void Every_key_of_a_step_is_covered()
    {
        foreach (var key in StepShape.Step.Keys.Where(key => key.Name != "key"))
        {
            var other = StepShape.Step.Read(new YamlMap([new YamlEntry(key.Name, Some(key))]), "", new FileReading([]));
            Assert.NotEmpty(JourneyDifference.Of(new JourneyDraft { Steps = [new StepDraft { Key = "a" }] }, new JourneyDraft { Steps = [other with { Key = "a" }] }));
        }
    }

    private static YamlNode Some(KeyShape<StepDraft> key) =>
        key.Kind.StartsWith("list of groups", StringComparison.Ordinal) || key.Name is "variants" or "nudges" or "wordings" ? new YamlList([new YamlMap([])])
        : key.Kind.StartsWith("list", StringComparison.Ordinal) || key.Name is "makes" or "keeps" ? new YamlList([new YamlText("x")])
        : key.Name is "message" or "assignment" or "survey" or "webhook" or "standing" or "done" or "care" ? new YamlMap([])
        : new YamlText(key.Name == "otherwise" ? "leave" : "1");
}
