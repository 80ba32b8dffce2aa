using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drawings;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Sharing;

/// <summary>What of a journey is to leave the house, and how; it stands in the address.</summary>
internal sealed record OutChoice(bool IsDraft, MapPaper Paper, bool Backstage, bool Numbers)
{
    /// <summary>The live version where there is one, on A3, without numbers: whoever gets a map rarely needs them.</summary>
    public static OutChoice From(IQueryCollection query, JourneyRow row, WorkspaceAccess access) => new(
        !row.IsPublished || query["of"] == "draft",
        query["paper"].ToString().Equals("a4", StringComparison.OrdinalIgnoreCase) ? MapPaper.A4 : MapPaper.A3,
        query["set"].Count == 0 ? query["backstage"] != "0" : query["backstage"] == "1",
        query["numbers"] == "1" && access.May(Permission.SeeNumbers));

    public string Query => $"of={(IsDraft ? "draft" : "live")}&paper={(Paper == MapPaper.A4 ? "a4" : "a3")}&backstage={(Backstage ? "1" : "0")}&numbers={(Numbers ? "1" : "0")}";
}

/// <summary>A journey as it leaves the house.</summary>
/// <param name="File">The journey file as it is kept (YAML).</param>
/// <param name="Edition">Which one it is, in words.</param>
/// <param name="Numbers">Of the live version, by the key the step has in <paramref name="Draft"/>; null before the first publishing.</param>
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
internal sealed class OutgoingJourneys(JourneyReader journeys, TallyReader tallies, Catalogue catalogue, DraftStore drafts)
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
        var edition = EditionOf(row, live is null, catalogue.Workspace(workspaceId).DayZone);
        return new(row, file, draft, edition, NumbersOf(row, live is null ? drafts.Open(workspaceId, row.Key) : null));
    }

    /// <param name="zone">Of the business: its day is meant, wherever the reader is.</param>
    private static string EditionOf(JourneyRow row, bool isDraft, DateTimeZone zone) =>
        isDraft ? $"Draft of {HumanTime.SayDay(row.UpdatedAt, zone)}"
        : row.PublishedAt is { } at ? $"Version {row.LiveNumber}, published on {HumanTime.SayDay(at, zone)}" : $"Version {row.LiveNumber}";

    /// <param name="open">The draft whose steps get the numbers; null for the live version itself.</param>
    private Dictionary<string, StepNumbers>? NumbersOf(JourneyRow row, OpenDraft? open)
    {
        if (row.LiveVersionId is not { } version || catalogue.FindVersion(version)?.Journey is not { } journey) return null;
        var counts = tallies.Of(version);
        var steps = open is null
            ? journey.Steps.Select((step, i) => (Key: (string?)step.Key, Place: i))
            : open.Document.Draft.Steps.Zip(open.InLive(journey), (step, place) => (step.Key, Place: place));
        return steps.Where(step => step is { Key: not null, Place: >= 0 }).DistinctBy(step => step.Key, StringComparer.Ordinal).ToDictionary(
            step => step.Key!,
            step => new StepNumbers(counts.Of(step.Place, Measure.Reached), counts.Of(step.Place, Measure.Waiting), counts.Of(step.Place, Measure.Done)),
            StringComparer.Ordinal);
    }
}
