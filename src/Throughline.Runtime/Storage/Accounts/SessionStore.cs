using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Accounts;

/// <summary>Which sign-ins still hold. A cookie alone is not believed: it can have been copied.</summary>
internal sealed class SessionStore(Database database, TimeProvider clock)
{
    /// <summary>Longer than any cookie lasts without being renewed; then nobody has to remember that it was ended.</summary>
    private static readonly Duration KeptFor = Duration.FromDays(40);

    private const string HoldsSql = """
        SELECT COUNT(*) FROM account
        WHERE "Id" = @accountId AND "SecurityStamp" = @stamp AND NOT EXISTS (SELECT 1 FROM account_sign_out WHERE session_id = @sessionId)
        """;

    /// <param name="stamp">Of the account when it signed in; changes with its password and its address.</param>
    public bool Holds(string accountId, string stamp, string sessionId) =>
        database.Read(connection => connection.ExecuteScalar<long>(HoldsSql, new { accountId, stamp, sessionId })) == 1;

    /// <summary>From the next request on, for every copy of its cookie.</summary>
    public Task EndAsync(string sessionId)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return database.WriteAsync(connection =>
        {
            connection.Execute("DELETE FROM account_sign_out WHERE at < @before",
                new { before = (now - KeptFor).ToUnixTimeMilliseconds() });
            connection.Execute(
                "INSERT INTO account_sign_out (session_id, at) VALUES (@sessionId, @at) ON CONFLICT (session_id) DO NOTHING",
                    new { sessionId, at = now.ToUnixTimeMilliseconds() });
        });
    }
}
