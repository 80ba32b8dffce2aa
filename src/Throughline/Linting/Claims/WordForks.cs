using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Where a letter makes somebody choose between roads, and not between two times or two sizes of the same step.</summary>
internal static class WordForks
{
    private static readonly FrozenSet<string> _if = Set("if wenn falls si se als sofern should");
    private static readonly FrozenSet<string> _or = Set("or oder o ou u of oppure otherwise sonst");

    private static readonly (string First, string Second)[] _either =
    [
        ("either", "or"), ("entweder", "oder"), ("o bien", "o"), ("bien", "o bien"), ("soit", "soit"), ("ou bien", "ou"), ("o", "oppure"),
        ("ou", "ou"), ("ofwel", "of"), ("hetzij", "hetzij"),
    ];

    private static readonly FrozenSet<string> _two =
        Set("two three four several zwei drei vier mehrere dos tres cuatro varias varios deux trois "
        + "quatre plusieurs due tre quattro varie duas três quatro várias twee drie vier verschillende 2 3 4");

    private static readonly FrozenSet<string> _ways =
        Set("ways options possibilities paths roads routes doors choices möglichkeiten wege optionen "
        + "varianten alternativen opciones caminos posibilidades maneras vías alternativas options possibilités chemins façons "
        + "solutions voies "
        + "opzioni possibilità strade modi vie opções possibilidades formas mogelijkheden opties manieren wegen");

    private static readonly FrozenSet<string> _labels =
        Set("option options path way route plan weg variante möglichkeit opción opcion camino vía choix "
        + "chemin opzione strada opção optie keuze");

    /// <summary>What begins the sentence for whoever is left.</summary>
    private static readonly string[] _others =
    [
        "otherwise", "everybody else", "everyone else", "all others", "the rest of you", "alle anderen", "ansonsten", "sonst", "los demás",
            "el resto",
        "en otro caso", "si no", "sinon", "les autres", "tous les autres", "altrimenti", "tutti gli altri", "os outros", "caso contrário",
            "alle overigen", "anders",
    ];

    private static readonly FrozenSet<string> _then = Set("then dann entonces alors allora então dan");

    private static readonly FrozenSet<string> _you =
        Set("you your you're you've your du sie dein deine ihr ihre tú tu su usted ustedes tu vous ton votre voi lei você je u jij "
        + "eres tienes quieres prefieres vienes entrenas buscas necesitas tiene quiere prefiere busca necesita");

    /// <summary>What somebody is, has or wants, so that one reader is told from another.</summary>
    private static readonly FrozenSet<string> _kinds = Set(
        "are you're you've have had already want prefer use is it's need own live work play never "
        + "bist sind hast haben hattest hatten willst wollen möchtest möchten schon bereits eigentlich spielst spielen brauchst brauchen "
            + "nie lieber ist "
        + "eres es tienes tiene quieres quiere prefieres prefiere ya vienes viene entrenas entrena buscas busca necesitas necesita nunca "
        + "êtes avez voulez préférez déjà es as veux préfères jamais sei hai vuoi già mai è tem quer já és tens bent hebt wilt");

    private static readonly string[] _away =
    [
        "skip this", "start again", "start there", "go back to the", "forget about this", "forget this letter", "forward this",
            "write to our", "start over", "ignore this", "ignore that", "ignore the rest", "skip the rest", "stop here", "stop reading",
            "go to the other",
        "on the other page", "on another page",
        "forward this to", "instead, go", "page instead", "list instead", "is not for you", "other list", "jump to", "scroll down to",
        "read on at",
        "hör hier auf", "hören sie hier auf", "fang dort", "fangen sie dort", "geh auf die", "gehen sie auf die", "überspring",
        "überspringen sie",
        "spring zu", "springen sie zu", "weiter unten", "nicht für dich", "nicht für sie", "auf die andere seite", "auf der seite für",
        "sáltate", "sáltese", "ignora", "ignore este", "empieza de nuevo", "empiece de nuevo", "ve a la página", "vaya a la página",
        "no sigas", "otra página",
        "no es para ti", "no es para usted", "passez à", "passe à", "ignorez", "ignore ce", "recommencez", "allez sur la page",
        "va sur la page", "une autre page",
        "n'est pas pour vous", "salta", "ricomincia", "vai alla pagina", "vada alla pagina", "ignore isto", "vá à página",
        "sla dit over", "ga naar de pagina",
    ];

    private static readonly string[] _adventure =
    [
        "choose your path", "pick the path", "choose the path", "pick the way", "choose the way", "find yourself below",
            "choose your own path", "choose your road", "pick your path", "choose your route", "choose your adventure",
        "choose what you are", "choose which one you are", "pick the one that fits", "choose the one that fits", "whichever fits you",
        "wähle deinen weg", "wählen sie ihren weg", "such dir deinen weg aus", "was davon trifft auf", "welcher typ bist du",
        "elige tu camino", "elija su camino", "elige tu opción", "elija su opción", "elige la opción", "elija la opción",
        "elige una de las",
        "elija una de las", "choisissez votre chemin", "choisis ton chemin", "choisissez votre option", "choisissez l'une des",
        "scegli la tua strada",
        "scegli una delle", "escolha o seu caminho", "escolha uma das", "kies je weg", "kies een van de",
    ];

