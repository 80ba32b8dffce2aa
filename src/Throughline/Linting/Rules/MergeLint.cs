using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL232x: what people would read that was meant for a program.</summary>
internal static class MergeLint
{
    private const int MostNamed = 3;

    public static LintRule Foreign { get; } = new(Warning, "TL2321", "Merge marks of another program",
        "This is how another program merges something in, and people would read it as it stands: {0}.",
        "Write it as we do, like {{{{firstName}}}}, or say it in plain words.",
        "Whoever reads “Hello *|FNAME|*” knows that nobody wrote to them.",
        CheckForeign,
        mending => mending.Document.Text(mending.Path) is { } text
            && IsTemplate(mending.Finding.Path) && ForeignMarks.Turned(text, Names(mending.Document.Draft)) is var turned && turned != text
                ? mending.Set("Write them as we do", turned) : null)
    { StandsBesideErrors = true };

    public static LintRule Html { get; } = new(Warning, "TL2322", "HTML in a text",
        "HTML stands here: {0}.",
        "Write plain text: an empty line begins a paragraph, **two stars** make it bold, [words](https://…) a link.",
        "Texts here are plain writing, not HTML; tags would be read as they stand.",
        (road, say) =>
        {
            foreach (var (path, text) in Texts(road))
                if (PastedHtml.Find(text) is [var first, ..] pieces)
                    Tell(say, path, text, first.Offset, pieces.Select(piece => piece.Source));
        },
        mending => mending.Document.Text(mending.Path) is { } text && IsMendable(mending.Finding.Path)
            && (IsMarkdown(mending.Finding.Path) ? PastedHtml.ToMarkdown(text) : PastedHtml.ToLine(text)) is var plain && plain != text
                ? mending.Set("Turn it into plain text", plain) : null)
    { StandsBesideErrors = true };

    public static LintRule NoFallback { get; } = new(Warning, "TL2323", "A merge field that not everybody has",
        "{{{{{0}}}}} is not known of everybody, and nothing stands in for it: whoever has none does not get this message.",
        "Say what is written instead, like {{{{{0} | {1}}}}}, or put the sentence between {{{{#if {0}}}}} and {{{{/if}}}}.",
        "A letter is not sent with a hole in it, so those of whom you know least hear nothing from you.",
        CheckFallbacks,
        mending => mending.Document.Text(mending.Path) is { } text
            && WithFallback(text, mending.Finding.About, IsMarkdown(mending.Finding.Path)) is { } filled
            ? mending.Set($"Let “{StandIn(mending.Finding.About)}” stand in", filled) : null);

    public static ImmutableArray<LintRule> All { get; } = [Foreign, Html, NoFallback];

    private static readonly Kept<(string Text, string Own), ImmutableArray<ForeignMark>> _marks = new();

    private static void CheckForeign(Road road, Say say)
    {
        var own = Names(road.Draft);
        var known = string.Join('\n', own);
        foreach (var (path, text) in Texts(road))
            if (_marks.Of((text, known), text.Length, key => ForeignMarks.Find(key.Text, own)) is [var first, ..] marks)
                Tell(say, path, text, first.Offset, marks.Select(mark => mark.Source));
    }

    private static void Tell(Say say, string path, string text, int offset, IEnumerable<string> sources)
    {
        var named = Named(sources);
        say.Inside(named, path, text, offset, named);
    }

    private static string Named(IEnumerable<string> sources)
    {
        var all = sources.Distinct(StringComparer.Ordinal).ToList();
        var named = all.Take(MostNamed).Select(FindingBag.Short).ToList();
        return all.Count <= MostNamed ? Phrases.List(named) : $"{string.Join(", ", named)} and {all.Count - MostNamed} more";
    }

    private static ImmutableArray<string> Names(JourneyDraft draft) =>
        [.. Road.OrEmpty(draft.Fields).Where(field => field?.Name is { } name && MergeFields.IsName(name)).Select(field => field.Name!)];

