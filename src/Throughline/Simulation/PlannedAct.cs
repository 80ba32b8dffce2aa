using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>Something a made-up person is told to do.</summary>
/// <param name="Where">What the event carries; empty for whatever the awaiting step asks for.</param>
/// <param name="After">Counted from the moment they come in.</param>
public sealed record PlannedAct(string Event, ImmutableArray<Comparison> Where, Wait After)
{
    private const string Separator = " after ";
    private const string WhereWord = " where ";

    /// <summary>Reads "Order Completed after 3 days" or "Invoice Paid where kind = deposit after 2 weeks at 10:00".</summary>
    /// <param name="problem">What is wrong and how it is written, where this is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PlannedAct? act, [NotNullWhen(false)] out string? problem)
    {
        act = null;
        var cut = text.LastIndexOf(Separator, StringComparison.Ordinal);
        if (cut < 0)
        {
            problem = "it does not say when. Write it like “Order Completed after 3 days”";
            return false;
        }
        if (!Wait.TryParse(text[(cut + Separator.Length)..], out var after))
        {
            problem = $"“{text[(cut + Separator.Length)..].Trim()}” is not a length of time. Write it like “3 days”, “90 minutes” or “2 days at 09:00”";
            return false;
        }
        var (name, where) = Split(text[..cut]);
        var comparisons = WhereText.Read(where, out problem);
        if (problem is not null) return false;
        if (name.Length == 0)
        {
            problem = "it names no event. Write it like “Order Completed after 3 days”";
            return false;
        }
        act = new PlannedAct(name, comparisons, after);
        return true;
    }

    private static (string Name, string? Where) Split(string text)
    {
        var cut = text.IndexOf(WhereWord, StringComparison.Ordinal);
        return cut < 0 ? (text.Trim(), null) : (text[..cut].Trim(), text[(cut + WhereWord.Length)..]);
    }
}
