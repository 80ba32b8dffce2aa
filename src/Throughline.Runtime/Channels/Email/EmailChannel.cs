using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Security;

namespace Throughline.Runtime.Channels.Email;

/// <summary>Sends mail through each workspace's own mail server, over kept connections.</summary>
internal sealed class EmailChannel : IRoutedChannel, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);

    private readonly Func<Guid, CancellationToken, ValueTask<SmtpServer?>> _serverOf;
    private readonly IChannel _withoutServer;
    private readonly TimeProvider _time;
    private readonly RemoteCertificateValidationCallback? _trust;
    private readonly ConcurrentDictionary<SmtpServer, SmtpClient> _clients = new();
    private readonly ConcurrentBag<Workbench> _benches = [];
    private readonly ITimer _sweep;

    /// <param name="serverOf">The mail server of a workspace, login included; null where it has none.</param>
    /// <param name="withoutServer">Takes the messages of workspaces without a mail server: the outbox.</param>
    /// <param name="trust">Decides about certificates in place of the machine; null in earnest.</param>
    public EmailChannel(Func<Guid, CancellationToken, ValueTask<SmtpServer?>> serverOf, IChannel withoutServer, TimeProvider time, RemoteCertificateValidationCallback? trust = null)
    {
        _serverOf = serverOf;
        _withoutServer = withoutServer;
        _time = time;
        _trust = trust;
        _sweep = time.CreateTimer(_ => _ = SweepAsync(), null, SweepEvery, SweepEvery);
    }

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(Guid workspaceId) => new("mail");

    public int FreeOn(ChannelRoute route) => 4;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        if (await _serverOf(message.WorkspaceId, cancel) is not { } server) return await _withoutServer.SendAsync(message, cancel);
        if (!MailAddress.TryParse(message.From.Address, out var from, out var problem)) return NotOurs($"The sender's address “{message.From.Address}” cannot be used. {problem} Correct it in the settings for mail.");
        MailAddress? replyTo = null;
        if (message.ReplyTo is { } reply && !MailAddress.TryParse(reply.Address, out replyTo, out problem)) return NotOurs($"The address for replies “{reply.Address}” cannot be used. {problem} Correct it in the settings for mail.");
        if (!MailAddress.TryParse(message.To.Address, out var to, out problem)) return new SendOutcome.Refused($"No mail can be sent to “{message.To.Address}”. {problem}", AddressIsBad: true);

        if (!_benches.TryTake(out var bench)) bench = new Workbench();
        try
        {
            var size = bench.Write(message, from, to, replyTo, _time.GetUtcNow());
            var client = _clients.GetOrAdd(server, static (of, self) => new SmtpClient(of, self._time, self._trust), this);
            return await client.SendAsync(new SmtpTransfer(from, to, bench.Content, size), cancel);
        }
        finally
        {
            if (bench.IsWorthKeeping) _benches.Add(bench);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (var client in _clients.Values) await client.DisposeAsync();
    }

    // A mistake in the settings is the owner's to mend; the messages wait for it.
    private static SendOutcome.TryLater NotOurs(string detail) => new(detail);

    private async Task SweepAsync()
    {
        foreach (var (server, client) in _clients)
            if (client.Unused > ForgetAfter && _clients.TryRemove(server, out _)) await client.DisposeAsync();
            else await client.SweepAsync();
    }

    // Buffers for one message at a time, kept between messages.
    private sealed class Workbench
    {
        private const int WorthKeeping = 512 * 1024;
        private readonly MimeWriter _mime = new();
        private readonly ArrayBufferWriter<byte> _plain = new(32 * 1024);
        private readonly ArrayBufferWriter<byte> _stuffed = new(32 * 1024);

        public ReadOnlyMemory<byte> Content => _stuffed.WrittenMemory;

        public bool IsWorthKeeping => _plain.Capacity <= WorthKeeping;

        public int Write(OutgoingMessage message, MailAddress from, MailAddress to, MailAddress? replyTo, DateTimeOffset now)
        {
            _plain.ResetWrittenCount();
            _stuffed.ResetWrittenCount();
            _mime.Write(message, from, to, replyTo, now, _plain);
            DotStuffing.Write(_plain.WrittenSpan, _stuffed);
            return _plain.WrittenCount;
        }
    }
}
