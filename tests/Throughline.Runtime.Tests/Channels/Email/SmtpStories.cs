using System.Text;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

public sealed class SmtpStories
{
    [Fact]
    public async Task A_message_arrives_with_its_envelope_and_its_dots()
    {
        await using var server = new TestMailServer();
        await using var channel = Channel(server.Settings);
        var outcome = await channel.SendAsync(Letters.Outgoing() with { Text = ".\n..two\nthree.\n." }, default);

        Assert.Equal("250 2.0.0 queued", Assert.IsType<SendOutcome.Accepted>(outcome).Detail);
        var taken = Assert.Single(server.Accepted);
        Assert.Matches("^MAIL FROM:<jill@example.org> SIZE=[0-9]+$", taken.From);
        Assert.Equal("RCPT TO:<anna@example.com>", taken.To);
        Assert.Contains("\r\n\r\n.\r\n..two\r\nthree.\r\n.\r\n", taken.Content, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(taken.Content), int.Parse(taken.From[(taken.From.IndexOf("SIZE=", StringComparison.Ordinal) + 5)..]));
    }

    [Fact]
    public async Task Messages_one_after_another_use_one_connection_until_it_has_carried_enough()
    {
        await using var server = new TestMailServer();
        await using var channel = Channel(server.Settings with { MessagesPerConnection = 10 });
        for (var i = 0; i < 25; i++) Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(number: i), default));
        Assert.Equal(25, server.Accepted.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task Many_messages_at_once_share_the_connections_that_are_allowed()
    {
        await using var server = new TestMailServer();
        await using var channel = Channel(server.Settings with { Connections = 3 });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => channel.SendAsync(Letters.Outgoing(number: i), default)));
        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Accepted>(o));
        Assert.Equal(200, server.Accepted.Select(t => t.Content).Distinct().Count());
        Assert.InRange(server.Connections, 1, 3);
    }

    [Fact]
    public async Task A_server_that_wants_one_command_at_a_time_gets_them_so()
    {
        await using var server = new TestMailServer { Features = ["HELP"], Answer = said => said.Line.Contains("nobody", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null };
        await using var channel = Channel(server.Settings);
        Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Letters.Outgoing("nobody@example.com"), default));
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Equal(["EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "DATA"], server.Heard.Select(s => s.Line[..4]));
    }

    [Fact]
    public async Task A_server_of_long_ago_is_greeted_the_old_way()
    {
        await using var server = new TestMailServer { Answer = said => said.Is("EHLO") ? "502 what" : null };
        await using var channel = Channel(server.Settings);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Contains(server.Heard, s => s.Line == "HELO [127.0.0.1]");
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", "503 5.5.1 no recipient")]
    [InlineData("550 5.1.1 no such user", "354 go on")]
    [InlineData("(cut)", "")]
    [InlineData("421 4.3.0 I give up", "")]
    public async Task One_poisoned_recipient_among_five_hundred_harms_no_other(string answer, string thenData)
    {
        var poisoned = 0;
        await using var server = new TestMailServer { Answer = Poison };
        await using var channel = Channel(server.Settings with { Connections = 4 });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => channel.SendAsync(Letters.Outgoing(i == 250 ? "poison@example.com" : $"p{i}@example.com", number: i), default)));

        Assert.Equal(answer.StartsWith("550", StringComparison.Ordinal), outcomes[250] is SendOutcome.Refused { AddressIsBad: true });
        Assert.Equal(!answer.StartsWith("550", StringComparison.Ordinal), outcomes[250] is SendOutcome.TryLater);
        Assert.Equal(499, outcomes.Count(o => o is SendOutcome.Accepted));
        var reached = server.Accepted.Select(t => t.To).ToList();
        Assert.Equal(499, reached.Count);
        Assert.Equal(499, reached.Distinct().Count());

        string? Poison(Said said)
        {
            if (said.Line.Contains("poison", StringComparison.Ordinal))
            {
                poisoned = said.Connection;
                return answer;
            }
            if (said.Is("RSET")) Interlocked.CompareExchange(ref poisoned, 0, said.Connection);
            return said.Is("DATA") && Interlocked.CompareExchange(ref poisoned, 0, said.Connection) == said.Connection ? thenData : null;
        }
    }

    [Fact]
    public async Task An_address_outside_of_ascii_needs_a_server_that_knows_them()
    {
        await using var modern = new TestMailServer();
        await using var old = new TestMailServer { Features = ["PIPELINING"] };
        await using var channel = Channel(modern.Settings);
        await using var other = Channel(old.Settings);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing("анна@пример.рф"), default));
        var taken = Assert.Single(modern.Accepted);
        Assert.Contains(" SMTPUTF8", taken.From, StringComparison.Ordinal);
        Assert.Contains("To: Anna <анна@пример.рф>\r\n", taken.Content, StringComparison.Ordinal);
        Assert.False(Assert.IsType<SendOutcome.Refused>(await other.SendAsync(Letters.Outgoing("анна@пример.рф"), default)).AddressIsBad);
        Assert.DoesNotContain(old.Heard, s => s.Is("MAIL"));
    }

    [Fact]
    public async Task A_domain_of_another_script_alone_needs_nothing_of_the_server()
    {
        await using var server = new TestMailServer();
        await using var channel = Channel(server.Settings);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing("anna@bücher.example"), default));
        var taken = Assert.Single(server.Accepted);
        Assert.Equal("RCPT TO:<anna@xn--bcher-kva.example>", taken.To);
        Assert.DoesNotContain("SMTPUTF8", taken.From, StringComparison.Ordinal);
        Assert.Contains("To: Anna <anna@xn--bcher-kva.example>\r\n", taken.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_too_long_for_the_server_is_not_begun()
    {
        await using var server = new TestMailServer { Features = ["PIPELINING", "SIZE 20000"] };
        await using var channel = Channel(server.Settings);
        var outcome = Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Letters.Outgoing() with { Text = new string('x', 40_000) }, default));
        Assert.Contains("KB", outcome.Detail, StringComparison.Ordinal);
        Assert.False(outcome.AddressIsBad);
        Assert.DoesNotContain(server.Heard, s => s.Is("MAIL"));
    }

    [Fact]
    public async Task A_bad_address_is_refused_here_and_a_bad_sender_waits_for_the_owner()
    {
        await using var server = new TestMailServer();
        await using var channel = Channel(server.Settings);
        Assert.True(Assert.IsType<SendOutcome.Refused>(await channel.SendAsync(Letters.Outgoing("anna@example.com>\r\nRCPT TO:<x@example.com"), default)).AddressIsBad);
        var ours = await channel.SendAsync(Letters.Outgoing() with { From = new Mailbox("not an address", "Jill") }, default);
        Assert.Contains("settings for mail", Assert.IsType<SendOutcome.TryLater>(ours).Detail, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Without_a_mail_server_everything_stays_in_the_outbox()
    {
        await using var channel = Channel(null);
        Assert.Equal(OutboxChannel.Detail, Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(), default)).Detail);
    }

    internal static EmailChannel Channel(SmtpServer? server, TimeProvider? time = null, bool trust = false) => new(
        _ => server is null ? null : new MailExit(server),
        new OutboxChannel(),
        time ?? TimeProvider.System,
        trust ? (_, certificate, _, _) => certificate is not null : null);
}
