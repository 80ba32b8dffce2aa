using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Tests.Channels.Support;

/// <summary>One line that a client said.</summary>
/// <param name="Connection">From 1.</param>
internal sealed record Said(int Connection, string Line)
{
    public bool Is(string verb) => Line.StartsWith(verb, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A message the server took or was about to take.</summary>
internal sealed record Taken(int Connection, string From, string To, string Content);

/// <summary>
/// A mail server on a real socket that answers as the test tells it: a text is sent as it is, <see cref="Cut"/> ends
/// the connection, <see cref="Silence"/> says nothing more, null is the answer a good server gives.
/// </summary>
internal sealed class TestMailServer : IAsyncDisposable
{
    public const string Cut = "(cut)";
    public const string Silence = "(silence)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;
    private int _connections;

    public TestMailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Asked for every line, and for "(greeting)" and "(message)", which comes after the final dot.</summary>
    public Func<Said, string?> Answer { get; init; } = _ => null;

    public string[] Features { get; init; } = ["PIPELINING", "SIZE 50000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];

    /// <summary>Where set, the server speaks TLS: at once, or after STARTTLS.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    public bool TlsAtOnce { get; init; }

    /// <summary>Cuts the connection after so many bytes of a message.</summary>
    public int? CutInMessageAfter { get; init; }

    public ConcurrentQueue<Said> Heard { get; } = new();

    /// <summary>Messages that were answered with 2yz.</summary>
    public ConcurrentQueue<Taken> Accepted { get; } = new();

    /// <summary>All messages whose final dot was read.</summary>
    public ConcurrentQueue<Taken> Whole { get; } = new();

    public int Connections => _connections;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public SmtpServer Settings => new("localhost", Port, TlsAtOnce ? SmtpSecurity.Tls : Tls is null ? SmtpSecurity.None : SmtpSecurity.StartTls);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_talks);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _talks.Add(TalkAsync(socket, Interlocked.Increment(ref _connections)));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(Socket socket, int number)
    {
        using var own = socket;
        socket.NoDelay = true;
        try
        {
            await new Talk(this, new NetworkStream(socket), number).RunAsync();
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or AuthenticationException or CutException)
        {
            socket.LingerState = new LingerOption(enable: end is CutException, seconds: 0);
        }
    }

    private sealed class CutException : Exception;

    private sealed class Talk(TestMailServer server, Stream plain, int number)
    {
        private Stream _stream = plain;
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _start;
        private int _end;
        private string _from = "";
        private string _to = "";

        public async Task RunAsync()
        {
            if (server.TlsAtOnce) await SecureAsync();
            await SayAsync(server.Answer(new Said(number, "(greeting)")) ?? "220 test ready");
            while (await LineAsync() is { } line)
            {
                var said = new Said(number, line);
                server.Heard.Enqueue(said);
                await SayAsync(server.Answer(said) ?? Good(said));
                if (said.Is("QUIT")) return;
                if (said.Is("STARTTLS") && server.Tls is not null) await SecureAsync();
                if (said.Is("DATA") && _last.StartsWith("354", StringComparison.Ordinal)) await MessageAsync();
            }
        }

        private string _last = "";

        private async Task SecureAsync()
        {
            var tls = new SslStream(_stream);
            await tls.AuthenticateAsServerAsync(server.Tls!, server._stop.Token);
            _stream = tls;
            _start = _end = 0;
        }

        private string Good(Said said)
        {
            if (said.Is("MAIL")) _from = said.Line;
            if (said.Is("RCPT")) _to = said.Line;
            if (said.Is("RSET")) _from = _to = "";
            if (said.Is("EHLO")) return string.Join("\r\n", Offered().Select(f => "250-" + f).Append("250 HELP"));
            if (said.Is("DATA")) return "354 go on";
            if (said.Is("STARTTLS")) return "220 ready";
            if (said.Is("AUTH")) return "235 2.7.0 welcome";
            return "250 2.0.0 ok";
        }

        private IEnumerable<string> Offered() => ["test", .. server.Features, .. server.Tls is null || server.TlsAtOnce ? Array.Empty<string>() : ["STARTTLS"]];

        private async Task MessageAsync()
        {
            var content = new StringBuilder();
            while (await LineAsync() is var line && line != ".")
            {
                if (line is null) return;
                content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                if (content.Length > server.CutInMessageAfter) throw new CutException();
            }
            if (_from.Length == 0 || _to.Length == 0)
            {
                await SayAsync("554 5.5.1 no recipient");
                return;
            }
            var taken = new Taken(number, _from, _to, content.ToString());
            _from = _to = "";
            server.Whole.Enqueue(taken);
            var answer = server.Answer(new Said(number, "(message)")) ?? "250 2.0.0 queued";
            if (answer.StartsWith('2')) server.Accepted.Enqueue(taken);
            await SayAsync(answer);
        }

        private async Task SayAsync(string answer)
        {
            _last = answer;
            if (answer == Cut) throw new CutException();
            if (answer == Silence) await Task.Delay(Timeout.Infinite, server._stop.Token);
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), server._stop.Token);
        }

        private async Task<string?> LineAsync()
        {
            var line = new StringBuilder();
            while (true)
            {
                var at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
                var length = at < 0 ? _end - _start : at;
                line.Append(Encoding.UTF8.GetString(_buffer, _start, length));
                _start += at < 0 ? length : length + 1;
                if (at >= 0) return line.ToString().TrimEnd('\r');
                (_start, _end) = (0, await _stream.ReadAsync(_buffer, server._stop.Token));
                if (_end == 0) return null;
            }
        }
    }
}
