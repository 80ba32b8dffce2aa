using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Incoming;

namespace Throughline.Runtime.Tests.Channels.Support;

/// <summary>A real IMAP server with a configuration and a mailbox of its own in a temporary folder, on a free port.</summary>
internal sealed class Dovecot : IAsyncDisposable
{
    private const string Program = "/usr/sbin/dovecot";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private int _dropped;

    private Dovecot(DirectoryInfo folder, Process process, int port)
    {
        _folder = folder;
        _process = process;
        Settings = new ImapServer("127.0.0.1", port, SmtpSecurity.None, new SmtpLogin("jill", "räils"));
    }

    public ImapServer Settings { get; }

    private string Inbox => Path.Combine(_folder.FullName, "mail");

    public static async Task<Dovecot> StartAsync()
    {
        var missing = !File.Exists(Program) ? "Dovecot is not installed; it comes with the Debian package dovecot-imapd."
            : !Environment.IsPrivilegedProcess ? "Dovecot starts only as root."
            : null;
        Assert.False(missing is not null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var folder = Directory.CreateTempSubdirectory("throughline-dovecot-");
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "users"), "jill:{PLAIN}räils\n", new UTF8Encoding(false));
        var configuration = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, port), new UTF8Encoding(false));
        foreach (var part in new[] { "mail/new", "mail/cur", "mail/tmp", "run" }) folder.CreateSubdirectory(part);
        await RunAsync("chown", "-R", "dovecot:dovecot", Path.Combine(folder.FullName, "mail"));
        await RunAsync("chmod", "755", folder.FullName);
        var process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", configuration]) { UseShellExecute = false })!;
        var dovecot = new Dovecot(folder, process, port);
        await dovecot.ListeningAsync();
        return dovecot;
    }

    /// <summary>A letter arrives.</summary>
    public async Task ArriveAsync(string letter)
    {
        var name = $"{Interlocked.Increment(ref _dropped):D6}.test";
        var path = Path.Combine(Inbox, "tmp", name);
        await File.WriteAllTextAsync(path, letter.ReplaceLineEndings("\r\n"), new UTF8Encoding(false));
        await RunAsync("chown", "dovecot:dovecot", path);
        File.Move(path, Path.Combine(Inbox, "new", name));
    }

    /// <summary>How many letters are marked as read.</summary>
    public int Seen() => Directory.GetFiles(Path.Combine(Inbox, "cur"))
        .Count(file => file[(file.LastIndexOf(',') + 1)..].Contains('S', StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("kill", "-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Configuration(string root, int port) => $$"""
        base_dir = {{root}}/run
        log_path = {{root}}/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        mail_location = maildir:{{root}}/mail
        first_valid_uid = 1
        mail_uid = dovecot
        mail_gid = dovecot
        default_internal_user = dovecot
        default_login_user = dovenull
        passdb {
          driver = passwd-file
          args = scheme=PLAIN {{root}}/users
        }
        userdb {
          driver = static
          args = uid=dovecot gid=dovecot home={{root}}/mail
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        """;

    private async Task ListeningAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            Assert.False(_process.HasExited, "Dovecot ended at once.");
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Settings.Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
