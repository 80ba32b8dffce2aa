using System.Text;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

public sealed class SmtpProtection
{
    private static readonly SmtpLogin Jill = new("jill", "räils");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mail_goes_over_a_protected_connection(bool atOnce)
    {
        await using var server = new TestMailServer { Tls = TestCertificate.For(), TlsAtOnce = atOnce };
        await using var channel = SmtpStories.Channel(server.Settings, trust: true);
        for (var i = 0; i < 3; i++) Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(number: i), default));
        Assert.Equal((3, 1), (server.Accepted.Count, server.Connections));
        Assert.Equal(!atOnce, server.Heard.Any(s => s.Is("STARTTLS")));
    }

    [Theory]
    [InlineData(true, "localhost", "comes from nobody this machine trusts")]
    [InlineData(false, "localhost", "comes from nobody this machine trusts")]
    [InlineData(false, "other.example", "is not made out to localhost")]
    public async Task A_certificate_nobody_vouches_for_ends_the_talk(bool atOnce, string name, string why)
    {
        await using var server = new TestMailServer { Tls = TestCertificate.For(name), TlsAtOnce = atOnce };
        await using var channel = SmtpStories.Channel(server.Settings with { Login = Jill });
        var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Contains(why, outcome.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, s => s.Is("AUTH") || s.Is("MAIL"));
    }

    [Fact]
    public async Task A_server_that_offers_no_protection_hears_neither_password_nor_message()
    {
        await using var server = new TestMailServer { Features = ["PIPELINING", "AUTH PLAIN"] };
        await using var channel = SmtpStories.Channel(server.Settings with { Security = SmtpSecurity.StartTls, Login = Jill });
        var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Contains("does not offer STARTTLS", outcome.Detail, StringComparison.Ordinal);
        Assert.All(server.Heard, s => Assert.True(s.Is("EHLO"), s.Line));
    }

    [Fact]
    public async Task What_is_slipped_in_before_the_protection_stands_is_not_believed()
    {
        await using var server = new TestMailServer
        {
            Tls = TestCertificate.For(),
            Answer = said => said.Is("STARTTLS") ? "220 ready\r\n250-test\r\n250 AUTH PLAIN" : null,
        };
        await using var channel = SmtpStories.Channel(server.Settings with { Login = Jill }, trust: true);
        var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Contains("offers no way to log in that we know; it offers: none", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO"], server.Heard.Select(s => s.Line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", false, "AUTH PLAIN AGppbGwAcsOkaWxz")]
    [InlineData("AUTH=LOGIN", false, "AUTH LOGIN|amlsbA==|csOkaWxz")]
    [InlineData("AUTH XOAUTH2 PLAIN", true, "AUTH XOAUTH2 dXNlcj1qaWxsAWF1dGg9QmVhcmVyIHlhMjkucmFpbHMBAQ==")]
    public async Task It_logs_in_in_the_way_the_server_offers(string offered, bool token, string said)
    {
        await using var server = new TestMailServer
        {
            Features = [offered],
            Tls = TestCertificate.For(),
            Answer = s => s.Line switch { "AUTH LOGIN" => "334 VXNlcm5hbWU6", "amlsbA==" => "334 UGFzc3dvcmQ6", "csOkaWxz" => "235 welcome", _ => null },
        };
        var login = token ? new SmtpLogin("jill", "ya29.rails", IsToken: true) : Jill;
        await using var channel = SmtpStories.Channel(server.Settings with { Login = login }, trust: true);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Equal(said, string.Join('|', server.Heard.Select(s => s.Line).Where(l => l.StartsWith("AUTH", StringComparison.Ordinal) || !l.Contains(' ', StringComparison.Ordinal)).Where(l => l is not ("STARTTLS" or "DATA"))));
    }

    [Theory]
    [InlineData("AUTH PLAIN", false, "535 5.7.8 wrong password", "did not accept the user name and password: 535 5.7.8 wrong password")]
    [InlineData("AUTH XOAUTH2", true, "334 eyJzdGF0dXMiOiI0MDAifQ==", "did not accept the user name and password: 535")]
    [InlineData("AUTH X-FUTURE", false, "235 never asked", "offers no way to log in that we know; it offers: X-FUTURE")]
    public async Task A_login_that_fails_waits_for_the_owner_and_is_not_tried_again_at_once(string offered, bool token, string answer, string why)
    {
        await using var server = new TestMailServer { Features = [offered], Answer = said => said.Is("AUTH") ? answer : said.Line.Length == 0 ? "535 5.7.8 no" : null };
        await using var channel = SmtpStories.Channel(server.Settings with { Login = Jill with { IsToken = token } }, new HandClock());
        for (var i = 0; i < 5; i++)
        {
            var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
            Assert.Contains(why, outcome.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain("räils", outcome.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public void A_password_is_not_written_where_settings_are_shown() =>
        Assert.DoesNotContain("räils", new SmtpServer("localhost", 25, SmtpSecurity.None, Jill).ToString(), StringComparison.Ordinal);
}
