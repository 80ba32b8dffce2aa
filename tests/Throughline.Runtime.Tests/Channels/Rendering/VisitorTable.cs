using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Tests.Channels.Rendering;

public sealed class VisitorTable
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
    private const string GmailProxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
    private const string GmailSampler = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
    private const string BareWebKit = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

    [Theory]
    [InlineData("click", Chrome, 600, "human")]
    [InlineData("click", Phone, 30, "human")]
    [InlineData("click", Chrome, 2, "human")]
    [InlineData("open", Chrome, 600, "human")]
    [InlineData("open", "Mozilla/5.0 (Windows NT 10.0; WOW64; rv:52.0) Gecko/20100101 Thunderbird/52.9.1", 60, "human")]
    [InlineData("open", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)", 600, "human")]
    [InlineData("open", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)", 600, "human")]
    [InlineData("open", GmailProxy, 600, "human")]
    [InlineData("open", GmailProxy, 20, "unknown")]
    [InlineData("open", GmailProxy, 1, "machine")]
    [InlineData("open", GmailSampler, 600, "machine")]
    [InlineData("open", "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", 600, "human")]
    [InlineData("open", "Mozilla/5.0", 60, "machine")]
    [InlineData("open", "Mozilla/5.0", 3600, "unknown")]
    [InlineData("open", BareWebKit, 60, "machine")]
    [InlineData("open", BareWebKit, 3600, "unknown")]
    [InlineData("click", "BarracudaCentral/1.0", 3600, "machine")]
    [InlineData("click", "Mozilla/5.0 (compatible; proofpoint-urldefense)", 3600, "machine")]
    [InlineData("click", "Mozilla/5.0 (Windows NT 10.0) Mimecast/1", 3600, "machine")]
    [InlineData("click", "Mozilla/5.0 SafeLinks", 3600, "machine")]
    [InlineData("click", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", 3600, "machine")]
    [InlineData("click", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", 3600, "machine")]
    [InlineData("click", "facebookexternalhit/1.1", 3600, "machine")]
    [InlineData("click", "python-requests/2.32", 3600, "machine")]
    [InlineData("click", "curl/8.5.0", 3600, "machine")]
    [InlineData("click", "Go-http-client/1.1", 3600, "machine")]
    [InlineData("click", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/126.0", 3600, "machine")]
    [InlineData("click", "SomethingElse/1.0", 3600, "unknown")]
    [InlineData("click", "", 3600, "unknown")]
    [InlineData("open", null, 3600, "unknown")]
    public void The_request_shows_who_made_it(string kind, string? agent, int seconds, string by) =>
        Assert.Equal(by, Judge(new Visit(Kind(kind), agent, TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void What_is_fetched_ahead_is_nobodys() =>
        Assert.Equal(VisitSign.Ahead, VisitorRules.Judge(new Visit(VisitKind.Click, Chrome, TimeSpan.FromHours(1), IsAhead: true)));

    private static VisitKind Kind(string kind) => kind == "open" ? VisitKind.Open : VisitKind.Click;

    private static string Judge(Visit visit) => VisitorRules.Judge(visit) switch
    {
        VisitSign.Person => "human",
        VisitSign.Machine => "machine",
        _ => "unknown",
    };
}
