using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// A journey file, compiled whole: what the pure compiler finds, and whether each of its messages can be turned into
/// mail. Everything that lints or publishes asks here.
/// </summary>
internal static class JourneyCheck
{
    public const string MessageCannotBeSent = "TL1312";

    public static Compilation Compile(string file)
    {
        var (compiled, draft) = JourneyFile.CompileDraft(file);
        return WithMail(compiled, draft, (message, fields) => MessageTemplates.Compile(message, fields));
    }

    // Whoever publishes waits half a second for fifty messages to be compiled; whoever types does not.

    /// <summary>
    /// All there is to say about a journey file: what keeps it from being published, then what the linter noticed. The
    /// command line, the API and the editor ask here, and so say the same.
    /// </summary>
    public static Compilation Examine(string file, LintContext context)
    {
        var (compiled, draft) = JourneyFile.CompileDraft(file);
        return JourneyFindings.With(WithMail(compiled, draft, MessageTemplates.Check), draft, context);
    }

    /// <summary>The same for a draft under somebody's hands.</summary>
    public static Compilation Examine(JourneyDraft draft, LintContext context) =>
        JourneyFindings.With(WithMail(JourneyCompiler.Compile(draft), draft, MessageTemplates.Check), draft, context);

    private static Compilation WithMail(Compilation compiled, JourneyDraft? draft, Action<Message, IReadOnlyList<MergeField>> attempt)
    {
        if (compiled.Journey is not { } journey) return compiled;
        var wrong = MessagesOf(journey).Select(message => Try(message.Path, message.Message, journey, attempt)).OfType<Finding>().ToList();
        if (wrong.Count == 0) return compiled;
        var source = draft?.Source ?? SourceMap.Empty;
        return new Compilation(null, [.. compiled.Findings, .. wrong.Select(finding => At(finding, source))]);
    }

    private static IEnumerable<(string Path, Message Message)> MessagesOf(Journey journey)
    {
        for (var i = 0; i < journey.Steps.Length; i++)
        {
            var step = journey.Steps[i];
            if (step.Work is MessageWork { Variants: [var only] }) yield return ($"steps[{i}].message", only.Message);
            else if (step.Work is MessageWork work)
                for (var k = 0; k < work.Variants.Length; k++) yield return ($"steps[{i}].variants[{k}].message", work.Variants[k].Message);
            else if (step.Work is SurveyWork survey) yield return ($"steps[{i}].survey.message", survey.Message);
            for (var n = 0; n < step.Nudges.Length; n++) yield return ($"steps[{i}].nudges[{n}].message", step.Nudges[n].Message);
        }
    }

    private static Finding? Try(string path, Message message, Journey journey, Action<Message, IReadOnlyList<MergeField>> attempt)
    {
        try
        {
            attempt(message, journey.Fields);
            return null;
        }
        catch (MessageTemplateException wrong)
        {
            return new Finding(MessageCannotBeSent, Severity.Error, $"{path}.{wrong.Part}", message.IsText ? "This text message cannot be put together." : "This message cannot be turned into mail.", wrong.Sentence);
        }
    }

    private static Finding At(Finding finding, SourceMap source)
    {
        var (line, column) = source.Find(finding.Path);
        return finding with { Line = line, Column = column };
    }
}
