using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Enrollments;

/// <summary>
/// Which step of one version is which of another. The same step may have another key, another place, other words; a
/// step is in at most one pair.
/// </summary>
public sealed class StepMap
{
    private readonly ImmutableArray<int> _to;
    private readonly ImmutableArray<int> _from;

    private StepMap(ImmutableArray<int> to, int length)
    {
        _to = to;
        var from = Enumerable.Repeat(-1, length).ToArray();
        for (var i = 0; i < to.Length; i++)
            if (to[i] >= 0) from[to[i]] = i;
        _from = ImmutableArray.Create(from);
    }

    /// <summary>By what lasts of a step through all versions; each is in its list once.</summary>
    public static StepMap Between(ImmutableArray<string> from, ImmutableArray<string> to) =>
        new([.. from.Select(id => to.IndexOf(id))], to.Length);

    /// <param name="origins">Key of a new step → key it had before, for renamed ones. What is not named there is the step of the same key, unless another was renamed from that.</param>
    public static StepMap Of(Journey from, Journey to, IReadOnlyDictionary<string, string>? origins = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var map = Enumerable.Repeat(-1, from.Steps.Length).ToArray();
        var taken = new HashSet<int>();
        for (var i = 0; i < to.Steps.Length; i++)
            if (origins?.GetValueOrDefault(to.Steps[i].Key) is { } old && from.IndexOf(old) is >= 0 and var at && map[at] < 0 && taken.Add(i)) map[at] = i;
        for (var i = 0; i < to.Steps.Length; i++)
            if (origins?.ContainsKey(to.Steps[i].Key) != true && from.IndexOf(to.Steps[i].Key) is >= 0 and var at && map[at] < 0 && taken.Add(i)) map[at] = i;
        return new([.. map], to.Steps.Length);
    }

    /// <summary>How many steps the later version has.</summary>
    public int Length => _from.Length;

    /// <summary>The index, in the later version, of a step of the earlier; −1 where it is no longer there.</summary>
    public int To(int step) => step >= 0 && step < _to.Length ? _to[step] : -1;

    /// <summary>The index, in the earlier version, of a step of the later; −1 where it is new.</summary>
    public int From(int step) => step >= 0 && step < _from.Length ? _from[step] : -1;

    /// <summary>
    /// Where somebody who stands at a step goes: the same step; where that is gone, the next one of theirs that is still
    /// there; where none is, behind everything that they have behind them, which may be the end.
    /// </summary>
    /// <returns>An index of the later version, or its length for the end.</returns>
    public int Place(int position)
    {
        if (position >= _to.Length) return Length;
        for (var ahead = position; ahead < _to.Length; ahead++)
            if (_to[ahead] >= 0) return _to[ahead];
        return _to.AsSpan(0, position).IndexOfAnyInRange(0, int.MaxValue) < 0 ? 0 : _to.AsSpan(0, position).ToArray().Max() + 1;
    }
}
