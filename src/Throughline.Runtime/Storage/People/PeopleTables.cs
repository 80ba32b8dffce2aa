namespace Throughline.Runtime.Storage.People;

/// <summary>The tables of people data over one connection. Only inside <see cref="Database.TransactAsync{T}"/>.</summary>
internal sealed class PeopleTables
{
    private readonly LoggedStatements _statements;

    public PeopleTables(IStatements statements)
    {
        _statements = new LoggedStatements(statements);
        People = new(_statements);
        Identities = new(_statements);
        Words = new(_statements);
        Consents = new(_statements);
        Proposals = new(_statements);
        RejectedEvents = new(_statements);
        Events = new(_statements);
        Enrollments = new(_statements);
        Visits = new(_statements);
        Deliveries = new(_statements);
        FollowedLinks = new(_statements);
        OpenedFiles = new(_statements);
        Assignments = new(_statements);
        Answers = new(_statements);
        FailedSignals = new(_statements);
        QueuedSignals = new(_statements);
        Openings = new(_statements);
        OpeningScans = new(_statements);
        Occasions = new(_statements);
        Bookings = new(_statements);
        Registrations = new(_statements);
        Notes = new(_statements);
        Tags = new(_statements);
        Journeys = new(_statements);
        Merges = new(_statements);
        Tallies = new(_statements);
        Erased = new(_statements);
        SpokenOf = new(_statements);
        PeopleTallies = new(_statements);
    }

    /// <inheritdoc cref="IStatements.IsShared"/>
    public bool IsShared => _statements.IsShared;

    public PersonTable People { get; }
    public IdentityTable Identities { get; }
    public PersonWordTable Words { get; }
    public ConsentTable Consents { get; }
    public ProposalTable Proposals { get; }
    public RejectedEventTable RejectedEvents { get; }
    public EventTable Events { get; }
    public EnrollmentTable Enrollments { get; }
    public VisitTable Visits { get; }
    public DeliveryTable Deliveries { get; }
    public FollowedLinkTable FollowedLinks { get; }
    public OpenedFileTable OpenedFiles { get; }
    public AssignmentTable Assignments { get; }
    public AnswerTable Answers { get; }
    public FailedSignalTable FailedSignals { get; }
    public QueuedSignalTable QueuedSignals { get; }
    public OpeningTable Openings { get; }
    public OpeningScanTable OpeningScans { get; }
    public OccasionTable Occasions { get; }
    public BookingTable Bookings { get; }
    public RegistrationTable Registrations { get; }
    public NoteTable Notes { get; }
    public TagTable Tags { get; }
    public JourneyTable Journeys { get; }
    public MergeTable Merges { get; }
    public TallyTable Tallies { get; }
    public ErasedTable Erased { get; }
    public SpokenOf SpokenOf { get; }
    public PeopleTallyTable PeopleTallies { get; }

    /// <summary>Takes down every write of this connection from now on.</summary>
    public WriteLog KeepLog() => _statements.Log = new WriteLog();

    /// <summary>The same write once more, as it was taken down over another store that was as this one is.</summary>
    public void WriteAgain(LoggedWrite write) => _statements.WriteAgain(write);
}
