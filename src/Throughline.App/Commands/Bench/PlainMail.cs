using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;

namespace Throughline.App.Commands.Bench;

/// <summary>What the sink takes without the engine: one message made beforehand, sent again and again.</summary>
internal static class PlainMail
{
    private const int Connections = 32;
    private const int MessageBytes = 3_000;

    /// <summary>Messages a second with our own client over kept connections.</summary>
    public static async Task<double> OwnClientAsync(int port, int count, TimeProvider clock, CancellationToken cancel)
    {
        await using var client = new SmtpClient(new SmtpServer("127.0.0.1", port, SmtpSecurity.None, null, Connections), clock, null);
        _ = MailAddress.TryParse("jill@example.com", out var from, out _);
        _ = MailAddress.TryParse("ana@example.com", out var to, out _);
        var content = new ArrayBufferWriter<byte>();
        DotStuffing.Write(Encoding.ASCII.GetBytes("Subject: A lesson\r\n\r\n" + string.Concat(Enumerable.Repeat("The next lesson is about one small thing that you can do.\r\n", MessageBytes / 60))), content);
        var transfer = new SmtpTransfer(from!, to!, content.WrittenMemory, content.WrittenCount);
        await SendAsync(client, transfer, count / 10, cancel);
        var start = clock.GetTimestamp();
        await SendAsync(client, transfer, count, cancel);
        return count / clock.GetElapsedTime(start).TotalSeconds;
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

    private static async Task SendAsync(SmtpClient client, SmtpTransfer transfer, int count, CancellationToken cancel)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                if (await client.SendAsync(transfer, cancel) is not SendOutcome.Accepted)
                    throw new InvalidOperationException("The sink did not take a message.");
        }, cancel)));
    }
}
