using System.Data.Common;
using Dapper;

namespace Throughline.Runtime.Storage;

internal static class StoreHealth
{
    /// <summary>Whether the store answers at this moment.</summary>
    public static bool Answers(Database database)
    {
        try
        {
            return database.Read(connection => connection.ExecuteScalar<long>("SELECT 1")) == 1;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
