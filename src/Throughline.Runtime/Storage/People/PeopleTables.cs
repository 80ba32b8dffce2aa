namespace Throughline.Runtime.Storage.People;

/// <summary>The tables of people data over one connection. Only inside <see cref="Database.TransactAsync{T}"/>.</summary>
internal sealed class PeopleTables(IStatements statements)
{
    /// <inheritdoc cref="IStatements.IsShared"/>
    public bool IsShared => statements.IsShared;

    public PersonTable People { get; } = new(statements);
    public IdentityTable Identities { get; } = new(statements);
    public ConsentTable Consents { get; } = new(statements);
    public EventTable Events { get; } = new(statements);
    public EnrollmentTable Enrollments { get; } = new(statements);
    public VisitTable Visits { get; } = new(statements);
    public DeliveryTable Deliveries { get; } = new(statements);
    public AssignmentTable Assignments { get; } = new(statements);
    public AnswerTable Answers { get; } = new(statements);
    public FailedSignalTable FailedSignals { get; } = new(statements);
    public JourneyTable Journeys { get; } = new(statements);
    public MergeTable Merges { get; } = new(statements);
    public TallyTable Tallies { get; } = new(statements);
}
