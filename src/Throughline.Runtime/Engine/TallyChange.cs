using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What one turn adds to the counters of one version.</summary>
internal sealed class TallyChange
{
    private readonly Dictionary<(int Step, Measure Measure), int> _changes = [];
    private readonly Dictionary<(int Step, string Reason), int> _refusals = [];

    public TallyChange() => Add = (step, measure, change) => _changes[(step, measure)] = _changes.GetValueOrDefault((step, measure)) + change;

    public Action<int, Measure, int> Add { get; }

    public void AddRefusal(int step, string reason) => _refusals[(step, reason)] = _refusals.GetValueOrDefault((step, reason)) + 1;

    public void WriteTo(TallyTable table, Guid versionId)
    {
        foreach (var ((step, measure), change) in _changes)
            if (change != 0) table.Add(versionId, step, measure, change);
        foreach (var ((step, reason), count) in _refusals) table.AddRefusal(versionId, step, reason, count);
    }
}