    /// <summary>The sentence in which the road forks; null where there is one next step.</summary>
    public static (Sentence Sentence, string Words)? In(RoadText text, ReadText read)
    {
        var known = _known.Of(read.Reading);
        if (known.Sorted is { } sorted) return (sorted, known.Words ?? sorted.Text);
        var pages = PagesIn(text, read.Sentences);
        foreach (var (sentence, count) in pages)
            if (count.Count >= 2 && (IsEither(sentence) || StartsWithIf(sentence)
                || count.Count < 4 && HasOr(sentence) && ActsIn(text, sentence) >= 2))
                return (sentence, sentence.Text);
        if (known.Either is { } either) return (either, either.Text);
        var conditional = pages.Where(at => StartsWithIf(at.Sentence)).ToList();
        if (conditional.SelectMany(at => at.Count).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= 2)
            return (conditional[1].Sentence, conditional[1].Sentence.Text);
        var different = pages.SelectMany(at => at.Count).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        foreach (var (sentence, isAnnounced, isAdventure) in known.Choices)
            if (isAnnounced && (known.Acts >= 3 || Calls.Finite(sentence) >= 2) || different >= 2 || known.Acts >= 2 && isAdventure)
                return (sentence, sentence.Text);
        return known.Kinds is { } kinds ? (kinds, kinds.Text) : known.IsAnswered ? ByQuestions(text, read.Sentences) : null;
    }

    /// <summary>What a text says by itself, wherever its links lead.</summary>
    /// <param name="Sorted">"A: …" and "B: …", or "A, B or C".</param>
    /// <param name="Words">Of <paramref name="Sorted"/>; null for all of it.</param>
    /// <param name="Either">"Either book a call, or reply".</param>
    /// <param name="Choices">"You have three options", "choose your own way".</param>
    /// <param name="Acts">How many different things it asks for.</param>
    /// <param name="Kinds">The last of several sentences for different readers.</param>
    /// <param name="IsAnswered">"Are you new? Then …".</param>
    private sealed record Known(Sentence? Sorted, string? Words, Sentence? Either,
        ImmutableArray<(Sentence Sentence, bool IsAnnounced, bool IsAdventure)> Choices, int Acts, Sentence? Kinds, bool IsAnswered);

    private static readonly KeptBy<PlainReading, Known> _known = new(Read);

    private static Known Read(PlainReading reading)
    {
        var sentences = reading.Sentences;
        var labelled = Labelled(sentences);
        var (sorted, words) = labelled is null
            ? sentences.Select(sentence => (sentence, Letters(sentence))).FirstOrDefault(at => at.Item2 is not null) : (labelled, null);
        return new(sorted, words,
            sentences.FirstOrDefault(sentence => IsEither(sentence) && !sentence.IsQuestion && Calls.Finite(sentence) >= 2),
            [.. sentences.Select(sentence => (sentence, Announced(sentence) is not null, _adventure.Any(sentence.Has)))
                .Where(at => at.Item2 || at.Item3)],
            sentences.Where(sentence => !sentence.IsQuestion).SelectMany(sentence => Calls.In(sentence)).Select(call => call.Act).Distinct()
                .Count(),
            ByKinds(sentences), sentences.Any(sentence => sentence.IsQuestion));
    }

    /// <summary>"If you are new, …. If you are a landlord, start again on the landlord page." in one paragraph.</summary>
    private static Sentence? ByKinds(ImmutableArray<Sentence> sentences)
    {
        foreach (var block in sentences.GroupBy(sentence => sentence.Block))
        {
            var ifs = block.Where(sentence => !sentence.IsQuestion && StartsWithIf(sentence)).ToList();
            if (ifs.Count < 2) continue;
            var isAway = ifs.Any(LeadsAway) || ifs.Count >= 3 && block.Any(sentence =>
                _others.Any(words => Phrases.Find(sentence.Text, words) == 0));
            var kinds = ifs.Count(AsksWhoTheyAre);
            var acts = ifs.SelectMany(sentence => Calls.In(sentence)).Select(call => call.Act).Distinct().Count();
            if (isAway && (kinds >= 2 || ifs.Count >= 3) || kinds >= 3 && acts >= 2) return ifs[^1];
        }
        return null;
    }

