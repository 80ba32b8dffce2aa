using Dapper;
using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One message, survey mail or webhook call, with everything that happened to it.</summary>
public sealed record DeliveryEntry : AboutPerson
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid? EnrollmentId { get; init; }
    public Guid? VersionId { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }

    /// <summary>Index in the version.</summary>
    public int? Step { get; init; }

    /// <summary>0 the step's own, 1… its nudges.</summary>
    public int Number { get; init; }
    public int Variant { get; init; }
    public DeliveryKind Kind { get; init; }
    public Channel Channel { get; init; }
    public DeliveryOrigin Origin { get; init; }
    public Purpose Purpose { get; init; }
    public string Topic { get; init; } = "";
    public DeliveryState State { get; init; }

    /// <summary>Code of the <see cref="SendReason"/> of a refusal or of the present hold.</summary>
    public string? ReasonCode { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant DueAt { get; init; }
    public int Attempts { get; init; }
    public Instant? SettledAt { get; init; }
    public string? Address { get; init; }

    /// <summary>As sent; null before.</summary>
    public string? Subject { get; init; }

    /// <summary>JSON of the values merged in; null before it was sent, and in lists.</summary>
    public string? Body { get; init; }
    public string? Detail { get; init; }

    /// <summary>JSON object of what else is known of them; null where the row was read without.</summary>
    public string? Traits { get; init; }
    public Instant? OpenedAt { get; init; }
    public Instant? ClickedAt { get; init; }

    public SendReason? Reason => SendReason.Find(ReasonCode);
    public bool IsHeld => State == DeliveryState.Queued && ReasonCode is not null;

    /// <summary>It counts as sent and went to nobody: it is kept here, where somebody can look at it.</summary>
    public bool IsKept => State == DeliveryState.Sent && OutboxChannel.KeptIt(Detail);
}

/// <summary>Reads deliveries.</summary>
internal sealed class DeliveryReader(Database database)
{
    /// <summary>How many messages a page of one shelf looks at.</summary>
    public const int ShelfDepth = 5_000;

    /// <summary>How many of the unknown are counted at a glance.</summary>
    public const int GlanceDepth = 1_000;

    private const string Columns = """
        d.person_id, d.id, d.workspace_id, d.enrollment_id, d.version_id, d.step, d.number, d.variant, d.kind, d.origin, d.channel,
          d.purpose, d.topic, d.state, d.reason AS reason_code, d.created_at, d.due_at, d.attempts, d.settled_at, d.address, d.subject,
          d.detail, d.opened_at, d.clicked_at
        """;

    private const string About =
        "j.key AS journey_key, j.name AS journey_name, p.first_name, p.last_name, p.email, p.phone, p.traits";

    private const string NewestSql = $"""
        SELECT {Columns}, {About}
        FROM (
          SELECT * FROM delivery /* own people */
          WHERE workspace_id = @workspace AND (created_at, bucket, person_id, id) < (@before, @bucket, @person, @id)
            AND {Remembered.InDeliveries}
          ORDER BY created_at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit) d
        LEFT JOIN journey_version v ON v.id = d.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = d.bucket AND p.id = d.person_id
        ORDER BY d.created_at DESC, d.bucket DESC, d.person_id DESC, d.id DESC
        """;

    private const string ShelfBegins = $"""
        SELECT {Columns}, {About}
        FROM (
          SELECT * FROM delivery /* own people */
          WHERE workspace_id = @workspace AND
        """;

    private const string ShelfEnds = $"""
            AND (created_at, bucket, person_id, id) < (@before, @bucket, @person, @id)
            AND {Remembered.InDeliveries}
          ORDER BY created_at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit) d
        LEFT JOIN journey_version v ON v.id = d.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = d.bucket AND p.id = d.person_id
        ORDER BY d.created_at DESC, d.bucket DESC, d.person_id DESC, d.id DESC
        """;

    // delivery_unknown and delivery_refused hold these alone: a page costs its own rows. Of one step, it passes over those of others.
    private const string UnknownSql = ShelfBegins + " state = 3 AND (@anywhere = 1 OR (version_id = @version AND step = @step))\n" + ShelfEnds;
    private const string RefusedSql = ShelfBegins + " state IN (4, 5)\n" + ShelfEnds;

    // The newest only: however many there are, a glance costs the same.
    private const string UnknownTimesSql = """
        SELECT settled_at FROM delivery WHERE state = 3 AND workspace_id = @workspace ORDER BY created_at DESC LIMIT @limit
        """;

