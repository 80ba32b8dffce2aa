using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Drawings;

/// <summary>What a step says in each row of the map, in plain words.</summary>
internal static class StepTexts
{
    public static string? Of(StepDraft step, MapRow row, MapDrawingOptions options) =>
        row == MapRows.People ? Numbers(step, options) : row.TextOf?.Invoke(step);

    public static string? TitleOf(StepDraft step) => Text(step.Title) ?? Text(step.Key);

    /// <summary>−2 to +2; null where nothing sensible is written.</summary>
    public static int? FeelsOf(StepDraft step) =>
        int.TryParse(step.Feels, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var feels) && feels is >= -2 and <= 2 ? feels : null;

    public static string InWords(int feels) => feels switch
    {
        -2 => "upset",
        -1 => "uneasy",
        0 => "neither good nor bad",
        1 => "glad",
        _ => "delighted",
    };

    public static string Signed(int feels) => feels switch
    {
        > 0 => string.Create(CultureInfo.InvariantCulture, $"+{feels}"),
        0 => "0",
        _ => string.Create(CultureInfo.InvariantCulture, $"−{-feels}"),
    };

    public static string? MessageOf(StepDraft step)
    {
        if (Text(step.Message?.Title) is { } title) return title;
        var variants = Entries(step.Variants).Select(variant => Text(variant?.Message?.Title)).OfType<string>().ToList();
        if (variants.Count > 0) return string.Join(" / ", variants);
        return Join(" – ", step.Survey?.Message?.Title, step.Survey?.Question) ?? Text(step.Says);
    }

    public static string? PromisesOf(StepDraft step) => Join("; ", List("Makes: ", step.Makes), List("Keeps: ", step.Keeps));

    public static string? TaskOf(StepDraft step) =>
        step.Assignment is { } task ? Text(task.Title) ?? TitleOf(step)
        : step.Webhook is not null ? "another system is told"
        : null;

    /// <summary>How the business knows that the step is done; what the compiler takes where nothing is said, said.</summary>
    public static string? DoneOf(StepDraft step)
    {
        var evidence = Text(step.Evidence) is { } known ? $" ({EvidenceInWords(known)})" : "";
        var rule = Text(step.Done?.Event) is { } name ? EventPhrases.Of(name) + (Text(step.Done?.Where) is { } where ? $", where {where}" : "") : Implied(step);
        if (rule is null) return evidence.Length == 0 ? null : evidence.Trim();
        return rule + (Text(step.Done?.Within) is { } within ? $", {TimePhrases.Within(within, DateNames.Of)}" : "") + evidence;
    }

    private static string EvidenceInWords(string evidence) => evidence switch
    {
        "guess" => "we guess",
        "asked" => "we asked them",
        "measured" => "we measured it",
        _ => evidence,
    };

    private static string? Implied(StepDraft step) =>
        step.Survey is not null ? "They answer"
        : step.Assignment is not null ? "It is ticked off"
        : step.Message is not null || Entries(step.Variants).Any() ? "It is sent"
        : step.Standing is not null ? "They go on at once"
        : null;

    private static string? Numbers(StepDraft step, MapDrawingOptions options) =>
        step.Key is not null && options.Numbers?.TryGetValue(step.Key, out var numbers) == true
            ? string.Create(CultureInfo.InvariantCulture, $"{numbers.Here:N0} here now, {numbers.Reached:N0} came by, {numbers.Done:N0} did it")
            : null;

    /// <summary>The parts that say something, with <paramref name="between"/> between them; null where none does.</summary>
    public static string? Join(string between, params ReadOnlySpan<string?> parts)
    {
        string? joined = null;
        foreach (var part in parts)
            if (Text(part) is { } text) joined = joined is null ? text : joined + between + text;
        return joined;
    }

    private static string? List(string before, ImmutableArray<string> keys) =>
        keys.IsDefaultOrEmpty ? null : before + string.Join(", ", keys.Select(key => key?.Replace('-', ' ')));

    public static string? Keys(ImmutableArray<string> keys) => keys.IsDefaultOrEmpty ? null : string.Join(", ", keys);

    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static ImmutableArray<T> Entries<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
