using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>The tables of people data as the writer uses them. Only inside <see cref="Database.WriteAsync{T}"/>.</summary>
internal sealed class PeopleTables(Statements statements)
{
    public PersonTable People { get; } = new(statements);
    public EventTable Events { get; } = new(statements);
    public EnrollmentTable Enrollments { get; } = new(statements);
    public DeliveryTable Deliveries { get; } = new(statements);
    public AssignmentTable Assignments { get; } = new(statements);
    public JourneyTable Journeys { get; } = new(statements);
    public MoveTable Moves { get; } = new(statements);
    public TallyTable Tallies { get; } = new(statements);
}
