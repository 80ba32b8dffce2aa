using System.Collections.Immutable;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The day or week on which a text is read, counted from something: "today is the third day", "day three".</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
internal sealed record DayCount(int First, int Last, Duration Length)
{
    /// <summary>Beginnings of words for second, third and so on, from two on, and of the words for day and week.</summary>
    private sealed record Counting(string Numbers, string Day, string Week, bool IsBehind);

    private static readonly ImmutableArray<(string Tag, Counting Words)> _all =
    [
        ("en", new("second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th ninth|9th tenth|10th", "day", "week",
            false)),
        ("en", new("two|2 three|3 four|4 five|5 six|6 seven|7 eight|8 nine|9 ten|10", "day", "week", true)),
        ("de", new("zweite|zweiter dritte|dritter vierte|vierter fünfte|fünfter sechste|sechster siebte|siebter achte|achter "
            + "neunte|neunter zehnte|zehnter", "tag", "woche", false)),
        ("de", new("zwei|2 drei|3 vier|4 fünf|5 sechs|6 sieben|7 acht|8 neun|9 zehn|10", "tag", "woche", true)),
        ("es", new("segundo|segunda tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta séptimo|séptima octavo|octava "
            + "noveno|novena décimo|décima", "día", "semana", false)),
        ("fr", new("deuxième|second troisième quatrième cinquième sixième septième huitième neuvième dixième", "jour", "semaine", false)),
        ("it", new("secondo|seconda terzo|terza quarto|quarta quinto|quinta sesto|sesta settimo|settima ottavo|ottava nono|nona "
            + "decimo|decima", "giorno", "settimana", false)),
        ("pt", new("segundo|segunda terceiro|terceira quarto|quarta quinto|quinta sexto|sexta sétimo|sétima oitavo|oitava nono|nona "
            + "décimo|décima", "dia", "semana", false)),
        ("nl", new("tweede derde vierde vijfde zesde zevende achtste negende tiende", "dag", "week", false)),
    ];

    /// <summary>Between the word for today and the number.</summary>
    private const int Reach = 4;

    /// <summary>What it is today: at the beginning of a letter, or beside the word for today.</summary>
    /// <param name="isBeginning">Whether the sentence opens the letter.</param>
    public static DayCount? In(Sentence sentence, bool isBeginning)
    {
        if (sentence.IsQuestion || sentence.Words.Length > TimeSaid.LongestSentence) return null;
        var words = sentence.Words;
        var tag = (sentence.Tongue ?? Tongue.English).Tag;
        foreach (var counting in _all.Where(at => at.Tag == tag).Select(at => at.Words))
            for (var at = 0; at + 1 < words.Length; at++)
            {
                var (number, unit) = counting.IsBehind ? (at + 1, at) : (at, at + 1);
                if (Times(counting, words[number].Text) is { } times && DaysOf(counting, words[unit].Text) is { } days
                    && (isBeginning && at == 0 || IsToday(sentence, at)))
                    return new(at, at + 1, Duration.FromDays(times * days));
            }
        return null;
    }

    private static int? Times(Counting counting, string word)
    {
        foreach (var (i, number) in counting.Numbers.Split(' ').Index())
            if (Array.IndexOf(number.Split('|'), word) >= 0) return i + 2;
        return null;
    }

    private static int? DaysOf(Counting counting, string word) => word == counting.Day ? 1 : word == counting.Week ? 7 : null;

    private static bool IsToday(Sentence sentence, int before)
    {
        var tongue = TimeTongue.Of(sentence.Tongue);
        for (var at = Math.Max(0, before - Reach - 1); at < before; at++)
            if (tongue.FixedAt(sentence.Words, at) is (0, > 0 and var length) && at + length <= before) return true;
        return false;
    }
}
