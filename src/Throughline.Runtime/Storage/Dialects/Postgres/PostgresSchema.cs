using System.Data.Common;
using Dapper;

namespace Throughline.Runtime.Storage.Dialects.Postgres;

/// <summary>PostgreSQL has no tables without row ids, since all of its are; everything else it takes as it stands.</summary>
internal sealed class PostgresSchema : ISchema
{
    public int Version(DbConnection connection)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL)");
        return connection.ExecuteScalar<int?>("SELECT MAX(number) FROM schema_version") ?? 0;
    }

    public void SetVersion(DbConnection connection, int number) => connection.Execute("INSERT INTO schema_version (number) VALUES (@number)", new { number });

    public string Translate(string migration) => migration.Replace(") WITHOUT ROWID;", ");", StringComparison.Ordinal);
}
