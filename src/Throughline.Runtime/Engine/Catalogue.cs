using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>A published version, compiled, with what the engine asks it most.</summary>
/// <param name="Awaited">Names of the events some step waits for, or that say a date or call for care.</param>
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

/// <summary>A way in that opens by date.</summary>
internal sealed record DatedDoor(Door Door, JourneyDate Date)
{
    public EntryKey Key { get; } = new(Door.Version.JourneyId, Door.EntryPoint.Key);
}

/// <summary>
/// All definitions in memory: read by every turn of the engine, replaced as a whole when one changes. A version is compiled
/// when somebody first needs it; one that cannot be is nobody else's trouble (<see cref="ProblemOf"/>).
/// </summary>
/// <param name="compile">Journey file to journey, or what keeps it from being one.</param>
internal sealed class Catalogue(Database database, Func<string, Compilation> compile)
{
    /// <summary>Most ids that are remembered to be of nothing; beyond it they are looked for once more.</summary>
    private const int MaxMissing = 1000;

    private readonly Lock _refreshing = new();
    private readonly Lock _compiling = new();
    private readonly ConcurrentDictionary<Guid, CompiledVersion> _compiled = new();
    private volatile Snapshot _snapshot = new(new Definitions([], [], [], []));

    /// <summary>Reads the definitions anew.</summary>
    public void Refresh() => Take(() => Definitions.Read(database), mayForget: false);

    /// <summary>Takes them inside the transaction that changes them, so that no turn after it goes by the old ones.</summary>
    /// <param name="made">A version of this transaction, as it was compiled for it.</param>
    public void Refresh(Definitions inTransaction, (Guid Id, Journey Journey)? made = null)
    {
        if (made is { } one && inTransaction.Versions.FirstOrDefault(row =>
            row.Id == one.Id) is { } row) _compiled[row.Id] = new(Published(row, one.Journey), null);
        Take(() => inTransaction, mayForget: false);
    }

    /// <summary>Reads them after such a transaction failed: what it had made is gone again.</summary>
    public void Reset()
    {
        Take(() => Definitions.Read(database), mayForget: true);
        foreach (var id in _compiled.Keys)
            if (!_snapshot.Versions.ContainsKey(id)) _compiled.TryRemove(id, out _);
    }

    // Versions never go away, so a reader that does not see one of them has begun before it was there.
    private void Take(Func<Definitions> read, bool mayForget)
    {
        lock (_refreshing)
        {
            var next = new Snapshot(read());
            if (!mayForget && _snapshot.Versions.Keys.Any(known => !next.Versions.ContainsKey(known))) return;
            _snapshot = next;
        }
    }

    /// <summary>The lowest number among a journey's versions: nobody came to it from another.</summary>
    public int FirstNumber(PublishedVersion version) => _snapshot.First.GetValueOrDefault(version.JourneyId, version.Number);

    /// <summary>Where the people of a version go on; null where nobody has to go.</summary>
    public MoveOrder? OrderFor(Guid versionId) => OrdersOf(_snapshot).GetValueOrDefault(versionId);

    /// <summary>All that is not done yet and can be done: both versions can be read.</summary>
    public IReadOnlyCollection<MoveOrder> Orders => OrdersOf(_snapshot).Values;

    /// <exception cref="InvalidDataException">There is none, or it cannot be compiled; the message says which.</exception>
    public PublishedVersion Version(Guid id) => FindVersion(id) ?? throw new InvalidDataException(ProblemOf(id));

    /// <summary>Null where there is none, or it cannot be compiled. Another program may have published it a moment ago: then the
    /// definitions are read anew.</summary>
    public PublishedVersion? FindVersion(Guid id) => Compiled(id).Version;

    /// <summary>Where a business is, as far as it is known without looking anew; see <see cref="WorkspaceRules.Country"/>.</summary>
    public string? CountryOf(Guid workspaceId) => _snapshot.Workspaces.GetValueOrDefault(workspaceId)?.Country;

    /// <summary>Whether there is such a version, readable or not.</summary>
    public bool Exists(Guid versionId) => Known(versionId, snapshot => snapshot.Versions.GetValueOrDefault(versionId)) is not null;

    /// <summary>Why a version cannot be had, as a sentence for the owner; null where it can.</summary>
    public string? ProblemOf(Guid versionId) => Compiled(versionId).Problem;

    /// <summary>As <see cref="FindVersion"/>. Stands for itself where there is none (<see cref="WorkspaceRules.IsKnown"/>).</summary>
    public WorkspaceRules Workspace(Guid id) => Known(id, snapshot => snapshot.Workspaces.GetValueOrDefault(id)) ?? WorkspaceRules.Missing(id);

    public IEnumerable<Guid> WorkspaceIds => _snapshot.Workspaces.Keys;

    /// <summary>What newcomers of a journey enter; null where it is not published, cannot be compiled or is not this workspace's.</summary>
    public PublishedVersion? LiveVersion(Guid workspaceId, Guid journeyId) =>
        _snapshot.Journeys.GetValueOrDefault(journeyId)?.LiveVersionId is { } live && FindVersion(live) is { } version && version.WorkspaceId == workspaceId ? version : null;

