using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using NodaTime;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Versions;

namespace Throughline.Runtime.Storage.Drafting;

/// <summary>A journey's draft as it stands.</summary>
/// <param name="Revision">Grows with every edit.</param>
public sealed record OpenDraft(Guid JourneyId, string Key, DraftDocument Document, long Revision, bool IsPublished)
{
    /// <summary>Id of a draft step → its key in the live version.</summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// By the place of a step in the draft: its place in the live version, whatever it is called by now; −1 where it is not
    /// live yet. Whoever sets something of the live version beside the draft asks here.
    /// </summary>
    public ImmutableArray<int> InLive(Journey live) =>
        StepLineage.InLive([.. Document.Ids("steps").Zip(Document.Draft.Steps, (id, step) => (id, step.Key))], Origins, [.. live.Steps.Select(step => step.Key)]);
}

/// <summary>What became of an edit, an undo or a redo.</summary>
/// <param name="Revision">After it; the present one where it was refused.</param>
/// <param name="About">What it was about, in words; null where nothing was there to undo or redo.</param>
internal sealed record DraftAnswer(long Revision, DraftChange? Change, string? About, bool CanUndo, bool CanRedo);

/// <summary>
/// Drafts and every edit ever made to them. An edit, its inverse and the draft after it are written in one transaction.
/// Undo and redo are each person's own, without a limit.
/// </summary>
/// <param name="fresh">Makes ids that a draft has never had; chance lives at the edge.</param>
internal sealed class DraftStore(Database database, TimeProvider clock, Func<string> fresh)
{
    /// <summary>An id for an entry of a draft, short enough for an address.</summary>
    public static string NewId() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10);

    /// <summary>Edits of one box in a row, by one person, within this time are one for undo: a phrase, not a letter.</summary>
    public static readonly Duration Together = Duration.FromSeconds(20);

    private const int Made = 0;
    private const int Undone = 1;
    private const int PastUndoing = 2;

    private const string DraftSql = """
        SELECT id, key, draft, draft_ids, draft_revision, live_version_id IS NOT NULL AS is_published, origins
        FROM journey WHERE workspace_id = @workspaceId AND key = @journeyKey
        """;

    /// <summary>Called after a draft has changed: journey id, revision, and the page that changed it, where one did.</summary>
    public Action<Guid, long, string?>? Changed { get; set; }

    /// <summary>Null where this workspace has no such journey.</summary>
    public OpenDraft? Open(Guid workspaceId, string journeyKey) => database.Read(connection => Open(connection, workspaceId, journeyKey));

    /// <summary>Whether this person has something to undo, and to redo.</summary>
    public (bool Undo, bool Redo) Can(Guid journeyId, string accountId) => database.Read(connection => Can(connection, journeyId, accountId));

    /// <summary>Makes a journey with nothing in it but its name; returns its key.</summary>
    public async Task<string> CreateAsync(Actor actor, string name, Func<JourneyDraft, JourneyDraft>? fill = null)
    {
        var now = Now;
        return await database.WriteAsync(connection =>
        {
            var key = FreeKey(connection, actor.WorkspaceId, name);
            var draft = (fill ?? (empty => empty))(new JourneyDraft()) with { Journey = key, Name = name };
            var document = DraftDocument.Open(draft, "", fresh);
            connection.Execute(
                """
                INSERT INTO journey (id, workspace_id, key, name, draft, draft_ids, created_at, updated_at)
                VALUES (@id, @WorkspaceId, @key, @name, @File, @AllIds, @at, @at)
                """,
                new { id = DerivedId.Of(actor.WorkspaceId.ToString("N"), "journey", key), actor.WorkspaceId, key, name, document.File, document.AllIds, at = now.ToUnixTimeMilliseconds() });
            AuditLog.Write(connection, actor, now, "journey.created", key);
            return key;
        });
    }

    /// <summary>Makes an edit, or says why not. Null where this workspace has no such journey.</summary>
    /// <param name="tab">The page it was made on.</param>
    public Task<DraftAnswer?> EditAsync(Actor actor, string journeyKey, DraftEdit edit, string? tab = null) => ChangeAsync(actor, journeyKey, tab, (connection, open) =>
    {
        var isPublished = PublishedKeys(connection, open);
        edit = StepKeys.Follow(open.Document, DateKeys.Follow(open.Document, edit), isPublished);
        edit = AskKeys.Follow(open.Document, edit, isPublished);
        var change = DraftEditor.Apply(open.Document, edit, fresh);
        if (change.Document is null) return (change, edit, open.Document);
        connection.Execute(
            "UPDATE draft_edit SET state = @PastUndoing WHERE journey_id = @JourneyId AND account_id = @AccountId AND state = @Undone",
            new { PastUndoing, Undone, open.JourneyId, actor.AccountId });
        if (!TryExtend(connection, actor, open, change)) Record(connection, actor, open, change);
        return (change, change.Edit!, change.Document);
    });

    /// <summary>Puts a whole file in place of the draft, as one edit that can be undone.</summary>
    public Task<DraftAnswer?> ReplaceAsync(Actor actor, string journeyKey, JourneyDraft draft) =>
        Open(actor.WorkspaceId, journeyKey) is { } open
            ? EditAsync(actor, journeyKey, new DraftEdit.Replace(open.Document.File, JourneyFile.Write(draft with { Journey = journeyKey }), ""))
            : Task.FromResult<DraftAnswer?>(null);

    /// <summary>Takes back this person's newest edit that stands; one that others have built on since is left, said, and passed over next time.</summary>
    public Task<DraftAnswer?> UndoAsync(Actor actor, string journeyKey, string? tab = null) => ChangeAsync(actor, journeyKey, tab, (connection, open) =>
        Step(connection, actor, open, Made, "DESC", row => row.Inverse, Undone, (row, change) => (row.Edit, DraftJson.Write(change.Inverse!).ToJsonString())));

    /// <summary>Makes again what this person undid last.</summary>
    public Task<DraftAnswer?> RedoAsync(Actor actor, string journeyKey, string? tab = null) => ChangeAsync(actor, journeyKey, tab, (connection, open) =>
        Step(connection, actor, open, Undone, "ASC", row => row.Edit, Made, (_, change) => (DraftJson.Write(change.Edit!).ToJsonString(), DraftJson.Write(change.Inverse!).ToJsonString())));

    // ---- parts ----

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<DraftAnswer?> ChangeAsync(Actor actor, string journeyKey, string? tab, Func<DbConnection, OpenDraft, (DraftChange? Change, DraftEdit? Edit, DraftDocument? About)> change)
    {
        var (answer, journeyId) = await database.WriteAsync<(DraftAnswer?, Guid)>(connection =>
        {
            if (Open(connection, actor.WorkspaceId, journeyKey) is not { } open) return (null, Guid.Empty);
            var (made, edit, about) = change(connection, open);
            var revision = open.Revision;
            if (made?.Document is { } document) Write(connection, open.JourneyId, document, ++revision);
            var (undo, redo) = Can(connection, open.JourneyId, actor.AccountId);
            return (new DraftAnswer(revision, made, edit is null ? null : DraftWords.About(edit, about ?? open.Document), undo, redo), open.JourneyId);
        });
        if (answer?.Change is { IsMade: true }) Changed?.Invoke(journeyId, answer.Revision, tab);
        return answer;
    }

    private (DraftChange? Change, DraftEdit? Edit, DraftDocument? About) Step(
        DbConnection connection, Actor actor, OpenDraft open, int from, string order, Func<Row, string> which, int to, Func<Row, DraftChange, (string Edit, string Inverse)> keep)
    {
        var row = connection.QueryFirstOrDefault<Row>(
            $"SELECT revision, at, edit, inverse FROM draft_edit WHERE journey_id = @JourneyId AND account_id = @AccountId AND state = @from ORDER BY revision {order} LIMIT 1",
            new { open.JourneyId, actor.AccountId, from });
        if (row is null) return (null, null, null);
        var edit = Parse(which(row));
        var change = DraftEditor.Apply(open.Document, edit, fresh);
        var (kept, inverse) = change.IsMade ? keep(row, change) : (row.Edit, row.Inverse);
        connection.Execute(
            "UPDATE draft_edit SET state = @state, edit = @kept, inverse = @inverse WHERE journey_id = @JourneyId AND revision = @Revision",
            new { state = change.IsMade ? to : PastUndoing, kept, inverse = to == Undone ? row.Inverse : inverse, open.JourneyId, row.Revision });
        return (change, Parse(row.Edit), change.Document ?? open.Document); // what was made is what is taken back
    }

    /// <summary>Typing on in the same box makes the newest edit longer, with what follows the box.</summary>
    private bool TryExtend(DbConnection connection, Actor actor, OpenDraft open, DraftChange change)
    {
        if (SetsOf(change.Edit!) is not { } sets) return false;
        var row = connection.QueryFirstOrDefault<Row>(
            "SELECT revision, account_id, at, edit, inverse, state FROM draft_edit WHERE journey_id = @JourneyId ORDER BY revision DESC LIMIT 1", new { open.JourneyId });
        if (row is null || row.Revision != open.Revision || row.AccountId != actor.AccountId || row.State != Made || Now - row.At > Together) return false;
        if (SetsOf(Parse(row.Edit)) is not { } before || SetsOf(Parse(row.Inverse)) is not { } back) return false;
        if (!before.Select(set => set.Path).SequenceEqual(sets.Select(set => set.Path)) || !back.Select(set => set.Path).SequenceEqual(sets.Select(set => set.Path).Reverse())) return false;
        connection.Execute(
            "UPDATE draft_edit SET revision = @next, at = @at, edit = @edit, inverse = @inverse WHERE journey_id = @JourneyId AND revision = @Revision",
            new
            {
                next = open.Revision + 1,
                at = Now.ToUnixTimeMilliseconds(),
                edit = DraftJson.Write(AsOne(sets.Zip(before, (now, first) => now with { Found = first.Found }))).ToJsonString(),
                inverse = DraftJson.Write(AsOne(back.Select(set => set with { Found = change.Document!.Find(set.Path) }))).ToJsonString(),
                open.JourneyId,
                row.Revision,
            });
        return true;
    }

    /// <summary>The boxes an edit fills in; null where it does anything else.</summary>
    private static DraftEdit.Set[]? SetsOf(DraftEdit edit) => edit switch
    {
        DraftEdit.Set set => [set],
        DraftEdit.Several several when several.Edits.All(one => one is DraftEdit.Set) => [.. several.Edits.Cast<DraftEdit.Set>()],
        _ => null,
    };

    private static DraftEdit AsOne(IEnumerable<DraftEdit.Set> sets) => sets.ToArray() is [var only] ? only : new DraftEdit.Several([.. sets]);

    /// <summary>Whether a step's key stands in the live version; read when the first one is asked for.</summary>
    private static Func<string, bool> PublishedKeys(DbConnection connection, OpenDraft open)
    {
        HashSet<string>? keys = null;
        return key => (keys ??= Read()).Contains(key);

        HashSet<string> Read()
        {
            var file = open.IsPublished ? connection.ExecuteScalar<string?>("SELECT v.file FROM journey j JOIN journey_version v ON v.id = j.live_version_id WHERE j.id = @JourneyId", new { open.JourneyId }) : null;
            if (file is null || JourneyFile.Read(file).Draft is not { } live) return [];
            var asks = live.EntryPoints.SelectMany(way => way.Page is { } page ? page.Asks : []);
            return [.. live.Steps.Select(step => step.Key ?? ""), .. asks.Select(ask => ask.Key ?? "")];
        }
    }

    private void Record(DbConnection connection, Actor actor, OpenDraft open, DraftChange change) => connection.Execute(
        "INSERT INTO draft_edit (journey_id, revision, account_id, at, edit, inverse, state) VALUES (@JourneyId, @next, @AccountId, @at, @edit, @inverse, @Made)",
        new
        {
            open.JourneyId,
            next = open.Revision + 1,
            actor.AccountId,
            at = Now.ToUnixTimeMilliseconds(),
            edit = DraftJson.Write(change.Edit!).ToJsonString(),
            inverse = DraftJson.Write(change.Inverse!).ToJsonString(),
            Made,
        });

    private void Write(DbConnection connection, Guid journeyId, DraftDocument document, long revision) => connection.Execute(
        "UPDATE journey SET draft = @File, draft_ids = @AllIds, draft_revision = @revision, name = COALESCE(@Name, name), updated_at = @at WHERE id = @journeyId",
        new { document.File, document.AllIds, revision, document.Draft.Name, at = Now.ToUnixTimeMilliseconds(), journeyId });

    private static OpenDraft? Open(DbConnection connection, Guid workspaceId, string journeyKey)
    {
        if (connection.QuerySingleOrDefault<DraftRow>(DraftSql, new { workspaceId, journeyKey }) is not { } row) return null;
        var draft = JourneyFile.Read(row.Draft).Draft ?? new JourneyDraft { Journey = row.Key };
        return new(row.Id, row.Key, DraftDocument.Open(draft, row.DraftIds, Numbered(row.DraftRevision)), row.DraftRevision, row.IsPublished)
        {
            Origins = Versions.Origins(row.Origins),
        };
    }

    /// <summary>Ids for a file that came without: the same each time it is opened, until the first edit keeps them.</summary>
    private static Func<string> Numbered(long revision)
    {
        var next = 0;
        return () => string.Create(CultureInfo.InvariantCulture, $"r{revision}n{++next}");
    }

    private static (bool Undo, bool Redo) Can(DbConnection connection, Guid journeyId, string accountId)
    {
        var states = connection.Query<int>(
            "SELECT DISTINCT state FROM draft_edit WHERE journey_id = @journeyId AND account_id = @accountId AND state <> @PastUndoing", new { journeyId, accountId, PastUndoing }).AsList();
        return (states.Contains(Made), states.Contains(Undone));
    }

    private static string FreeKey(DbConnection connection, Guid workspaceId, string name)
    {
        var stem = Keys.From(name) ?? "journey";
        var key = stem;
        for (var n = 2; connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM journey WHERE workspace_id = @workspaceId AND key = @key)", new { workspaceId, key }); n++)
            key = string.Create(CultureInfo.InvariantCulture, $"{stem[..Math.Min(stem.Length, 58)].TrimEnd('-')}-{n}");
        return key;
    }

    private static DraftEdit Parse(string json) =>
        DraftJson.Read(JsonNode.Parse(json)) ?? throw new InvalidOperationException("A kept edit cannot be read.");

    private sealed class DraftRow
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public string Draft { get; init; } = "";
        public string DraftIds { get; init; } = "";
        public long DraftRevision { get; init; }
        public bool IsPublished { get; init; }
        public string Origins { get; init; } = "{}";
    }

    private sealed class Row
    {
        public long Revision { get; init; }
        public string AccountId { get; init; } = "";
        public Instant At { get; init; }
        public string Edit { get; init; } = "";
        public string Inverse { get; init; } = "";
        public int State { get; init; }
    }
}
