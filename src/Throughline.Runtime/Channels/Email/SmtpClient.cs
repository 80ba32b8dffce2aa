using System.Collections.Concurrent;
using System.Net.Security;

namespace Throughline.Runtime.Channels.Email;

/// <summary>The kept connections to one mail server. Safe for many callers at once; each waits for a free connection.</summary>
internal sealed class SmtpClient(SmtpServer server, TimeProvider time, RemoteCertificateValidationCallback? trust) : IAsyncDisposable
{
    /// <summary>Connections that nobody has used for this long are closed; servers close theirs after some minutes.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _free = new(Math.Clamp(server.Connections, 1, SmtpServer.MaxConnections));
    private readonly ConcurrentStack<SmtpConnection> _idle = new();
    private readonly HostBackOff _backOff = new(time);
    private long _lastUsed = time.GetTimestamp();
    private volatile bool _closed;

    /// <summary>Since anybody sent through it.</summary>
    public TimeSpan Unused => time.GetElapsedTime(Volatile.Read(ref _lastUsed));

    /// <summary>Hands one message over, on a kept connection where there is one. Never throws for what the server does.</summary>
    public async Task<SendOutcome> SendAsync(SmtpTransfer transfer, CancellationToken cancel)
    {
        try
        {
            await _free.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.TryLater("We stopped before the message was handed over.");
        }
        try
        {
            Volatile.Write(ref _lastUsed, time.GetTimestamp());
            var kept = TakeIdle();
            var result = await TryAsync(kept, transfer, cancel);
            if (result.NeverHeard && kept is not null) result = await TryAsync(null, transfer, cancel);
            return result.Outcome;
        }
        finally
        {
            _free.Release();
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
    }

    private async Task<SmtpResult> TryAsync(SmtpConnection? kept, SmtpTransfer transfer, CancellationToken cancel)
    {
        var (connection, problem) = kept is null ? await OpenAsync(cancel) : (kept, null);
        if (connection is null) return new SmtpResult(problem!);
        var result = await connection.SendAsync(transfer, cancel);
        if (!result.NeverHeard) _backOff.Succeeded();
        else if (kept is null) _backOff.Faltered(result.Outcome.Detail);
        await KeepAsync(connection);
        return result;
    }

    private async Task<(SmtpConnection? Connection, SendOutcome? Problem)> OpenAsync(CancellationToken cancel)
    {
        if (_backOff.Ask() is var (wait, last)) return (null, new SendOutcome.TryLater(last, wait));
        try
        {
            var (stream, features) = await new SmtpGreeting(server, trust).OpenAsync(cancel);
            return (new SmtpConnection(server, stream, features), null);
        }
        catch (SmtpException problem)
        {
            _backOff.Failed(problem.Message);
            return (null, new SendOutcome.TryLater(problem.Message));
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            _backOff.Abandoned();
            return (null, new SendOutcome.TryLater("We stopped before the message was handed over."));
        }
    }

    private SmtpConnection? TakeIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            if (time.GetElapsedTime(connection.IdleSince) <= IdleLimit && !connection.IsStale) return connection;
            _ = connection.DisposeAsync().AsTask();
        }
        return null;
    }

    private async Task KeepAsync(SmtpConnection connection)
    {
        if (!connection.IsUsable)
        {
            await connection.DisposeAsync();
            return;
        }
        if (connection.IsWornOut || _closed)
        {
            await connection.QuitAsync();
            return;
        }
        connection.IdleSince = time.GetTimestamp();
        _idle.Push(connection);
    }
}
