using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>Whatever breaks and wherever: a message is taken once, or not, or nobody knows, and the outcome says which.</summary>
public sealed class SmtpTroubles
{
    private static readonly SmtpTimeouts Short = new(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(300));

    [Theory]
    [InlineData("(greeting)", "(cut)")]
    [InlineData("(greeting)", "(silence)")]
    [InlineData("(greeting)", "554 go away")]
    [InlineData("(greeting)", "HTTP/1.1 400 Bad Request")]
    [InlineData("EHLO", "(cut)")]
    [InlineData("EHLO", "(silence)")]
    [InlineData("MAIL", "(cut)")]
    [InlineData("MAIL", "(silence)")]
    [InlineData("MAIL", "451 4.3.0 later")]
    [InlineData("RCPT", "(cut)")]
    [InlineData("RCPT", "(silence)")]
    [InlineData("RCPT", "452 4.2.2 full")]
    [InlineData("DATA", "(cut)")]
    [InlineData("DATA", "(silence)")]
    [InlineData("DATA", "451 4.3.0 later")]
    [InlineData("DATA", "250 what")]
    [InlineData("(message)", "451 4.3.0 later")]
    [InlineData("(message)", "421 4.3.0 closing")]
    public async Task Trouble_before_the_message_is_taken_means_try_later(string where, string answer)
    {
        await using var server = new TestMailServer { Answer = said => said.Is(where) ? answer : null };
        await using var channel = SmtpStories.Channel(server.Settings with { Timeouts = Short });
        Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Empty(server.Accepted);
    }

    private static readonly SmtpTimeouts ShortVerdict = SmtpTimeouts.Default with { Verdict = TimeSpan.FromMilliseconds(300) };

    [Theory]
    [InlineData("(cut)")]
    [InlineData("(silence)")]
    [InlineData("gibberish")]
    public async Task Trouble_after_the_final_dot_means_that_nobody_knows(string answer)
    {
        await using var server = new TestMailServer { Answer = said => said.Is("(message)") ? answer : null };
        await using var channel = SmtpStories.Channel(server.Settings with { Timeouts = ShortVerdict });
        Assert.IsType<SendOutcome.Unknown>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Single(server.Whole);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_message_means_try_later()
    {
        await using var server = new TestMailServer { CutInMessageAfter = 100 };
        await using var channel = SmtpStories.Channel(server.Settings);
        var long_ = Letters.Outgoing() with { Text = string.Concat(Enumerable.Repeat("A line of a long message.\n", 800_000)) };
        Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(long_, default));
        Assert.Empty(server.Whole);
    }

    [Fact]
    public async Task The_connection_after_a_broken_one_is_a_fresh_one()
    {
        var broken = 0;
        await using var server = new TestMailServer { Answer = said => said.Is("(message)") && Interlocked.Increment(ref broken) == 1 ? TestMailServer.Cut : null };
        await using var channel = SmtpStories.Channel(server.Settings);
        Assert.IsType<SendOutcome.Unknown>(await channel.SendAsync(Letters.Outgoing(number: 1), default));
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(number: 2), default));
        Assert.Equal((2, 2), (server.Whole.Count, server.Connections));
    }

    [Theory]
    [InlineData("(cut)")]
    [InlineData("421 4.4.2 idle too long")]
    public async Task A_kept_connection_that_died_while_idle_is_replaced_and_the_message_goes_once(string answer)
    {
        var mails = 0;
        await using var dying = new TestMailServer { Answer = said => said.Is("MAIL") && Interlocked.Increment(ref mails) == 2 ? answer : null };
        await using var channel = SmtpStories.Channel(dying.Settings);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(number: 1), default));
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letters.Outgoing(number: 2), default));
        Assert.Equal((2, 2, 2), (dying.Whole.Count, dying.Accepted.Count, dying.Connections));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_left_alone_for_longer_and_longer()
    {
        var clock = new HandClock();
        await using var server = new TestMailServer { Answer = said => said.Is("(greeting)") ? "421 4.3.2 overloaded" : null };
        await using var channel = SmtpStories.Channel(server.Settings, clock);
        foreach (var (pause, tries) in new[] { (0, 1), (0, 1), (1, 2), (1, 2), (1, 3), (3, 3), (1, 4), (300, 5) })
        {
            clock.Pass(TimeSpan.FromSeconds(pause));
            var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
            Assert.Contains("overloaded", outcome.Detail, StringComparison.Ordinal);
            Assert.Equal(tries, server.Connections);
        }
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_every_message_is_left_alone_after_the_third()
    {
        await using var server = new TestMailServer { Answer = said => said.Is("MAIL") ? TestMailServer.Cut : null };
        await using var channel = SmtpStories.Channel(server.Settings, new HandClock());
        for (var i = 0; i < 10; i++) Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_server_that_comes_back_is_used_at_once()
    {
        var clock = new HandClock();
        var down = true;
        await using var server = new TestMailServer { Answer = said => down && said.Is("(greeting)") ? TestMailServer.Cut : null };
        await using var channel = SmtpStories.Channel(server.Settings, clock);
        await channel.SendAsync(Letters.Outgoing(), default);
        down = false;
        var waiting = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Equal(TimeSpan.FromSeconds(1), waiting.RetryAfter);
        clock.Pass(TimeSpan.FromSeconds(1));
        var outcomes = new List<SendOutcome> { await channel.SendAsync(Letters.Outgoing(), default) };
        outcomes.AddRange(await Task.WhenAll(Enumerable.Range(0, 20).Select(i => channel.SendAsync(Letters.Outgoing(number: i), default))));
        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Accepted>(o));
    }

    [Fact]
    public async Task Nobody_listening_is_said_in_plain_words()
    {
        int port;
        await using (var gone = new TestMailServer()) port = gone.Port;
        await using var channel = SmtpStories.Channel(new SmtpServer("localhost", port, SmtpSecurity.None));
        var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.StartsWith($"The mail server localhost:{port} cannot be reached:", outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(greeting)", 20_000, 1)]
    [InlineData("RCPT", 20_000, 1)]
    [InlineData("RCPT", 60, 10_000)]
    public async Task An_answer_without_end_is_not_read_to_its_end(string where, int length, int lines)
    {
        var answer = string.Concat(Enumerable.Repeat("250-" + new string('x', length) + "\r\n", lines));
        await using var server = new TestMailServer { Answer = said => said.Is(where) ? answer : null };
        await using var channel = SmtpStories.Channel(server.Settings);
        var outcome = Assert.IsType<SendOutcome.TryLater>(await channel.SendAsync(Letters.Outgoing(), default));
        Assert.Contains("end", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_told_to_stop_before_the_dot_and_after_it()
    {
        using var stop = new CancellationTokenSource();
        await using var early = new TestMailServer { Answer = said => Stop(said, "RCPT") };
        await using var late = new TestMailServer { Answer = said => Stop(said, "(message)") };
        await using var first = SmtpStories.Channel(early.Settings);
        await using var second = SmtpStories.Channel(late.Settings);
        var inTheMiddle = second.SendAsync(Letters.Outgoing(), stop.Token);
        while (late.Whole.IsEmpty) await Task.Yield();
        Assert.IsType<SendOutcome.TryLater>(await first.SendAsync(Letters.Outgoing(), stop.Token));
        Assert.IsType<SendOutcome.Unknown>(await inTheMiddle);

        string? Stop(Said said, string where)
        {
            if (!said.Is(where)) return null;
            if (where == "RCPT") stop.Cancel();
            return TestMailServer.Silence;
        }
    }
}
