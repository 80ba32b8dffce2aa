using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Time;
using Throughline.Versions;

namespace Throughline.Tests.Journeys;

/// <summary>What a journey documents comes from the file into the journey, moves nobody, and goes back into the same file.</summary>
public sealed class PaperTests
{
    private const string Process = """
            process:
              - part: Look up what they asked
                owner: ana
                tool: telephone
                minutes: 5
                waits: 1 hour
                risk: Nobody wrote it down
                ifItFails: Ask them again, and say so
              - part: Ring

        """;

    private static string Paper => SmallJourney.With("    title: Somebody rings me\n",
        "    title: Somebody rings me\n    goal: result\n    mini: workbook\n"
        + Process + "    says: Hello, this is Ana\n    needs: [welcome]\n");

    [Fact]
    public void Everything_is_read_into_the_journey()
    {
        var compilation = JourneyFile.Compile(Paper);
        Assert.True(compilation.IsSound, string.Join('\n', compilation.Findings));
        var notes = compilation.Journey!.Find("call")!.Notes;
        Assert.Equal(("result", "workbook", "Hello, this is Ana"), (notes.Goal, notes.Mini, notes.Says));
        Assert.Equal(["welcome"], notes.Needs);
        Assert.Equal(["Look up what they asked", "Ring"], notes.Process.Select(part => part.Part));
        Assert.Equal((5, "ana", "telephone"), (notes.Process[0].Minutes, notes.Process[0].Owner, notes.Process[0].Tool));
        Assert.Equal((Wait.OfHours(1), "Nobody wrote it down"), (notes.Process[0].Waits, notes.Process[0].Risk));
        Assert.Null(notes.Process[1].Minutes);
    }

    [Fact]
    public void A_stage_and_a_standing_touchpoint_say_what_they_hold()
    {
        var yaml = SmallJourney.With("steps:\n", """
            stages:
              - key: know-like-trust
                name: First
                tone: warm
                message: We have been there
                platform: email
                purpose: They dare to ask
              - { key: engage, name: Second }
              - { key: loyal, name: Third }
            steps:

            """) + SmallJourney.Sign.Replace(
            "what:", "owner: ana\n      state: drafted\n      lookAgain: 2027-03-31\n      what:", StringComparison.Ordinal);
        var journey = JourneyFile.Compile(yaml).Journey!;
        Assert.Equal(("warm", "We have been there", "email", "They dare to ask"),
            (journey.Stages[0].Tone, journey.Stages[0].Message, journey.Stages[0].Platform, journey.Stages[0].Purpose));
        var standing = journey.Find("sign")!.Standing!;
        Assert.Equal(("ana", "drafted", new NodaTime.LocalDate(2027, 3, 31)), (standing.Owner, standing.State, standing.LookAgain));
    }

    [Theory]
    [InlineData("minutes: 5", "minutes: 10001", "TL1108")]
    [InlineData("minutes: 5", "minutes: -1", "TL1108")]
    [InlineData("waits: 1 hour", "waits: a while", "TL1107")]
    [InlineData("part: Ring", "owner: ana", "TL1101")]
    [InlineData("goal: result", "goal: results", "TL1106")]
    [InlineData("needs: [welcome]", "needs: [welcom]", "TL1521")]
    [InlineData("mini: workbook", "mini: Work Book", "TL1102")]
    public void What_cannot_be_is_refused(string piece, string other, string code) =>
        Assert.Equal([code], JourneyFile.Compile(Paper.Replace(piece, other, StringComparison.Ordinal)).Findings.Select(finding =>
            finding.Code));

    [Fact]
    public void A_process_has_thirty_parts_at_most()
    {
        var parts = string.Concat(Enumerable.Range(0, 31).Select(i => $"      - part: Part {i}\n"));
        var yaml = SmallJourney.With("    title: Somebody rings me\n", $"    title: Somebody rings me\n    process:\n{parts}");
        Assert.Equal(["TL1105"], JourneyFile.Compile(yaml).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void What_a_step_needs_follows_its_key()
    {
        var document = DraftDocument.Open(JourneyFile.Read(Paper).Draft!, "", Ids());
        var id = document.Ids("steps")[0];
        var edit = StepKeys.Follow(document, new DraftEdit.Set($"steps[#{id}].key", "welcome", JsonValue.Create("hello")), _ => false);
        var after = DraftEditor.Apply(document, edit, Ids()).Document!.Draft;
        Assert.Equal(("hello", "hello"), (after.Steps[0].Key, after.Steps[1].Needs.Single()));
        Assert.Equal("hello", after.EntryPoints[0].Joins);
    }

    [Fact]
    public void What_has_changed_is_said_in_words()
    {
        var before = JourneyFile.Read(Paper).Draft!;
        var after = JourneyFile.Read(Paper
            .Replace("minutes: 5", "minutes: 15", StringComparison.Ordinal)
            .Replace("      - part: Ring\n", "", StringComparison.Ordinal)
            .Replace("needs: [welcome]", "needs: []", StringComparison.Ordinal)
            .Replace("mini: workbook", "mini: card-set", StringComparison.Ordinal)).Draft!;
        Assert.Equal(
            ["Step 2, “Somebody rings me”: mini workbook → card-set; process part 1, minutes 5 → 15; a process part removed; "
                + "needs removed: welcome."],
            JourneyDifference.Of(before, after));
    }

    private static Func<string> Ids()
    {
        var n = 0;
        return () => $"x{n++}";
    }
}
