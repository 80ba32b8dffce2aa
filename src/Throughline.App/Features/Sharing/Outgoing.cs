using System.Globalization;
using Throughline.Drawings;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Sharing;

/// <summary>What of a journey is to leave the house, and how; it stands in the address.</summary>
internal sealed record OutChoice(bool IsDraft, MapPaper Paper, bool Backstage, bool Numbers)
{
    /// <summary>The live version where there is one, on A3, without numbers: whoever gets a map rarely needs them.</summary>
    public static OutChoice From(IQueryCollection query, JourneyRow row) => new(
        !row.IsPublished || query["of"] == "draft",
        query["paper"].ToString().Equals("a4", StringComparison.OrdinalIgnoreCase) ? MapPaper.A4 : MapPaper.A3,
        query["set"].Count == 0 ? query["backstage"] != "0" : query["backstage"] == "1",
        query["numbers"] == "1");

    public string Query => $"of={(IsDraft ? "draft" : "live")}&paper={(Paper == MapPaper.A4 ? "a4" : "a3")}&backstage={(Backstage ? "1" : "0")}&numbers={(Numbers ? "1" : "0")}";
}

/// <summary>A journey as it leaves the house.</summary>
/// <param name="File">The journey file as it is kept (YAML).</param>
/// <param name="Edition">Which one it is, in words.</param>
/// <param name="Numbers">Of the live version, by the key of the step; null before the first publishing.</param>
internal sealed record OutgoingJourney(JourneyRow Row, string File, JourneyDraft Draft, string Edition, IReadOnlyDictionary<string, StepNumbers>? Numbers)
{
    public MapDrawingOptions Options(OutChoice choice) => new()
    {
        Paper = choice.Paper,
        ShowsBackstage = choice.Backstage,
        Numbers = choice.Numbers ? Numbers ?? new Dictionary<string, StepNumbers>() : null,
        Caption = Edition,
    };
}

/// <summary>Fetches journeys that leave the house; everything is of one workspace.</summary>
internal sealed class OutgoingJourneys(JourneyReader journeys, TallyReader tallies, EngineCommands engine)
{
    /// <summary>Null where the workspace has no such journey.</summary>
    public OutgoingJourney? Find(Guid workspaceId, string key, bool isDraft) =>
        journeys.Find(workspaceId, key) is { } row ? Of(workspaceId, row, isDraft) : null;

    /// <summary>As <see cref="Find"/>, by the journey's id: the live version, or the draft before the first publishing.</summary>
    public OutgoingJourney? FindLive(Guid workspaceId, Guid journeyId) =>
        journeys.List(workspaceId).FirstOrDefault(row => row.Id == journeyId) is { } row ? Of(workspaceId, row, isDraft: false) : null;

    private OutgoingJourney Of(Guid workspaceId, JourneyRow row, bool isDraft)
    {
        var live = isDraft || row.LiveVersionId is not { } version ? null : journeys.File(workspaceId, version);
        var file = live ?? journeys.Draft(workspaceId, row.Key) ?? "";
        var draft = JourneyFile.Read(file).Draft ?? new JourneyDraft { Journey = row.Key, Name = row.Name };
        return new(row, file, draft, EditionOf(row, live is null), NumbersOf(row));
    }

    private static string EditionOf(JourneyRow row, bool isDraft) =>
        isDraft ? $"Draft of {row.UpdatedAt.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}"
        : $"Version {row.LiveNumber}, published on {row.PublishedAt?.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}";

    private Dictionary<string, StepNumbers>? NumbersOf(JourneyRow row)
    {
        if (row.LiveVersionId is not { } version || engine.Version(version) is not { } journey) return null;
        var counts = tallies.Of(version);
        return journey.Steps.Select((step, i) => (step.Key, Numbers: new StepNumbers(counts.Of(i, Measure.Reached), counts.Of(i, Measure.Waiting), counts.Of(i, Measure.Done))))
            .ToDictionary(step => step.Key, step => step.Numbers, StringComparer.Ordinal);
    }
}
