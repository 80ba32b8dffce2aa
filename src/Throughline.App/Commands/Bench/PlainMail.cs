using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Commands.Bench;

/// <summary>What the sink takes without the engine.</summary>
internal static class PlainMail
{
    private const int Connections = 32;
    private const int MessageBytes = 3_000;

    /// <summary>Messages a second with nothing but MailKit over kept connections: <paramref name="words"/>, which are rendered already, made into a letter of its own each time.</summary>
    public static async Task<double> MailKitAsync(int port, RenderedMessage words, int count, TimeProvider clock, CancellationToken cancel)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => ConnectedAsync(port, cancel)));
        await SendAsync(clients, words, count / 10, cancel);
        var start = clock.GetTimestamp();
        await SendAsync(clients, words, count, cancel);
        var rate = count / clock.GetElapsedTime(start).TotalSeconds;
        foreach (var client in clients) client.Dispose();
        return rate;
    }

    /// <summary>Messages a second of Postfix's own generator, which keeps its connections; null where it is not there.</summary>
    public static async Task<double?> SmtpSourceAsync(int port, int count, TimeProvider clock, CancellationToken cancel)
    {
        if (MailSink.Find("smtp-source") is not { } program) return null;
        string[] arguments = ["-d", "-s", Connections.ToString(CultureInfo.InvariantCulture), "-m", count.ToString(CultureInfo.InvariantCulture), "-l", MessageBytes.ToString(CultureInfo.InvariantCulture), "-f", "jill@example.com", "-t", "ana@example.com", $"127.0.0.1:{port}"];
        var start = clock.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? count / clock.GetElapsedTime(start).TotalSeconds : null;
    }

    private static async Task<SmtpClient> ConnectedAsync(int port, CancellationToken cancel)
    {
        // Without this the end of a letter waits for the server's word on its beginning, 40 ms each time.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
        var client = new SmtpClient();
        await client.ConnectAsync(socket, "127.0.0.1", port, SecureSocketOptions.None, cancel);
        return client;
    }

    private static async Task SendAsync(SmtpClient[] clients, RenderedMessage words, int count, CancellationToken cancel)
    {
        var left = count;
        await Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await client.SendAsync(Letter(words), cancel);
        }, cancel)));
    }

    private static MimeMessage Letter(RenderedMessage words) => new(
        [new MailboxAddress("Jill", "jill@example.com")],
        [new MailboxAddress("Ana", "ana@example.com")],
        words.Subject,
        new BodyBuilder { TextBody = words.Text, HtmlBody = words.Html }.ToMessageBody());
}
