using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The words in which languages speak of time, but for those of <see cref="Throughline.Time.CalendarWords"/>.</summary>
internal static class TimeWords
{
    private static readonly FrozenDictionary<string, int> _seasons = Table(
        (2, "valentine's, valentines, valentinstag, saint-valentin, valentín, valentino, valentijn, carnival, karneval, fasching, "
            + "carnaval, carnevale"),
        (5, "mother's, muttertag, moederdag, spring, frühjahr, frühling, primavera, printemps, voorjaar, lente, easter, ostern, pascua, "
            + "pâques, pasqua, páscoa, pasen"),
        (9, "summer, sommer, verano, été, estate, verão, zomer"),
        (12, "autumn, fall, herbst, otoño, automne, autunno, outono, herfst, christmas, xmas, weihnachten, weihnacht, navidad, navidades, "
            + "noël, "
            + "natale, natal, kerst, kerstmis, advent, adviento, halloween, thanksgiving, black friday"),
        (15, "winter, invierno, hiver, inverno"));

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> _months = Tongue.All.ToFrozenDictionary(
        tongue => tongue.Tag, tongue => Names(tongue.Calendar.Months, tongue.Tag == "en"
            ? "jan, feb, mar, apr, -, jun, jul, aug, sep, oct, nov, dec" : tongue.Tag == "de"
                ? "jänner, feber, mrz, -, -, -, -, -, -, -, -, -"
            : tongue.Tag == "es" ? "-, -, -, -, -, -, -, -, setiembre, -, -, -" : ""), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> _days = Tongue.All.ToFrozenDictionary(
        tongue => tongue.Tag, tongue => Names(tongue.Calendar.Days, tongue.Tag switch
        {
            "de" => "-, -, -, -, -, sonnabend, -",
            "es" => "-, -, miercoles, -, -, sabado, -",
            "pt" => "segunda, terça, quarta, quinta, sexta, -, -",
            _ => "",
        }), StringComparer.Ordinal);

    /// <summary>Last month of a season or a feast, 1 to 12; above 12 it is of the year after. Null for other words.</summary>
    public static int? SeasonEnds(string word) => _seasons.TryGetValue(Bare(word), out var month) ? month : null;

    // "L'été", "dell'estate".
    private static string Bare(string word) => word.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var at && at < word.Length - 3
        ? word[(at + 1)..] : word;

    /// <summary>1 to 12.</summary>
    public static int? Month(string word, Tongue? tongue) => _months[tongue?.Tag ?? "en"].TryGetValue(word, out var month) ? month : null;

    public static IsoDayOfWeek? Weekday(string word, Tongue? tongue) =>
        _days[tongue?.Tag ?? "en"].TryGetValue(word, out var day) ? (IsoDayOfWeek)day : null;

    private static FrozenDictionary<string, int> Names(ImmutableArray<string> names, string others)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, name) in names.Index()) table[name.ToLowerInvariant()] = i + 1;
        foreach (var (i, name) in others.Split(", ").Index())
            if (name.Length > 1) table.TryAdd(name, i + 1);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, int> Table(params ReadOnlySpan<(int Value, string Words)> rows)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, words) in rows)
            foreach (var word in words.Split(", ")) table[word] = value;
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
