using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Words and phrases of one language, found in a sentence by whole words.</summary>
internal sealed class WordList
{
    private readonly PatternIndex<bool> _phrases;

    /// <param name="phrases">Lower case, between commas: "hear from, let you know"; as <see cref="WordPattern"/> reads them.</param>
    public WordList(string phrases) => _phrases = new(WordPattern.All(phrases).Select(phrase => (phrase, true)));

    public static WordList None { get; } = new("");

    /// <summary>How many words of the list begin at a word of the sentence; 0 where none does. The longest phrase is taken.</summary>
    public int LengthAt(ImmutableArray<Word> words, int at) =>
        at >= 0 && at < words.Length && _phrases.LongestAt(words, at) is { } found ? found.End - at : 0;

    /// <summary>Place of the first phrase from a word on; −1 where there is none.</summary>
    public int Find(ImmutableArray<Word> words, int from = 0, int until = int.MaxValue)
    {
        for (var at = Math.Max(0, from); at < Math.Min(until, words.Length); at++)
            if (LengthAt(words, at) > 0) return at;
        return -1;
    }

    public bool IsIn(ImmutableArray<Word> words, int from = 0, int until = int.MaxValue) => Find(words, from, until) >= 0;

    /// <summary>Whether a phrase ends right before a word.</summary>
    public bool EndsBefore(ImmutableArray<Word> words, int at)
    {
        for (var start = Math.Max(0, at - 4); start < at; start++)
            if (LengthAt(words, start) is > 0 and var length && start + length == at) return true;
        return false;
    }
}

/// <summary>One list for each language; what has none, and what language cannot be told, is read as English.</summary>
internal sealed class TongueWords
{
    private static readonly string[] _order = ["en", "de", "es", "fr", "it", "pt", "nl"];

    private readonly FrozenDictionary<string, WordList> _lists;

    /// <param name="lists">English, German, Spanish, French, Italian, Portuguese, Dutch; those at the end may be left out.</param>
    public TongueWords(params string[] lists) => _lists = _order.Index()
        .ToFrozenDictionary(at => at.Item, at => new WordList(lists.ElementAtOrDefault(at.Index) ?? ""), StringComparer.Ordinal);

    public WordList Of(Tongue? tongue) => _lists[tongue?.Tag ?? "en"];

    public bool IsIn(Sentence sentence) => Of(sentence.Tongue).IsIn(sentence.Words);
}
