using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Throughline.Languages;

/// <summary>
/// What we say to customers, in one language. Each enum of words has a file <c>Words/{enum}.json</c> with every value in every
/// language; a value that is counted has there the forms <c>one</c> and <c>other</c> in place of a sentence.
/// </summary>
public sealed class PublicWords
{
    /// <summary>What is said where nothing better is known.</summary>
    public const string English = "en";

    private const string American = "en-US";

    /// <summary>Two-letter tags (ISO 639-1) of the languages that are written.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "de", "fr", "es", "it", "pt", "nl"];

    private static readonly ConcurrentDictionary<Type, FrozenDictionary<(string Word, string Language), Forms>> _files = new();
    private static readonly FrozenDictionary<string, PublicWords> _all =
        Languages.Append(American).ToFrozenDictionary(tag => tag, tag => new PublicWords(tag), StringComparer.OrdinalIgnoreCase);

    private readonly string _base;

    private PublicWords(string language) => (Language, _base) = (language, language.Split('-')[0]);

    /// <summary>Which one it is: one of <see cref="Languages"/>, or en-US, whose dates and clocks differ.</summary>
    public string Language { get; }

    /// <summary>The words of a language; English where it is not written.</summary>
    /// <param name="tag">BCP 47, such as "de-AT"; null where nobody said.</param>
    public static PublicWords In(string? tag)
    {
        if (tag is null) return _all[English];
        if (_all.TryGetValue(tag, out var whole)) return whole;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return end > 0 && _all.TryGetValue(tag[..end], out var found) ? found : _all[English];
    }

    /// <summary>A sentence.</summary>
    /// <param name="with">What stands in its places, <c>{name}</c> in the file.</param>
    public string Say<TWord>(TWord word, params ReadOnlySpan<(string Name, string Value)> with)
        where TWord : struct, Enum => Filled(Find(word).Other, with);

    /// <summary>A sentence about so many of something, which stand in its place <c>{n}</c>.</summary>
    public string Count<TWord>(TWord word, long n, params ReadOnlySpan<(string Name, string Value)> with)
        where TWord : struct, Enum
    {
        var forms = Find(word);
        var isOne = n == 1 || n == 0 && _base is "fr"; // CLDR, plural rules for whole numbers
        return Filled(isOne ? forms.One ?? forms.Other : forms.Other, [("n", n.ToString("0", CultureInfo.InvariantCulture)), .. with]);
    }

    /// <summary>"Wednesday"; small in languages that write days so.</summary>
    public string Day(IsoDayOfWeek day) => Say(CalendarWord.Monday + ((int)day - 1));

    /// <summary>"Wednesday 2 December".</summary>
    public string Date(LocalDate date) => Dated(CalendarWord.DayAndMonth, date);

    /// <summary>"Wednesday 2 December 2026".</summary>
    public string DateWithYear(LocalDate date) => Dated(CalendarWord.DayMonthAndYear, date);

    /// <summary>"2 December".</summary>
    public string ShortDate(LocalDate date) => Dated(CalendarWord.NumberAndMonth, date);

    /// <summary>"9:30", or "9:30 am" in the United States.</summary>
    public string Clock(LocalTime time) => Language == American
        ? $"{(time.Hour + 11) % 12 + 1}:{time.Minute:00} {(time.Hour < 12 ? "am" : "pm")}"
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}:{time.Minute:00}");

    /// <summary>"London time", told from a zone's id.</summary>
    public string Zone(DateTimeZone zone) =>
        Say(CalendarWord.TimeOf, ("place", zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ')));

    /// <summary>How one place of a file stands in a language; null where it is missing.</summary>
    internal static (string? One, string Other)? Written(Type words, string word, string language) =>
        File(words).TryGetValue((word, language), out var forms) ? (forms.One, forms.Other) : null;

    /// <summary>What a file has: each word with each language.</summary>
    internal static IEnumerable<(string Word, string Language)> Entries(Type words) => File(words).Keys;

    private string Dated(CalendarWord how, LocalDate date)
    {
        var number = date.Day == 1 && _base is "fr" ? "1er" : date.Day == 1 && _base is "it" ? "1º"
            : date.Day.ToString(CultureInfo.InvariantCulture);
        return Filled(Find(how).Other, [("day", Day(date.DayOfWeek)), ("number", number),
            ("month", Say(CalendarWord.January + (date.Month - 1))), ("year", date.Year.ToString(CultureInfo.InvariantCulture))]);
    }

    private Forms Find<TWord>(TWord word)
        where TWord : struct, Enum
    {
        var file = File(typeof(TWord));
        var name = word.ToString();
        return file.TryGetValue((name, Language), out var own) || file.TryGetValue((name, _base), out own) ? own : file[(name, English)];
    }

    private static FrozenDictionary<(string Word, string Language), Forms> File(Type words) => _files.GetOrAdd(words, Load);

    private static FrozenDictionary<(string Word, string Language), Forms> Load(Type words)
    {
        using var stream = words.Assembly.GetManifestResourceStream($"{words.Name}.json")
            ?? throw new ArgumentException($"There is no file of words {words.Name}.json.", nameof(words));
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.EnumerateObject()
            .SelectMany(word => word.Value.EnumerateObject(),
                (word, said) => KeyValuePair.Create((word.Name, said.Name), Forms.Of(said.Value)))
            .ToFrozenDictionary();
    }

    private static string Filled(string sentence, ReadOnlySpan<(string Name, string Value)> with)
    {
        if (!sentence.Contains('{', StringComparison.Ordinal)) return sentence;
        // From the sentence alone: a brace in somebody's name is no place to fill in.
        var said = new StringBuilder(sentence.Length + 32);
        for (var rest = sentence.AsSpan(); ;)
        {
            var open = rest.IndexOf('{');
            if (open < 0) return said.Append(rest).ToString();
            var close = rest.IndexOf('}');
            said.Append(rest[..open]).Append(Value(rest[(open + 1)..close], with));
            rest = rest[(close + 1)..];
        }
    }

    private static string Value(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> with)
    {
        foreach (var (known, value) in with)
            if (name.SequenceEqual(known)) return value;
        throw new ArgumentException($"Nothing stands in the place {{{name}}} of the sentence.", nameof(with));
    }

    private sealed record Forms(string? One, string Other)
    {
        public static Forms Of(JsonElement said) => said.ValueKind == JsonValueKind.String ? new(null, said.GetString()!)
            : new(said.GetProperty("one").GetString(), said.GetProperty("other").GetString()!);
    }
}
