using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Throughline.App.Commands.Bench;

/// <summary>A mail server on this machine that takes everything and keeps nothing: Postfix's <c>smtp-sink</c>, or a small one of our own.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly Process? _process;
    private readonly TcpListener? _listener;

    private MailSink(int port, Process? process, TcpListener? listener) => (Port, _process, _listener) = (port, process, listener);

    public int Port { get; }
    public string Name => _process is null ? "our own sink" : "smtp-sink";

    public static async Task<MailSink> StartAsync(CancellationToken cancel)
    {
        if (Find("smtp-sink") is not { } program)
        {
            var own = new TcpListener(IPAddress.Loopback, 0);
            own.Start(256);
            _ = TakeAsync(own);
            return new MailSink(((IPEndPoint)own.LocalEndpoint).Port, null, own);
        }
        var port = FreePort();
        string[] asNobody = Environment.UserName == "root" ? ["-u", "nobody"] : []; // it refuses to run as root
        var process = Process.Start(new ProcessStartInfo(program, [.. asNobody, $"127.0.0.1:{port}", "256"]) { UseShellExecute = false, RedirectStandardError = true })!;
        while (!await AnswersAsync(port, cancel))
        {
            if (process.HasExited) throw new InvalidOperationException("smtp-sink did not start: " + await process.StandardError.ReadToEndAsync(cancel));
            await Task.Delay(50, cancel);
        }
        return new MailSink(port, process, null);
    }

    /// <summary>A program of Postfix's; they lie outside of the usual path.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync()
    {
        _listener?.Stop();
        _process?.Kill();
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task TakeAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = TalkAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    /// <summary>Enough SMTP for clients that speak it well.</summary>
    private static async Task TalkAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        await using var writer = new StreamWriter(stream, System.Text.Encoding.Latin1) { NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 sink ESMTP");
            await writer.FlushAsync();
            for (var inMessage = false; await reader.ReadLineAsync() is { } line;)
            {
                var answer = Answer(line, ref inMessage);
                if (answer is null) continue;
                await writer.WriteLineAsync(answer);
                await writer.FlushAsync();
                if (answer[0] == '2' && line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) return;
            }
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private static string? Answer(string line, ref bool inMessage)
    {
        if (inMessage)
        {
            inMessage = line != ".";
            return inMessage ? null : "250 2.0.0 Ok";
        }
        if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase)) return "250-sink\r\n250-PIPELINING\r\n250 8BITMIME";
        inMessage = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
        return inMessage ? "354 go on" : "250 2.1.0 Ok";
    }
}
