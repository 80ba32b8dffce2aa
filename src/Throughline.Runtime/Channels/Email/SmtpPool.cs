using System.Collections.Concurrent;
using System.Net.Security;

namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// The kept connections to one mail server. Safe for many callers at once; each waits for a free connection to this
/// server and for nothing else.
/// </summary>
internal sealed class SmtpPool(
    SmtpServer server, ChannelRoute route, TimeProvider time, RemoteCertificateValidationCallback? trust, Action<ChannelRoute> freed)
    : IAsyncDisposable
{
    /// <summary>Connections that nobody has used for this long are closed; servers close theirs after some minutes.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromSeconds(30);

    private static readonly SendOutcome Stopped = new SendOutcome.TryLater("We stopped before the message was handed over.");

    private readonly Bulkhead _bulkhead = new(route, PlacesAt(server), time, freed);
    private readonly ConcurrentStack<SmtpConnection> _idle = new();
    private volatile bool _closed;

    public ChannelRoute Route => _bulkhead.Route;

    /// <summary>Connections at once.</summary>
    public int Places => PlacesAt(server);

    /// <summary>
    /// How many messages a connection is free for now. While the server takes no new connections, those that are kept
    /// still count.
    /// </summary>
    public int Free => Math.Max(_bulkhead.Free, Math.Min(_idle.Count, _bulkhead.Places));

    /// <summary>True where nobody has sent through it for so long and nobody is about to.</summary>
    public bool IsUnusedFor(TimeSpan limit) => _bulkhead.Unused > limit && _bulkhead.Places == PlacesAt(server);

    /// <summary>Hands one message over, on a kept connection where there is one. Never throws for what the server does.</summary>
    public async Task<SendOutcome> SendAsync(SmtpLetter letter, CancellationToken cancel)
    {
        if (!await _bulkhead.EnterAsync(cancel)) return Stopped;
        try
        {
            if (!letter.NeedsUtf8 && TakeIdle() is { } kept)
            {
                var result = await SendAsync(kept, letter, cancel);
                if (!result.NeverHeard) return result.Outcome;
            }
            return (await _bulkhead.BackOff.TryAsync(stop => TryAsync(letter, stop), cancel)).Outcome;
        }
        finally
        {
            _bulkhead.Leave();
        }
    }

    /// <summary>Closes connections that have been idle too long.</summary>
    public async Task SweepAsync()
    {
        var kept = new List<SmtpConnection>();
        while (_idle.TryPop(out var connection))
            if (time.GetElapsedTime(connection.IdleSince) > IdleLimit) await connection.QuitAsync();
            else kept.Add(connection);
        for (var i = kept.Count - 1; i >= 0; i--) _idle.Push(kept[i]);
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        while (_idle.TryPop(out var connection)) await connection.QuitAsync();
        _bulkhead.Dispose();
    }

    private static int PlacesAt(SmtpServer server) => Math.Clamp(server.Connections, 1, SmtpServer.MaxConnections);

    private async ValueTask<HostTry> TryAsync(SmtpLetter letter, CancellationToken cancel)
    {
        try
        {
            var connection = await new SmtpGreeting(server, trust).OpenAsync(letter.NeedsUtf8, cancel);
            var result = await SendAsync(connection, letter, cancel);
            return new HostTry(result.Outcome, result.NeverHeard ? HostState.Faltered : HostState.Well);
        }
        catch (MailProblemException problem)
        {
            return new HostTry(new SendOutcome.TryLater(problem.Message), HostState.Down);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            return new HostTry(Stopped, HostState.Well);
        }
    }

    private async Task<SmtpResult> SendAsync(SmtpConnection connection, SmtpLetter letter, CancellationToken cancel)
    {
        var result = await connection.SendAsync(letter, cancel);
        await KeepAsync(connection);
        return result;
    }

    private SmtpConnection? TakeIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            if (time.GetElapsedTime(connection.IdleSince) <= IdleLimit && !connection.IsStale) return connection;
            connection.Dispose();
        }
        return null;
    }

    private async Task KeepAsync(SmtpConnection connection)
    {
        if (!connection.IsUsable) connection.Dispose();
        else if (connection.IsWornOut || _closed) await connection.QuitAsync();
        else
        {
            connection.IdleSince = time.GetTimestamp();
            _idle.Push(connection);
        }
    }
}
