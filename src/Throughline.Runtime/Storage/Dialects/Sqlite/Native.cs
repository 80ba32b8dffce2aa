using System.Runtime.InteropServices;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>
/// The few calls of SQLite that run a hundred times for each event, without the safe handle that the usual binding
/// locks and unlocks around every one of them. Those that only copy a value also leave out the GC transition.
/// </summary>
internal static partial class Native
{
    /// <summary>SQLite copies the bytes before the call returns.</summary>
    private const nint Transient = -1;

    /// <summary>Longer values are bound with the usual transition, so that a collection does not wait for the copy.</summary>
    private const int Short = 1024;

    public static int BindBlob(nint statement, int at, ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => BindZeroBlob(statement, at, 0),
        <= Short => BindShortBlob(statement, at, bytes, bytes.Length, Transient),
        _ => BindLongBlob(statement, at, bytes, bytes.Length, Transient),
    };

    public static int BindText(nint statement, int at, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) utf8 = "\0"u8[..0]; // an empty span may have no address, which would bind null
        return utf8.Length <= Short ? BindShortText(statement, at, utf8, utf8.Length, Transient) : BindLongText(statement, at, utf8, utf8.Length, Transient);
    }

    /// <summary>Text or blob of a column; valid until the next step.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var start = ColumnBlob(statement, column);
        return new ReadOnlySpan<byte>((void*)start, start == 0 ? 0 : ColumnLength(statement, column));
    }

    /// <summary>Whether the file of a connection was deleted, moved or replaced since it was opened
    /// (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).</summary>
    public static bool HasMoved(nint database)
    {
        var moved = 0;
        return FileControl(database, 0, 20, ref moved) == 0 && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(nint database, nint schema, int operation, ref int argument);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_changes"), SuppressGCTransition]
    public static partial int Changes(nint database);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    public static partial int BindNull(nint statement, int at);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    public static partial int ColumnType(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long ColumnLong(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int Bind(nint statement, int at, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_zeroblob"), SuppressGCTransition]
    private static partial int BindZeroBlob(nint statement, int at, int length);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_blob"), SuppressGCTransition]
    private static partial int BindShortBlob(nint statement, int at, ReadOnlySpan<byte> bytes, int length, nint lifetime);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindLongBlob(nint statement, int at, ReadOnlySpan<byte> bytes, int length, nint lifetime);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    private static partial int BindShortText(nint statement, int at, ReadOnlySpan<byte> utf8, int length, nint lifetime);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text")]
    private static partial int BindLongText(nint statement, int at, ReadOnlySpan<byte> utf8, int length, nint lifetime);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static partial nint ColumnBlob(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnLength(nint statement, int column);
}
