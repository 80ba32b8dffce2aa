using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Linting.Reading;
using Throughline.Primitives;

namespace Throughline.Linting.Claims;

/// <summary>Who looks after a step, by name, and whether a text says who they are.</summary>
internal static class Persons
{
    /// <summary>Keys that name a desk or a team and nobody by name.</summary>
    private static readonly FrozenSet<string> _roles = ((string[])
    [
        "team", "office", "support", "sales", "admin", "reception", "desk", "front", "frontdesk", "owner", "marketing", "kitchen",
        "workshop",
        "shop", "store", "studio", "service", "info", "staff", "boss", "back", "backoffice", "bot", "system", "crew", "helper", "assistant",
        "manager", "coach", "trainer", "teacher", "driver", "warehouse", "accounts", "billing", "all", "everybody", "anyone", "me",
        "we", "us",
        "praxis", "empfang", "buero", "büro", "lager", "werkstatt", "leitung", "vertrieb", "kundendienst", "chef", "chefin", "laden",
        "equipo", "oficina", "recepcion", "taller", "tienda", "ventas", "soporte", "almacen", "accueil", "bureau", "equipe", "atelier",
        "ufficio", "segreteria", "negozio", "squadra", "escritorio", "loja", "rececao", "kantoor", "balie", "winkel", "founder", "ceo",
        "success", "customer", "onboarding", "care", "finance", "operations", "ops", "it",
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words by which a signature says no more than where somebody works.</summary>
    private static readonly FrozenSet<string> _joints = ((string[])
    [
        "at", "from", "of", "for", "the", "and", "von", "vom", "der", "die", "und", "bei", "de", "del", "la", "el", "y", "du", "des", "et",
        "chez", "di", "da", "e", "do", "van", "en", "bij",
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The owner of a step by name; null where nobody can be told by name.</summary>
    public static string? NameOf(Road road, string owner)
    {
        if (road.Book.Team.FirstOrDefault(member => Fold(member.Key) == Fold(owner)) is { Name: { } name } && Road.Clean(name) is { } known)
            return known.Split(' ', 2)[0];
        var parts = owner.Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Any(part => _roles.Contains(part.ToLowerInvariant()) || part.Any(char.IsDigit))) return null;
        var first = parts.FirstOrDefault(part => part.Length > 2) ?? parts[0];
        return char.ToUpper(first[0], CultureInfo.InvariantCulture) + first[1..];
    }

    /// <summary>All that a text may call them: first and family name, each alone.</summary>
    public static FrozenSet<string> CallsOf(Road road, string owner)
    {
        var member = road.Book.Team.FirstOrDefault(member => Fold(member.Key) == Fold(owner));
        return $"{owner} {member?.Name}".Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Fold).Where(part => part.Length > 1).ToFrozenSet(StringComparer.Ordinal);
    }

    public static bool Names(Sentence sentence, FrozenSet<string> calls) =>
        sentence.Words.Any(word => calls.Contains(Fold(word.Text)) || word.Text.EndsWith("'s", StringComparison.Ordinal)
            && calls.Contains(Fold(word.Text[..^2])));

    /// <summary>The lines with which a letter ends: who signs, and for whom; without links.</summary>
    public static ImmutableArray<Sentence> Signature(ReadText letter)
    {
        var links = letter.Message?.Links.Select(link => link.Words.Trim()).ToArray() ?? [];
        return [.. letter.Sentences.Reverse().SkipWhile(IsLink).TakeWhile(line => line.IsLine && !IsLink(line)).Reverse()];
        bool IsLink(Sentence line) => line.IsLine && links.Contains(line.Text, StringComparer.Ordinal);
    }

    /// <summary>"Theo at the front desk", "Kendra, Marisol's colleague": more than a name and a firm.</summary>
    public static bool SaysWho(Sentence line, FrozenSet<string> calls) => line.Words.Any(word =>
        char.IsLower(line.Text[word.Start]) && !_joints.Contains(word.Text) && !calls.Contains(Fold(word.Text)));

    /// <summary>Without marks above and below letters, in lower case: "Yıldız" is "yildiz".</summary>
    public static string Fold(string name)
    {
        if (Ascii.IsValid(name)) return name.ToLowerInvariant();
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.InForm(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter) switch
                {
                    'ı' => 'i',
                    'ł' => 'l',
                    'ø' => 'o',
                    'đ' or 'ð' => 'd',
                    var other => other,
                });
        return plain.ToString();
    }

    private static readonly FrozenSet<string> _closers =
        ("liebe lieber viele herzliche herzlich beste freundliche mit bis best kind warm warmly warmest cheers love "
        + "yours sincerely regards thanks thank see talk take have with until all un una saludos abrazos abrazo hasta nos atentamente "
            + "cordialmente "
        + "cordialement amicalement bien à a bonne belle merci gracias danke dank grüße gruß lg vg mfg saluti cari presto grazie con "
            + "ciao obrigado "
        + "obrigada abraço até cumprimentos groet groeten groetjes hartelijke tot warme met ps hello hi dear hallo hola bonjour your the "
            + "team dein "
        + "deine ihr ihre euer tu votre il o de der die das el la los las le les we i ich wir breathe happy enjoy stay schöne schönen "
            + "guten gute "
        + "servus namaste cheerio bises prost salud tschüss adieu bye sunny gentle muchas besos beso saluto un'abbraccio abbraccio "
            + "sonnige alles from von bitte please note").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that a text writes small, each once.</summary>
    public static string[] LowerWords(PlainReading reading) => _lower.Of(reading);

    private static readonly KeptBy<PlainReading, string[]> _lower = new(reading => [.. reading.Sentences
        .SelectMany(sentence => sentence.Words.Where(word => char.IsLower(sentence.Text[word.Start]))).Select(word => word.Text)
        .Distinct()]);

    /// <summary>All words of a text as names are compared, each once.</summary>
    public static string[] FoldedWords(PlainReading reading) => _folded.Of(reading);

    private static readonly KeptBy<PlainReading, string[]> _folded = new(reading => [.. reading.Sentences
        .SelectMany(sentence => sentence.Words)
        .Select(word => Fold(word.Text.EndsWith("'s", StringComparison.Ordinal) ? word.Text[..^2] : word.Text)).Distinct()]);

    /// <summary>Who signs a letter, by the lines that are a name of one or two words, with what else stands in them.</summary>
    /// <param name="lower">Words that stand in lower case somewhere: they are no names.</param>
    public static ImmutableArray<(Sentence Line, string Called, ImmutableArray<string> Names)> SignersOf(ReadText letter,
        HashSet<string> lower)
    {
        var lines = Signature(letter);
        // A list at the end looks like a signature; who signs stands below it.
        var last = lines.Length > 3 ? lines[^2..] : lines;
        return [.. last.Select(line => SignerOf(line, lower)).Where(signer => !signer.Names.IsEmpty)];
    }

    private static (Sentence Line, string Called, ImmutableArray<string> Names) SignerOf(Sentence line, HashSet<string> lower)
    {
        var start = AfterClose(line);
        while (start < line.Words.Length - 1 && _titles.Contains(line.Words[start].Text)) start++;
        var end = start;
        while (end < line.Words.Length && IsName(line, end, lower) && (end == start || IsNext(line, end))) end++;
        return end - start is 1 or 2 && EndsName(line, end)
            ? (line, line.Between(start, end - 1), [.. line.Words.Take(end).Skip(start).Select(word => Fold(word.Text))]) : (line, "", []);
    }

    /// <summary>Before a name: "Dr. Marius Feldkamp".</summary>
    private static readonly FrozenSet<string> _titles =
        ("dr dra prof professor professora frau herr mr mrs ms miss mx sr sra srta don doña mme mlle monsieur madame m dott dottor "
        + "dottoressa dottssa signor signora avv ing arch rag mevr mevrouw dhr meneer drs mag dipl lic sir").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words with which a letter takes leave may stand before the name, with a comma or as the last of them.</summary>
    private const int LongestClose = 4;

    private static readonly FrozenSet<string> _farewells =
        ("grüße grüßen gruß grüssen dank dann bald abrazo abrazos saludo saludos regards wishes love "
        + "thanks cheers warmly best sincerely yours cordialement amicalement bientôt saluti presto abbraccio cumprimentos abraço groet "
            + "groeten "
        + "liebe").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static int AfterClose(Sentence line)
    {
        for (var at = 1; at < line.Words.Length && at <= LongestClose && _closers.Contains(line.Words[0].Text); at++)
        {
            var before = line.Words[at - 1];
            var between = line.Text.AsSpan(before.Start + before.Length, line.Words[at].Start - before.Start - before.Length);
            if (_farewells.Contains(before.Text) && char.IsUpper(line.Text[line.Words[at].Start])
                && !_closers.Contains(line.Words[at].Text) || between.Contains(',')) return at;
        }
        return 0;
    }

    private static bool IsName(Sentence line, int at, HashSet<string> lower)
    {
        var word = line.Words[at];
        return char.IsUpper(line.Text[word.Start]) && word.Length > 1 && word.Text.All(letter =>
            char.IsLetter(letter) || letter is '-' or '\'')
            && !_closers.Contains(word.Text) && !_roles.Contains(word.Text) && !lower.Contains(word.Text);
    }

    // "Sunny greetings" is none; "Theo at the front desk" and "Omar, RecallDesk" are.
    private static bool EndsName(Sentence line, int end) =>
        end == line.Words.Length || _joints.Contains(line.Words[end].Text) || !IsNext(line, end);

    private static bool IsNext(Sentence line, int at) =>
        line.Words[at].Start - line.Words[at - 1].Start - line.Words[at - 1].Length == 1 && line.Text[line.Words[at].Start - 1] == ' ';

    private static readonly ShapeTable _colleague = new(
        ("en", ["colleague|assistant|apprentice|partner|team|reception|daughter|son|brother|sister|wife|husband"]),
        ("de", ["kolleg*|team|empfang|büro|assistent*|mitarbeiter*|partner*|tochter|sohn|bruder|schwester"]),
        ("es", ["compañer*|equipo|recepción|ayudante|asistente|soci*|hij*|herman*|mujer|marido"]),
        ("fr", ["collègue|équipe|accueil|assistant*|associé*|fille|fils|frère|sœur"]),
            ("it", ["collega|squadra|team|reception|assistente|soci*|figli*|fratello|sorella"]),
        ("pt", ["colega|equipa|equipe|receção|assistente|soci*|filh*|irmão|irmã"]),
            ("nl", ["collega|team|receptie|balie|assistent*|partner|dochter|zoon|broer|zus"]));

    public static bool SaysColleague(Sentence sentence) => _colleague.IsIn(sentence);
}
