using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What a transaction will write beside people and enrollments. Only ever added to, so that a failed decision is taken back by its length.</summary>
internal sealed class PendingRows
{
    public List<IdentityRow> Identities { get; } = [];
    /// <summary>Identities that are somebody's no longer.</summary>
    public List<IdentityRow> Released { get; } = [];
    public List<ProposalRow> Proposals { get; } = [];
    /// <summary>People of whose address, or yes, nobody need doubt any more: what waited for that goes on.</summary>
    public List<Guid> Believed { get; } = [];
    public List<RejectedEventRow> RejectedEvents { get; } = [];
    public List<SetAsideRow> SetAside { get; } = [];
    public List<ConsentRow> Consents { get; } = [];
    public List<SuppressionRow> Suppressions { get; } = [];
    public List<SuppressionKey> Unsuppressions { get; } = [];
    /// <summary>Addresses of people who were forgotten, and whose owners say now that they may be written to.</summary>
    public List<SuppressionKey> Lifted { get; } = [];
    public List<EventRow> Events { get; } = [];
    public List<DeliveryRow> Deliveries { get; } = [];
    public List<DeliveryClaim> Claims { get; } = [];
    public List<DeliveryDeferral> Deferrals { get; } = [];

    /// <summary>Each delivery as it stood and what it came to.</summary>
    public List<(DeliveryRow Before, DeliveryVerdict Verdict)> Verdicts { get; } = [];
    public List<(DeliveryRow Before, DeliveryMark Mark)> Marks { get; } = [];
    public List<FollowedLinkRow> FollowedLinks { get; } = [];
    public List<OpenedFileRow> OpenedFiles { get; } = [];
    public List<AssignmentRow> Opened { get; } = [];
    public List<AssignmentRow> Settled { get; } = [];
    public List<(AnswerRow Row, bool IsFirst)> Answers { get; } = [];
    public List<FailedSignalRow> FailedSignals { get; } = [];
    public List<QueuedSignalRow> QueuedSignals { get; } = [];
    public List<MovedPeople> Moved { get; } = [];
    public List<RegistrationRow> Registrations { get; } = [];

    /// <summary>How much there is of each, in one order.</summary>
    public int[] Mark() => [.. All().Select(list => list.Count)];

    public void TakeBack(int[] mark)
    {
        var at = 0;
        foreach (var list in All()) list.Cut(mark[at++]);
    }

    public void Clear()
    {
        foreach (var list in All()) list.Cut(0);
    }

    private IEnumerable<IRows> All() =>
    [
        Of(Identities), Of(Released), Of(Proposals), Of(Believed), Of(RejectedEvents), Of(SetAside), Of(Consents), Of(Suppressions),
            Of(Unsuppressions), Of(Lifted),
            Of(Events), Of(Deliveries), Of(Claims), Of(Deferrals),
        Of(Verdicts), Of(Marks), Of(FollowedLinks), Of(OpenedFiles), Of(Opened), Of(Settled), Of(Answers), Of(FailedSignals),
        Of(QueuedSignals), Of(Moved), Of(Registrations),
    ];

    private static Rows<T> Of<T>(List<T> rows) => new(rows);

    private interface IRows
    {
        int Count { get; }
        void Cut(int length);
    }

    private readonly record struct Rows<T>(List<T> List) : IRows
    {
        public int Count => List.Count;
        public void Cut(int length) => List.RemoveRange(length, List.Count - length);
    }
}

/// <summary>What somebody did with a message for the first time.</summary>
internal readonly record struct DeliveryMark(DeliveryKey Key, bool IsClick, NodaTime.Instant At, int Day);
