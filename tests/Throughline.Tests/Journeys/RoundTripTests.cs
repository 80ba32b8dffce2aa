using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

public sealed class RoundTripTests
{
    private static readonly Config _many = Config.QuickThrowOnFailure.WithMaxTest(120);

    [Fact]
    public void Reading_what_was_written_gives_the_draft_again_however_broken_and_writing_that_the_same_bytes() =>
        Prop.ForAll(Drafts.Any, draft =>
        {
            var yaml = JourneyFile.Write(draft);
            var (read, findings) = JourneyFile.Read(yaml);
            return findings.IsEmpty.Label(string.Join('\n', findings))
                .And(() => (Drafts.Difference(draft, read) is null).Label($"{Drafts.Difference(draft, read)}\n{yaml}"))
                .And(() => yaml == JourneyFile.Write(read!));
        }).Check(_many);

    [Fact]
    public void Any_draft_compiles_to_a_journey_or_to_an_error_and_never_fails() =>
        Prop.ForAll(Drafts.Any, draft =>
        {
            var compilation = JourneyCompiler.Compile(draft);
            return compilation.IsSound != compilation.Findings.Any(finding => finding.Severity == Severity.Error);
        }).Check(_many);

    public static TheoryData<int> Texts => [.. Enumerable.Range(0, Drafts.Nasty.Length)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_nasty_text_comes_back_wherever_it_stands(int index)
    {
        var text = Drafts.Nasty[index];
        var draft = new JourneyDraft
        {
            Name = text,
            Voice = new([text, "b", text], text, [], []),
            Fields = [new(text, text)],
            Steps = [new() { Message = new(text, text, null, null, null, null), Feels = text }, new() { Key = text }],
        };
        var yaml = JourneyFile.Write(draft);
        var (read, findings) = JourneyFile.Read(yaml);
        Assert.Empty(findings);
        Assert.Null(Drafts.Difference(draft, read));
        Assert.Equal(yaml, JourneyFile.Write(read!));
        Assert.DoesNotContain('\r', yaml);
        Assert.EndsWith("\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Contains("half a character", Assert.Throws<ArgumentException>(() => JourneyFile.Write(new JourneyDraft { Name = "\ud83d" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Missing_null_and_empty_are_told_apart_where_it_matters()
    {
        var (draft, findings) = JourneyFile.Read("name:\npain: ''\nresult: {}\nvoice: null\nstages: []\nsteps: [{}]\nfields: { a: , b: '' }\n");
        Assert.Empty(findings);
        Assert.Null(draft!.Name);
        Assert.Equal("", draft.Pain);
        Assert.Equal(new OutcomeDraft(null, null, null), draft.Result);
        Assert.Null(draft.Voice);
        Assert.Empty(draft.Stages);
        Assert.Single(draft.Steps);
        Assert.Equal([new("a", null), new("b", "")], draft.Fields);
        Assert.Equal("pain: \"\"\nresult: {}\nfields:\n  a: null\n  b: \"\"\nsteps:\n  - {}\n", JourneyFile.Write(draft));
    }

    [Fact]
    public void The_canonical_file_keeps_the_order_of_keys_and_quotes_only_what_needs_it()
    {
        var draft = JourneyFile.Read("""
            {"steps": [{"title": "I wait", "key": "wait", "feels": -1, "message": {"body": "One\nTwo\n", "subject": "Yes"}}],
             "name": "yes", "journey": "a", "persona": "1.0", "voice": {"tones": ["warm", "plain, short"]}, "pain": "It is \"hard\""}
            """).Draft!;
        Assert.Equal("""
            journey: a
            name: "yes"
            persona: "1.0"
            pain: It is "hard"
            voice:
              tones: [warm, "plain, short"]
            steps:
              - key: wait
                title: I wait
                feels: -1
                message:
                  subject: "Yes"
                  body: |
                    One
                    Two

            """, JourneyFile.Write(draft));
    }

    [Fact]
    public void The_samples_are_sound_and_come_back()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(House.Repository.Root, "samples"), "*.yaml"))
        {
            var text = File.ReadAllText(file, Encoding.UTF8);
            var yaml = JourneyFile.Write(JourneyFile.Read(text).Draft!);
            Assert.Equal(yaml, JourneyFile.Write(JourneyFile.Read(yaml).Draft!));
            var compilation = JourneyFile.Compile(text);
            Assert.True(compilation is { IsSound: true, Findings: [] }, $"{file}: {string.Join('\n', compilation.Findings)}");
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_other_systems_and_a_byte_order_mark_make_no_difference(string lineEnd)
    {
        var other = "\ufeff" + SmallJourney.Yaml.Replace("\n", lineEnd, StringComparison.Ordinal);
        Assert.Equal(JourneyFile.Write(JourneyFile.Read(SmallJourney.Yaml).Draft!), JourneyFile.Write(JourneyFile.Read(other).Draft!));
    }
}
