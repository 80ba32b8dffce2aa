using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>
/// What the files of businesses hold, in pieces. A content is written before any file names it, and stays for a day after
/// the last one did.
/// </summary>
internal sealed class LibraryContents(Database database, TimeProvider clock)
{
    /// <summary>Bytes of a piece, but for the last.</summary>
    public const int PieceSize = 256 * 1024;

    /// <summary>Bytes that a business may keep, what is loose among it.</summary>
    public const long MostOfBusiness = 500L * 1024 * 1024;

    /// <summary>How long what no file names is kept: for those who are reading it, and for whoever takes it back.</summary>
    public static readonly Duration Grace = Duration.FromDays(1);

    /// <summary>Most contents that are taken out in one transaction.</summary>
    private const int Group = 10;

    private const int IdLength = 32;

    private const string BeginSql = """
        INSERT INTO library_content (workspace_id, content_id, bytes, loose_since)
        SELECT @workspaceId, @id, @bytes, @at
        WHERE (SELECT COALESCE(CAST(SUM(bytes) AS BIGINT), 0) FROM library_content WHERE workspace_id = @workspaceId) + @bytes <= @Most
        """;

    private const string PieceSql =
        "INSERT INTO library_chunk (workspace_id, content_id, position, bytes) VALUES (@workspaceId, @id, @position, @bytes)";

    private const string ReadSql =
        "SELECT bytes FROM library_chunk WHERE workspace_id = @workspaceId AND content_id = @id AND position = @position";

    private const string SizeSql = "SELECT bytes FROM library_content WHERE workspace_id = @workspaceId AND content_id = @id";

    private const string UsedSql =
        "SELECT COALESCE(CAST(SUM(bytes) AS BIGINT), 0) FROM library_content WHERE workspace_id = @workspaceId AND loose_since IS NULL";

    private const string NamedSql = "SELECT content_id FROM library_file WHERE workspace_id = @workspaceId AND removed_at IS NULL";

    private const string LooseSql = $"""
        UPDATE library_content SET loose_since = @at
        WHERE workspace_id = @workspaceId AND loose_since IS NULL AND content_id NOT IN ({NamedSql})
        """;

    private const string HeldSql = $"""
        UPDATE library_content SET loose_since = NULL
        WHERE workspace_id = @workspaceId AND loose_since IS NOT NULL AND content_id IN ({NamedSql})
        """;

    private const string OldSql = """
        SELECT workspace_id AS WorkspaceId, content_id AS Id FROM library_content
        WHERE loose_since < @before ORDER BY loose_since LIMIT @Group
        """;

    private const string DropSql =
        "DELETE FROM library_content WHERE workspace_id = @WorkspaceId AND content_id = @Id AND loose_since < @before";

    private const string DropPiecesSql = "DELETE FROM library_chunk WHERE workspace_id = @WorkspaceId AND content_id = @Id";

    private const string CopyBeginSql = """
        INSERT INTO library_content (workspace_id, content_id, bytes, loose_since)
        SELECT @to, @id, bytes, @at FROM library_content WHERE workspace_id = @from AND content_id = @source
        """;

    private const string CopySql = """
        INSERT INTO library_chunk (workspace_id, content_id, position, bytes)
        SELECT @to, @id, position, bytes FROM library_chunk WHERE workspace_id = @from AND content_id = @source
        """;

    /// <summary>Writes all that the stream holds; no file names it yet. Its id, which cannot be guessed; null where there is no room
    /// for it.</summary>
    /// <param name="length">How much that is.</param>
    /// <exception cref="EndOfStreamException">It is shorter.</exception>
    public async Task<Guid?> WriteAsync(Guid workspaceId, Stream from, long length, CancellationToken cancel)
    {
        var id = DerivedId.Of("library-content", RandomNumberGenerator.GetHexString(IdLength));
        var begin = new { workspaceId, id, bytes = length, at = Now.ToUnixTimeMilliseconds(), Most = MostOfBusiness };
        if (await database.WriteAsync(connection => connection.Execute(BeginSql, begin)) == 0) return null;
        for (var (left, position) = (length, 0); left > 0; position++)
        {
            var piece = new byte[Math.Min(left, PieceSize)];
            await from.ReadExactlyAsync(piece, cancel);
            var at = position;
            await database.WriteAsync(connection => connection.Execute(PieceSql, new { workspaceId, id, position = at, bytes = piece }));
            left -= piece.Length;
        }
        return id;
    }

    /// <summary>A content to read from any place; null where there is none.</summary>
    public Stream? Open(Guid workspaceId, Guid id) =>
        database.Read(connection => connection.ExecuteScalar<long?>(SizeSql, new { workspaceId, id })) is { } size
            ? new Pieces(position => Piece(workspaceId, id, position), size)
            : null;

    /// <summary>Bytes of all files of a business.</summary>
    public long Used(Guid workspaceId) => database.Read(connection => connection.ExecuteScalar<long>(UsedSql, new { workspaceId }));

    /// <summary>The same bytes as a content of another business; no file of it names them yet.</summary>
    public async Task<Guid> CopyAsync(Guid from, Guid source, Guid to)
    {
        var id = DerivedId.Of("library-copy", to.ToString("N"), source.ToString("N"));
        var about = new { from, source, to, id, at = Now.ToUnixTimeMilliseconds() };
        await database.WriteAsync(connection =>
        {
            connection.Execute(CopyBeginSql, about);
            connection.Execute(CopySql, about);
        });
        return id;
    }

    /// <summary>Takes out what no file has named for a day; returns how many contents that were.</summary>
    public Task<int> SweepAsync()
    {
        var before = (Now - Grace).ToUnixTimeMilliseconds();
        return database.WriteAsync(connection =>
        {
            var old = connection.Query<Content>(OldSql, new { before, Group }).AsList();
            // Whoever took it back in the meantime has it; what is gone is gone with all its pieces.
            return old.Count(one => connection.Execute(DropSql, new { one.WorkspaceId, one.Id, before }) == 1
                && connection.Execute(DropPiecesSql, one) >= 0);
        });
    }

    /// <summary>After files of a business changed, in the same transaction: what they name is held, and the rest is loose.</summary>
    public static void Settle(DbConnection connection, Guid workspaceId, Instant now)
    {
        var about = new { workspaceId, at = now.ToUnixTimeMilliseconds() };
        connection.Execute(HeldSql, about);
        connection.Execute(LooseSql, about);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private byte[]? Piece(Guid workspaceId, Guid id, long position) =>
        database.Read(connection => connection.ExecuteScalar<byte[]?>(ReadSql, new { workspaceId, id, position }));

    private sealed record Content
    {
        public Guid WorkspaceId { get; init; }
        public Guid Id { get; init; }
    }

    /// <summary>Reads piece by piece, from any place.</summary>
    private sealed class Pieces(Func<long, byte[]?> read, long length) : Stream
    {
        private (long Position, byte[] Bytes) _at = (-1, []);

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        /// <exception cref="IOException">A piece is not there.</exception>
        public override int Read(Span<byte> buffer)
        {
            if (Position >= length || buffer.IsEmpty) return 0;
            var (piece, start) = Math.DivRem(Position, PieceSize);
            if (_at.Position != piece) _at = (piece, read(piece) ?? throw new IOException("A piece of a file is not there."));
            var bytes = _at.Bytes.AsSpan((int)start);
            var taken = Math.Min(bytes.Length, buffer.Length);
            bytes[..taken].CopyTo(buffer);
            Position += taken;
            return taken;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => length,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
