using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>A published version, compiled, with what the engine asks it most.</summary>
/// <param name="Awaited">Names of the events some step waits for.</param>
/// <param name="StepIds">What lasts of each step through all versions.</param>
internal sealed record PublishedVersion(Guid Id, Guid JourneyId, Guid WorkspaceId, int Number, Journey Journey, FrozenSet<string> Awaited, ImmutableArray<string> StepIds)
{
    public VersionSteps Steps => new([.. Journey.Steps.Select(step => step.Key)], StepIds);
}

/// <summary>People of one version who go on in another, and have not all gone yet.</summary>
/// <param name="Goes">The steps whose people go.</param>
/// <param name="Returning">Indexes of steps of the new version that the old one does not have, but a still earlier one had.</param>
internal sealed record MoveOrder(PublishedVersion From, PublishedVersion To, StepMap Map, FrozenSet<int> Goes, ImmutableArray<int> Returning);

/// <summary>A way into the live version of a journey.</summary>
internal sealed record Door(PublishedVersion Version, EntryPoint EntryPoint);

/// <summary>A workspace as the engine sees it.</summary>
internal sealed record WorkspaceRules(Guid Id, string Name, string Zone, WorkspaceSettings Settings, SendLimits Limits, FrozenDictionary<string, Door[]> Doors)
{
    /// <summary>Who writes for it.</summary>
    public required Sender Sender { get; init; }

    /// <summary>True once a mail server is named; until then things are tried out, and everything stays in the outbox.</summary>
    public bool SendsInEarnest => !string.IsNullOrWhiteSpace(Settings.Mail.Host);
}

/// <summary>
/// All definitions, compiled and in memory: read by every turn of the engine, replaced as a whole when one changes.
/// </summary>
/// <param name="compile">Journey file to journey; a published one always compiles.</param>
internal sealed class Catalogue(Database database, Func<string, Journey> compile)
{
    private readonly Lock _refreshing = new();
    private volatile Snapshot _snapshot = new(
        FrozenDictionary<Guid, PublishedVersion>.Empty, FrozenDictionary<Guid, WorkspaceRules>.Empty, FrozenDictionary<Guid, PublishedVersion>.Empty, FrozenSet<Guid>.Empty, FrozenDictionary<Guid, MoveOrder>.Empty);

    /// <summary>Reads the definitions anew; versions that are known already are not compiled again.</summary>
    public void Refresh() => database.Read(connection => Take(connection, mayForget: false));

    /// <summary>Reads them inside the transaction that changes them, so that no turn after it goes by the old ones.</summary>
    public void Refresh(SqliteConnection writer) => Take(writer, mayForget: false);

    /// <summary>Reads them after such a transaction failed: what it had made is gone again.</summary>
    public void Reset() => database.Read(connection => Take(connection, mayForget: true));

    // Versions never go away, so a reader that does not see one of them has begun before it was there.
    private bool Take(SqliteConnection connection, bool mayForget)
    {
        lock (_refreshing)
        {
            var next = Read(connection);
            if (!mayForget && _snapshot.Versions.Keys.Any(known => !next.Versions.ContainsKey(known))) return false;
            _snapshot = next;
            return true;
        }
    }

    private Snapshot Read(SqliteConnection connection)
    {
        var known = _snapshot.Versions;
        var versions = connection.Query<VersionRecord>("SELECT id, journey_id AS JourneyId, workspace_id AS WorkspaceId, number, file, step_ids AS StepIds FROM journey_version")
            .Select(row => known.GetValueOrDefault(row.Id) ?? Compile(row))
            .ToFrozenDictionary(version => version.Id);
        var journeys = connection.Query<JourneyRecord>("SELECT id, workspace_id AS WorkspaceId, live_version_id AS LiveVersionId, paused_at IS NOT NULL AS Paused FROM journey").ToList();
        var live = journeys.Where(journey => journey.LiveVersionId is not null).ToFrozenDictionary(journey => journey.Id, journey => versions[journey.LiveVersionId!.Value]);
        var workspaces = connection.Query<WorkspaceRecord>("SELECT id, name, zone, settings FROM workspace")
            .Select(row => Rules(row, Books.Load(connection, row.Id).Team, live.Values.Where(version => version.WorkspaceId == row.Id)))
            .ToFrozenDictionary(workspace => workspace.Id);
        var orders = connection.Query<(Guid To, Guid From, long Step)>("SELECT to_version_id, from_version_id, step FROM journey_move WHERE goes = 1 AND finished_at IS NULL")
            .GroupBy(row => (row.To, row.From))
            .Select(rows => Order(versions, versions[rows.Key.From], versions[rows.Key.To], rows.Select(row => (int)row.Step)))
            .ToFrozenDictionary(order => order.From.Id);
        return new Snapshot(versions, workspaces, live, journeys.Where(journey => journey.Paused).Select(journey => journey.Id).ToFrozenSet(), orders);
    }

    private static MoveOrder Order(FrozenDictionary<Guid, PublishedVersion> versions, PublishedVersion from, PublishedVersion to, IEnumerable<int> goes)
    {
        var map = StepMap.Between(from.StepIds, to.StepIds);
        var earlier = versions.Values.Where(version => version.JourneyId == to.JourneyId && version.Number < from.Number).SelectMany(version => version.StepIds).ToHashSet();
        return new MoveOrder(from, to, map, goes.ToFrozenSet(), [.. Enumerable.Range(0, map.Length).Where(i => map.From(i) < 0 && earlier.Contains(to.StepIds[i]))]);
    }

