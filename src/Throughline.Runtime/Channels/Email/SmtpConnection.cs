using System.Buffers;
using System.Globalization;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>An envelope and a message, ready for the wire.</summary>
/// <param name="Content">With its dots stuffed and the final dot.</param>
/// <param name="Size">In bytes, without either.</param>
internal readonly record struct SmtpTransfer(MailAddress From, MailAddress To, ReadOnlyMemory<byte> Content, int Size)
{
    public bool NeedsUtf8 => From.NeedsUtf8 || To.NeedsUtf8;
}

/// <summary>What became of a transfer.</summary>
/// <param name="NeverHeard">True where the connection broke before the server answered anything. A kept connection may have died while idle, and a fresh one may try at once; on a fresh one it is the server's trouble.</param>
internal readonly record struct SmtpResult(SendOutcome Outcome, bool NeverHeard = false);

/// <summary>
/// One connection, one message at a time. It knows exactly how far the server can have got: until the final dot is
/// written, a broken connection means the message was not taken; from then until the answer nobody knows.
/// </summary>
internal sealed class SmtpConnection(SmtpServer server, SmtpStream stream, SmtpFeatures features) : IAsyncDisposable
{
    private const int BlockLength = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _commands = new(512);
    private bool _needsReset;

    public SmtpFeatures Features => features;

    /// <summary>Messages handed over so far, taken or not.</summary>
    public int Used { get; private set; }

    /// <summary>Timestamp of the last use; set by the owner of the connection.</summary>
    public long IdleSince { get; set; }

    /// <summary>True where it may take another message.</summary>
    public bool IsUsable { get; private set; } = true;

    public bool IsWornOut => Used >= server.MessagesPerConnection;

    public bool IsStale => stream.IsStale;

    /// <summary>Hands one message over. Never throws for what the server does.</summary>
    public async Task<SmtpResult> SendAsync(SmtpTransfer transfer, CancellationToken cancel)
    {
        var progress = new Progress();
        Used++;
        try
        {
            var outcome = await TransferAsync(transfer, progress, cancel);
            return new SmtpResult(outcome, NeverHeard: !IsUsable && !progress.ServerSpoke);
        }
        catch (Exception problem) when (problem is IOException or SmtpException or OperationCanceledException or ObjectDisposedException)
        {
            IsUsable = false;
            return new SmtpResult(Broken(problem, progress, cancel), NeverHeard: !progress.ServerSpoke && !cancel.IsCancellationRequested);
        }
    }

