using System.Globalization;
using Dapper;
using NodaTime;
using Throughline.Messages;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>How often a file was opened, and by how many people.</summary>
internal readonly record struct FileOpenings(long Times, long People);

/// <summary>Somebody who opened a file, and agreed that it is noted, or whose road waited for it.</summary>
internal sealed record FileOpener : AboutPerson
{
    public long Times { get; init; }
    public Instant LastAt { get; init; }
}

/// <summary>A step of a draft that hands a file over, or whose words lead to it or show it; or a form that shows it.</summary>
/// <param name="StepId">Lasting id of the step in the draft; null for a form.</param>
internal sealed record FileStep(string JourneyKey, string JourneyName, string? StepId, string Title);

/// <summary>What is known around the files of a business.</summary>
internal sealed class LibraryReader(Database database, JourneyReader journeys, DraftStore drafts)
{
    /// <summary>Most people who are named.</summary>
    public const int MostOpeners = 50;

    // A row for each writer; there are as many files as a library may have.
    private const string CountSql = """
        SELECT file AS File, CAST(SUM(times) AS BIGINT) AS Times, CAST(SUM(people) AS BIGINT) AS People
        FROM opened_file_count WHERE workspace_id = @workspaceId GROUP BY file
        """;

    // opened_file_of holds those alone, in this order.
    private const string OpenersSql = """
        SELECT p.id AS person_id, p.first_name, p.last_name, p.email, p.phone, o.times, o.last_at
        FROM opened_file o JOIN person p ON p.bucket = o.bucket AND p.id = o.person_id
        WHERE o.workspace_id = @workspaceId AND o.file = @file AND o.told = 1 ORDER BY o.last_at DESC LIMIT @MostOpeners
        """;

    /// <summary>By the file's name; those that nobody opened are not among them.</summary>
    public IReadOnlyDictionary<string, FileOpenings> Openings(Guid workspaceId) => database.Read(connection =>
        connection.Query<(string File, long Times, long People)>(CountSql, new { workspaceId })
            .ToDictionary(row => row.File, row => new FileOpenings(row.Times, row.People), StringComparer.Ordinal));

    /// <summary>The last of them first.</summary>
    public IReadOnlyList<FileOpener> Openers(Guid workspaceId, string file) => database.Read(connection =>
        connection.Query<FileOpener>(OpenersSql, new { workspaceId, file, MostOpeners }).AsList());

    /// <summary>Steps of the drafts of all journeys that are not archived, in the order of the roads.</summary>
    public IReadOnlyList<FileStep> Steps(Guid workspaceId, string file)
    {
        var found = new List<FileStep>();
        var named = journeys.DraftsWith(workspaceId, file).Select(draft => draft.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var journey in journeys.Current(workspaceId).Where(journey => named.Contains(journey.Key)))
        {
            if (drafts.Open(workspaceId, journey.Key) is not { } open) continue;
            var ids = open.Document.Ids("steps");
            foreach (var (step, index) in open.Document.Draft.Steps.Select((step, index) => (step, index)))
                if (Names(open, $"steps[#{ids[index]}]", file))
                    found.Add(new(journey.Key, journey.Name, ids[index],
                        step.Title ?? string.Create(CultureInfo.InvariantCulture, $"Step {index + 1}")));
            if (Names(open, "entryPoints", file)) found.Add(new(journey.Key, journey.Name, null, "A form"));
        }
        return found;
    }

    private static bool Names(OpenDraft open, string path, string file) =>
        FileLinks.NamedInFile(open.Document.Find(path)?.ToJsonString() ?? "").Contains(file);
}
