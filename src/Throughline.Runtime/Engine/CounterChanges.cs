using System.Runtime.InteropServices;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What one transaction adds to the counters.</summary>
internal sealed class CounterChanges
{
    private readonly Dictionary<TallyKey, (long N, long Value, long Minutes)> _changes = [];
    private readonly Dictionary<(Guid Version, int Step, string Reason), long> _refusals = [];

    public void Add(TallyKey key, int n, long value = 0, long minutes = 0)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_changes, key, out _);
        sum = (sum.N + n, sum.Value + value, sum.Minutes + minutes);
    }

    /// <summary>What is counted of a delivery, now that it stands so.</summary>
    public void AddDelivery(DeliveryRow before, DeliveryRow after)
    {
        if (after.VersionId == Guid.Empty) return;
        Count(before, -1);
        Count(after, 1);
        if (after is { State: DeliveryState.Refused, Reason: { } reason } && before.State != DeliveryState.Refused)
            CollectionsMarshal.GetValueRefOrAddDefault(_refusals, (after.VersionId, after.Step, reason), out _)++;
    }

    /// <summary>In the order of the key, so that two transactions never wait for each other crosswise.</summary>
    public IReadOnlyCollection<TallyRow> Tallies() =>
    [
        .. _changes.Where(change => change.Value != default)
            .Select(change => new TallyRow(change.Key, change.Value.N, change.Value.Value, change.Value.Minutes))
            .OrderBy(row => row.Key.VersionId).ThenBy(row => row.Key.Step).ThenBy(row => row.Key.Measure).ThenBy(row => row.Key.Day)
            .ThenBy(row => row.Key.Wording, StringComparer.Ordinal).ThenBy(row => row.Key.Source, StringComparer.Ordinal).ThenBy(row => row.Key.Currency, StringComparer.Ordinal),
    ];

    public IReadOnlyCollection<RefusalRow> Refusals() =>
        [.. _refusals.OrderBy(change => change.Key).Select(change => new RefusalRow(change.Key.Version, change.Key.Step, change.Key.Reason, change.Value))];

    private void Count(DeliveryRow row, int n)
    {
        Count(row, Measure.Sent, row.SentDay, n);
        Count(row, Measure.Opened, row.OpenedDay, n);
        Count(row, Measure.Clicked, row.ClickedDay, n);
        Count(row, Measure.Bounced, row.BouncedDay, n);
        if (row.State == DeliveryState.Unknown) Count(row, Measure.SentUnknown, row.SettledDay, n);
        if (row.State == DeliveryState.Refused) Count(row, Measure.NotSent, row.SettledDay, n);
    }

    private void Count(DeliveryRow row, Measure measure, int? day, int n)
    {
        if (day is { } known) Add(new TallyKey(row.VersionId, row.Step, measure, known, row.Wording, row.Source, ""), n);
    }
}

/// <summary>An enrollment as it is written, with the days, words and money that are counted of it.</summary>
internal sealed class CountedEnrollment
{
    private readonly TrackedEnrollment _enrollment;
    private readonly Dictionary<VisitKey, VisitRow> _stored;
    private readonly Dictionary<int, VisitRow> _visits = [];

    /// <param name="stored">Visits that are settled anew, as they lie in the store.</param>
    public CountedEnrollment(TrackedEnrollment enrollment, Dictionary<VisitKey, VisitRow> stored, WorkspaceRules workspace, Instant now)
    {
        (_enrollment, _stored) = (enrollment, stored);
        var before = enrollment.Stored;
        Row = enrollment.Row with
        {
            ReachedDay = enrollment.Row.Here is not { } here ? null
                : before?.Here is not null && before.Enrollment.Position == enrollment.Enrollment.Position ? before.ReachedDay
                : workspace.DayOf(here.ReachedAt!.Value),
            EndedDay = enrollment.Enrollment.State < EnrollmentState.Completed ? null : before?.EndedDay ?? workspace.DayOf(now),
        };
        for (var i = 0; i < enrollment.Enrollment.Visits.Length; i++)
            if (IsSettledAnew(before?.Enrollment.Visits[i] ?? default, enrollment.Enrollment.Visits[i])) _visits[i] = Visit(i, before, workspace);
    }

    public EnrollmentRow Row { get; }

    /// <summary>Those that have changed.</summary>
    public IReadOnlyCollection<VisitRow> Visits => _visits.Values;

    /// <summary>The step is behind them now, and was not, or not so.</summary>
    public static bool IsSettledAnew(StepVisit before, StepVisit after) =>
        after.Outcome > VisitOutcome.Here && (after.Outcome != before.Outcome || (before.ReachedAt is null && after.ReachedAt is not null));

    public void CountInto(CounterChanges counters) =>
        Tally.Difference(_enrollment.Stored?.Enrollment, _enrollment.Enrollment, change => Count(change, counters));

    private void Count(CountedChange change, CounterChanges counters)
    {
        var row = change.Change < 0 ? _enrollment.Stored! : Row;
        var visit = change.Time is FactTime.Settled or FactTime.Reached ? VisitOf(change) : null;
        var day = change.Time switch
        {
            FactTime.Now => 0,
            FactTime.Entered => row.EnteredDay,
            FactTime.Ended => row.EndedDay ?? 0,
            FactTime.Reached => visit?.ReachedDay ?? row.ReachedDay ?? 0,
            _ => visit?.SettledDay ?? 0,
        };
        var isSettled = change.Time == FactTime.Settled && visit is not null;
        var money = isSettled && change.Measure < Measure.Ended ? visit!.Money : Money.None;
        counters.Add(new TallyKey(row.VersionId, change.Step, change.Measure, day, isSettled ? visit!.Wording : "", row.Source, money.Currency), change.Change, money.Minor * change.Change);
    }

    private VisitRow? VisitOf(CountedChange change) => change.Change < 0
        ? _stored.GetValueOrDefault(new VisitKey(_enrollment.Person.Id, _enrollment.Enrollment.Id, change.Step))
        : _visits.GetValueOrDefault(change.Step);

    private VisitRow Visit(int step, EnrollmentRow? before, WorkspaceRules workspace)
    {
        var enrollment = _enrollment.Enrollment;
        var visit = enrollment.Visits[step] with { SettledAt = enrollment.Visits[step].SettledAt ?? enrollment.EnteredAt };
        var key = new VisitKey(_enrollment.Person.Id, enrollment.Id, step);
        var stored = _stored.GetValueOrDefault(key);
        var reachedDay = visit.ReachedAt is not { } reached ? default(int?)
            : stored?.ReachedDay ?? (before?.Enrollment.Position == step ? before.ReachedDay : null) ?? workspace.DayOf(reached);
        return new VisitRow(key, Row.VersionId, visit, reachedDay, workspace.DayOf(visit.SettledAt.Value), Wording(step, visit), Row.Source, _enrollment.Earned(step) ?? stored?.Money ?? Money.None);
    }

    /// <summary>What they got to read here; empty where there is one wording only, or nothing was handed out.</summary>
    private string Wording(int step, StepVisit visit) =>
        !visit.CameAlong && visit is { Handout: not Handout.NotYet, Words: > 0 and var words } && _enrollment.Version.Journey.Steps[step].Work is Journeys.MessageWork work
            ? work.KeyOf(words - 1) : "";
}
