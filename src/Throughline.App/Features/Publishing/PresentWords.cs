using System.Collections.Immutable;
using Throughline.App.Wording;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Publishing;

/// <summary>Whether those present are meant by a way in that opens by date, as a question to the owner.</summary>
internal static class PresentWords
{
    /// <summary>"27 people have a renewal. Are they meant too?"</summary>
    public static string Question(ImmutableArray<PlannedOpening> openings) =>
        string.Join(" ", openings.Select(Have)) + (openings is [{ People: 1 }]
        ? " Are they meant too?" : openings.All(opening => opening.People == 0)
            ? " Should whoever is here today be looked at all the same?" : " Are these meant too?");

    /// <summary>What becomes of them.</summary>
    public static string TheseToo(PlannedOpening opening) =>
        $"They come in by themselves at the moment of \u201c{opening.Entry.Opens}\u201d. "
        + $"Whose moment passed more than {opening.Entry.NotOlderThan} ago does not.";

    private static string Have(PlannedOpening opening)
    {
        var (people, date) = (opening.People, opening.Date);
        var count = people == 0 ? "Nobody" : people >= Publications.MostCounted ? $"{Words.People(people)} or more" : Words.People(people);
        var have = people is 0 or 1 ? "has" : "have";
        return date.Attribute is { } attribute ? $"{count} {have} \u201c{attribute}\u201d written down today."
            : $"{count} {have} done \u201c{date.Set!.Event}\u201d before.";
    }
}
