using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Linting;

/// <summary>One message of a step: read once, measured once.</summary>
internal sealed class RoadText
{
    private readonly Lazy<TextMeasure> _measure;
    private readonly Func<string, string> _field;
    private readonly MessageBody _body;

    public RoadText(RoadStep step, string path, MessageDraft message, bool isNudge, Func<string, string> field)
    {
        (Step, Path, Message, IsNudge, _field) = (step, path, message, isNudge, field);
        _body = new(message.Body);
        Body = _body.Lines(field);
        var (subject, preheader) = (MessageBody.Line(message.Subject, field), MessageBody.Line(message.Preheader, field));
        Lines = message.IsText ? "" : $"{subject}\n{preheader}";
        All = $"{Lines}\n{Body}";
        _measure = new(() => TextMeasure.Of(Body));
    }

    public RoadStep Step { get; }

    /// <summary>Of the message: <c>steps[2].nudges[0].message</c>.</summary>
    public string Path { get; }

    public MessageDraft Message { get; }
    public bool IsNudge { get; }

    /// <summary>The body as somebody reads it.</summary>
    public string Body { get; }

    /// <summary>About what a phone gets: the body with what stands for its merge fields.</summary>
    public string Filled => _body.Letter(_field);

    /// <summary>Subject and the grey line beside it; a text message goes without.</summary>
    public string Lines { get; }

    /// <summary>Subject, grey line and body.</summary>
    public string All { get; }

    public ImmutableArray<WrittenLink> Links => _body.Links;

    /// <summary>Whether people read what stands at an offset of one of the <see cref="Parts"/>.</summary>
    public bool IsSeen(string written, int offset) =>
        ReferenceEquals(written, Message.Body) ? _body.IsSeen(offset) : MessageBody.IsSeen(written, offset);

    /// <summary>Of the body.</summary>
    public TextMeasure Measure => _measure.Value;

    public bool IsMarketing => Road.Clean(Message.Purpose) != "service";

    /// <summary>The parts in which words can stand, each with its path and its text as written.</summary>
    public IEnumerable<(string Path, string Text)> Parts => Message.IsText ? [($"{Path}.body", Message.Body ?? "")] :
    [
        ($"{Path}.subject", Message.Subject ?? ""),
        ($"{Path}.preheader", Message.Preheader ?? ""),
        ($"{Path}.body", Message.Body ?? ""),
    ];
}

/// <summary>Where a step keeps its messages.</summary>
internal static class RoadTexts
{
    public static IEnumerable<RoadText> Of(RoadStep step, Func<string, string> field)
    {
        if (step.Draft.Message is { } message) yield return new(step, $"{step.Path}.message", message, isNudge: false, field);
        foreach (var (i, variant) in Road.OrEmpty(step.Draft.Variants).Take(StepShape.MaxVariants).Index())
            if (variant?.Message is { } wording) yield return new(step, $"{Road.At($"{step.Path}.variants", i)}.message", wording, isNudge: false, field);
        if (step.Draft.Survey?.Message is { } question) yield return new(step, $"{step.Path}.survey.message", question, isNudge: false, field);
        foreach (var (i, nudge) in Road.OrEmpty(step.Draft.Nudges).Take(StepShape.MaxNudges).Index())
            if (nudge?.Message is { } reminder) yield return new(step, $"{Road.At($"{step.Path}.nudges", i)}.message", reminder, isNudge: true, field);
    }
}
