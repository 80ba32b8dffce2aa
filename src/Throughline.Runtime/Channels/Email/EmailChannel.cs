using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;

namespace Throughline.Runtime.Channels.Email;

/// <summary>How the mail of one workspace leaves.</summary>
/// <param name="Dkim">Signs it; null where nothing is signed here.</param>
internal sealed record MailExit(SmtpServer Server, DkimKey? Dkim = null);

/// <summary>
/// Sends mail through each workspace's own mail server, over kept connections. Servers share nothing, so one that hangs
/// slows no other.
/// </summary>
internal sealed class EmailChannel : IRoutedChannel, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);

    private readonly Func<Guid, MailExit?> _exitOf;
    private readonly IRoutedChannel _withoutServer;
    private readonly TimeProvider _time;
    private readonly RemoteCertificateValidationCallback? _trust;
    private readonly ConcurrentDictionary<SmtpServer, SmtpPool> _pools = new();
    private readonly ConcurrentDictionary<ChannelRoute, SmtpPool> _byRoute = new();
    private readonly Lock _opening = new();
    private readonly ITimer _sweep;
    private int _opened;

    /// <param name="exitOf">The mail server of a workspace, login included; null where it has none.</param>
    /// <param name="withoutServer">Takes the messages of workspaces without a mail server: the outbox.</param>
    /// <param name="trust">Decides about certificates in place of the machine; null in earnest.</param>
    public EmailChannel(Func<Guid, MailExit?> exitOf, IRoutedChannel withoutServer, TimeProvider time, RemoteCertificateValidationCallback? trust = null)
    {
        _exitOf = exitOf;
        _withoutServer = withoutServer;
        _time = time;
        _trust = trust;
        _sweep = time.CreateTimer(_ => _ = SweepAsync(), null, SweepEvery, SweepEvery);
    }

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(Guid workspaceId) =>
        _exitOf(workspaceId) is { } exit ? PoolOf(exit.Server).Route : _withoutServer.RouteOf(workspaceId);

    public int FreeOn(ChannelRoute route) => _byRoute.TryGetValue(route, out var pool) ? pool.Free : _withoutServer.FreeOn(route);

    public int PlacesOn(ChannelRoute route) =>
        _byRoute.TryGetValue(route, out var pool) ? pool.Places : _withoutServer.PlacesOn(route);

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        if (_exitOf(message.WorkspaceId) is not { } exit) return _withoutServer.SendAsync(message, cancel);
        return Addressed(message, out var problem) is { } addresses
            ? PoolOf(exit.Server).SendAsync(MailWriter.Write(message, addresses, _time.GetUtcNow(), exit.Dkim), cancel)
            : Task.FromResult(problem!);
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (var pool in _pools.Values) await pool.DisposeAsync();
    }

    // A mistake in the settings is the owner's to mend; the messages wait for it.
    private static MailAddresses? Addressed(OutgoingMessage message, out SendOutcome? problem)
    {
        problem = null;
        MailAddress? replyTo = null;
        if (!MailAddress.TryParse(message.From.Address, out var from, out var why))
            problem = new SendOutcome.TryLater($"The sender's address “{message.From.Address}” cannot be used. {why} Correct it in the settings for mail.");
        else if (message.ReplyTo is { } reply && !MailAddress.TryParse(reply.Address, out replyTo, out why))
            problem = new SendOutcome.TryLater($"The address for replies “{reply.Address}” cannot be used. {why} Correct it in the settings for mail.");
        else if (!MailAddress.TryParse(message.To.Address, out var to, out why))
            problem = new SendOutcome.Refused($"No mail can be sent to “{message.To.Address}”. {why}", AddressIsBad: true);
        else
            return new MailAddresses(from, to, replyTo);
        return null;
    }

    private SmtpPool PoolOf(SmtpServer server)
    {
        if (_pools.TryGetValue(server, out var known)) return known;
        lock (_opening)
        {
            if (_pools.TryGetValue(server, out known)) return known;
            // Numbered, since two with the same name may differ in what no key may tell, such as the password.
            var route = new ChannelRoute(string.Create(CultureInfo.InvariantCulture, $"smtp {server.Host}:{server.Port} {++_opened}"));
            var pool = new SmtpPool(server, route, _time, _trust, free => Freed?.Invoke(free));
            _byRoute[route] = pool;
            return _pools[server] = pool;
        }
    }

    private async Task SweepAsync()
    {
        foreach (var (server, pool) in _pools)
            if (pool.IsUnusedFor(ForgetAfter) && _pools.TryRemove(server, out _))
            {
                _byRoute.TryRemove(pool.Route, out _);
                await pool.DisposeAsync();
            }
            else await pool.SweepAsync();
    }
}
