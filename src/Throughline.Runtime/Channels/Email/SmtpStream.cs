using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>The talk with a server broke down; the sentence is fit for the owner.</summary>
internal sealed class SmtpException(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>Lines out and replies in over one connection, plain or TLS.</summary>
internal sealed class SmtpStream(Socket socket) : IAsyncDisposable
{
    private const int MaxLine = 4_096;
    private const int MaxReply = 32 * 1024;

    private readonly byte[] _buffer = new byte[MaxLine * 2];
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);
    private int _start;
    private int _end;

    /// <summary>True where the server said something that nobody has read.</summary>
    public bool HasUnread => _end > _start;

    /// <summary>True where the other side has closed the connection or said something out of turn while nobody listened.</summary>
    public bool IsStale => HasUnread || socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Turns to TLS.</summary>
    public async Task SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancel)
    {
        // What came in the clear before TLS may be anybody's (CVE-2011-0411).
        if (HasUnread) throw new SmtpException("The mail server said something before the protected connection stood, which it must not.");
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(options, cancel);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => _stream.WriteAsync(bytes, cancel);

    /// <summary>Reads one whole reply, of one or several lines.</summary>
    /// <exception cref="SmtpException">The server closed the connection, or does not speak SMTP.</exception>
    public async ValueTask<SmtpReply> ReadReplyAsync(List<string>? lines, CancellationToken cancel)
    {
        string? text = null;
        StringBuilder? more = null;
        while (true)
        {
            var line = await ReadLineAsync(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
                throw new SmtpException("The other side does not answer like a mail server. Check host, port and security.");
            var words = line.Length > 4 ? line[4..] : "";
            lines?.Add(words);
            if (text is null) text = words;
            else (more ??= new StringBuilder(text)).Append(' ').Append(words);
            if (more?.Length > MaxReply) throw new SmtpException("The mail server's answer has no end.");
            if (line.Length == 3 || line[3] != '-') return SmtpReply.Read(code, more?.ToString() ?? text);
        }
    }

    public async ValueTask DisposeAsync() => await _stream.DisposeAsync();

    private async ValueTask<string> ReadLineAsync(CancellationToken cancel)
    {
        var searched = 0;
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            if (unread[searched..].IndexOf((byte)'\n') is >= 0 and var found) return Take(searched + found);
            searched = unread.Length;
            if (searched >= MaxLine) throw new SmtpException("The mail server's answer has a line without end.");
            if (_start > 0) Compact();
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (read == 0) throw new SmtpException("The mail server closed the connection.");
            _end += read;
        }
    }

    private string Take(int length)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + 1;
        if (_start == _end) _start = _end = 0;
        return Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
    }

    private void Compact()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }
}