    /// <summary>Every published version of a journey that can be compiled; none where it is not this workspace's.</summary>
    public IReadOnlyList<PublishedVersion> VersionsOf(Guid workspaceId, Guid journeyId) =>
        [.. VersionIdsOf(workspaceId, journeyId).Select(FindVersion).OfType<PublishedVersion>()];

    /// <summary>Every published version of a journey; none where it is not this workspace's.</summary>
    public IReadOnlyList<Guid> VersionIdsOf(Guid workspaceId, Guid journeyId) =>
        [.. _snapshot.Versions.Values.Where(row => row.JourneyId == journeyId && row.WorkspaceId == workspaceId).Select(row => row.Id)];

    /// <summary>True where nobody new comes in, whatever the live version says.</summary>
    public bool IsArchived(Guid journeyId) => _snapshot.Journeys.GetValueOrDefault(journeyId)?.IsArchived == true;

    public bool IsPaused(Guid journeyId) => _snapshot.Journeys.GetValueOrDefault(journeyId)?.IsPaused == true;

    /// <summary>Ways in that this event may open.</summary>
    public Door[] Doors(Guid workspaceId, string eventName)
    {
        var snapshot = _snapshot;
        if (!snapshot.Doors.TryGetValue(workspaceId, out var doors)) doors = snapshot.Doors[workspaceId] = DoorsOf(workspaceId, snapshot);
        return doors.GetValueOrDefault(eventName) ?? [];
    }

    /// <summary>Ways in of a business that open by date.</summary>
    public IReadOnlyList<DatedDoor> DatedDoors(Guid workspaceId) => ByDate(workspaceId).Doors;

    /// <summary>Versions of a business, old ones too, with a date that is an event of the business.</summary>
    public IReadOnlyList<PublishedVersion> VersionsNaming(Guid workspaceId, string occasion) =>
    [
        .. from row in _snapshot.Versions.Values
        where row.WorkspaceId == workspaceId
        let version = FindVersion(row.Id)
        where version?.Journey.Dates.Any(date => date.Occasion == occasion) == true
        select version,
    ];

    /// <summary>Dates that an event of this name may say, move or cancel, of all that newcomers enter.</summary>
    public IReadOnlyList<JourneyDate> DatesSaidBy(Guid workspaceId, string eventName) =>
        ByDate(workspaceId).Said.GetValueOrDefault(eventName) ?? [];

    private DatesOfBusiness ByDate(Guid workspaceId)
    {
        var snapshot = _snapshot;
        if (snapshot.ByDate.TryGetValue(workspaceId, out var known)) return known;
        return snapshot.ByDate[workspaceId] = DatesOfBusiness.Of([.. Live(workspaceId, snapshot)]);
    }

    /// <summary>The live versions that cannot be compiled: nobody comes in by them.</summary>
    public IReadOnlyList<(Guid JourneyId, string Problem)> BrokenLive(Guid workspaceId) =>
    [
        .. from journey in _snapshot.Journeys.Values
        where journey.WorkspaceId == workspaceId && journey.LiveVersionId is not null
        let problem = ProblemOf(journey.LiveVersionId!.Value)
        where problem is not null
        select (journey.Id, problem),
    ];

    /// <summary>What newcomers enter: the live versions that can be read, of journeys that are not archived.</summary>
    private IEnumerable<PublishedVersion> Live(Guid workspaceId, Snapshot snapshot) => snapshot.Journeys.Values
        .Where(journey => journey.WorkspaceId == workspaceId && journey is { LiveVersionId: not null, IsArchived: false })
        .Select(journey => FindVersion(journey.LiveVersionId!.Value)).OfType<PublishedVersion>();

    private FrozenDictionary<string, Door[]> DoorsOf(Guid workspaceId, Snapshot snapshot) => Live(workspaceId, snapshot)
        .SelectMany(version => version.Journey.EntryPoints.Select(entry => new Door(version, entry)))
        .Where(door => door.EntryPoint.Rule is not null)
        .GroupBy(door => door.EntryPoint.Rule!.Event)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private FrozenDictionary<Guid, MoveOrder> OrdersOf(Snapshot snapshot) =>
        snapshot.Orders ??= snapshot.Moves
            .GroupBy(row => (row.ToVersionId, row.FromVersionId))
            .Select(rows => Order(snapshot, FindVersion(rows.Key.FromVersionId), FindVersion(rows.Key.ToVersionId), rows.Select(row => row.Step)))
            .OfType<MoveOrder>()
            .ToFrozenDictionary(order => order.From.Id);

    private MoveOrder? Order(Snapshot snapshot, PublishedVersion? from, PublishedVersion? to, IEnumerable<int> goes)
    {
        if (from is null || to is null) return null;
        var map = StepMap.Between(from.StepIds, to.StepIds);
        var earlier = snapshot.Versions.Values.Where(row => row.JourneyId == to.JourneyId && row.Number < from.Number).SelectMany(StepIdsOf).ToHashSet();
        return new MoveOrder(from, to, map, goes.ToFrozenSet(), [.. Enumerable.Range(0, map.Length).Where(i => map.From(i) < 0 && earlier.Contains(to.StepIds[i]))]);
    }

