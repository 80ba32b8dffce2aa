using MailKit;

namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// Listens to one connection, so that it is known exactly how far the server can have got with the message under way,
/// and keeps each part of the talk to its time. MailKit tells what was written after it was written, block by block.
/// </summary>
internal sealed class SmtpWatch(SmtpTimeouts timeouts) : IProtocolLogger
{
    /// <summary>MailKit writes in blocks of this length, so a write that failed can have carried no more.</summary>
    public const int Block = 4096;

    private const int MaxReply = 16 * 1024;

    private readonly MemoryStream _said = new(512);
    private readonly byte[] _end = new byte[5];
    private CancellationTokenSource? _limit;
    private bool _asked;
    private bool _closing;
    private long _size;
    private long _written;

    /// <summary>True where the server answered anything about this message but that it is closing.</summary>
    public bool ServerSpoke { get; private set; }

    /// <summary>True from the server's 354 on: it listens to the message.</summary>
    public bool Listens { get; private set; }

    /// <summary>True where all of the message was written, the final dot included.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>What the server said to the whole message. It stands, whatever breaks afterwards.</summary>
    public SmtpReply? Verdict { get; private set; }

    /// <summary>
    /// True where the server may have the whole message: it listened, and not so much is missing that a whole block was
    /// certainly never written.
    /// </summary>
    public bool MayBeWhole => Listens && (IsWritten || _written + Block >= _size);

    /// <summary>Not used: nothing that is said is written down.</summary>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>A new message begins, or the greeting.</summary>
    /// <param name="size">Of the message as it will be written, without the dots that are doubled.</param>
    /// <param name="limit">Is kept running until <see cref="End"/>.</param>
    public void Begin(long size, CancellationTokenSource limit, TimeSpan first)
    {
        (_size, _written, _asked, _limit) = (size, 0, false, limit);
        (ServerSpoke, Listens, IsWritten, Verdict) = (false, false, false, null);
        _said.SetLength(0);
        Array.Clear(_end);
        limit.CancelAfter(first);
    }

    public void End()
    {
        _limit?.CancelAfter(Timeout.InfiniteTimeSpan);
        _limit = null;
    }

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var bytes = buffer.AsSpan(offset, count);
        if (!Listens) _asked = bytes.EndsWith("DATA\r\n"u8);
        else if (!IsWritten) Note(bytes);
        _said.SetLength(0);
        _limit?.CancelAfter(!Listens || Verdict is not null ? timeouts.Command : IsWritten ? timeouts.Verdict : timeouts.Block);
    }

    /// <exception cref="SmtpProtocolException">The answer is longer than any answer is.</exception>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        _said.Write(buffer, offset, count);
        if (_said.Length > MaxReply) throw new MailKit.Net.Smtp.SmtpProtocolException("The mail server's answer has no end.");
        var said = _said.GetBuffer().AsSpan(0, (int)_said.Length);
        _closing |= said.StartsWith("421"u8);
        ServerSpoke |= !_closing;
        if (IsWritten && Verdict is null && SmtpReply.TryRead(said, out var verdict)) Verdict = verdict;
        if (!_asked || !said.StartsWith("354"u8)) return;
        Listens = true;
        _asked = false;
        _limit?.CancelAfter(timeouts.Block);
    }

    public void Dispose()
    {
        // Its memory is its own.
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        _written += bytes.Length;
        if (bytes.Length >= _end.Length) bytes[^_end.Length..].CopyTo(_end);
        else
        {
            _end.AsSpan(bytes.Length).CopyTo(_end);
            bytes.CopyTo(_end.AsSpan(_end.Length - bytes.Length));
        }
        IsWritten = _end.AsSpan().SequenceEqual("\r\n.\r\n"u8);
    }
}
