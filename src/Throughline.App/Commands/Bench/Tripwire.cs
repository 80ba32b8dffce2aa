namespace Throughline.App.Commands.Bench;

/// <summary>Counts, and goes off at the number it is set to: a moment that does not depend on how fast the machine is.</summary>
internal sealed class Tripwire
{
    private readonly Lock _lock = new();
    private int _count;
    private int _at = int.MaxValue;
    private TaskCompletionSource _gone = new();

    public int Count => Volatile.Read(ref _count);

    /// <summary>Completes at <paramref name="more"/> more; only one at a time.</summary>
    public Task SetAsync(int more)
    {
        lock (_lock)
        {
            _at = _count + more;
            _gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _gone.Task;
        }
    }

    public void Step()
    {
        lock (_lock)
        {
            if (++_count < _at) return;
            _at = int.MaxValue;
            _gone.TrySetResult();
        }
    }
}
