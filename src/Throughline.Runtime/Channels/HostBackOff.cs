using Polly;
using Polly.CircuitBreaker;

namespace Throughline.Runtime.Channels;

/// <summary>How a host behaved in one try.</summary>
internal enum HostState
{
    /// <summary>It answered; what it answered is another matter.</summary>
    Well,

    /// <summary>
    /// It could be reached and broke off over its first message. One message may do that to a server; several in a row
    /// are the server's trouble.
    /// </summary>
    Faltered,

    /// <summary>It could not be reached, or turned us away.</summary>
    Down,
}

/// <summary>What became of one try, and what it says of the host.</summary>
internal readonly record struct HostTry(SendOutcome Outcome, HostState Host);

/// <summary>
/// Keeps a host that cannot be reached from being hammered: after a failure nobody tries for a second, then for two,
/// four, … up to five minutes; then one tries for all. The first success ends it.
/// </summary>
internal sealed class HostBackOff : IDisposable
{
    // So many breaks in a row are the host's trouble. Polly opens at the second result at the earliest; a host that is
    // down has said enough at once, and is counted as often.
    private const int Patience = 3;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<HostTry> _breaker;
    private readonly TimeProvider _time;
    private readonly ITimer _rested;
    private long _until;
    private volatile string _problem = "";

    /// <param name="rested">Called when the rest is over and one may try.</param>
    public HostBackOff(TimeProvider time, Action rested)
    {
        _time = time;
        _rested = time.CreateTimer(_ => rested(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var options = new CircuitBreakerStrategyOptions<HostTry>
        {
            ShouldHandle = new PredicateBuilder<HostTry>().HandleResult(made => made.Host != HostState.Well),
            MinimumThroughput = Patience,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(30), // how long the one that tries for all has, before another may
            BreakDurationGenerator = static opening => ValueTask.FromResult(RestAfter(opening.HalfOpenAttempts)),
            OnOpened = Rest,
            OnClosed = GoOn,
            StateProvider = _state,
        };
        _breaker = new ResiliencePipelineBuilder<HostTry> { TimeProvider = time }.AddCircuitBreaker(options).Build();
    }

    /// <summary>What is left of the rest; zero or less where the next may try.</summary>
    public TimeSpan Left => new DateTimeOffset(Volatile.Read(ref _until), TimeSpan.Zero) - _time.GetUtcNow();

    /// <summary>False while nobody, or only one for all, may try.</summary>
    public bool IsWell => _state.CircuitState == CircuitState.Closed;

    /// <summary>Tries, unless the host rests: then nothing is tried and the last problem is said again.</summary>
    public async ValueTask<HostTry> TryAsync(Func<CancellationToken, ValueTask<HostTry>> attempt, CancellationToken cancel)
    {
        try
        {
            var made = await _breaker.ExecuteAsync(attempt, cancel);
            for (var more = 1; made.Host == HostState.Down && more < Patience && IsWell; more++)
                await _breaker.ExecuteAsync(static (made, _) => ValueTask.FromResult(made), made, CancellationToken.None);
            return made;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new HostTry(new SendOutcome.TryLater("We stopped before anything was handed over."), HostState.Well);
        }
        catch (BrokenCircuitException)
        {
            var left = Left;
            return new HostTry(new SendOutcome.TryLater(_problem, left > TimeSpan.Zero ? left : First), HostState.Down);
        }
    }

    public void Dispose() => _rested.Dispose();

    private static TimeSpan RestAfter(int attempts)
    {
        var rest = First * Math.Pow(2, Math.Min(attempts, 16));
        return rest < Longest ? rest : Longest;
    }

    private ValueTask Rest(OnCircuitOpenedArguments<HostTry> opened)
    {
        if (opened.Outcome.Result.Outcome is { } outcome) _problem = outcome.Detail;
        Volatile.Write(ref _until, (_time.GetUtcNow() + opened.BreakDuration).UtcTicks);
        _rested.Change(opened.BreakDuration, Timeout.InfiniteTimeSpan);
        return ValueTask.CompletedTask;
    }

    private ValueTask GoOn(OnCircuitClosedArguments<HostTry> closed)
    {
        Volatile.Write(ref _until, 0);
        _rested.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return ValueTask.CompletedTask;
    }
}
