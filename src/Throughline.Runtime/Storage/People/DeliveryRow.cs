using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>How a delivery stands. The numbers are stored.</summary>
public enum DeliveryState
{
    Queued = 0,

    /// <summary>Claimed; the other side may be taking it this moment.</summary>
    Sending = 1,
    Sent = 2,

    /// <summary>Handed over, and nobody knows what became of it. Never sent again by itself.</summary>
    Unknown = 3,

    /// <summary>Not sent, for a named reason.</summary>
    Refused = 4,

    /// <summary>Sent, and came back.</summary>
    Bounced = 5,
}

/// <summary>What a delivery is. The numbers are stored.</summary>
public enum DeliveryKind
{
    Message = 0,
    Survey = 1,
    Webhook = 2,

    /// <summary>A mail from a member of staff to try things out; belongs to no journey.</summary>
    Test = 3,

    /// <summary>Asks whether an address is theirs and whether they agree; belongs to no journey.</summary>
    Confirmation = 4,

    /// <summary>A letter that belongs to no journey and brings its own words: about an appointment, or written by hand.</summary>
    Service = 5,
}

/// <summary>What made a delivery. The numbers are stored.</summary>
public enum DeliveryOrigin
{
    Step = 0,
    Broadcast = 1,
    Test = 2,

    /// <summary>Throughline itself, for the business.</summary>
    House = 3,

    /// <summary>Somebody of the team, who wrote it to this one person.</summary>
    Hand = 4,
}

/// <summary>A step of a published version.</summary>
/// <param name="Step">Its index.</param>
internal readonly record struct StepPlace(Guid VersionId, int Step);

/// <summary>Which delivery.</summary>
internal readonly record struct DeliveryKey(Guid PersonId, Guid Id)
{
    /// <summary>The bucket its row lies in, where that is not its person's; null for every row that is whole.</summary>
    public long? Misplaced { get; init; }

    /// <summary>The key of a row as it lies in the store.</summary>
    public static DeliveryKey Of(long bucket, Guid personId, Guid id) =>
        new(personId, id) { Misplaced = Bucket.Of(personId) == bucket ? null : bucket };
}

/// <summary>One message to one person on one channel, or one call.</summary>
/// <param name="Number">0 for the step's own message, 1… for its nudges.</param>
/// <param name="DueAt">Not before; moved by holds and further tries.</param>
/// <param name="Attempts">So far.</param>
internal sealed record DeliveryRow(
    DeliveryKey Key,
    Guid WorkspaceId,
    Guid EnrollmentId,
    Guid VersionId,
    int Step,
    int Number,
    int Variant,
    DeliveryKind Kind,
    Channel Channel,
    Purpose Purpose,
    string Topic,
    Instant CreatedAt,
    Instant DueAt,
    int Attempts)
{
    /// <summary>Lanes of <see cref="Lane"/>; a call's lane is the host it goes to.</summary>
    public const string MailLane = "mail";
    public const string TextLane = "text";

    public DeliveryOrigin Origin { get; init; }

    /// <summary>What shares connections on the way out: one that is full holds up no other.</summary>
    public string Lane { get; init; } = MailLane;
    public DeliveryState State { get; init; }

    /// <summary>Key of the variant; empty where there is one wording only.</summary>
    public string Wording { get; init; } = "";
    public string Source { get; init; } = "";

    /// <summary>Worthless later than this.</summary>
    public Instant? NotAfter { get; init; }

    /// <summary>Of a reminder before a date: the value that it is for, by its <see cref="Time.DateValue.Start"/>.</summary>
    public Instant? About { get; init; }

    /// <summary>Days since 1970-01-01 in the zone of the business.</summary>
    public int? SentDay { get; init; }

    /// <summary>When it was refused or became unknown.</summary>
    public int? SettledDay { get; init; }
    public int? OpenedDay { get; init; }
    public int? ClickedDay { get; init; }
    public int? BouncedDay { get; init; }

    /// <summary>The named reason of a refusal or of the present hold.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a letter of service: what it says, as JSON, from the beginning. Only where it is queued; null in rows that are
    /// read.</summary>
    public string? Letter { get; init; }
}

/// <summary>What a claimed delivery came to.</summary>
/// <param name="Detail">The other side's last answer; null leaves what stands.</param>
/// <param name="Subject">As sent; null leaves what stands.</param>
/// <param name="Body">JSON of the words merged in; null leaves what stands.</param>
/// <param name="ProviderId">What the other side calls it.</param>
internal sealed record DeliveryVerdict(DeliveryRow Row, Instant At, string? Detail, string? Subject = null, string? Body = null, string? ProviderId = null);
