using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Linting;

/// <summary>One date of a draft, made ready for the rules.</summary>
internal sealed record RoadDate(DateDraft Draft, string Key, string Path)
{
    /// <summary>"their call".</summary>
    public string Name => FindingBag.Short(DateNames.Of(Draft));

    public string? Event => Road.Clean(Draft.Event);

    /// <summary>Whether it comes again each year.</summary>
    public bool IsYearly => Road.Clean(Draft.Every) == "year";

    /// <summary>The names by which a message can merge it in.</summary>
    public ImmutableArray<string> MergeNames => JourneyDate.MergeNamesOf(Key);

    public bool IsMergedInto(MessageDraft message) =>
        new[] { message.Subject, message.Preheader, message.Body }.Any(IsMergedInto);

    public bool IsMergedInto(string? text) => text is not null && MergeFields.Scan(text).Uses.Any(use => MergeNames.Contains(use.Name));
}

/// <summary>Which dates a draft has, and who waits for them.</summary>
internal static class RoadDates
{
    public static ImmutableArray<RoadDate> Of(Road road) =>
    [
        .. Road.OrEmpty(road.Draft.Dates).Take(RoadShapes.MaxDates).Index()
            .Where(date => Road.Clean(date.Item?.Key) is not null)
            .Select(date => new RoadDate(date.Item, date.Item.Key!.Trim(), Road.At("dates", date.Index))),
    ];

    public static RoadDate? Find(Road road, string? key) => Of(road).FirstOrDefault(date => date.Key == key);

    /// <summary>The moment that a step's own half begins at, or by which their time is over; null where it hangs on no date.</summary>
    public static DateWait? MomentOf(RoadStep step) =>
        DateWait.TryParse(step.Draft.Wait, out var wait) || DateWait.TryParse(step.Draft.Done?.Within, out wait) ? wait : null;

    /// <summary>The moment by which a way in opens; null where none does.</summary>
    public static DateWait? MomentOf(EntryPointDraft? entry) => DateWait.TryParse(entry?.Opens, out var wait) ? wait : null;

    /// <summary>Of a reminder before the step's date.</summary>
    public static Wait? Before(NudgeDraft? nudge) => Wait.TryParse(nudge?.Before, out var before) ? before : null;
}
