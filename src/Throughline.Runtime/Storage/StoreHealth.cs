using System.Data.Common;
using Dapper;

namespace Throughline.Runtime.Storage;

/// <summary>Tells the store's own troubles from everybody else's.</summary>
internal static class StoreHealth
{
    /// <summary>Whether it is the store that failed, and not whoever used it.</summary>
    public static bool IsStoreFailure(Exception error) => error is DbException;

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
