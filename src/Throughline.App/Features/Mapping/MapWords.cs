using System.Text.RegularExpressions;
using Throughline.Drawings;
using Throughline.Journeys;

namespace Throughline.App.Features.Mapping;

/// <summary>What a step says, short enough for a cell.</summary>
internal static partial class MapWords
{
    private const int FirstWordsLength = 110;

    /// <summary>The heading and the first words of what is said to the customer; null where nothing is.</summary>
    public static (string Heading, string? Words)? Message(StepDraft step) => step switch
    {
        { Survey: { } survey } => (survey.Question ?? "A question without words yet", First(survey.Message is { IsText: true } asked ? asked.Body : survey.Message?.Subject)),
        { Variants: [var first, ..] variants } => (Heading(first.Message), $"{variants.Length} wordings. {First(first.Message?.Body)}"),
        { Message: { } message } => (Heading(message), First(message.Body)),
        { Says: { } says } => ("Said by one of yours", First(says)),
        _ => null,
    };

    private static string Heading(MessageDraft? message) => message is { IsText: true } ? "Text message" : message?.Subject ?? "No subject yet";

    /// <summary>A task for staff, with how much there is to tick off.</summary>
    public static (string Heading, string? Words)? Task(StepDraft step) => step.Assignment is not { } task ? null : (
        task.Title ?? step.Title ?? "A task without a name",
        (task.Checklist.Length, First(task.Script)) switch
        {
            (0, var script) => script,
            (var ticks, var script) => $"{ticks} to tick off. {script}".TrimEnd(),
        });

    /// <summary>How it is done: how many parts and minutes, and the first of them; null where nobody wrote it.</summary>
    public static (string Heading, string? Words)? Process(StepDraft step) =>
        Divided(MapRows.Find("process")?.SaidOf(step), ": ");

    /// <summary>What is there for everybody, where and how far.</summary>
    public static (string Heading, string? Words)? Standing(StepDraft step) =>
        Divided(MapRows.Find("standing")?.SaidOf(step), ", ");

    private static (string Heading, string? Words)? Divided(string? text, string at) => text?.IndexOf(at, StringComparison.Ordinal) switch
    {
        null => null,
        < 0 => (text, null),
        var cut => (text[..cut.Value], text[(cut.Value + at.Length)..]),
    };

    /// <summary>The beginning of a Markdown text, without its signs.</summary>
    internal static string? First(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return null;
        var start = markdown.Length > 4 * FirstWordsLength ? markdown[..(4 * FirstWordsLength)] : markdown;
        var text = Spaces().Replace(Signs().Replace(Links().Replace(start, "${text}"), ""), " ").Trim();
        if (text.Length <= FirstWordsLength) return text;
        var cut = text.LastIndexOf(' ', FirstWordsLength);
        return (cut < FirstWordsLength / 2 ? text[..(char.IsHighSurrogate(text[FirstWordsLength - 1]) ? FirstWordsLength - 1 : FirstWordsLength)] : text[..cut]) + " …";
    }

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"[*_`#>]+", RegexOptions.NonBacktracking)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
