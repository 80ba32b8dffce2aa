using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>
/// Whose data a reader may find: everybody's of one business, or only that of the people whom somebody's own assignments
/// are about. Every reader of people takes one, so that a stranger's page, message, answer or list is simply not there.
/// </summary>
internal sealed partial class PeopleScope
{
    private const string OfOwner = "FROM assignment WHERE workspace_id = @workspace AND LOWER(owner) = @owner";

    private const string IncludesSql = """
        SELECT 1 FROM assignment
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace AND LOWER(owner) = @owner LIMIT 1
        """;

    private PeopleScope(Guid workspace, bool isWhole, string? owner) =>
        (Workspace, IsWhole, Owner) = (workspace, isWhole, owner?.Trim().ToLowerInvariant());

    public Guid Workspace { get; }

    /// <summary>True where nobody of the business is hidden.</summary>
    public bool IsWhole { get; }

    /// <summary>The name under which steps know whoever asks, in small letters; null where nobody said: then nothing is theirs.</summary>
    public string? Owner { get; }

    public static PeopleScope Whole(Guid workspace) => new(workspace, isWhole: true, owner: null);

    /// <param name="teamKey">Who they are in the book's team; null for nobody of it.</param>
    public static PeopleScope OwnOf(Guid workspace, string? teamKey) => new(workspace, isWhole: false, teamKey);

    /// <summary>Is the assignment of this owner theirs to see and settle?</summary>
    public bool Owns(string? owner) => IsWhole || (Owner is not null && owner?.ToLowerInvariant() == Owner);

    /// <summary>May anything of this person be found? That they are of the business is for the statement itself to ask.</summary>
    public bool Includes(DbConnection connection, Guid person) =>
        IsWhole || connection.ExecuteScalar<int?>(
            IncludesSql, new { workspace = Workspace, owner = Owner, person, bucket = Bucket.Of(person) }) is not null;

    /// <summary>
    /// The statement as it reads in this scope: a table marked <c>/* own people */</c> or <c>/* own assignments */</c>
    /// is narrowed to those; it then takes <c>@owner</c> beside <c>@workspace</c>.
    /// </summary>
    public string Narrow(string sql) => IsWhole ? sql : Marked().Replace(sql, mark =>
    {
        var table = mark.Groups["table"].Value;
        var alias = mark.Groups["alias"] is { Success: true, Value: var name } ? name : table;
        return mark.Groups["what"].Value == "assignments" ? $"FROM (SELECT * {OfOwner}) {alias}" : OwnPeople(table, alias);
    });

    // One's own people are few beside everybody, so that a list of theirs begins with them and not with the table.
    private static string OwnPeople(string table, string alias) =>
        $"""
        FROM (
          SELECT theirs.* FROM (SELECT DISTINCT bucket, person_id {OfOwner}) mine
          CROSS JOIN {table} theirs
          WHERE theirs.bucket = mine.bucket AND theirs.{(table == "person" ? "id" : "person_id")} = mine.person_id) {alias}
        """;

    [GeneratedRegex(@"FROM (?<table>\w+)( (?<alias>\w+))? /\* own (?<what>people|assignments) \*/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}