    private IEnumerable<string> StepIdsOf(StoredVersion row) => row.StepIds.Length > 0 ? Split(row.StepIds) : FindVersion(row.Id)?.StepIds ?? [];

    private CompiledVersion Compiled(Guid id) => _compiled.TryGetValue(id, out var known) ? known
        : Known(id, snapshot => snapshot.Versions.GetValueOrDefault(id)) is { } row ? CompileOnce(row)
        : new(null, "The version of the journey that this is of does not exist. Restore a backup.");

    /// <summary>What the definitions know of an id; they are read anew where they know nothing, and once only for what is nowhere.</summary>
    private T? Known<T>(Guid id, Func<Snapshot, T?> find)
        where T : class
    {
        if (find(_snapshot) is { } known || _snapshot.Missing.ContainsKey(id)) return find(_snapshot);
        Refresh();
        var (snapshot, found) = (_snapshot, find(_snapshot));
        if (found is null && snapshot.Missing.Count < MaxMissing) snapshot.Missing[id] = 0;
        return found;
    }

    private CompiledVersion CompileOnce(StoredVersion row)
    {
        lock (_compiling)
        {
            if (_compiled.TryGetValue(row.Id, out var known)) return known;
            // One that another transaction is just making is there when that is done.
            if (Definitions.File(database, row.Id) is not { } file) return new(null, "This version of the journey is not there yet.");
            return _compiled[row.Id] = Compile(row, file);
        }
    }

    private CompiledVersion Compile(StoredVersion row, string file)
    {
        var compilation = TryCompile(file);
        if (compilation.Journey is { } journey) return new(Published(row, journey), null);
        var why = compilation.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } finding ? $": {finding.Sentence}" : ".";
        return new(null, $"Version {row.Number} of this journey cannot be read by this Throughline{why} Run the Throughline that published it, or restore a backup.");
    }

    private Compilation TryCompile(string file)
    {
        try
        {
            return compile(file);
        }
#pragma warning disable CA1031 // whatever is wrong with one file is that file's alone
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Compilation(null, [new Finding("", Severity.Error, "", error.Message, "")]);
        }
    }

    private static PublishedVersion Published(StoredVersion row, Journey journey)
    {
        var awaited = journey.Steps.Select(step => step.Done?.Event).OfType<string>()
            .Concat(journey.Dates.SelectMany(date => new[] { date.Set?.Event, date.Moved?.Event, date.Cancelled?.Event }).OfType<string>())
            .Concat(journey.Care.SelectMany(care => care.When.Select(rule => rule.Event)))
            .Concat(journey.Steps.Where(step => step.Care is not null).Select(_ => EventNames.SurveyAnswered)).ToFrozenSet();
        var ids = Split(row.StepIds);
        return new PublishedVersion(
            row.Id, row.JourneyId, row.WorkspaceId, row.Number, journey, awaited, ids.Length == journey.Steps.Length ? [.. ids] : [.. journey.Steps.Select(step => step.Key)]);
    }

    private static string[] Split(string stepIds) => stepIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A version, or why there is none.</summary>
    private readonly record struct CompiledVersion(PublishedVersion? Version, string? Problem);

    /// <summary>The definitions of one moment; what is worked out of them is kept with them.</summary>
    private sealed class Snapshot(Definitions stored)
    {
        public FrozenDictionary<Guid, StoredVersion> Versions { get; } = stored.Versions.ToFrozenDictionary(row => row.Id);
        public FrozenDictionary<Guid, StoredJourney> Journeys { get; } = stored.Journeys.ToFrozenDictionary(row => row.Id);
        public FrozenDictionary<Guid, WorkspaceRules> Workspaces { get; } = BusinessesOf(stored);
        public FrozenDictionary<Guid, int> First { get; } = stored.Versions.GroupBy(row => row.JourneyId).ToFrozenDictionary(group => group.Key, group => group.Min(row => row.Number));
        public IReadOnlyList<OpenMove> Moves { get; } = stored.Moves;
        public ConcurrentDictionary<Guid, FrozenDictionary<string, Door[]>> Doors { get; } = new();
        public ConcurrentDictionary<Guid, DatesOfBusiness> ByDate { get; } = new();
        public FrozenDictionary<Guid, MoveOrder>? Orders { get; set; }

        /// <summary>Ids that rows name and that are of nothing.</summary>
        public ConcurrentDictionary<Guid, byte> Missing { get; } = new();

        private static FrozenDictionary<Guid, WorkspaceRules> BusinessesOf(Definitions stored)
        {
            var occasions = stored.Occasions.ToLookup(row => row.WorkspaceId);
            var files = stored.Files.ToLookup(row => row.WorkspaceId, row => row.File);
            return stored.Businesses.ToFrozenDictionary(row => row.Id, row => WorkspaceRules.Of(row).With(occasions[row.Id]) with
            {
                Files = files[row.Id].ToImmutableDictionary(file => file.Key),
            });
        }
    }
}
