using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Linting;

/// <summary>One message of a step.</summary>
internal sealed class RoadText
{
    private readonly MessageReading _reading;

    public RoadText(RoadStep step, string path, MessageDraft message, bool isNudge, StandIns standIns)
    {
        (Step, Path, Message, IsNudge, Field) = (step, path, message, isNudge, standIns.Field);
        _reading = MessageReading.Of(message, standIns);
        Parts = message.IsText ? [($"{path}.body", message.Body ?? "")] :
        [
            ($"{path}.subject", message.Subject ?? ""),
            ($"{path}.preheader", message.Preheader ?? ""),
            ($"{path}.body", message.Body ?? ""),
        ];
    }

    /// <summary>What stands for a merge field that says nothing of its own.</summary>
    public Func<string, string> Field { get; }

    public RoadStep Step { get; }

    /// <summary>Of the message: <c>steps[2].nudges[0].message</c>.</summary>
    public string Path { get; }

    public MessageDraft Message { get; }
    public bool IsNudge { get; }

    /// <summary>The body as somebody reads it.</summary>
    public string Body => _reading.Body;

    /// <summary>About what a phone gets: the body with what stands for its merge fields.</summary>
    public string Filled => _reading.Filled;

    /// <summary>Subject and the grey line beside it; a text message goes without.</summary>
    public string Lines => _reading.Lines;

    /// <summary>Subject, grey line and body.</summary>
    public string All => _reading.All;

    public ImmutableArray<WrittenLink> Links => _reading.Links;

    /// <summary>With what stands for them, which may be nothing.</summary>
    public ImmutableArray<WrittenLink> Pictures => _reading.Pictures;

    /// <summary>Whether people read what stands at an offset of one of the <see cref="Parts"/>.</summary>
    public bool IsSeen(string written, int offset) =>
        ReferenceEquals(written, Message.Body) ? _reading.IsSeen(offset) : MessageBody.IsSeen(written, offset);

    public bool IsMarketing => Road.Clean(Message.Purpose) != "service";

    /// <summary>The parts in which words can stand, each with its path and its text as written.</summary>
    public ImmutableArray<(string Path, string Text)> Parts { get; }
}

/// <summary>Where a step keeps its messages.</summary>
internal static class RoadTexts
{
    public static IEnumerable<RoadText> Of(RoadStep step, StandIns standIns)
    {
        if (step.Draft.Message is { } message) yield return new(step, $"{step.Path}.message", message, isNudge: false, standIns);
        foreach (var (i, variant) in Road.OrEmpty(step.Draft.Variants).Take(StepShape.MaxVariants).Index())
            if (variant?.Message is { } wording) yield return new(step, $"{Road.At($"{step.Path}.variants", i)}.message", wording,
                isNudge: false, standIns);
        foreach (var (i, words) in Road.OrEmpty(step.Draft.Wordings).Take(RoadShapes.MaxWordings).Index())
            foreach (var text in OfWording(step, words, Road.At($"{step.Path}.wordings", i), standIns)) yield return text;
        if (step.Draft.Survey?.Message is { } question) yield return new(step, $"{step.Path}.survey.message", question, isNudge: false,
            standIns);
        foreach (var (i, nudge) in Road.OrEmpty(step.Draft.Nudges).Take(StepShape.MaxNudges).Index())
            if (nudge?.Message is { } reminder) yield return new(step, $"{Road.At($"{step.Path}.nudges", i)}.message", reminder,
                isNudge: true, standIns);
    }

    private static IEnumerable<RoadText> OfWording(RoadStep step, WordingDraft? words, string path, StandIns standIns)
    {
        if (words?.Message is { } message) yield return new(step, $"{path}.message", message, isNudge: false, standIns);
        if (words is null) yield break;
        foreach (var (i, nudge) in Road.OrEmpty(words.Nudges).Take(StepShape.MaxNudges).Index())
            if (nudge?.Message is { } reminder) yield return new(step, $"{Road.At($"{path}.nudges", i)}.message", reminder, isNudge: true,
                standIns);
    }
}
