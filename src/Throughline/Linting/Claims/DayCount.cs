using System.Collections.Frozen;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The day or week on which a text is read, counted from something: "today is the third day", "day three".</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
internal sealed record DayCount(int First, int Last, Duration Length)
{
    /// <summary>Words for second, third and so on, and those for day and week; behind the number or before it ("day three").</summary>
    private static readonly FrozenDictionary<string, PatternIndex<int>> _byTongue =
        new (string Tag, string Numbers, string Units, bool IsBehind)[]
    {
        ("en", "second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th ninth|9th tenth|10th", "day week", false),
        ("en", "two|2 three|3 four|4 five|5 six|6 seven|7 eight|8 nine|9 ten|10", "day week", true),
        ("de", "zweite|zweiter dritte|dritter vierte|vierter fünfte|fünfter sechste|sechster siebte|siebter achte|achter "
            + "neunte|neunter zehnte|zehnter", "tag woche", false),
        ("de", "zwei|2 drei|3 vier|4 fünf|5 sechs|6 sieben|7 acht|8 neun|9 zehn|10", "tag woche", true),
        ("es", "segundo|segunda tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta séptimo|séptima octavo|octava "
            + "noveno|novena décimo|décima", "día semana", false),
        ("fr", "deuxième|second troisième quatrième cinquième sixième septième huitième neuvième dixième", "jour semaine", false),
        ("it", "secondo|seconda terzo|terza quarto|quarta quinto|quinta sesto|sesta settimo|settima ottavo|ottava nono|nona "
            + "decimo|decima", "giorno settimana", false),
        ("pt", "segundo|segunda terceiro|terceira quarto|quarta quinto|quinta sexto|sexta sétimo|sétima oitavo|oitava nono|nona "
            + "décimo|décima", "dia semana", false),
        ("nl", "tweede derde vierde vijfde zesde zevende achtste negende tiende", "dag week", false),
    }
    .SelectMany(row => row.Numbers.Split(' ').Index().SelectMany(number => row.Units.Split(' ').Zip([1, 7], (unit, days) => (row.Tag,
        Pattern: WordPattern.Of(row.IsBehind ? $"{unit} {number.Item}" : $"{number.Item} {unit}"), Days: (number.Index + 2) * days))))
    .GroupBy(row => row.Tag).ToFrozenDictionary(tongue => tongue.Key,
        tongue => new PatternIndex<int>(tongue.Select(row => (row.Pattern, row.Days))), StringComparer.Ordinal);

    /// <summary>Between the word for today and the number.</summary>
    private const int Reach = 4;

    /// <summary>What it is today: at the beginning of a letter, or beside the word for today.</summary>
    /// <param name="isBeginning">Whether the sentence opens the letter.</param>
    public static DayCount? In(Sentence sentence, bool isBeginning)
    {
        if (sentence.IsQuestion || sentence.Words.Length > TimeSaid.LongestSentence) return null;
        if (!_byTongue.TryGetValue((sentence.Tongue ?? Tongue.English).Tag, out var counts)) return null;
        foreach (var count in counts.In(sentence.Words))
            if (isBeginning && count.First == 0 || IsToday(sentence, count.First))
                return new(count.First, count.End - 1, Duration.FromDays(count.Means));
        return null;
    }

    private static bool IsToday(Sentence sentence, int before)
    {
        var tongue = TimeTongue.Of(sentence.Tongue);
        for (var at = Math.Max(0, before - Reach - 1); at < before; at++)
            if (tongue.FixedAt(sentence.Words, at) is (0, > 0 and var length) && at + length <= before) return true;
        return false;
    }
}
