using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2324 to TL2326: what was to be filled in, by somebody or by the program, and is not there.</summary>
internal static class PlaceholderLint
{
    public static LintRule LeftOver { get; } = new(Error, "TL2324", "A placeholder left in the text",
        "“{0}” was left here as a placeholder, and people would read it as it stands.",
        "Write what belongs there, or take it out.",
        "A letter with a gap in it tells people that nobody read it before it went out.",
        CheckLeftOver);

    public static LintRule NobodyHas { get; } = new(Error, "TL2325", "A merge field that nobody has yet",
        "{{{{{0}}}}} stands here, and it has no value before “{1}”, which comes later: the message would not be sent to anybody.",
        "Use it after “{1}”, or say what is written until then, like {{{{{0} | soon}}}}.",
        "A letter is not sent with a hole in it, so everybody would hear nothing at this step.",
        CheckNobody);

    public static ImmutableArray<LintRule> All { get; } = [LeftOver, NobodyHas];

    private static void CheckLeftOver(Road road, Say say)
    {
        string[] own = [.. Road.OrEmpty(road.Draft.Fields).Select(field => field?.Name).OfType<string>()];
        foreach (var text in road.Reading.Texts)
            if (Placeholders.Find(text.Written, text.Tongue?.Tag, text.Kind is TextKind.Script or TextKind.Checklist) is var (offset, words)
                && !IsForeign(text.Written, offset, words.Length, own))
                say.Quote(new(text, SentenceOf(text, words), words), null, FindingBag.Short(words));
    }

    // What other programs merge in is said with what we write for it.
    private static bool IsForeign(string written, int offset, int length, string[] own) =>
        ForeignMarks.Find(written, own).Any(mark => mark.Offset < offset + length && offset < mark.Offset + mark.Source.Length);

    private static Sentence SentenceOf(ReadText text, string words) =>
        text.Sentences.FirstOrDefault(sentence => sentence.Text.Contains(words, StringComparison.Ordinal))
        ?? new(words, [], 0, isLine: true, text.Tongue);

    private static void CheckNobody(Road road, Say say)
    {
        foreach (var use in FieldUses.Of(road))
            if (FieldSources.OnlyLater(road, use) is { } source)
                say.Inside(use.Name, use.Path, use.Written, use.Offset, use.Name, source.Name);
    }
}
