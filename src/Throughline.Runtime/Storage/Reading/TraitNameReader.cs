using System.Text.Json;
using Dapper;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>What is known of people beside who they are, by name.</summary>
internal sealed class TraitNameReader(Database database)
{
    /// <summary>How many of the newest people are looked at: enough to offer names, and never a long read.</summary>
    public const int People = 500;

    private const string RecentSql =
        "SELECT traits FROM person WHERE workspace_id = @workspace ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @people";

    /// <summary>Names of traits that the newest people have, those of most people first.</summary>
    public IReadOnlyList<string> Recent(Guid workspace) => database.Read(connection =>
    {
        // Databases read JSON in ways of their own; names are few, however many people there are.
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var traits in connection.Query<string>(RecentSql, new { workspace, people = People }))
            foreach (var trait in JsonElement.Parse(traits).EnumerateObject())
                counts[trait.Name] = counts.GetValueOrDefault(trait.Name) + 1;
        return counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => count.Key).ToList();
    });
}