    /// <summary>Everything that customers read, and the scripts that are read to them.</summary>
    private static IEnumerable<(string Path, string Text)> Texts(Road road)
    {
        foreach (var (i, field) in Road.OrEmpty(road.Draft.Fields).Index())
            if (field?.Fallback is { } fallback) yield return ($"{Road.At("fields", i)}.fallback", fallback);
        foreach (var step in road.Steps)
        {
            if (step.Draft.Title is { } title) yield return ($"{step.Path}.title", title);
            foreach (var part in step.Texts.SelectMany(text => text.Parts)) yield return part;
            if (step.Draft.Assignment?.Script is { } script) yield return ($"{step.Path}.assignment.script", script);
            if (step.Draft.Survey is not { } survey) continue;
            if (survey.Question is { } question) yield return ($"{step.Path}.survey.question", question);
            foreach (var (i, choice) in Road.OrEmpty(survey.Choices).Index())
                if (choice is not null) yield return ($"{step.Path}.survey.choices[{i}]", choice);
        }
    }

    private static bool IsMarkdown(string path) =>
        path.EndsWith(".body", StringComparison.Ordinal) || path.EndsWith(".script", StringComparison.Ordinal);

    /// <summary>Whether merge fields are filled in there.</summary>
    private static bool IsTemplate(string path) =>
        IsMarkdown(path) || path.EndsWith(".subject", StringComparison.Ordinal) || path.EndsWith(".preheader", StringComparison.Ordinal);

    // An entry of a list of texts is no place of its own.
    private static bool IsMendable(string path) => !path.EndsWith(']');

    // ---- fields without a fallback ----

    // Once for each field, where it is first met: the same field in four letters is one gap.
    private static void CheckFallbacks(Road road, Say say)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var use in FieldUses.Of(road))
        {
            if (said.Contains(use.Name) || IsKnownOfAll(road, use.Text, use.Name)) continue;
            if (FieldSources.IsOwnWithoutFallback(road, use.Name)
                && (FieldSources.IsGivenBefore(road, use) || FieldSources.OnlyLater(road, use) is not null)) continue;
            said.Add(use.Name);
            say.Inside(use.Name, use.Path, use.Written, use.Offset, use.Name, StandIn(use.Name));
        }
    }

    /// <summary>Whether whoever can get the message has a value, or something stands in for it everywhere. Unknown names are the
    /// compiler's to say.</summary>
    private static bool IsKnownOfAll(Road road, RoadText text, string name) => name switch
    {
        "lastName" => false,
        "email" => !text.Message.IsText,
        "phone" => text.Message.IsText,
        "ownerName" => (text.Step.Owner ?? road.Owner) is not null,
        _ when MergeFields.FindBuiltIn(name) is not null => true,
        _ => !Road.OrEmpty(road.Draft.Fields).Any(field => field?.Name == name && string.IsNullOrWhiteSpace(field.Fallback)),
    };

    /// <summary>Null where it stands in addresses alone, which no words can stand in for.</summary>
    private static string? WithFallback(string text, string name, bool isMarkdown)
    {
        var links = isMarkdown ? new MessageBody(text).Links : [];
        var filled = text;
        foreach (var piece in FieldUses.Unguarded(text).Where(piece => piece.Name == name).OrderByDescending(piece => piece.Offset))
            if (!links.Any(link => piece.Offset >= link.Offset && piece.Offset < link.Offset + link.Length))
                filled = filled.Remove(piece.Offset, piece.Source.Length).Insert(piece.Offset, $"{{{{{name} | {StandIn(name)}}}}}");
        return filled == text ? null : filled;
    }

    private static string StandIn(string name) => name switch
    {
        "lastName" => "there",
        "email" => "your address",
        "phone" => "your number",
        "ownerName" => "the team",
        _ => $"your {InWords(name)}",
    };

    // dogName → dog, memberRating → member rating, shoe_size → shoe size
    private static string InWords(string name)
    {
        var words = string.Concat(name.Select((c, i) => c == '_' ? " "
            : i > 0 && char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}"
            : c.ToString()));
        return words.EndsWith(" name", StringComparison.Ordinal) ? words[..^5] : words;
    }
}
