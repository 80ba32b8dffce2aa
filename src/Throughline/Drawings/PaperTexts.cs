using System.Globalization;
using Throughline.Journeys;
using static Throughline.Drawings.StepTexts;

namespace Throughline.Drawings;

/// <summary>What a step's process, standing touchpoint and needs say on a map, in plain words.</summary>
internal static class PaperTexts
{
    /// <summary>Parts that are named in a cell; the rest is counted.</summary>
    private const int MostNamed = 3;

    /// <summary>"4 parts, 50 minutes: measure, cut, glaze …"; null where there is none.</summary>
    public static string? ProcessOf(StepDraft step)
    {
        var parts = Parts(step).ToList();
        if (parts.Count == 0) return null;
        var names = string.Join(", ", parts.Select(part => Text(part.Part)).OfType<string>().Take(MostNamed));
        var more = parts.Count > MostNamed ? " …" : "";
        return Join(": ", Join(", ", Count(parts.Count, "part"), MinutesOf(step) is > 0 and var minutes ? Count(minutes, "minute")
            : null), names + more);
    }

    /// <summary>Minutes of work, all parts together; 0 where nobody said.</summary>
    public static int MinutesOf(StepDraft step) => Parts(step).Sum(part =>
        WholeNumber.TryRead(part.Minutes, out var minutes) && minutes is > 0 and <= PaperShapes.MaxMinutes ? minutes : 0);

    public static string? MinutesInDigits(StepDraft step) =>
        MinutesOf(step) is > 0 and var minutes ? minutes.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>All of it, a line a part, as a spreadsheet and a playbook have it.</summary>
    public static string? ProcessInFull(StepDraft step) => Parts(step).Select(Line).ToList() is { Count: > 0 } lines
        ? string.Join('\n', lines) : null;

    public static string? StandingOf(StepDraft step) => step.Standing is not { } standing ? null
        : Join(", ", standing.What, standing.Where, StateInWords(standing.State), Text(standing.LookAgain) is { } day
            ? $"look again {day}" : null)
            ?? "not said what it is";

    public static string? StateInWords(string? state) => Text(state) switch
    {
        PaperShapes.Idea => "an idea",
        PaperShapes.Drafted => "drafted, not live yet",
        PaperShapes.Live => "live",
        var other => other,
    };

    public static string? NeedsOf(StepDraft step) => step.Needs.IsDefaultOrEmpty ? null
        : string.Join(", ", step.Needs.Select(need => need?.Replace('-', ' ')));

    private static IEnumerable<ProcessPartDraft> Parts(StepDraft step) => Entries(step.Process).Where(part => part is not null);

    private static string Line(ProcessPartDraft part, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {Said(part)}");

    private static string Said(ProcessPartDraft part) => Join("; ", Text(part.Part) ?? "not named yet",
        Join(", ", part.Owner, Before("with ", part.Tool), Minutes(part), Before("then waits ", part.Waits)),
        Before("goes wrong: ", part.Risk), Before("then: ", part.IfItFails))!;

    private static string? Minutes(ProcessPartDraft part) =>
        WholeNumber.TryRead(part.Minutes, out var minutes) ? Count(minutes, "minute") : null;

    private static string? Before(string words, string? text) => Text(text) is { } said ? words + said : null;

    private static string Count(int n, string noun) => string.Create(CultureInfo.InvariantCulture, $"{n} {noun}{(n == 1 ? "" : "s")}");
}
