using SQLitePCL;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>What SQLite is told once, before the process opens its first file.</summary>
internal static class SqliteSetUp
{
    private const int MultiThread = 2;
    private const int MemoryStatus = 9;

    /// <summary>
    /// No connection of ours is used by two threads at once, so SQLite need not lock each call on it; and nobody asks it to count
    /// its memory, which would lock every allocation. Where SQLite runs already it keeps its locks and works as well.
    /// </summary>
    public static void Once()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MultiThread);
        _ = raw.sqlite3_config(MemoryStatus, 0);
    }
}