    // No index knows the state of what else is settled: the newest are read in order and the shelf's own are kept.
    private const string KeysSql = $"""
        SELECT person_id, id, state, reason IS NOT NULL AS has_reason, detail, created_at FROM delivery /* own people */
        WHERE workspace_id = @workspace AND (created_at, bucket, person_id, id) < (@before, @bucket, @person, @id)
          AND {Remembered.InDeliveries}
        ORDER BY created_at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit
        """;

    // delivery_due and delivery_lease hold these alone: where they are few, all of them are looked at, however many left since.
    private const string OpenSql = """
        SELECT person_id, id, state, reason IS NOT NULL AS has_reason, NULL AS detail, created_at FROM (
          SELECT * FROM delivery /* own people */ WHERE state = 0 AND workspace_id = @workspace
          UNION ALL SELECT * FROM delivery /* own people */ WHERE state = 1 AND workspace_id = @workspace) d
        WHERE (created_at, bucket, person_id, id) < (@before, @bucket, @person, @id)
        ORDER BY created_at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit
        """;

    private const string AreManyOpenSql = """
        SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 0 AND workspace_id = @workspace LIMIT 1 OFFSET @limit)
        """;

    private const string OneSql = $"""
        SELECT {Columns}, d.body, {About}
        FROM delivery d
        LEFT JOIN journey_version v ON v.id = d.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = d.bucket AND p.id = d.person_id
        WHERE d.bucket = @bucket AND d.person_id = @person AND d.id = @id AND d.workspace_id = @workspace
        """;

    // A signed address names the delivery itself; its business is whatever the row says.
    private const string SignedSql = """
        SELECT d.person_id, d.id, d.workspace_id, d.enrollment_id, d.version_id, d.step, d.number, d.variant, d.kind, d.origin,
          d.channel, d.purpose, d.topic, d.state, d.created_at, d.due_at, d.settled_at, d.address, d.subject, d.body, d.opened_at,
          d.clicked_at
        FROM delivery d
        WHERE d.bucket = @bucket AND d.person_id = @person AND d.id = @id
        """;

    public const string SurvivorSql = "SELECT person_id FROM person_alias WHERE bucket = @bucket AND retired_id = @person";

    private const string OfPersonSql = $"""
        SELECT {Columns}
        FROM delivery d
        WHERE d.bucket = @bucket AND d.person_id = @person AND d.workspace_id = @workspace
          AND COALESCE(d.settled_at, d.created_at) <= @until
        ORDER BY COALESCE(d.settled_at, d.created_at) DESC LIMIT @limit
        """;

    /// <summary>What nobody knows the outcome of, newest first.</summary>
    /// <param name="place">Of one step only.</param>
    public Slice<DeliveryEntry> Unknown(PeopleScope scope, StepPlace? place, string? after) => database.Read(c =>
    {
        var key = PageKey.Parse(after, PageKey.Last);
        var about = new DynamicParameters(Before(scope, key, Paging.Size + 1));
        about.AddDynamicParams(new { anywhere = place is null ? 1 : 0, version = place?.VersionId ?? Guid.Empty, step = place?.Step ?? 0 });
        var rows = c.Query<DeliveryEntry>(scope.Narrow(UnknownSql), about);
        return Paging.Cut(rows.AsList(), row => new(Milliseconds(row.CreatedAt), row.PersonId, row.Id));
    });

    /// <summary>How many became unknown since then; counts to <see cref="GlanceDepth"/>, the newest first.</summary>
    public UnknownGlance UnknownSince(Guid workspace, Instant since) => database.Read(c =>
    {
        var times = c.Query<Instant>(UnknownTimesSql, new { workspace, limit = GlanceDepth + 1 }).AsList();
        var recent = times.Take(GlanceDepth).Where(at => at >= since).ToList();
        return new UnknownGlance(recent.Count, times.Count <= GlanceDepth, recent.Count == 0 ? null : recent.Min());
    });

    /// <summary>Newest first. Of what was sent, and where more wait than that, looks at <see cref="ShelfDepth"/> messages a page and
    /// says where it stopped.</summary>
    public Slice<DeliveryEntry> Outbox(PeopleScope scope, OutboxShelf shelf, string? after) =>
        shelf switch
        {
            OutboxShelf.Unknown => Unknown(scope, null, after),
            OutboxShelf.Refused => Refused(scope, after),
            _ => Newest(scope, shelf, after),
        };

