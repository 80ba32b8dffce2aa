using System.Diagnostics;
using System.Text;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>
/// A real Postfix with a configuration, queue and mailboxes of its own in a temporary folder; the machine's own
/// Postfix, if it has one, is not touched. Everything for example.com lands as files in one mail folder.
/// </summary>
internal sealed class Postfix : IAsyncDisposable
{
    private const string Daemons = "/usr/lib/postfix/sbin";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-postfix-");

    public int Port { get; } = RunningServer.FreePort();

    /// <summary>Why there is none here; null where it can be started. It needs root, for it runs its parts as other users.</summary>
    public static string? Missing { get; } =
        !File.Exists("/usr/sbin/postfix") || !Directory.Exists(Daemons) ? "Postfix is not installed; it comes with the Debian package postfix."
        : !Environment.IsPrivilegedProcess ? "Postfix starts only as root."
        : null;

    private string Configuration => Path.Combine(_folder.FullName, "conf");

    /// <param name="refusals">What it answers to these recipients, such as "550 5.1.1 No such user".</param>
    public static async Task<Postfix> StartAsync(params (string Address, string Answer)[] refusals)
    {
        var postfix = new Postfix();
        await postfix.ConfigureAsync(refusals);
        await RunAsync("/usr/sbin/postfix", "-c", postfix.Configuration, "start");
        return postfix;
    }

    /// <summary>The files of the messages that have arrived.</summary>
    public string[] Arrived() => Directory.Exists(Path.Combine(_folder.FullName, "mail/all/new")) ? Directory.GetFiles(Path.Combine(_folder.FullName, "mail/all/new")) : [];

    public async ValueTask DisposeAsync()
    {
        await RunAsync("/usr/sbin/postfix", "-c", Configuration, "stop");
        _folder.Delete(recursive: true);
    }

    private async Task ConfigureAsync((string Address, string Answer)[] refusals)
    {
        var root = _folder.FullName;
        await RunAsync("chmod", "755", root);
        foreach (var part in new[] { "conf", "queue", "data", "mail" }) _folder.CreateSubdirectory(part);
        await RunAsync("chown", "postfix", Path.Combine(root, "data"), Path.Combine(root, "mail"));
        var user = (await RunAsync("id", "-u", "postfix")).Trim();
        var group = (await RunAsync("id", "-g", "postfix")).Trim();
        await WriteAsync("access", refusals.Select(refusal => $"{refusal.Address} {refusal.Answer}"));
        await WriteAsync("dynamicmaps.cf", []);
        await WriteAsync("main.cf",
        [
            "compatibility_level = 3.6", $"queue_directory = {root}/queue", $"data_directory = {root}/data", "command_directory = /usr/sbin", $"daemon_directory = {Daemons}",
            "mail_owner = postfix", "inet_interfaces = 127.0.0.1", "inet_protocols = ipv4", "myhostname = mail.example.org", "mydestination =", "mynetworks = 127.0.0.0/8",
            "alias_maps =", "local_recipient_maps =", "virtual_mailbox_domains = example.com", $"virtual_mailbox_base = {root}/mail", "virtual_mailbox_maps = static:all/",
            $"virtual_uid_maps = static:{user}", $"virtual_gid_maps = static:{group}", "virtual_minimum_uid = 1", $"maillog_file = {root}/mail.log", $"maillog_file_prefixes = {root}",
            $"smtpd_recipient_restrictions = check_recipient_access texthash:{Configuration}/access, permit_mynetworks, reject",
        ]);
        await WriteAsync("master.cf",
        [
            $"127.0.0.1:{Port} inet n - n - - smtpd", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite",
            "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "proxymap unix - - n - - proxymap", "anvil unix - - n - 1 anvil",
            "error unix - - n - - error", "retry unix - - n - - error", "virtual unix - n n - - virtual", "flush unix n - n 1000? 0 flush", "showq unix n - n - - showq",
            "tlsmgr unix - - n 1000? 1 tlsmgr", "postlog unix-dgram n - n - 1 postlogd",
        ]);
    }

    private Task WriteAsync(string name, IEnumerable<string> lines) => File.WriteAllLinesAsync(Path.Combine(Configuration, name), lines, new UTF8Encoding(false));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}");
        return said;
    }
}
