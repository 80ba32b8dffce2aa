using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Simulation;

namespace Throughline.App.Commands;

/// <summary>What a code means, without any one finding: for lists of rules.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Sentence">What its findings say, with … for what differs.</param>
/// <param name="Help">Why it matters and what to do.</param>
internal sealed partial record FindingTexts(Severity Severity, string Title, string Sentence, string Help)
{
    public static FindingTexts Of(string code)
    {
        if (LintRules.Find(code) is { } rule) return new(rule.Severity, rule.Title, Said(rule.Kind.Sentence), $"{rule.Why} {Said(rule.Kind.Fix)}");
        if (StructuralFindings.All.Append(FailingWalks.Kind).FirstOrDefault(kind => kind.Code == code) is { } kind)
            return new(kind.Severity, Said(kind.Sentence), Said(kind.Sentence), Said(kind.Fix));
        return code == JourneyCheck.MessageCannotBeSent
            ? new(Severity.Error, "This message cannot be turned into mail.", "This message cannot be turned into mail.", "The finding says which part of the message it is, and what to do.")
            : new(Severity.Error, "The file cannot be read.", "The file cannot be read.", "The finding says why.");
    }

    // {0} is something of the file's, and doubled braces are single ones.
    private static string Said(string pattern) => Hole().Replace(pattern, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})|(?<=\{\{)\{\d\}(?=\}\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
