using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Throughline.App.Commands.Bench;

/// <summary>A mail server on this machine that takes everything: Postfix's <c>smtp-sink</c>, or a small one of our own.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly Process? _process;
    private readonly OwnSink? _own;

    private MailSink(int port, Process? process, OwnSink? own) => (Port, _process, _own) = (port, process, own);

    public int Port { get; }
    public string Name => _process is null ? "our own sink" : "smtp-sink";

    public static async Task<MailSink> StartAsync(CancellationToken cancel)
    {
        if (Find("smtp-sink") is not { } program)
        {
            var own = new OwnSink();
            return new MailSink(own.Port, null, own);
        }
        var port = OwnProcess.FreePort();
        string[] asNobody = Environment.UserName == "root" ? ["-u", "nobody"] : []; // it refuses to run as root
        string[] arguments = [.. asNobody, $"127.0.0.1:{port}", "256"];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        while (!await AnswersAsync(port, cancel))
        {
            if (process.HasExited)
                throw new InvalidOperationException("smtp-sink did not start: " + await process.StandardError.ReadToEndAsync(cancel));
            await Task.Delay(50, cancel);
        }
        return new MailSink(port, process, null);
    }

    /// <summary>A program of Postfix's; they lie outside of the usual path.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
        _process?.Kill();
        _process?.Dispose();
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
}
