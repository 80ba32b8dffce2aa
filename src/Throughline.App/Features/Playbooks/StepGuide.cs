using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.App.Features.Playbooks;

/// <summary>What has changed on a page since somebody signed it.</summary>
/// <param name="What">The part, in words: "What to say".</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record GuideChange(string What, string? Before, string? After);

/// <summary>A step's page of the playbook: everything somebody needs who does it, and nothing else, so that a print of it says whether it has changed.</summary>
public sealed record StepGuide
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required StepKind Kind { get; init; }
    public string? Task { get; init; }
    public string? Purpose { get; init; }
    public string? Script { get; init; }
    public ImmutableArray<string> Checklist { get; init; } = [];
    public string? Due { get; init; }
    public string? Standard { get; init; }
    public string? Tone { get; init; }
    public string? Tool { get; init; }
    public string? Delight { get; init; }
    public string? Obstacle { get; init; }
    public string? Answer { get; init; }

    /// <summary>What is said where no machine sends it.</summary>
    public string? Says { get; init; }

    /// <summary>A file of the library that they get here.</summary>
    public string? Gives { get; init; }

    /// <summary>How it is done, part by part.</summary>
    public ImmutableArray<ProcessPart> Process { get; init; } = [];

    /// <summary>What is sent by itself, so that whoever looks after it knows.</summary>
    public string? Subject { get; init; }

    public static StepGuide Of(Step step)
    {
        var task = step.Work as AssignmentWork;
        return new()
        {
            Key = step.Key,
            Title = step.Title,
            Kind = step.Kind,
            Task = task?.Title,
            Purpose = step.Notes.Purpose,
            Script = task?.Script,
            Checklist = task?.Checklist ?? [],
            Due = task?.Due.ToString(),
            Standard = step.Notes.Standard,
            Tone = step.Notes.Tone,
            Tool = step.Notes.Tool,
            Delight = step.Notes.Delight,
            Obstacle = step.Notes.Obstacle,
            Answer = step.Notes.Answer,
            Says = step.Notes.Says,
            Gives = step.Gives,
            Process = step.Notes.Process,
            Subject = step.Work switch
            {
                MessageWork message => string.Join(" / ", message.Variants.Select(variant => variant.Message.Title)),
                SurveyWork survey => survey.Survey.Question,
                _ => null,
            },
        };
    }

    private IEnumerable<(string What, string? Text)> Parts =>
    [
        ("The step", Title), ("The task", Task), ("Why it is there", Purpose), ("What to say", Script), ("To tick off", Checklist.IsEmpty ? null : string.Join('\n', Checklist)), ("Time for it", Due),
        ("What good looks like", Standard), ("Tone", Tone), ("With what", Tool), ("A small surprise", Delight), ("What could stop them", Obstacle), ("Our answer", Answer), ("What is sent", Subject),
    ];

    // What pages could not say when the first of them were signed: where it is empty, their prints stay as they were.
    private IEnumerable<(string What, string? Text)> Later =>
        [("What is said", Says), ("How it is done", Process.IsEmpty ? null : string.Join('\n', Process.Select(GuideParts.Line))),
            ("What is handed over", Gives is null ? null : FileLinks.InWords(Gives))];

    /// <summary>The SHA-256 of all that stands on the page.</summary>
    public byte[] Print()
    {
        var all = new StringBuilder();
        foreach (var (what, text) in Parts.Concat(Later.Where(part => part.Text is not null)))
            all.Append(CultureInfo.InvariantCulture, $"{what}:{text?.Length ?? -1}:{text}\n");
        return SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()));
    }

    /// <summary>What this page says otherwise than an earlier one.</summary>
    public ImmutableArray<GuideChange> ChangesSince(StepGuide earlier) =>
        [.. Parts.Concat(Later).Zip(earlier.Parts.Concat(earlier.Later)).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new GuideChange(pair.First.What, pair.Second.Text, pair.First.Text))];
}
