using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Tests.Channels.Support;

/// <summary>Postfix's own receiver of test mail, which knows nothing of us.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly Process _process;

    private SmtpSink(Process process, int port)
    {
        _process = process;
        Settings = new SmtpServer("127.0.0.1", port, SmtpSecurity.None);
    }

    public SmtpServer Settings { get; }

    /// <summary>The program's path, or null where it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/smtp-sink", "/usr/bin/smtp-sink", "/usr/local/sbin/smtp-sink", "/opt/homebrew/sbin/smtp-sink" }.FirstOrDefault(File.Exists);

    /// <param name="arguments">Of smtp-sink; "-c" prints a running count.</param>
    public static async Task<SmtpSink> StartAsync(params string[] arguments)
    {
        Assert.False(Program is null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "smtp-sink is missing. Install the Debian package postfix.");
        Assert.SkipWhen(Program is null, "smtp-sink is not installed; it comes with the Debian package postfix.");
        var port = FreePort();
        // Started by root it must be told whom to run as.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(Program!, [.. user, .. arguments, $"127.0.0.1:{port}", "200"]) { UseShellExecute = false })!;
        await ListeningAsync(process, port);
        return new SmtpSink(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ListeningAsync(Process process, int port)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            Assert.False(process.HasExited, "smtp-sink ended at once.");
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
