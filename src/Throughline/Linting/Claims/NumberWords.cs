using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Whole numbers as people write them out: "five hundred", "zweihundertvierzig", "cuarenta y dos".</summary>
internal static class NumberWords
{
    /// <summary>Words that one number may have.</summary>
    private const int MostWords = 6;

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> _all = new Dictionary<string, FrozenDictionary<string,
        int>>(StringComparer.Ordinal)
    {
        ["en"] = Table("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            + "eighteen nineteen",
            "twenty thirty forty fifty sixty seventy eighty ninety", "hundred", "thousand"),
        ["de"] = Table("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
            + "achtzehn neunzehn",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", "hundert", "tausend"),
        ["es"] = Table("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
            + "dieciocho diecinueve",
            "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", "cien ciento", "mil",
            ("veinticinco", 25), ("veintidós", 22), ("veinticuatro", 24), ("doscientos", 200), ("trescientos", 300), ("cuatrocientos",
                400), ("quinientos", 500)),
        ["fr"] = Table("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
            + "dix-neuf",
            "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix", "cent cents", "mille",
            ("vingt-cinq", 25), ("trente-cinq", 35), ("quarante-cinq", 45), ("soixante-quinze", 75)),
        ["it"] = Table("uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
            + "diciassette diciotto diciannove",
            "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", "cento", "mille",
            ("venticinque", 25), ("trentacinque", 35), ("quarantacinque", 45), ("duecento", 200), ("trecento", 300)),
        ["pt"] = Table("um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
            + "dezenove",
            "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", "cem cento", "mil",
            ("duas", 2), ("dezasseis", 16), ("dezassete", 17), ("duzentos", 200), ("trezentos", 300)),
        ["nl"] = Table("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
            + "achttien negentien",
            "twintig dertig veertig vijftig zestig zeventig tachtig negentig", "honderd",
                "duizend", ("vijfentwintig", 25), ("vijfenveertig", 45)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number that begins at a word, and the first word after it; null where none does.</summary>
    public static (int Value, int After)? At(Sentence sentence, int first)
    {
        if (sentence.Tongue is not { } tongue) return null;
        var (table, words) = (_all[tongue.Tag], sentence.Words);
        var (total, part, at) = (0, 0, first);
        for (; at < words.Length && at - first < MostWords; at++)
        {
            var word = words[at].Text;
            if (at > first && word is "and" or "y" or "e" && at + 1 < words.Length
                && Of(words[at + 1].Text, table, tongue) is { } next and < 100
                && part > next) continue;
            if (Of(word, table, tongue) is not { } value) break;
            if (value == 1000) (total, part) = (total + Math.Max(1, part) * 1000, 0);
            else if (value == 100 && part is > 0 and < 100) part *= 100;
            else if (part == 0 || value < part && (part % 100 == 0 || part % 10 == 0 && value < 10)) part += value;
            else break;
        }
        return at == first ? null : (total + part, at);
    }

    /// <summary>Of one word.</summary>
    public static int? Of(string word, Tongue tongue) => Of(word, _all[tongue.Tag], tongue);

    private static int? Of(string word, FrozenDictionary<string, int> table, Tongue tongue)
    {
        if (table.TryGetValue(word, out var value)) return value;
        if (word.Split('-') is [var tens, var ones] && table.TryGetValue(tens, out var ten) && table.TryGetValue(ones, out var one)
            && ten is >= 20 and < 100
            && one < 10) return ten + one;
        return tongue.Tag == "de" && word.Length < 40 ? German(word, table) : null;
    }

    // One word: "zweihundertfünfundvierzig".
    private static int? German(string word, FrozenDictionary<string, int> table)
    {
        if (word.Length == 0) return 0;
        if (table.TryGetValue(word, out var plain)) return plain;
        if (Split(word, "tausend") is var (thousands, below)) return German(thousands, table) is { } t
            && German(below, table) is { } u ? Math.Max(1, t) * 1000 + u : null;
        if (Split(word, "hundert") is var (hundreds, rest)) return German(hundreds, table) is { } h
            && German(rest, table) is { } r ? Math.Max(1, h) * 100 + r : null;
        if (Split(word, "und") is var (ones, tens) && table.TryGetValue(ones, out var one) && one < 10
            && table.TryGetValue(tens, out var ten) && ten >= 20)
            return ten + one;
        return null;
    }

    private static (string Before, string After)? Split(string word, string by) =>
        word.IndexOf(by, StringComparison.Ordinal) is >= 0 and var at
        ? (word[..at], word[(at + by.Length)..]) : null;

    private static FrozenDictionary<string, int> Table(string ones, string tens, string hundred, string thousand,
        params (string Word, int Value)[] others)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, word) in ones.Split(' ').Index()) table[word] = i + 1;
        foreach (var (i, word) in tens.Split(' ').Index()) table[word] = (i + 2) * 10;
        foreach (var word in hundred.Split(' ')) table[word] = 100;
        foreach (var word in thousand.Split(' ')) table[word] = 1000;
        foreach (var (word, value) in others) table[word] = value;
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
