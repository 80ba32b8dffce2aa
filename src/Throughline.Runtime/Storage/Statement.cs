using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>Takes the values of one row, or of one key, in the order of the statement's columns.</summary>
internal interface IParameters
{
    IParameters With(long value);
    IParameters With(long? value);
    IParameters With(Guid value);
    IParameters With(Guid? value);
    IParameters With(string? value);
    IParameters With(Instant value);
    IParameters With(Instant? value);

    /// <summary>Bytes as they are.</summary>
    IParameters With(ReadOnlySpan<byte> value);

    /// <summary>Text that is in UTF-8 already.</summary>
    IParameters WithText(ReadOnlySpan<byte> utf8);
}

/// <summary>A row that was found; columns count from 0.</summary>
internal interface IRow
{
    bool IsNull(int column);
    long Long(int column);
    int Int(int column);
    Instant Time(int column);
    Instant? TimeOrNull(int column);
    Guid Id(int column);
    Guid? IdOrNull(int column);
    string Text(int column);
    string? TextOrNull(int column);

    /// <summary>Valid until the next row.</summary>
    ReadOnlySpan<byte> Bytes(int column);

    /// <summary>Text as UTF-8; valid until the next row.</summary>
    ReadOnlySpan<byte> Utf8(int column);
}

/// <summary>
/// One statement over a set of rows or keys. On SQLite it is prepared once and run for each of them; on PostgreSQL the
/// whole set goes in one statement. Nothing is run for an empty set.
/// </summary>
internal abstract class SetStatement
{
    /// <summary>Writes; returns how many rows were changed.</summary>
    public abstract int Run<T>(IReadOnlyCollection<T> rows, Action<IParameters, T> bind);

    /// <summary>Reads what belongs to the keys, in the order of the keys where the database follows it; nobody may count on that.</summary>
    public abstract void Read<T>(IReadOnlyCollection<T> keys, Action<IParameters, T> bind, Action<IRow> take);
}

/// <summary>One statement with one set of parameters.</summary>
internal abstract class OneStatement
{
    public abstract int Run<T>(T values, Action<IParameters, T> bind);
    public abstract void Read<T>(T values, Action<IParameters, T> bind, Action<IRow> take);
}

/// <summary>
/// Makes statements for one connection. Their text is the same for every database, with marks where the dialects differ:
/// <c>{name}</c> is a value of the present row or key; <c>{rows}</c> stands before the first table of a SELECT,
/// <c>{from}</c> after the SET of an UPDATE, <c>{using}</c> after the table of a DELETE, <c>{values}</c> for the rows of an
/// INSERT; <c>{lock x}</c> keeps the rows of table x for this transaction, <c>{lock free x}</c> those that nobody else keeps.
/// </summary>
internal interface IStatements
{
    /// <summary>Whether others write at the same time: then what was read before a lock was had is read again.</summary>
    bool IsShared { get; }

    /// <param name="columns">Names of the values, with commas between.</param>
    SetStatement Set(string columns, string sql);

    /// <inheritdoc cref="Set"/>
    OneStatement One(string columns, string sql);
}
