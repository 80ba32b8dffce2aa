using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;
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

    /// <summary>Where the business keeps its days.</summary>
    public DateTimeZone DayZone { get; } = LocalZone.Find(null, Zone).Zone;

    /// <summary>
    /// Where the business is, by its zone; two letters, null where that does not say. Phone numbers without a country are read as
    /// its own.
    /// </summary>
    public string? Country { get; } = ZoneCountry.Of(Zone);

    /// <summary>The day of a moment as the business has it, counted from 1970-01-01.</summary>
    public int DayOf(Instant at) => (int)Math.Floor((at.ToUnixTimeSeconds() + DayZone.GetUtcOffset(at).Seconds) / 86400.0);
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
    public void Refresh() => Take(() => Definitions.Read(database), mayForget: false);

    /// <summary>Takes them inside the transaction that changes them, so that no turn after it goes by the old ones.</summary>
    public void Refresh(Definitions inTransaction) => Take(() => inTransaction, mayForget: false);

    /// <summary>Reads them after such a transaction failed: what it had made is gone again.</summary>
    public void Reset() => Take(() => Definitions.Read(database), mayForget: true);

    // Versions never go away, so a reader that does not see one of them has begun before it was there.
    private void Take(Func<Definitions> read, bool mayForget)
    {
        lock (_refreshing)
        {
            var next = Compile(read());
            if (!mayForget && _snapshot.Versions.Keys.Any(known => !next.Versions.ContainsKey(known))) return;
            _snapshot = next;
        }
    }

    private Snapshot Compile(Definitions stored)
    {
        var known = _snapshot.Versions;
        var versions = stored.Versions
            .Select(row => known.GetValueOrDefault(row.Id) ?? Compile(row))
            .ToFrozenDictionary(version => version.Id);
        var live = stored.Journeys.Where(journey => journey.LiveVersionId is not null).ToFrozenDictionary(journey => journey.Id, journey => versions[journey.LiveVersionId!.Value]);
        var workspaces = stored.Businesses
            .Select(row => Rules(row, live.Values.Where(version => version.WorkspaceId == row.Id)))
            .ToFrozenDictionary(workspace => workspace.Id);
        var orders = stored.Moves
            .GroupBy(row => (row.ToVersionId, row.FromVersionId))
            .Select(rows => Order(versions, versions[rows.Key.FromVersionId], versions[rows.Key.ToVersionId], rows.Select(row => row.Step)))
            .ToFrozenDictionary(order => order.From.Id);
        return new Snapshot(versions, workspaces, live, stored.Journeys.Where(journey => journey.IsPaused).Select(journey => journey.Id).ToFrozenSet(), orders);
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
    /// <summary>Where a business is, as far as it is known without looking anew; see <see cref="WorkspaceRules.Country"/>.</summary>
    public string? CountryOf(Guid workspaceId) => _snapshot.Workspaces.GetValueOrDefault(workspaceId)?.Country;

    public WorkspaceRules Workspace(Guid id) => _snapshot.Workspaces.GetValueOrDefault(id) ?? Refreshed().Workspaces[id];

    public IEnumerable<Guid> WorkspaceIds => _snapshot.Workspaces.Keys;

    /// <summary>What newcomers of a journey enter; null where it is not published or not this workspace's.</summary>
    public PublishedVersion? LiveVersion(Guid workspaceId, Guid journeyId) =>
        _snapshot.Live.GetValueOrDefault(journeyId) is { } version && version.WorkspaceId == workspaceId ? version : null;

    /// <summary>Every published version of a journey; none where it is not this workspace's.</summary>
    public IReadOnlyList<PublishedVersion> VersionsOf(Guid workspaceId, Guid journeyId) =>
        [.. _snapshot.Versions.Values.Where(version => version.JourneyId == journeyId && version.WorkspaceId == workspaceId)];

    /// <summary>Every lane of every business: what shares connections on the way out.</summary>
    public IReadOnlyCollection<(Guid WorkspaceId, string Lane)> Lanes => _snapshot.Lanes;

    public bool IsPaused(Guid journeyId) => _snapshot.Paused.Contains(journeyId);

    /// <summary>Ways in that this event may open.</summary>
    public Door[] Doors(Guid workspaceId, string eventName) => Workspace(workspaceId).Doors.GetValueOrDefault(eventName) ?? [];

    private Snapshot Refreshed()
    {
        Refresh();
        return _snapshot;
    }

    private PublishedVersion Compile(StoredVersion row)
    {
        var journey = compile(row.File);
        var awaited = journey.Steps.Where(step => step.Done is not null).Select(step => step.Done!.Event).ToFrozenSet();
        var ids = row.StepIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PublishedVersion(
            row.Id, row.JourneyId, row.WorkspaceId, row.Number, journey, awaited, ids.Length == journey.Steps.Length ? [.. ids] : [.. journey.Steps.Select(step => step.Key)]);
    }

    private static WorkspaceRules Rules(StoredBusiness row, IEnumerable<PublishedVersion> live)
    {
        var settings = JsonSerializer.Deserialize<WorkspaceSettings>(row.Settings, JsonSerializerOptions.Web) ?? new WorkspaceSettings();
        var doors = live.SelectMany(version => version.Journey.EntryPoints.Select(entry => new Door(version, entry)))
            .Where(door => door.EntryPoint.Rule is not null)
            .GroupBy(door => door.EntryPoint.Rule!.Event)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        return new WorkspaceRules(row.Id, row.Name, row.Zone, settings, Limits(settings.Sending), doors) { Sender = settings.Sender(row.Name, row.Team) };
    }

    private static SendLimits Limits(SendSettings settings) => new(
        settings.CapCount,
        Duration.FromDays(settings.CapDays),
        TimeOfDay(settings.QuietFrom),
        TimeOfDay(settings.QuietUntil),
        Duration.FromHours(settings.PastDueHours),
        settings.ConsentNeeded)
    {
        AskToConfirm = settings.AskToConfirm switch { "nobody" => AskToConfirm.Nobody, "forms-and-browsers" => AskToConfirm.FormsAndBrowsers, _ => AskToConfirm.Forms },
    };

    private static LocalTime TimeOfDay(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).GetValueOrThrow();

    private sealed record Snapshot(
        FrozenDictionary<Guid, PublishedVersion> Versions, FrozenDictionary<Guid, WorkspaceRules> Workspaces, FrozenDictionary<Guid, PublishedVersion> Live, FrozenSet<Guid> Paused, FrozenDictionary<Guid, MoveOrder> Orders)
    {
        public FrozenSet<(Guid WorkspaceId, string Lane)> Lanes { get; } =
        [
            .. Workspaces.Keys.SelectMany(id => (string[])[DeliveryRow.MailLane, DeliveryRow.TextLane], (id, lane) => (id, lane)),
            .. from version in Versions.Values from step in version.Journey.Steps where step.Work is WebhookWork select (version.WorkspaceId, ((WebhookWork)step.Work!).Url.Authority),
        ];

        public FrozenDictionary<Guid, int> First { get; } = Versions.Values.GroupBy(version => version.JourneyId).ToFrozenDictionary(group => group.Key, group => group.Min(version => version.Number));
    }
}
