using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Reviews;

/// <summary>A journey that was to be looked over by now.</summary>
internal sealed record OverdueReview(string Key, string Name, LocalDate By);

/// <summary>When journeys are to be looked over, and when they were.</summary>
internal sealed class ReviewCalendar(JourneyReader journeys, Workspaces workspaces)
{
    private const string Reviewed = "journey.reviewed";

    /// <summary>Journeys whose draft names a day that is past, the longest overdue first.</summary>
    public IReadOnlyList<OverdueReview> Overdue(Guid workspaceId, LocalDate today) => journeys.DraftsWith(workspaceId, "reviewBy")
        .Select(row => (row.Key, row.Name, By: Day(JourneyFile.Read(row.File).Draft?.ReviewBy)))
        .Where(row => row.By < today)
        .Select(row => new OverdueReview(row.Key, row.Name, row.By!.Value))
        .OrderBy(review => review.By).ThenBy(review => review.Name, StringComparer.OrdinalIgnoreCase)
        .ToList();

    /// <summary>When somebody last said that they had looked it over; null where nobody did.</summary>
    public Instant? Last(Guid workspaceId, string journeyKey) => workspaces.LastNoted(workspaceId, Reviewed, journeyKey);

    /// <summary>Writes down that somebody has looked the whole road over.</summary>
    public Task NoteAsync(Actor actor, string journeyKey) => workspaces.NoteAsync(actor, Reviewed, journeyKey);

    /// <summary>A day as the journey file writes it; null where it is none.</summary>
    public static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var day } ? day : null;

    public static string Say(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
