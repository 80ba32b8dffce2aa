using Dapper;

namespace Throughline.Runtime.Storage.Accounts;

/// <summary>Reads who may sign in. Identity writes accounts; its column names are its own and stand in quotes.</summary>
internal sealed class AccountReader(Database database)
{
    private const string NamesSql = """
        SELECT a."Id", a."FullName" FROM member m JOIN account a ON a."Id" = m.account_id WHERE m.workspace_id = @workspaceId
        ORDER BY LOWER(a."FullName"), a."Id"
        """;

    /// <summary>Whether anybody can sign in yet.</summary>
    public bool IsThereAny() => First(1).Count > 0;

    /// <summary>Ids of a few accounts: enough to tell none from one from several.</summary>
    public IReadOnlyList<string> First(int most) =>
        database.Read(
            connection => connection.Query<string>("""SELECT "Id" FROM account ORDER BY "Id" LIMIT @most""", new { most }).AsList());

    /// <summary>Names by account id, of whoever may enter this business.</summary>
    public Dictionary<string, string> Names(Guid workspaceId) => database.Read(connection => connection
        .Query<(string Id, string Name)>(NamesSql, new { workspaceId })
        .ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal));
}
