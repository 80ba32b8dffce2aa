using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>A pasted text whose lines are steps, and whose deeper lines are their notes.</summary>
internal static partial class PastedList
{
    private const int TabWidth = 4;

    public static List<PastedStep> Read(string text, ImmutableArray<Stage> stages)
    {
        var made = new List<PastedStep>();
        string? stage = null, title = null;
        var notes = new List<KeyValuePair<string, string>>();
        var stepIndent = -1; // not known yet
        foreach (var raw in text.Split('\n'))
        {
            var (indent, words) = Line(raw);
            if (words.Length == 0) continue;
            var named = PastedSteps.StageOf(words, stages);
            if (named is not null && (stepIndent < 0 || indent <= stepIndent || title is null))
            {
                Finish();
                (stage, stepIndent) = (named, -1);
                continue;
            }
            if (title is null || stepIndent < 0 || indent <= stepIndent)
            {
                Finish();
                (title, stepIndent) = (words, indent);
            }
            else notes.Add(Note(words));
        }
        Finish();
        return made;

        void Finish()
        {
            if (title is not null) made.Add(PastedSteps.Step(title, stage, notes));
            title = null;
            notes = [];
        }
    }

    /// <summary>How deep a line stands, and what it says without its bullet or number.</summary>
    private static (int Indent, string Words) Line(string raw)
    {
        var indent = 0;
        var at = 0;
        for (; at < raw.Length && char.IsWhiteSpace(raw[at]); at++) indent += raw[at] == '\t' ? TabWidth : 1;
        return (indent, Bullet().Replace(raw[at..], "").Trim());
    }

    private static KeyValuePair<string, string> Note(string words)
    {
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && StepWords.Find(words[..colon]) is { } path && words[(colon + 1)..].Trim() is { Length: > 0 } said
            ? StepWords.Place(path, words[..colon], said)
            : new("purpose", words);
    }

    [GeneratedRegex(@"^(?:#{1,6}[ \t]+|[-*+•–—·▪◦‣][ \t]+|\(?\d{1,3}[.)][ \t]+|[a-z][.)][ \t]+)?(?:\[[ xX]?\][ \t]+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bullet();
}
