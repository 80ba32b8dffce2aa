using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>A message of a draft that somebody sent to themselves.</summary>
internal sealed record TestMessage
{
    public Guid Id { get; init; }
    public Instant At { get; init; }
    public string AccountId { get; init; } = "";
    public string Address { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Html { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>What became of it, in words.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>Tests of messages, so that they can be looked at where no mail leaves.</summary>
internal sealed class TestMessages(Database database)
{
    /// <summary>Tests that one business keeps; older ones go.</summary>
    public const int Kept = 50;

    private const string InsertSql = """
        INSERT INTO test_message (workspace_id, id, at, account_id, address, subject, html, text, outcome)
        VALUES (@workspaceId, @Id, @at, @AccountId, @Address, @Subject, @Html, @Text, @Outcome)
        """;

    // Up to Kept + 1 rows of one business, found by the index.
    private const string TrimSql = """
        DELETE FROM test_message WHERE workspace_id = @workspaceId AND id NOT IN (
          SELECT id FROM test_message WHERE workspace_id = @workspaceId ORDER BY at DESC LIMIT @Kept)
        """;

    public Task KeepAsync(Guid workspaceId, TestMessage test) => database.WriteAsync(connection =>
    {
        connection.Execute(InsertSql, new { workspaceId, test.Id, at = test.At.ToUnixTimeMilliseconds(), test.AccountId, test.Address, test.Subject, test.Html, test.Text, test.Outcome });
        return connection.Execute(TrimSql, new { workspaceId, Kept });
    });

    /// <summary>Null where this business has no such test.</summary>
    public TestMessage? Find(Guid workspaceId, Guid id) => database.Read(connection => connection.QuerySingleOrDefault<TestMessage>(
        "SELECT id, at, account_id, address, subject, html, text, outcome FROM test_message WHERE workspace_id = @workspaceId AND id = @id", new { workspaceId, id }));

    /// <summary>The newest few, without their words.</summary>
    public IReadOnlyList<TestMessage> Newest(Guid workspaceId) => database.Read(connection => connection.Query<TestMessage>(
        "SELECT id, at, account_id, address, subject, outcome FROM test_message WHERE workspace_id = @workspaceId ORDER BY at DESC LIMIT 5", new { workspaceId }).AsList());
}
