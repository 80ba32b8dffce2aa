using Microsoft.Data.Sqlite;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>Says whether the file that is open is still the one that lies there. A few microseconds; any thread may ask.</summary>
internal sealed class SqliteWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly string _log;

    /// <param name="connectionString">Of a file that is open, in WAL mode.</param>
    public SqliteWatch(string connectionString, string file)
    {
        _log = file + "-wal";
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
    }

    public bool IsGone
    {
        get
        {
            lock (_lock) return _connection.Handle is { IsInvalid: false, IsClosed: false } handle
                && (Native.HasMoved(handle.DangerousGetHandle()) || !File.Exists(_log));
        }
    }

    public void Dispose()
    {
        lock (_lock) _connection.Dispose();
    }
}
