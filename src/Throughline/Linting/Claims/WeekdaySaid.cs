using System.Collections.Immutable;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

internal enum DaySense
{
    /// <summary>"tomorrow, Saturday", "today is Monday", "happy Friday": the day on which it is read, or one counted from it.</summary>
    Now,

    /// <summary>"this Thursday".</summary>
    This,

    /// <summary>"on Friday".</summary>
    On,

    /// <summary>"by Friday".</summary>
    By,

    /// <summary>"have a nice weekend".</summary>
    Weekend,
}

/// <summary>A weekday that a sentence speaks of, as one day and not as a habit.</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
/// <param name="Ahead">Days from the day on which it is read, for <see cref="DaySense.Now"/>.</param>
internal readonly record struct WeekdaySaid(int First, int Last, DaySense Sense, IsoDayOfWeek Day, int Ahead)
{
    private static readonly TongueWords _habit = new("every, each, any, one, a, all, ordinary",
        "jeden, jeder, jedem, immer, ein, einen, einem, eines",
        "los, cada, todos los, un, algún", "chaque, tous les, le, les, un", "ogni, il, la, un, una", "todas as, às, aos, cada, uma, um",
            "elke, iedere, een");

    private static readonly TongueWords _this = new("this, this coming, this very", "diesen, dieser, diesem, kommenden",
        "este, este mismo", "ce", "questo, questa",
        "esta, este", "deze, aanstaande");

    private static readonly TongueWords _by = new("by, before, until, by next, no later than",
        "bis, bis zum, vor, spätestens, spätestens am",
        "antes del, hasta el, a más tardar el", "avant, d'ici, jusqu'à, au plus tard", "entro, entro il, prima di",
            "até, até sexta, antes de, até à", "voor, uiterlijk, tegen");

    private static readonly TongueWords _on = new("on, next, for", "am, nächsten", "el, el próximo", "-", "-", "na, no, à", "op");

    private static readonly TongueWords _happy = new("happy, it's, it is, today is, have a good, have a nice, have a lovely, enjoy your",
        "schönen, es ist, heute ist, guten, einen schönen", "feliz, buen, hoy es, ya es", "bon, c'est, nous sommes, on est",
            "buon, buona, oggi è, è", "boa, bom, hoje é, é",
        "fijne, het is, vandaag is, vandaag is het, omdat het, nu het");

    private static readonly TongueWords _weekend = new(
        "have a good weekend, have a nice weekend, have a great weekend, have a lovely weekend, enjoy your weekend, enjoy the weekend, "
            + "happy weekend, good weekend, lovely weekend",
        "schönes wochenende, ein schönes wochenende, erholsames wochenende, gutes wochenende",
            "buen fin de semana, feliz fin de semana, buen finde",
        "bon week-end, bon weekend, excellent week-end", "buon fine settimana, buon weekend, buon week-end",
            "bom fim de semana, bom fim-de-semana, ótimo fim de semana",
        "fijn weekend, goed weekend, prettig weekend");

    private static readonly WordList _links = new("is, ist, es, est, è, é, am, on, a, the, el, le, den, het, nous, serons, sommes, "
        + "will be, será, sarà, c'est");

    /// <summary>"On a Sunday evening like this".</summary>
    private static readonly TongueWords _likeThis = new("like this, like today, such as this, like tonight",
        "wie heute, wie diesem, wie diesen", "como este, como hoy, como esta", "comme aujourd'hui, comme celui-ci, comme ce soir",
        "come oggi, come questo, come questa", "como este, como esta, como hoje", "zoals vandaag, zoals deze, als vandaag, als deze");

    public static ImmutableArray<WeekdaySaid> In(Sentence sentence) => _kept.Of(sentence);

    private static readonly KeptBy<Sentence, ImmutableArray<WeekdaySaid>> _kept = new(Read);

    private static ImmutableArray<WeekdaySaid> Read(Sentence sentence)
    {
        var found = ImmutableArray.CreateBuilder<WeekdaySaid>();
        if (sentence.Words.Length > TimeSaid.LongestSentence) return [];
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            if (_weekend.Of(sentence.Tongue).LengthAt(sentence.Words, at) is > 0 and var length)
            {
                found.Add(new(at, at + length - 1, DaySense.Weekend, IsoDayOfWeek.Saturday, 0));
                at += length - 1;
            }
            else if (TimeWords.Weekday(Bare(sentence.Words[at].Text, sentence.Tongue), sentence.Tongue) is { } day && Of(sentence, at,
                day) is { } said) found.Add(said);
        }
        return found.ToImmutable();
    }

    private static readonly ImmutableArray<string> _hours = ["nachmittag", "vormittag", "mittag", "morgen", "abend", "früh", "avond",
    "ochtend",
        "middag"];

    // "Sonntagabend", "zondagavond".
    private static string Bare(string word, Tongue? tongue)
    {
        if (tongue?.Tag is not ("de" or "nl")) return word;
        foreach (var hour in _hours)
            if (word.Length > hour.Length + 4 && word.EndsWith(hour, StringComparison.Ordinal)) return word[..^hour.Length];
        return word;
    }

    private static WeekdaySaid? Of(Sentence sentence, int at, IsoDayOfWeek day)
    {
        var words = sentence.Words;
        if (Beside(sentence, at) is var (first, last, ahead)) return new(first, last, DaySense.Now, day, ahead);
        for (var like = at + 1; like <= at + 2; like++)
            if (_likeThis.Of(sentence.Tongue).LengthAt(words, like) is > 0 and var end)
                return new(at, like + end - 1, DaySense.Now, day, 0);
        if (at + 1 < words.Length && words[at + 1].Text is "mornings" or "afternoons" or "evenings" or "nights") return null;
        foreach (var (list, sense) in ((TongueWords, DaySense)[])[(_happy, DaySense.Now), (_this, DaySense.This), (_by, DaySense.By),
            (_on, DaySense.On)])
            if (Before(list.Of(sentence.Tongue), words, at) is { } start) return new(start, at, sense, day, 0);
        if (_habit.Of(sentence.Tongue).EndsBefore(words, at)) return null;
        return sentence.Tongue?.Tag is "fr" or "it" ? new(at, at, DaySense.On, day, 0) : null;
    }

    private static int? Before(WordList list, ImmutableArray<Word> words, int at)
    {
        for (var start = Math.Max(0, at - 4); start < at; start++)
            if (list.LengthAt(words, start) is > 0 and var length && start + length == at) return start;
        return null;
    }

    // A word for a day right beside the weekday, with a comma, "is" or nothing between.
    private static (int First, int Last, int Ahead)? Beside(Sentence sentence, int at)
    {
        var (words, tongue) = (sentence.Words, TimeTongue.Of(sentence.Tongue));
        for (var start = Math.Max(0, at - 5); start < at; start++)
            if (tongue.FixedAt(words, start) is (var days, > 0 and var length) && start + length <= at && start + length >= at - 2
                && !(days == 1 && tongue.NotTomorrow.EndsBefore(words, start))
                && AreLinks(words, start + length, at) && IsClose(sentence, start + length - 1,
                    at)) return (start, at, days);
        return at + 1 < words.Length && tongue.FixedAt(words, at + 1) is (var after, > 0 and var more) && IsClose(sentence, at, at + 1)
            && sentence.Text[words[at].Start + words[at].Length] == ',' ? (at, at + more, after) : null;
    }

    // "Morgen is het woensdag".
    private static bool AreLinks(ImmutableArray<Word> words, int from, int until)
    {
        while (from < until && _links.LengthAt(words, from) is > 0 and var length) from += length;
        return from == until;
    }

    private static bool IsClose(Sentence sentence, int from, int to) =>
        !sentence.Text.AsSpan(sentence.Words[from].Start, sentence.Words[to].Start - sentence.Words[from].Start).ContainsAny(['.', ';',
            ':', '–', '—']);
}
