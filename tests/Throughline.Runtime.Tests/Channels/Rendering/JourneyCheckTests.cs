using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Simulation;

namespace Throughline.Runtime.Tests.Channels.Rendering;

public sealed class JourneyCheckTests
{
    private const string File = """
        journey: small
        name: Small
        persona: somebody
        pain: It hurts
        result:
          gets: Less pain
          feels: Relief
        entryPoints:
          - key: door
            event: Form Submitted
            joins: hello
        steps:
          - key: hello
            stage: know-like-trust
            title: I am greeted
            message:
              subject: Hello
              body: Have a look at [this](LINK).
        """;

    private static readonly LintContext _context = LintContext.Nothing(new LocalDate(2026, 11, 22));

    [Fact]
    public void A_message_that_can_be_sent_passes() =>
        Assert.NotNull(JourneyCheck.Compile(File.Replace("LINK", "https://example.com", StringComparison.Ordinal)).Journey);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    public void A_link_that_no_mail_may_carry_keeps_the_journey_from_being_published(string link)
    {
        var checkedFile = JourneyCheck.Compile(File.Replace("LINK", link, StringComparison.Ordinal));

        Assert.Null(checkedFile.Journey);
        var finding = Assert.Single(checkedFile.Findings, found => found.Code == JourneyCheck.MessageCannotBeSent);
        Assert.Equal("steps[0].message.body", finding.Path);
        Assert.Equal(18, finding.Line);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("http://shop.com")]
    [InlineData("javascript:alert(1)")]
    public void A_file_and_the_draft_that_it_makes_get_the_same_findings(string link)
    {
        var file = File.Replace("LINK", link, StringComparison.Ordinal);
        var ofFile = JourneyCheck.Examine(file, _context);
        var ofDraft = JourneyCheck.Examine(JourneyFile.Read(file).Draft! with { Source = SourceMap.Empty }, _context);

        Assert.Equal(JourneyCheck.Compile(file).IsSound, ofFile.IsSound);
        Assert.Equal(ofFile.IsSound, ofDraft.IsSound);
        Assert.Contains(ofFile.Findings, finding => finding.Code == "TL2601" && finding.Path == "steps[0].owner");
        Assert.Equal(
            ofFile.Findings.Select(finding => (finding.Code, finding.Path, finding.Sentence)).Order(),
            ofDraft.Findings.Select(finding => (finding.Code, finding.Path, finding.Sentence)).Order());
    }

    [Fact]
    public void A_click_that_nobody_can_make_keeps_the_journey_from_being_published_where_they_would_leave()
    {
        var file = File.Replace("Have a look at [this](LINK).", "Have a look.", StringComparison.Ordinal)
            + "\n    done:\n      event: Email Link Clicked\n      within: 3 days\n    otherwise: leave\n";
        Assert.True(JourneyCheck.Compile(file.Replace("otherwise: leave", "otherwise: continue", StringComparison.Ordinal)).IsSound);

        Assert.Null(JourneyCheck.Compile(file).Journey);
        var finding = Assert.Single(JourneyCheck.Examine(file, _context).Findings, found => found.Path == "steps[0].done");
        Assert.Equal((FailingWalks.Kind.Code, 20), (finding.Code, finding.Line));
    }

    [Fact]
    public void A_text_that_is_no_journey_gets_what_the_reader_found() =>
        Assert.Equal("TL1002", Assert.Single(JourneyCheck.Examine("", _context).Findings).Code);
}
