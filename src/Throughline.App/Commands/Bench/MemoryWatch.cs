namespace Throughline.App.Commands.Bench;

/// <summary>The most memory this process held while it was watched, in MB.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private const double Megabyte = 1024 * 1024;
    private readonly Timer _timer;
    private long _workingSet;
    private long _heap;

    private MemoryWatch()
    {
        // What came before the measurement is given back first.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    public static MemoryWatch Start() => new();

    public (double WorkingSet, double Heap) Peak()
    {
        Look();
        return (_workingSet / Megabyte, _heap / Megabyte);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        _workingSet = Math.Max(_workingSet, Environment.WorkingSet);
        _heap = Math.Max(_heap, GC.GetTotalMemory(forceFullCollection: false));
    }
}