    /// <summary>"Are you new? Then start here. Already with us? Then go on there."</summary>
    private static (Sentence, string)? ByQuestions(RoadText text, ImmutableArray<Sentence> sentences)
    {
        var pages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < sentences.Length; i++)
        {
            if (!sentences[i - 1].IsQuestion || sentences[i].Words is not [var first, ..] || !_then.Contains(first.Text)) continue;
            foreach (var link in text.Links)
                if (link.Words.Length > 1 && sentences[i].Text.Contains(link.Words, StringComparison.Ordinal)) pages.Add(link.Address);
            if (pages.Count >= 2) return (sentences[i], sentences[i].Text);
        }
        return null;
    }

    // "If it rains" and "if he pulls" are about the weather and the dog.
    private static bool AsksWhoTheyAre(Sentence sentence)
    {
        var end = sentence.Text.IndexOf(',', StringComparison.Ordinal);
        var words = sentence.Words.TakeWhile(word => end < 0 || word.Start < end).Select(word => word.Text).ToList();
        return words.Any(_kinds.Contains) && (words.Any(_you.Contains) || words.Contains("it") || words.Contains("es"));
    }

    // "If you are a landlord, start again on the landlord page."
    private static bool LeadsAway(Sentence sentence) => _away.Any(sentence.Has);

    /// <summary>Each sentence that leads to a page, with its pages.</summary>
    private static List<(Sentence Sentence, HashSet<string> Count)> PagesIn(RoadText text, ImmutableArray<Sentence> sentences)
    {
        var links = text.Links
            .Where(link => link.Words.Length > 1 && link.Address.StartsWith("http", StringComparison.OrdinalIgnoreCase)).ToList();
        if (links.Count == 0) return [];
        return [.. sentences.Where(sentence => links.Exists(link => sentence.Text.Contains(link.Words, StringComparison.Ordinal)))
            .Select(sentence => (sentence, links
                .Where(link => sentence.Text.Contains(link.Words, StringComparison.Ordinal)).Select(link => link.Address)
                .ToHashSet(StringComparer.OrdinalIgnoreCase)))];
    }

    private static int ActsIn(RoadText text, Sentence sentence) => text.Links
        .Where(link => link.Words.Length > 1 && sentence.Text.Contains(link.Words, StringComparison.Ordinal))
        .SelectMany(link => PlainReading.Of(link.Words, sentence.Tongue).Sentences.SelectMany(inside => Calls.In(inside)))
        .Select(call => call.Act)
        .Where(act => act is not Act.Contact).Distinct().Count();

    // "A: …" and "B: …", "Option 1: …" and "Option 2: …" on lines of their own.
    private static Sentence? Labelled(ImmutableArray<Sentence> sentences)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
            if (LabelOf(sentence) is { } label && seen.Add(label) && seen.Count >= 2
                && seen.Any(other => other != label && other[..^1] == label[..^1])) return sentence;
        return null;
    }

    private static string? LabelOf(Sentence sentence)
    {
        var words = sentence.Words;
        if (words.Length < 2 || words[0].Start > 2) return null;
        if (words[0].Length == 1 && sentence.Text[words[0].Start] is >= 'A' and <= 'E' and var letter)
            return sentence.Text.AsSpan(words[0].Start + 1) is [':' or ')', ..] ? $"{letter}" : null;
        if (!_labels.Contains(words[0].Text) || words[1].Length > 4) return null;
        var name = words[1].Text;
        return name is [>= 'a' and <= 'e'] or [>= '1' and <= '5'] or "one" or "two" or "eins" or "zwei" or "uno" or "dos" or "un" or "deux"
            ? $"{words[0].Text} {(name.Length == 1 ? name : "1")}"[..^1] + name[^1] : null;
    }

    /// <summary>"A, B or C".</summary>
    private static string? Letters(Sentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i + 2 < words.Length; i++)
            if (IsLetter(i) && _or.Contains(words[i + 1].Text) && IsLetter(i + 2) && words[i].Text[0] + 1 == words[i + 2].Text[0])
                return sentence.Between(i, i + 2);
        return null;

        bool IsLetter(int at) => words[at].Length == 1 && sentence.Text[words[at].Start] is >= 'A' and <= 'E';
    }

    private static bool IsEither(Sentence sentence) => _isEither.Of(sentence);

    private static readonly KeptBy<Sentence, bool> _isEither = new(sentence => _either.Any(pair =>
        Phrases.Find(sentence.Text, pair.First) is >= 0 and var at
        && Phrases.Find(sentence.Text, pair.Second, at + pair.First.Length) > at));

    private static bool HasOr(Sentence sentence) => sentence.Words.Any(word => _or.Contains(word.Text));

    private static bool StartsWithIf(Sentence sentence) => sentence.Words is [var first, _, _, ..] && (_if.Contains(first.Text)
        || sentence.Words[1].Text is "if" or "wenn" or "falls" or "si"
            && first.Text is "and" or "or" or "but" or "und" or "oder" or "y" or "o" or "et" or "ou");

    /// <summary>"You have three options".</summary>
    private static string? Announced(Sentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i + 1 < words.Length; i++)
            if (_two.Contains(words[i].Text))
                for (var j = i + 1; j < Math.Min(words.Length, i + 3); j++)
                    if (_ways.Contains(words[j].Text)) return sentence.Between(i, j);
        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