    /// <summary>The lowest number among a journey's versions: nobody came to it from another.</summary>
    public int FirstNumber(PublishedVersion version) => _snapshot.First.GetValueOrDefault(version.JourneyId, version.Number);

    /// <summary>Where the people of a version go on; null where nobody has to go.</summary>
    public MoveOrder? OrderFor(Guid versionId) => _snapshot.Orders.GetValueOrDefault(versionId);

    /// <summary>All that is not done yet.</summary>
    public IReadOnlyCollection<MoveOrder> Orders => _snapshot.Orders.Values;

    /// <summary>Another program may have published it a moment ago: then the definitions are read anew.</summary>
    public PublishedVersion Version(Guid id) => FindVersion(id) ?? Refreshed().Versions[id];

    public PublishedVersion? FindVersion(Guid id) => _snapshot.Versions.GetValueOrDefault(id);

    /// <summary>As <see cref="Version"/>.</summary>
    public WorkspaceRules Workspace(Guid id) => _snapshot.Workspaces.GetValueOrDefault(id) ?? Refreshed().Workspaces[id];

    public IEnumerable<Guid> WorkspaceIds => _snapshot.Workspaces.Keys;

    /// <summary>What newcomers of a journey enter; null where it is not published or not this workspace's.</summary>
    public PublishedVersion? LiveVersion(Guid workspaceId, Guid journeyId) =>
        _snapshot.Live.GetValueOrDefault(journeyId) is { } version && version.WorkspaceId == workspaceId ? version : null;

    /// <summary>Every published version of a journey; none where it is not this workspace's.</summary>
    public IReadOnlyList<PublishedVersion> VersionsOf(Guid workspaceId, Guid journeyId) =>
        [.. _snapshot.Versions.Values.Where(version => version.JourneyId == journeyId && version.WorkspaceId == workspaceId)];

    public bool IsPaused(Guid journeyId) => _snapshot.Paused.Contains(journeyId);

    /// <summary>Ways in that this event may open.</summary>
    public Door[] Doors(Guid workspaceId, string eventName) => Workspace(workspaceId).Doors.GetValueOrDefault(eventName) ?? [];

    private Snapshot Refreshed()
    {
        Refresh();
        return _snapshot;
    }

    private PublishedVersion Compile(VersionRecord row)
    {
        var journey = compile(row.File);
        var awaited = journey.Steps.Where(step => step.Done is not null).Select(step => step.Done!.Event).ToFrozenSet();
        var ids = row.StepIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PublishedVersion(
            row.Id, row.JourneyId, row.WorkspaceId, row.Number, journey, awaited, ids.Length == journey.Steps.Length ? [.. ids] : [.. journey.Steps.Select(step => step.Key)]);
    }

    private static WorkspaceRules Rules(WorkspaceRecord row, ImmutableArray<TeamMember> team, IEnumerable<PublishedVersion> live)
    {
        var settings = JsonSerializer.Deserialize<WorkspaceSettings>(row.Settings, JsonSerializerOptions.Web) ?? new WorkspaceSettings();
        var doors = live.SelectMany(version => version.Journey.EntryPoints.Select(entry => new Door(version, entry)))
            .Where(door => door.EntryPoint.Rule is not null)
            .GroupBy(door => door.EntryPoint.Rule!.Event)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        return new WorkspaceRules(row.Id, row.Name, row.Zone, settings, Limits(settings.Sending), doors) { Sender = settings.Sender(row.Name, team) };
    }

    private static SendLimits Limits(SendSettings settings) => new(
        settings.CapCount,
        Duration.FromDays(settings.CapDays),
        TimeOfDay(settings.QuietFrom),
        TimeOfDay(settings.QuietUntil),
        Duration.FromHours(settings.PastDueHours),
        settings.ConsentNeeded);

    private static LocalTime TimeOfDay(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).GetValueOrThrow();

    private sealed record Snapshot(
        FrozenDictionary<Guid, PublishedVersion> Versions, FrozenDictionary<Guid, WorkspaceRules> Workspaces, FrozenDictionary<Guid, PublishedVersion> Live, FrozenSet<Guid> Paused, FrozenDictionary<Guid, MoveOrder> Orders)
    {
        public FrozenDictionary<Guid, int> First { get; } = Versions.Values.GroupBy(version => version.JourneyId).ToFrozenDictionary(group => group.Key, group => group.Min(version => version.Number));
    }

    private sealed class VersionRecord
    {
        public Guid Id { get; init; }
        public Guid JourneyId { get; init; }
        public Guid WorkspaceId { get; init; }
        public int Number { get; init; }
        public string File { get; init; } = "";
        public string StepIds { get; init; } = "";
    }

    private sealed class JourneyRecord
    {
        public Guid Id { get; init; }
        public Guid WorkspaceId { get; init; }
        public Guid? LiveVersionId { get; init; }
        public bool Paused { get; init; }
    }

    private sealed class WorkspaceRecord
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Zone { get; init; } = "";
        public string Settings { get; init; } = "";
    }
}