    /// <summary>Says goodbye, briefly.</summary>
    public async Task QuitAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            if (IsUsable) await stream.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It was going away anyway.
        }
        await DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        IsUsable = false;
        return stream.DisposeAsync();
    }

    private sealed class Progress
    {
        public bool ServerSpoke;
        public bool DotWritten;
    }

    private SendOutcome Broken(Exception problem, Progress progress, CancellationToken cancel)
    {
        var why = problem switch
        {
            OperationCanceledException when cancel.IsCancellationRequested => "We stopped",
            OperationCanceledException => $"The mail server {server.Host} did not answer in time",
            SmtpException => problem.Message.TrimEnd('.'),
            _ => $"The connection to the mail server {server.Host} was lost ({problem.Message.TrimEnd('.')})",
        };
        return progress.DotWritten
            ? new SendOutcome.Unknown($"{why} after the message was handed over and before it was confirmed.")
            : new SendOutcome.TryLater($"{why} before the message was handed over.");
    }

    private async Task<SendOutcome> TransferAsync(SmtpTransfer transfer, Progress progress, CancellationToken cancel)
    {
        if (features.MaxSize > 0 && transfer.Size > features.MaxSize)
            return new SendOutcome.Refused(string.Create(CultureInfo.InvariantCulture, $"The message is {transfer.Size / 1024} KB long and the mail server {server.Host} takes {features.MaxSize / 1024} KB."), AddressIsBad: false);
        if (transfer.NeedsUtf8 && !features.SmtpUtf8)
            return new SendOutcome.Refused($"The mail server {server.Host} cannot write to addresses with letters outside of ASCII before the @ sign.", AddressIsBad: false);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (await EnvelopeAsync(transfer, progress, limit) is { } refused) return refused;
        await ContentAsync(transfer.Content, limit);
        progress.DotWritten = true;
        limit.CancelAfter(server.Timeouts.Verdict);
        var reply = await stream.ReadReplyAsync(null, limit.Token);
        if (reply.Closes) IsUsable = false;
        return SmtpVerdict.Of(reply, SmtpPhase.Message);
    }

    // The commands go in one write where the server takes that, and their answers are read in turn. Null: go on with the message.
    private async Task<SendOutcome?> EnvelopeAsync(SmtpTransfer transfer, Progress progress, CancellationTokenSource limit)
    {
        var reset = _needsReset;
        var ends = WriteCommands(transfer, reset);
        if (features.Pipelining) await WriteAsync(_commands.WrittenMemory, limit);
        SendOutcome? refusal = null;
        for (var i = 0; i < ends.Length; i++)
        {
            if (!features.Pipelining) await WriteAsync(_commands.WrittenMemory[(i == 0 ? 0 : ends[i - 1])..ends[i]], limit);
            limit.CancelAfter(server.Timeouts.Command);
            var reply = await stream.ReadReplyAsync(null, limit.Token);
            var isData = i == ends.Length - 1;
            if (reply.Closes)
            {
                IsUsable = false;
                return refusal ?? SmtpVerdict.Of(reply, SmtpPhase.Sender);
            }
            if (reset && i == 0 && !reply.IsOk) throw new SmtpException($"The mail server did not begin a new message: {reply}");
            progress.ServerSpoke = true;
            if (isData && reply.Code == 354) return refusal is null ? Go() : await EndEmptyAsync(refusal, limit);
            if (reply.IsOk && !isData) continue;
            _needsReset = true;
            refusal ??= isData && reply.IsOk ? new SendOutcome.TryLater($"The mail server answered out of turn: {reply}") : SmtpVerdict.Of(reply, PhaseOf(i - (reset ? 1 : 0)));
            if (!features.Pipelining) return refusal;
        }
        return refusal;

        SendOutcome? Go()
        {
            _needsReset = false;
            return null;
        }
    }

    private static SmtpPhase PhaseOf(int command) => command switch
    {
        1 => SmtpPhase.Recipient,
        2 => SmtpPhase.Message,
        _ => SmtpPhase.Sender,
    };

    // A server may let us begin although it took no recipient; a message of nothing to nobody ends that (RFC 2920, 3.1).
    private async Task<SendOutcome> EndEmptyAsync(SendOutcome refusal, CancellationTokenSource limit)
    {
        await WriteAsync(".\r\n"u8.ToArray(), limit);
        limit.CancelAfter(server.Timeouts.Command);
        var reply = await stream.ReadReplyAsync(null, limit.Token);
        if (reply.Closes) IsUsable = false;
        _needsReset = true;
        return refusal;
    }

    private int[] WriteCommands(SmtpTransfer transfer, bool reset)
    {
        _commands.ResetWrittenCount();
        var size = features.Size ? string.Create(CultureInfo.InvariantCulture, $" SIZE={transfer.Size}") : "";
        var utf8 = transfer.NeedsUtf8 ? " BODY=8BITMIME SMTPUTF8" : "";
        Span<int> ends = stackalloc int[4];
        var count = 0;
        if (reset) ends[count++] = Append("RSET\r\n");
        ends[count++] = Append($"MAIL FROM:<{transfer.From}>{size}{utf8}\r\n");
        ends[count++] = Append($"RCPT TO:<{transfer.To}>\r\n");
        ends[count++] = Append("DATA\r\n");
        return ends[..count].ToArray();
    }

    private int Append(string command)
    {
        Encoding.UTF8.GetBytes(command, _commands);
        return _commands.WrittenCount;
    }

    private async Task ContentAsync(ReadOnlyMemory<byte> content, CancellationTokenSource limit)
    {
        for (var at = 0; at < content.Length; at += BlockLength)
            await WriteAsync(content.Slice(at, Math.Min(BlockLength, content.Length - at)), limit);
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationTokenSource limit)
    {
        limit.CancelAfter(server.Timeouts.Block);
        return stream.WriteAsync(bytes, limit.Token);
    }
}
