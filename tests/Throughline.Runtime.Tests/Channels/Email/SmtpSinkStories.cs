using Throughline.Runtime.Channels;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>Against Postfix's own smtp-sink.</summary>
public sealed class SmtpSinkStories
{
    [Theory]
    [InlineData("pipelining")]
    [InlineData("one command at a time")]
    public async Task It_takes_what_we_send(string manner)
    {
        await using var sink = await SmtpSink.StartAsync(manner == "pipelining" ? [] : ["-p"]);
        await using var channel = SmtpStories.Channel(sink.Settings);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => channel.SendAsync(Letters.Outgoing($"p{i}@example.com", number: i), default)));
        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Accepted>(o));
    }

    [Theory]
    [InlineData("-f", "RCPT")]
    [InlineData("-f", "DATA")]
    [InlineData("-f", ".")]
    [InlineData("-r", "RCPT")]
    [InlineData("-r", "DATA")]
    [InlineData("-r", ".")]
    [InlineData("-q", "RCPT")]
    [InlineData("-q", "DATA")]
    [InlineData("-q", ".")]
    public async Task It_refuses_for_good_for_now_or_by_hanging_up(string how, string command)
    {
        await using var sink = await SmtpSink.StartAsync(how, command);
        await using var channel = SmtpStories.Channel(sink.Settings);
        for (var i = 0; i < 3; i++)
        {
            var outcome = await channel.SendAsync(Letters.Outgoing(number: i), default);
            if (how == "-f") Assert.IsType<SendOutcome.Refused>(outcome);
            else if (how == "-q" && command == ".") Assert.IsType<SendOutcome.Unknown>(outcome);
            else Assert.IsType<SendOutcome.TryLater>(outcome);
        }
    }
}
