using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Tests.Journeys;

/// <summary>A file of the library that a step hands over.</summary>
public sealed class GivesTests
{
    private static string Giving(string file) => SmallJourney.With("    feels: 1\n", $"    feels: 1\n    gives: {file}\n");

    [Fact]
    public void It_goes_with_what_the_step_sends_and_with_no_reminder_of_something_else()
    {
        var step = Compiled(Giving("five-steps.pdf"));
        Assert.Equal("five-steps.pdf", step.Gives);
        Assert.Equal("five-steps.pdf", step.MessageOf(0, 0).Gives);
        Assert.All(step.Nudges, nudge => Assert.Null(nudge.Message.Gives));
    }

    [Fact]
    public void Reminders_carry_it_where_the_step_waits_until_it_is_opened()
    {
        var step = Compiled(Giving("five-steps.pdf").Replace("event: Email Link Clicked\n      where: link = checklist",
            "event: File Opened\n      where: file = five-steps.pdf", StringComparison.Ordinal));
        Assert.All(step.Nudges, nudge => Assert.Equal("five-steps.pdf", nudge.Message.Gives));
    }

    [Fact]
    public void A_step_without_one_is_what_it_was()
    {
        var step = Compiled(SmallJourney.Yaml);
        Assert.Equal((null, null), (step.Gives, step.MessageOf(0, 0).Gives));
        Assert.DoesNotContain("gives", JourneyFile.Write(JourneyFile.Read(SmallJourney.Yaml).Draft!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_the_journey_keeps_it_and_names_it()
    {
        var written = JourneyFile.Write(JourneyFile.Read(Giving("five-steps.pdf")).Draft!);
        Assert.Equal(written, JourneyFile.Write(JourneyFile.Read(written).Draft!));
        Assert.Equal(["five-steps.pdf"], FileLinks.NamedInFile(written));
        Assert.Equal(["a.pdf", "b-2.mp3"], FileLinks.NamedInFile("""{"body": "[x](file:a.pdf)", "gives": "b-2.mp3"}"""));
        Assert.Equal(["c.jpg"], FileLinks.NamedInFile("      picture: file:c.jpg\n      shows: a picture: file: of it"));
        Assert.Empty(FileLinks.NamedInFile("title: She gives: a wave\nforgives: me.pdf"));
    }

    [Theory]
    [InlineData("five-steps.pdf", "Five steps (PDF)")]
    [InlineData("a.mp3", "A (MP3)")]
    [InlineData("-.pdf", "-.pdf")]
    [InlineData("nothing", "nothing")]
    public void A_file_has_words(string key, string words) => Assert.Equal(words, FileLinks.InWords(key));

    private static Step Compiled(string yaml)
    {
        var compilation = JourneyFile.Compile(yaml);
        Assert.Empty(compilation.Findings.Where(finding => finding.Severity == Severity.Error));
        return compilation.Journey!.Steps[0];
    }
}
