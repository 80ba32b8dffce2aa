using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit.Security;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>A connection that breaks at each of its writes in turn: what may have left is never called certain.</summary>
public sealed class BrokenAfterGoAhead
{
    private const int Writes = 12;

    [Fact]
    public async Task Breaking_at_each_write_of_a_long_message()
    {
        var seen = new List<(string Outcome, bool Whole)>();
        for (var at = 1; at <= Writes; at++) seen.Add(await BreakAsync(at, wasWritten: false));
        // EHLO is one; MAIL and RCPT go together; DATA; then the blocks of the message.
        Assert.All(seen.Take(3), outcome => Assert.Equal("TryLater", outcome.Outcome));
        Assert.Contains(seen.Skip(3), outcome => outcome.Outcome == "TryLater");
        Assert.Contains(seen, outcome => outcome.Outcome == "Unknown");
        Assert.Equal("Accepted", seen[^1].Outcome);
        Assert.All(seen, outcome => Assert.True(outcome.Outcome != "TryLater" || !outcome.Whole));
    }

    [Fact]
    public async Task A_write_that_fails_may_have_arrived_all_the_same()
    {
        for (var at = 1; at <= Writes; at++)
        {
            var (outcome, whole) = await BreakAsync(at, wasWritten: true);
            Assert.True(!whole || outcome is "Unknown" or "Accepted", $"Breaking at write {at} was called {outcome}, yet all arrived.");
        }
    }

    [Theory]
    [InlineData("first block", false)]
    [InlineData("all but a block", true)]
    [InlineData("all but the dot", true)]
    [InlineData("the dot", true)]
    public void What_the_log_proves(string written, bool mayBeWhole)
    {
        const int size = 20_000;
        using var limit = new CancellationTokenSource();
        using var watch = new SmtpWatch(SmtpTimeouts.Default);
        watch.Begin(size, limit, TimeSpan.FromMinutes(1));
        Client(watch, "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\n");
        Server(watch, "250 ok\r\n250 ok\r\n");
        Client(watch, "DATA\r\n");
        Assert.False(watch.MayBeWhole);
        Server(watch, "354 go on\r\n");
        Client(watch, new string('x', written switch { "first block" => 4096, "all but a block" => size - 4096, _ => size - 2 }));
        if (written.Contains("dot", StringComparison.Ordinal)) Client(watch, "\r\n");
        if (written == "the dot") Client(watch, ".\r\n");
        Assert.Equal(mayBeWhole, watch.MayBeWhole);
        Assert.Equal(written == "the dot", watch.IsWritten);
        Assert.Null(watch.Verdict);
    }

    [Fact]
    public void A_verdict_stands_whatever_is_said_afterwards()
    {
        using var limit = new CancellationTokenSource();
        using var watch = new SmtpWatch(SmtpTimeouts.Default);
        watch.Begin(2, limit, TimeSpan.FromMinutes(1));
        Client(watch, "DATA\r\n");
        Server(watch, "354 go on\r\n");
        Client(watch, "x\r\n.\r\n");
        Server(watch, "250-2.0.0 Ok: queued");
        Assert.Null(watch.Verdict);
        Server(watch, "\r\n250 2.0.0 as 4F2\r\n");
        Client(watch, "RSET\r\n");
        Server(watch, "500 what\r\n");
        Assert.Equal(250, watch.Verdict!.Code);
    }

    private static void Client(SmtpWatch watch, string said) => watch.LogClient(Encoding.ASCII.GetBytes(said), 0, said.Length);

    private static void Server(SmtpWatch watch, string said) => watch.LogServer(Encoding.ASCII.GetBytes(said), 0, said.Length);

    private static async Task<(string Outcome, bool Whole)> BreakAsync(int at, bool wasWritten)
    {
        await using var server = new TestMailServer();
        using var connection = new SmtpConnection(server.Settings);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        var stream = new BreakingStream(new NetworkStream(socket), at, wasWritten);
        var letter = MailWriter.Write(
            Letters.Outgoing() with { Text = string.Concat(Enumerable.Repeat("A line of a long message.\n", 500)) },
            new MailAddresses(new MailAddress("jill", "example.org"), new MailAddress("anna", "example.com"), null),
            DateTimeOffset.UnixEpoch,
            dkim: null);
        try
        {
            await connection.ConnectAsync(stream, "localhost", server.Port, SecureSocketOptions.None);
        }
        catch (IOException)
        {
            return ("TryLater", false); // no connection came about
        }
        var result = await connection.SendAsync(letter, default);
        socket.Shutdown(SocketShutdown.Send);
        var buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer) > 0)
        {
        }
        return (result.Outcome.GetType().Name, !server.Whole.IsEmpty);
    }

    /// <summary>Fails at one of its writes, before or after the bytes were taken.</summary>
    private sealed class BreakingStream(Stream inner, int at, bool wasWritten) : Stream
    {
        private int _writes;

        public override bool CanRead => true;
        public override bool CanWrite => true;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var breaks = ++_writes == at;
            if (!breaks || wasWritten) await inner.WriteAsync(buffer, cancellationToken);
            if (breaks) throw new IOException("the cable was pulled");
        }

        public override void Flush() => inner.Flush();
        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
