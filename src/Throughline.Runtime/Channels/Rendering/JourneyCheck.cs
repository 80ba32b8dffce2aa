using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Messages;
using Throughline.Simulation;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// A journey file, compiled whole: what the pure compiler finds, whether each of its messages can be turned into mail, and
/// whether somebody who does everything in good time comes to its end. Everything that lints or publishes asks here.
/// </summary>
internal static class JourneyCheck
{
    public const string MessageCannotBeSent = "TL1312";

    public static Compilation Compile(string file)
    {
        var (compiled, draft) = JourneyFile.CompileDraft(file);
        return WithMailAndWalks(compiled, draft, (message, fields) => MessageTemplates.Compile(message, fields));
    }

    // Whoever publishes waits half a second for fifty messages to be compiled; whoever types does not.

    /// <summary>
    /// All there is to say about a journey file: what keeps it from being published, then what the linter noticed. The
    /// command line, the API and the editor ask here, and so say the same.
    /// </summary>
    public static Compilation Examine(string file, LintContext context)
    {
        var (compiled, draft) = JourneyFile.CompileDraft(file);
        return JourneyFindings.With(WithMailAndWalks(compiled, draft, MessageTemplates.Check), draft, context);
    }

    /// <summary>The same for a draft under somebody's hands.</summary>
    public static Compilation Examine(JourneyDraft draft, LintContext context) =>
        JourneyFindings.With(WithMailAndWalks(JourneyCompiler.Compile(draft), draft, MessageTemplates.Check), draft, context);

    private static Compilation WithMailAndWalks(
        Compilation compiled, JourneyDraft? draft, Action<Message, IReadOnlyList<MergeField>> attempt)
    {
        if (compiled.Journey is not { } journey) return compiled;
        var wrong = MessagesOf(journey).Select(message => Try(message.Path, message.Message, journey, attempt)).OfType<Finding>().ToList();
        if (wrong.Count == 0) wrong.AddRange(WalksOf(journey));
        if (wrong.Count == 0) return compiled;
        var source = draft?.Source ?? SourceMap.Empty;
        return new Compilation(null, [.. compiled.Findings, .. wrong.Select(finding => At(finding, source))]);
    }

    /// <summary>
    /// Where nobody gets past; nothing where everybody comes to the end, or where a message cannot be turned into mail, which
    /// is said first.
    /// </summary>
    public static ImmutableArray<Finding> WalksOf(Journey journey)
    {
        try
        {
            return FailingWalks.Of(journey, message => MessageTemplates.LinksOf(message, journey.Fields));
        }
        catch (MessageTemplateException)
        {
            return [];
        }
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
            foreach (var words in WordingsOf(step, i)) yield return words;
            for (var n = 0; n < step.Nudges.Length; n++) yield return ($"steps[{i}].nudges[{n}].message", step.Nudges[n].Message);
        }
    }

    private static IEnumerable<(string Path, Message Message)> WordingsOf(Step step, int i)
    {
        if (step.Work is not MessageWork { Wordings: { IsEmpty: false } wordings }) yield break;
        for (var w = 0; w < wordings.Length; w++)
        {
            yield return ($"steps[{i}].wordings[{w}].message", wordings[w].Message);
            for (var n = 0; n < wordings[w].Nudges.Length; n++)
                if (wordings[w].Nudges[n] is { } theirs) yield return ($"steps[{i}].wordings[{w}].nudges[{n}].message", theirs);
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
