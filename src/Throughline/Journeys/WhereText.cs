using System.Collections.Immutable;
using System.Text;

namespace Throughline.Journeys;

/// <summary>
/// The tests of an event rule as text: <c>link = checklist and amount >= 100 and coupon exists</c>. A name or value
/// with spaces around it, with a comparison sign in a name, or with the word "and" in it, stands in single or double
/// quotes; the same quote inside is written twice.
/// </summary>
public static class WhereText
{
    /// <summary>Tests in one rule, at most.</summary>
    public const int MaxComparisons = 20;

    private static readonly (string Sign, Comparator Comparator)[] _signs =
    [
        ("!=", Comparator.NotEqual), (">=", Comparator.GreaterOrEqual), ("<=", Comparator.LessOrEqual),
        ("=", Comparator.Equal), (">", Comparator.Greater), ("<", Comparator.Less),
    ];

    /// <summary>Reads the tests; where the text cannot be read, none of them, and why, as half a sentence.</summary>
    public static ImmutableArray<Comparison> Read(string? text, out string? problem)
    {
        problem = null;
        if (string.IsNullOrWhiteSpace(text)) return [];
        var comparisons = ImmutableArray.CreateBuilder<Comparison>();
        var rest = new Cursor(text);
        do
        {
            if (comparisons.Count == MaxComparisons) problem = $"it has more than {MaxComparisons} parts";
            else if (One(rest, ref problem) is { } comparison) comparisons.Add(comparison);
            if (problem is not null) return [];
        }
        while (rest.Take("and"));
        if (rest.IsAtEnd) return comparisons.ToImmutable();
        problem = $"'{FindingBag.Short(rest.Rest)}' is left over";
        return [];
    }

    private static Comparison? One(Cursor rest, ref string? problem)
    {
        var property = rest.Quoted(ref problem) ?? rest.Name();
        if (problem is not null) return null;
        if (property.Length == 0) return Fail(rest.IsAtEnd ? "a property is missing at its end" : $"a property is missing before '{FindingBag.Short(rest.Rest)}'", ref problem);
        if (rest.Take("exists")) return new(property, Comparator.Exists, "");
        foreach (var (sign, comparator) in _signs)
        {
            if (!rest.TakeSign(sign)) continue;
            if (rest.Quoted(ref problem) is { } quoted) return new(property, comparator, quoted);
            if (problem is not null) return null;
            var value = rest.Value();
            return value.Length > 0 ? new(property, comparator, value) : Fail($"a value is missing after '{property} {sign}'", ref problem);
        }
        return Fail($"after '{FindingBag.Short(property)}' comes none of =, !=, >, >=, <, <= and exists", ref problem);
    }

    private static Comparison? Fail(string why, ref string? problem)
    {
        problem = why;
        return null;
    }

    /// <summary>The canonical text of the tests.</summary>
    public static string Write(ImmutableArray<Comparison> comparisons) => string.Join(" and ", comparisons.Select(One));

    private static string One(Comparison comparison)
    {
        var property = Quote(comparison.Property, IsName);
        if (comparison.Comparator == Comparator.Exists) return property + " exists";
        var sign = _signs.First(sign => sign.Comparator == comparison.Comparator).Sign;
        return $"{property} {sign} {Quote(comparison.Value, IsPlainValue)}";
    }

    private static string Quote(string text, Func<string, bool> isPlain) =>
        isPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsName(string text) => text.Length > 0 && text.All(Cursor.IsInName);

    private static bool IsPlainValue(string text)
    {
        var rest = new Cursor(text);
        string? problem = null;
        return text.Length > 0 && rest.Quoted(ref problem) is null && problem is null && text[0] != '=' && rest.Value() == text && rest.IsAtEnd;
    }

    private sealed class Cursor(string text)
    {
        private int _at;

        public bool IsAtEnd
        {
            get
            {
                Skip();
                return _at == text.Length;
            }
        }

        public string Rest => text[_at..];

        public static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '$' or '@' or '/';

        private void Skip()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        }

        /// <summary>A word on its own.</summary>
        public bool Take(string word)
        {
            Skip();
            if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) return false;
            if (_at + word.Length < text.Length && !char.IsWhiteSpace(text[_at + word.Length])) return false;
            _at += word.Length;
            return true;
        }

        public bool TakeSign(string sign)
        {
            Skip();
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0) return false;
            _at += sign.Length;
            return true;
        }

        public string Name()
        {
            Skip();
            var start = _at;
            while (_at < text.Length && IsInName(text[_at])) _at++;
            return text[start.._at];
        }

        /// <summary>Up to the next word "and", or the end.</summary>
        public string Value()
        {
            Skip();
            var start = _at;
            while (_at < text.Length && !IsAnd(_at)) _at++;
            return text[start.._at].Trim();
        }

        private bool IsAnd(int index) =>
            char.IsWhiteSpace(text[index]) && text.AsSpan(index).TrimStart() is var next && next.StartsWith("and", StringComparison.Ordinal)
            && (next.Length == 3 || char.IsWhiteSpace(next[3]));

        public string? Quoted(ref string? problem)
        {
            Skip();
            if (_at == text.Length || text[_at] is not ('"' or '\'')) return null;
            var quote = text[_at];
            var value = new StringBuilder();
            for (var i = _at + 1; i < text.Length; i++)
            {
                if (text[i] != quote) value.Append(text[i]);
                else if (i + 1 < text.Length && text[i + 1] == quote) value.Append(text[i++]);
                else
                {
                    _at = i + 1;
                    return value.ToString();
                }
            }
            problem = $"the quote in {FindingBag.Short(Rest)} is not closed";
            return null;
        }
    }
}
