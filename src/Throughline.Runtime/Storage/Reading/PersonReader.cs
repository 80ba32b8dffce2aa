using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One person as their page shows them.</summary>
public sealed record PersonEntry : AboutPerson
{
    public string? Zone { get; init; }
    public string? Language { get; init; }
    public Lifecycle Lifecycle { get; init; }
    public string? Source { get; init; }

    /// <summary>JSON object of everything else that is known.</summary>
    public string Traits { get; init; } = "{}";
    public Instant CreatedAt { get; init; }
}

internal sealed record IdentityRow
{
    public IdentityKind Kind { get; init; }
    public string Value { get; init; } = "";
}

public sealed record ConsentRow
{
    public Channel Channel { get; init; }

    /// <summary>A topic's key, or '*' for all.</summary>
    public string Topic { get; init; } = "";
    public bool Granted { get; init; }
    public Instant At { get; init; }

    /// <summary>How it came about, in words.</summary>
    public string Evidence { get; init; } = "";
    public GivenBy GivenBy { get; init; }

    /// <summary>What they said yes or no to, word for word; null where nobody kept it.</summary>
    public string? Wording { get; init; }
    public string? Proof { get; init; }

    public Consent Said => new(Channel, Topic, Granted, At, Evidence) { By = GivenBy, Wording = Wording, Proof = Proof };
}

/// <summary>Something said of who they are, for the team to decide.</summary>
public sealed record ProposalEntry
{
    public Guid Id { get; init; }
    public Instant At { get; init; }
    public IdentityKind Kind { get; init; }
    public string Value { get; init; } = "";
    public GivenBy GivenBy { get; init; }
    public string SaidIn { get; init; } = "";

    /// <summary>Whose it is already; null where it is nobody's.</summary>
    public Guid? BelongsTo { get; init; }
}

/// <summary>One of a person's walks along a road.</summary>
public sealed record EnrollmentEntry
{
    public Guid Id { get; init; }
    public Guid JourneyId { get; init; }
    public string JourneyKey { get; init; } = "";
    public string JourneyName { get; init; } = "";
    public Guid VersionId { get; init; }
    public int VersionNumber { get; init; }
    public string Round { get; init; } = "";
    public EnrollmentState State { get; init; }
    public int Position { get; init; }
    public Instant EnteredAt { get; init; }
    public Instant? DueAt { get; init; }
    public string? Hold { get; init; }
    public string? LeftReason { get; init; }

    /// <summary>The stored form of the whole enrollment.</summary>
    public byte[] Road { get; init; } = [];
}

/// <summary>What one person has behind them on one road.</summary>
public sealed record VisitRow
{
    public Guid EnrollmentId { get; init; }
    public Guid VersionId { get; init; }
    public int Step { get; init; }
    public VisitOutcome Outcome { get; init; }
    public Instant? ReachedAt { get; init; }
    public Instant SettledAt { get; init; }

    /// <summary>Why it came out so, where the outcome does not say.</summary>
    public VisitReason Reason { get; init; }
}

/// <summary>Reads one person; every statement is a look-up by bucket and person.</summary>
internal sealed class PersonReader(Database database)
{
    /// <summary>How many merges in a row are followed; merging shortens the chain, so that more is a mistake.</summary>
    internal const int MaxMerges = 16;

    private const string PersonSql = """
        SELECT id AS person_id, first_name, last_name, email, phone, zone, language, lifecycle, source, traits, created_at
        FROM person WHERE bucket = @bucket AND id = @person AND workspace_id = @workspace AND erased_at IS NULL
        """;

    // For tables whose rows do not name their business.
    private const string InBusiness =
        "EXISTS (SELECT 1 FROM person p WHERE p.bucket = @bucket AND p.id = @person AND p.workspace_id = @workspace)";

    private const string AliasSql = "SELECT person_id FROM person_alias WHERE bucket = @bucket AND retired_id = @person";

    private const string IdentitiesSql = $"""
        SELECT kind, value FROM person_identity WHERE bucket = @bucket AND person_id = @person AND {InBusiness} ORDER BY kind, value
        """;

    private const string ConsentsSql = $"""
        SELECT channel, topic, granted, at, evidence, given_by, wording, proof FROM consent
        WHERE bucket = @bucket AND person_id = @person AND {InBusiness} ORDER BY at DESC, channel, topic
        """;

    private const string ProposalsSql = $"""
        SELECT o.id, o.at, o.kind, o.value, o.given_by, o.said_in, o.belongs_to FROM proposal o
        WHERE o.bucket = @bucket AND o.person_id = @person AND o.settled_at IS NULL AND {InBusiness} ORDER BY o.at, o.id
        """;

    private const string EnrollmentsSql = """
        SELECT e.id, e.journey_id, j.key AS journey_key, j.name AS journey_name, e.version_id, v.number AS version_number,
          e.round, e.state, e.position, e.entered_at, e.due_at, e.hold, e.left_reason, e.road
        FROM enrollment e
        JOIN journey j ON j.id = e.journey_id
        JOIN journey_version v ON v.id = e.version_id
        WHERE e.bucket = @bucket AND e.person_id = @person AND e.workspace_id = @workspace
        ORDER BY e.entered_at DESC, e.id
        """;

    private const string VisitsSql = $"""
        SELECT enrollment_id, version_id, step, outcome, reached_at, settled_at, reason FROM visit
        WHERE bucket = @bucket AND person_id = @person AND {InBusiness}
        ORDER BY enrollment_id, step
        """;

    /// <summary>
    /// The person, found under a retired id too: then <see cref="AboutPerson.PersonId"/> is another than was asked for.
    /// Null where there is no such person in this scope.
    /// </summary>
    public PersonEntry? Find(PeopleScope scope, Guid person) => database.Read(c =>
    {
        for (var merges = 0; merges < MaxMerges; merges++)
        {
            var of = new { workspace = scope.Workspace, person, bucket = Bucket.Of(person) };
            if (c.QuerySingleOrDefault<PersonEntry>(PersonSql, of) is { } found) return scope.Includes(c, person) ? found : null;
            if (c.ExecuteScalar<Guid?>(AliasSql, of) is not { } survivor) return null;
            person = survivor;
        }
        return null;
    });

    /// <summary>Surest first.</summary>
    public IReadOnlyList<IdentityRow> Identities(PeopleScope scope, Guid person) => Of<IdentityRow>(IdentitiesSql, scope, person);

    public IReadOnlyList<ConsentRow> Consents(PeopleScope scope, Guid person) => Of<ConsentRow>(ConsentsSql, scope, person);

    /// <summary>What waits for the team to decide.</summary>
    public IReadOnlyList<ProposalEntry> Proposals(PeopleScope scope, Guid person) => Of<ProposalEntry>(ProposalsSql, scope, person);

    public IReadOnlyList<VisitRow> Visits(PeopleScope scope, Guid person) => Of<VisitRow>(VisitsSql, scope, person);

    /// <summary>Latest first.</summary>
    public IReadOnlyList<EnrollmentEntry> Enrollments(PeopleScope scope, Guid person) => Of<EnrollmentEntry>(EnrollmentsSql, scope, person);

    private List<T> Of<T>(string sql, PeopleScope scope, Guid person) => database.Read<List<T>>(c => scope.Includes(c, person)
        ? c.Query<T>(sql, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person) }).AsList()
        : []);
}
