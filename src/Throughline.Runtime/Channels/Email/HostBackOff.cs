namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// Keeps a server that cannot be reached from being hammered: after a failure nobody tries for a second, then for two,
/// four, … up to five minutes; then one tries for all. The first success ends it.
/// </summary>
internal sealed class HostBackOff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const int Patience = 3;

    private readonly Lock _lock = new();
    private int _failures;
    private int _falters;
    private bool _trying;
    private DateTimeOffset _until;
    private string _problem = "";

    /// <summary>Null where the caller may try (and must report how it went), else how long to wait and why.</summary>
    public (TimeSpan Wait, string Problem)? Ask()
    {
        lock (_lock)
        {
            if (_failures == 0) return null;
            var wait = _until - time.GetUtcNow();
            if (wait > TimeSpan.Zero) return (wait, _problem);
            if (_trying) return (First, _problem);
            _trying = true;
            return null;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _failures = 0;
            _falters = 0;
            _trying = false;
        }
    }

    /// <summary>A connection came about and broke over its first message. One message may do that to a server; several in a row are the server's trouble.</summary>
    public void Faltered(string problem)
    {
        lock (_lock)
        {
            _trying = false;
            if (++_falters < Patience) return;
        }
        Failed(problem);
    }

    /// <summary>Several failures at the same time count once.</summary>
    public void Failed(string problem)
    {
        lock (_lock)
        {
            _problem = problem;
            var now = time.GetUtcNow();
            if (_failures > 0 && now < _until) return;
            _trying = false;
            _failures = Math.Min(_failures + 1, 16);
            var pause = First * Math.Pow(2, _failures - 1);
            _until = now + (pause < Longest ? pause : Longest);
        }
    }

    /// <summary>The try ended without saying anything about the server (we were told to stop).</summary>
    public void Abandoned()
    {
        lock (_lock) _trying = false;
    }
}
