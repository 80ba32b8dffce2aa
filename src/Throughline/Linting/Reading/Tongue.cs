using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Linting.Reading;

/// <summary>A language that the linter can read.</summary>
/// <remarks>Its words are the lists beside this folder; where they come from is written in Data/LICENCES.md.</remarks>
internal sealed class Tongue
{
    /// <summary>So many of its commonest words are little words that every text of the language is full of.</summary>
    private const int LittleWords = 150;

    private static readonly FrozenDictionary<string, Tongue> _all = new Tongue[]
    {
        new("en", "English"), new("de", "German"), new("es", "Spanish"), new("fr", "French"), new("it", "Italian"), new("pt", "Portuguese"),
        new("nl", "Dutch"),
    }.ToFrozenDictionary(tongue => tongue.Tag, StringComparer.Ordinal);

    private readonly Lazy<FrozenSet<string>> _common;

    private Tongue(string tag, string name)
    {
        (Tag, Name, Calendar) = (tag, name, CalendarWords.Of(tag)!);
        Ranked = new(() => LintData.Lines($"common-words-{tag}.txt"));
        _common = new(() => Ranked.Value.ToFrozenSet(StringComparer.Ordinal));
        Little = new(() => Ranked.Value.Take(LittleWords).ToFrozenSet(StringComparer.Ordinal));
    }

    public static ImmutableArray<Tongue> All => [.. _all.Values];
    public static Tongue English => _all["en"];

    /// <summary>Two letters.</summary>
    public string Tag { get; }

    /// <summary>As English calls it: screens speak English.</summary>
    public string Name { get; }

    public CalendarWords Calendar { get; }

    /// <summary>Lower case, the commonest first.</summary>
    public Lazy<ImmutableArray<string>> Ranked { get; }

    /// <summary>The commonest 150.</summary>
    public Lazy<FrozenSet<string>> Little { get; }

    /// <summary>Whether a word, in lower case, is among the ten thousand commonest.</summary>
    public bool IsCommon(string word) => _common.Value.Contains(word);

    /// <summary>Null for a language that is not read.</summary>
    /// <param name="tag">BCP 47: "de-AT".</param>
    public static Tongue? Of(string? tag) => tag is null ? null : _all.GetValueOrDefault(tag.Split('-', 2)[0].ToLowerInvariant());
}
