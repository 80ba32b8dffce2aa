using System.Collections.Frozen;
using System.Text.Json;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>A published version, compiled, with what the engine asks it most.</summary>
/// <param name="Awaited">Names of the events some step waits for.</param>
internal sealed record PublishedVersion(Guid Id, Guid JourneyId, Guid WorkspaceId, int Number, Journey Journey, FrozenSet<string> Awaited);

/// <summary>A way into the live version of a journey.</summary>
internal sealed record Door(PublishedVersion Version, EntryPoint EntryPoint);

/// <summary>A workspace as the engine sees it.</summary>
internal sealed record WorkspaceRules(Guid Id, string Name, string Zone, WorkspaceSettings Settings, SendLimits Limits, FrozenDictionary<string, Door[]> Doors);

/// <summary>
/// All definitions, compiled and in memory: read by every turn of the engine, replaced as a whole when one changes.
/// </summary>
/// <param name="compile">Journey file to journey; a published one always compiles.</param>
internal sealed class Catalogue(Database database, Func<string, Journey> compile)
{
    private volatile Snapshot _snapshot = new(FrozenDictionary<Guid, PublishedVersion>.Empty, FrozenDictionary<Guid, WorkspaceRules>.Empty, FrozenDictionary<Guid, PublishedVersion>.Empty, FrozenSet<Guid>.Empty);

    /// <summary>Reads the definitions anew; versions that are known already are not compiled again.</summary>
    public void Refresh() => _snapshot = database.Read(connection =>
    {
        var known = _snapshot.Versions;
        var versions = connection.Query<VersionRecord>("SELECT id, journey_id AS JourneyId, workspace_id AS WorkspaceId, number, file FROM journey_version")
            .Select(row => known.GetValueOrDefault(row.Id) ?? Compile(row))
            .ToFrozenDictionary(version => version.Id);
        var journeys = connection.Query<JourneyRecord>("SELECT id, workspace_id AS WorkspaceId, live_version_id AS LiveVersionId, paused_at IS NOT NULL AS Paused FROM journey").ToList();
        var live = journeys.Where(journey => journey.LiveVersionId is not null).ToFrozenDictionary(journey => journey.Id, journey => versions[journey.LiveVersionId!.Value]);
        var workspaces = connection.Query<WorkspaceRecord>("SELECT id, name, zone, settings FROM workspace")
            .Select(row => Rules(row, live.Values.Where(version => version.WorkspaceId == row.Id)))
            .ToFrozenDictionary(workspace => workspace.Id);
        return new Snapshot(versions, workspaces, live, journeys.Where(journey => journey.Paused).Select(journey => journey.Id).ToFrozenSet());
    });

    public PublishedVersion Version(Guid id) => _snapshot.Versions[id];

    public PublishedVersion? FindVersion(Guid id) => _snapshot.Versions.GetValueOrDefault(id);

    public WorkspaceRules Workspace(Guid id) => _snapshot.Workspaces[id];

    /// <summary>What newcomers of a journey enter; null where it is not published or not this workspace's.</summary>
    public PublishedVersion? LiveVersion(Guid workspaceId, Guid journeyId) =>
        _snapshot.Live.GetValueOrDefault(journeyId) is { } version && version.WorkspaceId == workspaceId ? version : null;

    /// <summary>Every published version of a journey; none where it is not this workspace's.</summary>
    public IReadOnlyList<PublishedVersion> VersionsOf(Guid workspaceId, Guid journeyId) =>
        [.. _snapshot.Versions.Values.Where(version => version.JourneyId == journeyId && version.WorkspaceId == workspaceId)];

    public bool IsPaused(Guid journeyId) => _snapshot.Paused.Contains(journeyId);

    /// <summary>Ways in that this event may open.</summary>
    public Door[] Doors(Guid workspaceId, string eventName) => Workspace(workspaceId).Doors.GetValueOrDefault(eventName) ?? [];

    private PublishedVersion Compile(VersionRecord row)
    {
        var journey = compile(row.File);
        var awaited = journey.Steps.Where(step => step.Done is not null).Select(step => step.Done!.Event).ToFrozenSet();
        return new PublishedVersion(row.Id, row.JourneyId, row.WorkspaceId, row.Number, journey, awaited);
    }

    private static WorkspaceRules Rules(WorkspaceRecord row, IEnumerable<PublishedVersion> live)
    {
        var settings = JsonSerializer.Deserialize<WorkspaceSettings>(row.Settings, JsonSerializerOptions.Web) ?? new WorkspaceSettings();
        var doors = live.SelectMany(version => version.Journey.EntryPoints.Select(entry => new Door(version, entry)))
            .Where(door => door.EntryPoint.Rule is not null)
            .GroupBy(door => door.EntryPoint.Rule!.Event)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        return new WorkspaceRules(row.Id, row.Name, row.Zone, settings, Limits(settings.Sending), doors);
    }

    private static SendLimits Limits(SendSettings settings) => new(
        settings.CapCount,
        Duration.FromDays(settings.CapDays),
        TimeOfDay(settings.QuietFrom),
        TimeOfDay(settings.QuietUntil),
        Duration.FromHours(settings.PastDueHours),
        settings.ConsentNeeded);

    private static LocalTime TimeOfDay(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).GetValueOrThrow();

    private sealed record Snapshot(FrozenDictionary<Guid, PublishedVersion> Versions, FrozenDictionary<Guid, WorkspaceRules> Workspaces, FrozenDictionary<Guid, PublishedVersion> Live, FrozenSet<Guid> Paused);

    private sealed class VersionRecord
    {
        public Guid Id { get; init; }
        public Guid JourneyId { get; init; }
        public Guid WorkspaceId { get; init; }
        public int Number { get; init; }
        public string File { get; init; } = "";
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
