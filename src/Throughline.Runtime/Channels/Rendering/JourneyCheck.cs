using System.Collections.Immutable;
using Throughline.Journeys;
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
        var compiled = JourneyFile.Compile(file);
        if (compiled.Journey is not { } journey) return compiled;
        var wrong = MessagesOf(journey).Select(message => Try(message.Path, message.Message, journey)).OfType<Finding>().ToList();
        if (wrong.Count == 0) return compiled;
        var source = JourneyFile.Read(file).Draft?.Source ?? SourceMap.Empty;
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

    private static Finding? Try(string path, Message message, Journey journey)
    {
        try
        {
            MessageTemplates.Compile(message, journey.Fields);
            return null;
        }
        catch (MessageTemplateException wrong)
        {
            return new Finding(MessageCannotBeSent, Severity.Error, $"{path}.{wrong.Part}", "This message cannot be turned into mail.", wrong.Sentence);
        }
    }

    private static Finding At(Finding finding, SourceMap source)
    {
        var (line, column) = source.Find(finding.Path);
        return finding with { Line = line, Column = column };
    }
}
