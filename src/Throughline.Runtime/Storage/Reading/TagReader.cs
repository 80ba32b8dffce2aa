using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A tag that somebody has.</summary>
public sealed record TagEntry
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public Instant At { get; init; }
    public string GivenBy { get; init; } = "";
}

/// <summary>Reads the words by which a business tells people apart.</summary>
internal sealed class TagReader(Database database)
{
    private const string OfPersonSql = """
        SELECT tag AS key, at, given_by FROM person_tag
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace ORDER BY tag
        """;

    private const string AllSql = "SELECT key, name FROM tag WHERE workspace_id = @workspace ORDER BY key";

    /// <summary>In the order of the alphabet.</summary>
    public IReadOnlyList<TagEntry> OfPerson(PeopleScope scope, Guid person) => database.Read<IReadOnlyList<TagEntry>>(c =>
    {
        if (!scope.Includes(c, person)) return [];
        var given = c.Query<TagEntry>(OfPersonSql, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person) }).AsList();
        if (given.Count == 0) return given;
        var names = All(c, scope.Workspace).ToDictionary(tag => tag.Key, tag => tag.Name);
        return [.. given.Select(tag => tag with { Name = names.GetValueOrDefault(tag.Key, tag.Key) })];
    });

    /// <summary>What the business calls its tags, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Names(Guid workspace) => database.Read(c => All(c, workspace).ConvertAll(tag => tag.Name));

    private static List<TagEntry> All(DbConnection c, Guid workspace) => c.Query<TagEntry>(AllSql, new { workspace }).AsList();
}
