using System.Globalization;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Reviews;

/// <summary>A journey that was to be looked over by now.</summary>
internal sealed record OverdueReview(string Key, string Name, LocalDate By);

/// <summary>When journeys are to be looked over, and when they were.</summary>
internal sealed class ReviewCalendar(Database database, TimeProvider clock)
{
    private const string Reviewed = "journey.reviewed";

    /// <summary>Journeys whose draft names a day that is past, the longest overdue first.</summary>
    public IReadOnlyList<OverdueReview> Overdue(Guid workspaceId, LocalDate today) => database.Read(connection => connection
        .Query<(string Key, string Name, string Draft)>("SELECT key, name, draft FROM journey WHERE workspace_id = @workspaceId AND instr(draft, 'reviewBy') > 0", new { workspaceId })
        .Select(row => (row.Key, row.Name, By: Day(JourneyFile.Read(row.Draft).Draft?.ReviewBy)))
        .Where(row => row.By < today)
        .Select(row => new OverdueReview(row.Key, row.Name, row.By!.Value))
        .OrderBy(review => review.By).ThenBy(review => review.Name, StringComparer.OrdinalIgnoreCase)
        .ToList());

    /// <summary>When somebody last said that they had looked it over; null where nobody did.</summary>
    public Instant? Last(Guid workspaceId, string journeyKey) => database.Read(connection => connection.ExecuteScalar<long?>(
        "SELECT MAX(at) FROM audit WHERE workspace_id = @workspaceId AND action = @Reviewed AND subject = @journeyKey",
        new { workspaceId, Reviewed, journeyKey })) is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Writes down that somebody has looked the whole road over.</summary>
    public Task NoteAsync(Actor actor, string journeyKey) => database.WriteAsync(connection =>
        AuditLog.Write(connection, actor, Instant.FromDateTimeOffset(clock.GetUtcNow()), Reviewed, journeyKey));

    /// <summary>A day as the journey file writes it; null where it is none.</summary>
    public static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var day } ? day : null;

    public static string Say(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
