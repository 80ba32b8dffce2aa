using System.Collections.Immutable;
using System.Text;
using Throughline.Journeys;

namespace Throughline.Linting;

/// <summary>One message of a step: read once, measured once.</summary>
internal sealed class RoadText
{
    private readonly Lazy<TextMeasure> _measure;
    private readonly Func<string, string> _field;

    public RoadText(RoadStep step, string path, MessageDraft message, bool isNudge, Func<string, string> field)
    {
        (Step, Path, Message, IsNudge, _field) = (step, path, message, isNudge, field);
        (Body, Links) = PlainText.Of(message.Body, field);
        Lines = message.IsText ? "" : $"{PlainText.Of(message.Subject, field).Text}\n{PlainText.Of(message.Preheader, field).Text}";
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

    /// <summary>The body as it is written, with what stands for its merge fields: about what a phone gets.</summary>
    public string Filled
    {
        get
        {
            var (text, at) = (Message.Body ?? "", 0);
            var filled = new StringBuilder(text.Length);
            while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf("}}", open, StringComparison.Ordinal) is >= 0 and var close)
            {
                var name = text[(open + 2)..close].Trim();
                filled.Append(text, at, open - at).Append(name.Length == 0 || name[0] is '#' or '/' || name is "else" ? "" : _field(name));
                at = close + 2;
            }
            return filled.Append(text, at, text.Length - at).ToString().Trim();
        }
    }

    /// <summary>Subject and the grey line beside it; a text message goes without.</summary>
    public string Lines { get; }

    /// <summary>Subject, grey line and body.</summary>
    public string All { get; }

    public ImmutableArray<WrittenLink> Links { get; }

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
