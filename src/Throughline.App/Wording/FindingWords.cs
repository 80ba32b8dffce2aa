using System.Globalization;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Wording;

/// <summary>Where a finding is: the journey as a whole, or one of its steps.</summary>
/// <param name="Number">Of the step, from 1; 0 for the journey as a whole.</param>
/// <param name="Title">As a heading says it.</param>
/// <param name="StepId">Lasting id of the step; null for the journey as a whole.</param>
internal sealed record FindingPlace(int Number, string Title, string? StepId)
{
    public const string Whole = "The journey as a whole";

    /// <summary>The place of a path by numbers: "steps[2].tone".</summary>
    public static FindingPlace Of(string path, DraftDocument document)
    {
        var ids = document.Ids("steps");
        if (IndexOf(path) is not { } index || index >= ids.Length) return new(0, Whole, null);
        var title = document.Text($"steps[#{ids[index]}].title");
        return new(index + 1, string.IsNullOrWhiteSpace(title) ? "A step without a title" : title, ids[index]);
    }

    public string Address(string journeyKey) => StepId is null ? $"/journeys/{journeyKey}/map" : $"/journeys/{journeyKey}/steps/{StepId}";

    private static int? IndexOf(string path)
    {
        if (!path.StartsWith("steps[", StringComparison.Ordinal)) return null;
        var end = path.IndexOf(']', StringComparison.Ordinal);
        return end > 0 && int.TryParse(path.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}

/// <summary>Everyday words for how serious a finding is.</summary>
internal static class FindingWords
{
    private const string ConsentMissing = "TL2851";

    /// <summary>The page beside the map where a finding is mended: the business's book, or the review. Null where the map is all.</summary>
    public static (string Address, string Label)? Elsewhere(string code, string journeyKey) => code switch
    {
        ['T', 'L', '2', '2', ..] => ("/offers", "What you sell"),
        "TL2603" or "TL2604" or "TL2605" or "TL2606" => ("/team", "Your team"),
        "TL2009" => ($"/journeys/{journeyKey}/rehearse?show=passages", "Look at the passage"),
        "TL1701" => ($"/journeys/{journeyKey}/rehearse", "Walk the road"),
        "TL2652" or "TL2653" or "TL2654" => ("/tools", "Your tools"),
        "TL2704" => ("/events/new", "Write the event down"),
        _ => null,
    };

    /// <summary>The screen of the plan where something of the journey as a whole is put right; null where the map is the place.</summary>
    public static (string Address, string Label)? InThePlan(Finding finding, string journeyKey) => finding.Path.Split('.', '[')[0] switch
    {
        "persona" or "pain" => ($"/journeys/{journeyKey}/plan/who", "Go to Who"),
        "result" or "offer" => ($"/journeys/{journeyKey}/plan/end", "Go to The end"),
        "entryPoints" when finding.Code == ConsentMissing => ($"/journeys/{journeyKey}/ways{WayOf(finding)}-consent", "Write the question"),
        "entryPoints" when NumberOf(finding) is { } number && finding.Path.Contains("].page", StringComparison.Ordinal) =>
            ($"/journeys/{journeyKey}/ways/{number}", "Go to the form"),
        "entryPoints" => ($"/journeys/{journeyKey}/ways{WayOf(finding)}", "Go to the ways in"),
        "dates" or "care" => ($"/journeys/{journeyKey}/dates{PlaceOf(finding)}", "Go to Dates and care"),
        "voice" => ("/settings", "Go to your voice"),
        "reviewBy" => ($"/journeys/{journeyKey}/review", "Look it over"),
        "steps" when !finding.Code.StartsWith("TL25", StringComparison.Ordinal) => ($"/journeys/{journeyKey}/plan/back", "Count back"),
        _ => null,
    };

    /// <summary>The place of a way in on its page, "#way-2"; the top where the finding is about all of them.</summary>
    private static string WayOf(Finding finding) => NumberOf(finding) is { } number ? $"#way-{number}" : "#ways";

    /// <summary>The place of a date or of care on its page: "#date-2".</summary>
    private static string PlaceOf(Finding finding)
    {
        var list = finding.Path.Split('.', '[')[0];
        return NumberOf(finding) is { } number ? $"#{(list == "dates" ? "date" : "care")}-{number}" : $"#{list}";
    }

    /// <summary>Of the entry of a list, from 1.</summary>
    private static string? NumberOf(Finding finding)
    {
        var (from, to) = (finding.Path.IndexOf('[', StringComparison.Ordinal) + 1, finding.Path.IndexOf(']', StringComparison.Ordinal));
        return from > 0 && to > from
            && int.TryParse(finding.Path.AsSpan(from, to - from), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (at + 1).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What it means that a finding is so serious, after its words.</summary>
    public static string Weight(Severity severity) => severity switch
    {
        Severity.Error => "Until then it cannot be published.",
        Severity.Warning => "It runs all the same, and may lose somebody.",
        _ => "For a quiet hour.",
    };

    public static string Say(Severity severity) => severity switch
    {
        Severity.Error => "Must be put right",
        Severity.Warning => "Worth a look",
        _ => "Good to know",
    };
}
