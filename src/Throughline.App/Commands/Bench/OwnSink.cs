using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Throughline.App.Commands.Bench;

/// <summary>A small mail server inside this process: enough SMTP for clients that speak it well. It keeps nothing.</summary>
internal sealed class OwnSink : IAsyncDisposable
{
    private const string IdHeader = "Message-ID:";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _talks = new();
    private readonly Task _accepting;

    public OwnSink()
    {
        _listener.Start(256);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// Told the Message-ID, without its brackets, when the final dot of a message was read. Where it says false, nothing is
    /// ever answered.
    /// </summary>
    public Func<string, bool> Answers { get; init; } = _ => true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_talks.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var talk = TalkAsync(await _listener.AcceptSocketAsync(_stop.Token));
                _talks[talk] = 0;
                _ = talk.ContinueWith(done => _talks.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 sink ESMTP");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                await writer.WriteLineAsync(Answer(line));
                if (Is(line, "QUIT")) return;
                if (!Is(line, "DATA")) continue;
                if (await MessageAsync(reader) is not { } id) return;
                if (!Answers(id)) await Task.Delay(Timeout.Infinite, _stop.Token);
                await writer.WriteLineAsync("250 2.0.0 Ok");
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The client went away, or we stop.
        }
    }

    private static string Answer(string line) =>
        Is(line, "EHLO") ? "250-sink\r\n250-PIPELINING\r\n250 8BITMIME" : Is(line, "DATA") ? "354 go on" : "250 2.1.0 Ok";

    private static bool Is(string line, string word) => line.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a message to its final dot; null where the client went away before. A header may go on in the next line.</summary>
    private async Task<string?> MessageAsync(StreamReader reader)
    {
        var (id, isInId) = ("", false);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".") return id.Trim(' ', '\t', '<', '>');
            var begins = id.Length == 0 && Is(line, IdHeader);
            isInId = begins || (isInId && line is [' ' or '\t', ..]);
            if (isInId) id += begins ? line[IdHeader.Length..] : line;
        }
        return null;
    }
}