    /// <summary>One delivery with the values merged into it, or null where this workspace has no such one.</summary>
    public DeliveryEntry? Find(PeopleScope scope, Guid person, Guid id) => database.Read(c => scope.Includes(c, person)
        ? c.QuerySingleOrDefault<DeliveryEntry>(OneSql, One(scope, person, id))
        : null);

    /// <summary>The delivery of a signed address, also where the person was merged into another since; null where it is gone.</summary>
    public DeliveryEntry? FindSigned(Guid person, Guid id) => database.Read(c =>
    {
        for (var merges = 0; merges < PersonReader.MaxMerges; merges++)
        {
            var of = new { bucket = Bucket.Of(person), person, id };
            if (c.QuerySingleOrDefault<DeliveryEntry>(SignedSql, of) is { } found) return found;
            if (c.ExecuteScalar<Guid?>(SurvivorSql, of) is not { } survivor) return null;
            person = survivor;
        }
        return null;
    });

    /// <summary>A person's deliveries that were settled, or else made, by then; latest first.</summary>
    public IReadOnlyList<DeliveryEntry> OfPerson(PeopleScope scope, Guid person, Instant until, int limit) => database.Read(c =>
    {
        if (!scope.Includes(c, person)) return [];
        var of = new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, until, limit };
        return c.Query<DeliveryEntry>(OfPersonSql, of).AsList();
    });

    private Slice<DeliveryEntry> Refused(PeopleScope scope, string? after) => database.Read(c =>
        Paging.Cut(c.Query<DeliveryEntry>(scope.Narrow(RefusedSql),
            Before(scope, PageKey.Parse(after, PageKey.Last), Paging.Size + 1)).AsList(), row =>
            new(Milliseconds(row.CreatedAt), row.PersonId, row.Id)));

    private Slice<DeliveryEntry> Newest(PeopleScope scope, OutboxShelf shelf, string? after) => database.Read(c =>
    {
        var key = PageKey.Parse(after, PageKey.Last);
        if (shelf == OutboxShelf.All)
            return Paging.Cut(c.Query<DeliveryEntry>(scope.Narrow(NewestSql), Before(scope, key, Paging.Size + 1)).AsList(), row => new(Milliseconds(row.CreatedAt), row.PersonId, row.Id));
        var found = new List<(Guid Person, Guid Id)>();
        var looked = 0;
        var isOpen = shelf is OutboxShelf.Waiting or OutboxShelf.Held
            && !c.ExecuteScalar<bool>(AreManyOpenSql, new { workspace = scope.Workspace, limit = ShelfDepth });
        foreach (var row in c.Query<KeyRow>(scope.Narrow(isOpen ? OpenSql : KeysSql), Before(scope, key, ShelfDepth), buffered: false))
        {
            looked++;
            key = new(Milliseconds(row.CreatedAt), row.PersonId, row.Id);
            if (row.IsOn(shelf)) found.Add((row.PersonId, row.Id));
            if (found.Count == Paging.Size) break;
        }
        var more = looked == ShelfDepth || found.Count == Paging.Size;
        var rows = found.Select(at => c.QuerySingle<DeliveryEntry>(OneSql, One(scope, at.Person, at.Id))).ToList();
        return new Slice<DeliveryEntry>(rows, more ? key.ToString() : null, more ? Instant.FromUnixTimeMilliseconds(key.Order) : null);
    });

    private static object Before(PeopleScope scope, PageKey key, int limit) =>
        new
        {
            workspace = scope.Workspace,
            owner = scope.Owner,
            before = key.Order,
            bucket = key.Bucket,
            person = key.Person,
            id = key.Id,
            limit,
        };

    private static object One(PeopleScope scope, Guid person, Guid id) =>
        new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, id };

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();

    private sealed record KeyRow
    {
        public Guid PersonId { get; init; }
        public Guid Id { get; init; }
        public DeliveryState State { get; init; }
        public bool HasReason { get; init; }
        public string? Detail { get; init; }
        public Instant CreatedAt { get; init; }

        public bool IsOn(OutboxShelf shelf) => shelf switch
        {
            OutboxShelf.Waiting => State == DeliveryState.Sending || (State == DeliveryState.Queued && !HasReason),
            OutboxShelf.Held => State == DeliveryState.Queued && HasReason,
            OutboxShelf.Sent => State == DeliveryState.Sent && !OutboxChannel.KeptIt(Detail),
            OutboxShelf.Kept => State == DeliveryState.Sent && OutboxChannel.KeptIt(Detail),
            _ => false,
        };
    }
}
