using Throughline.Runtime.Channels.Rendering;

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
}
