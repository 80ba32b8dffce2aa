using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2231 to TL2233: names of people and businesses that are not the right ones.</summary>
internal static class NameLint
{
    /// <summary>Messages that sign with a name, from which it is taken to be the business's.</summary>
    private const int FewestSigned = 2;

    /// <summary>Texts with a name, from which it is taken to be the right one.</summary>
    private const int FewestTexts = 3;

    public static LintRule OtherBusiness { get; } = new(Warning, "TL2231", "Another business's name",
        "{0} is signed “{1}”, and {2} is signed “{3}”.",
        "Use one name for the business everywhere.",
        "Somebody who does not know the sender thinks of a mistake, or of a fraud.",
        CheckBusiness,
        mending => mending.AsThere(name => $"Sign it “{name}”"));

    public static LintRule SomebodysName { get; } = new(Warning, "TL2232", "One person's name in everybody's letter",
        "Everybody who gets this letter is called “{0}”.",
        "Write {{{{firstName}}}} instead of the name.",
        "It was copied from a letter to one person, and everybody else reads it as a stranger's.",
        CheckGreeting,
        mending => mending.Finding.About is { Length: > 0 } name && mending.Document.Text(mending.Path) is { } text
            && text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at
                ? mending.Set("Use each person's own name", text[..at] + "{{firstName}}" + text[(at + name.Length)..]) : null);

    public static LintRule NearName { get; } = new(Warning, "TL2233", "A name that is nearly another",
        "“{0}” stands here, and everywhere else the name is “{1}”.",
        "If it is the same person or business, write the name alike.",
        "A misspelt name is the first thing that people notice.",
        CheckNear,
        mending => mending.AsThere(name => $"Make it “{name}”"));

    public static ImmutableArray<LintRule> All { get; } = [OtherBusiness, SomebodysName, NearName];

    private static readonly FrozenSet<string> _businesses = PhraseWords.Set(
        "ltd llc inc gmbh co kg ug ag sl sa sarl srl bv services studio studios practice clinic salon centre center shop store school "
        + "academy"
        + " partners partner group company praxis kanzlei büro steuerbüro schule werkstatt laden hof centro clínica estudio taller "
            + "tienda escuela cabinet maison atelier boutique école"
        + " studio clinica negozio scuola bottega loja escola oficina praktijk winkel roofing plumbing heating photography bakery "
            + "exteriors consulting therapie massage yoga fitness florist"
        + " ottica optik opticians óptica optique optiek farmacia pharmacie pharmacy apotheke forno panadería boulangerie padaria bakkerij"
        + " librería librairie libreria livraria boekhandel bookshop hotel hôtel pensione agriturismo ristorante restaurante restaurant"
        + " garage brewery brauerei weingut bodega domaine cantina adega kwekerij gärtnerei vivaio viveiro nursery trattoria café");

    private static readonly FrozenSet<string> _everybody = PhraseWords.Set(
        "all everyone everybody there friend friends neighbour neighbor neighbours customer customers client clients parents member "
        + "members guest guests team reader readers"
        + " family folks you again world mum dad stranger beautiful both sir madam ladies gentlemen patient patients owner owners "
            + "colleague colleagues dog cat lover lovers runner runners"
        + " zusammen alle ihr freunde freundin freund kundin kunde kunden damen herren eltern nachbarn nachbarin familie gäste mitglied "
            + "mitglieder kollegin kollegen leser leserin patientin patient frau herr"
        + " todos todas amigo amiga amigos familia cliente clientes vecino vecina socio socia señor señora padres equipo"
        + " tous toutes ami amie amis client cliente clients madame monsieur messieurs parents voisin voisine chers"
        + " tutti tutte amico amica amici cliente clienti signora signore genitori a todos amigo amiga cliente pais vizinho allemaal "
            + "klant vriend vrienden ouders buren mevrouw meneer iedereen");

    private static readonly FrozenSet<string> _greetings = PhraseWords.Set(
        "hi hello dear hey hallo liebe lieber guten hola querida querido estimada estimado buenos buenas bonjour chère cher salut ciao "
        + "cara caro gentile buongiorno"
        + " olá ola prezada prezado beste dag hoi goedemorgen morning servus moin grüezi");

    private static readonly FrozenSet<string> _between = PhraseWords.Set(
        "tag morgen abend good días tardes noches frau herr ms mr mrs mevrouw señora señor dear guten");

    private sealed record Signed(ReadText Text, Sentence Line, string Name);

    private static IEnumerable<Signed> Signatures(Road road)
    {
        var people = Road.OrEmpty(road.Draft.Fields).Select(field => Road.Clean(field?.Fallback)).OfType<string>()
            .Where(name => name.Length > 2 && char.IsUpper(name[0])).OrderByDescending(name => name.Length).Take(20).ToArray();
        foreach (var text in road.Reading.Texts.Where(text => text.Kind == TextKind.Letter))
            foreach (var line in text.Sentences.Where(sentence => sentence.Block > 0 && sentence.Words.Length is > 0 and < 10
                && sentence.Text[^1] is not ('.' or '?' or '!' or ':')))
                // What a link says is no signature.
                if (text.Message?.Links.Any(link => line.Text.Contains(link.Words, StringComparison.Ordinal)) != true)
                    foreach (var name in NamesIn(line, people)) yield return new(text, line, name);
    }

    private static IEnumerable<string> NamesIn(Sentence line, string[] people)
    {
        // "Kanzlei Overbeck, 030 1234567": the number is no name.
        var parts = line.Text.Split(", ").Where(part => part.Length > 0 && !part.Any(char.IsAsciiDigit)).ToArray();
        // "Ottica Bellavista, Teramo": what stands before the town is one too.
        return parts.Index().Where(part => part.Index == parts.Length - 1 || LooksLikeBusiness(part.Item))
            .Select(part => NameIn(part.Item.Trim(), people)).OfType<string>();
    }

    private static string? NameIn(string name, string[] people)
    {
        // The sender's own name stands before it, on a line that runs on.
        if (people.FirstOrDefault(known => name.Length > known.Length + 4
            && name.StartsWith(known + " ", StringComparison.Ordinal)) is { } sender)
            name = name[(sender.Length + 1)..].TrimStart();
        return name.Length is > 3 and < 60 && char.IsUpper(name[0]) && !name.Any(char.IsAsciiDigit)
            && !name.Contains('{', StringComparison.Ordinal)
            && name.Split(' ') is { Length: <= 6 } words && char.IsUpper(words[^1][0]) ? name : null;
    }

    private static void CheckBusiness(Road road, Say say)
    {
        var signed = Signatures(road).ToArray();
        var people = Road.OrEmpty(road.Draft.Fields).Select(field => Road.Clean(field?.Fallback)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var usual = signed.GroupBy(at => at.Name, StringComparer.Ordinal)
            .Where(group => LooksLikeBusiness(group.Key) || group.Key.Contains(' ', StringComparison.Ordinal)
                && !people.Contains(group.Key))
            .MaxBy(group => group.Select(at => at.Text.Path).Distinct().Count());
        if (usual is null) return;
        var isCertain = usual.Select(at => at.Text.Path).Distinct().Count() >= FewestSigned || IsInAddresses(road, usual.Key);
        if (!isCertain) return;
        foreach (var odd in signed.Where(at => at.Name != usual.Key && signed.Count(other => other.Name == at.Name) == 1))
            if (!road.Reading.Texts.Any(text => text != odd.Text && text.Reading.Sentences.Any(sentence => sentence.Has(odd.Name)))
                && !odd.Text.Sentences.Any(sentence => sentence.Has(usual.Key))
                && !Phrases.Has(usual.Key, odd.Name) && !Phrases.Has(odd.Name, usual.Key)
                    && (LooksLikeBusiness(odd.Name) || IsNear(odd.Name, usual.Key)))
                say.Quote(new(odd.Text, odd.Line, odd.Name), new(usual.First().Text, usual.First().Line, usual.Key),
                    odd.Text.PlaceFirst, odd.Name, usual.First().Text.Place, usual.Key);
    }

    /// <summary>"Imogen Farrow Photography" at imogenfarrow.example: signed once, and still the right one.</summary>
    private static bool IsInAddresses(Road road, string name)
    {
        var start = string.Concat(name.ToLowerInvariant().Split(' ').Take(2));
        return start.Length > 7 && road.Links.Any(link => link.Address.Replace("-", "", StringComparison.Ordinal)
            .Contains(start, StringComparison.OrdinalIgnoreCase));
    }

    private static bool LooksLikeBusiness(string name) => name.Contains('&', StringComparison.Ordinal)
        || name.Split(' ') is { Length: > 1 } words && words.Any(word => IsBusinessWord(word.ToLowerInvariant().Trim('.', ',')));

    // "Zahnzentrum", "Fahrradwerkstatt", "tandartspraktijk".
    private static bool IsBusinessWord(string word) => _businesses.Contains(word)
        || _ends.Any(end => word.Length > end.Length + 2 && word.EndsWith(end, StringComparison.Ordinal));

    private static readonly string[] _ends =
    [
        "zentrum", "praxis", "werkstatt", "kanzlei", "studio", "schule", "laden", "büro", "salon", "atelier", "betrieb", "bäckerei",
        "gärtnerei", "schreinerei", "klinik", "apotheke", "praktijk", "winkel", "bedrijf", "centrum", "makerij", "zaak",
    ];

    /// <summary>Two words that begin alike: "Kettleby" and "Kettlewell".</summary>
    private static bool IsNear(string one, string other) => one.Split(' ')
        .Any(word => word.Length >= 5 && other.Split(' ').Any(known => known.Length >= 5
        && string.Equals(word[..4], known[..4], StringComparison.OrdinalIgnoreCase)));

    private static void CheckGreeting(Road road, Say say)
    {
        var letters = road.Reading.Texts.Where(text => text.Kind == TextKind.Letter).ToArray();
        // Where none of the letters has the person's own name, a name may be the nickname of them all.
        if (letters.Count(text => text.Written.Contains("{{firstName", StringComparison.Ordinal)) < 2) return;
        foreach (var text in letters)
            if (Greeting(text) is var (line, name)) say.Quote(new(text, line, name), null, name);
    }

    private static (Sentence Line, string Name)? Greeting(ReadText text)
    {
        if (text.Sentences is not [var line, ..] || line.Words.Length is < 2 or > 4 || !_greetings.Contains(line.Words[0].Text)
            || line.Text[^1] is not (',' or '!' or ':' or '.')) return null;
        var raw = text.Written.AsSpan().TrimStart();
        var end = raw.IndexOf('\n');
        if ((end < 0 ? raw : raw[..end]).IndexOf('{') >= 0) return null;
        var names = line.Words.Skip(1).SkipWhile(word => _between.Contains(word.Text)).ToArray();
        return names.Length is 1 or 2 && names.All(word => char.IsUpper(line.Text[word.Start]) && !_everybody.Contains(word.Text)
            && word.Text.All(letter => char.IsLetter(letter) || letter is '-' or '\''))
            && !names.Any(word => word.Text.EndsWith("freunde", StringComparison.Ordinal))
                ? (line, line.Text[names[0].Start..(names[^1].Start + names[^1].Length)]) : null;
    }

    private static void CheckNear(Road road, Say say)
    {
        var texts = road.Reading.Texts;
        var counts = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var (i, text) in texts.Index())
            foreach (var sentence in text.Sentences)
                foreach (var word in sentence.Words)
                    if (word.Length >= 4 && char.IsUpper(sentence.Text[word.Start]))
                    {
                        var name = Bare(sentence, word);
                        if (!counts.TryGetValue(name, out var where)) counts[name] = where = [];
                        where.Add(i);
                    }
        var people = StrayNames.PeopleOf(road);
        var known = KnownNames(road).Where(name => counts.TryGetValue(name, out var where) && where.Count >= FewestTexts)
            .Union(people, StringComparer.Ordinal).ToArray();
        if (known.Length == 0) return;
        foreach (var (name, where) in counts.Where(at => at.Value.Count == 1))
        {
            if (known.Contains(name) || !known.Any(other => AreNear(name, other) || BeginAlike(name, other))) continue;
            var text = texts[where.First()];
            var sentences = text.Sentences.Where(sentence => sentence.Words.Any(word => Bare(sentence, word) == name)).ToArray();
            var business = text.Kind == TextKind.Letter
                ? known.FirstOrDefault(other => AreNearInBusiness(sentences[0], name, other)) : null;
            if ((business ?? known.FirstOrDefault(other => AreNear(name, other))) is not { } right) continue;
            // Two people have two names in one text; somebody whose story is told is named more than once.
            if (text.Kind == TextKind.Line || sentences.Length != 1
                || business is null && text.Sentences.Any(sentence => sentence.Has(right))) continue;
            var isFirst = sentences[0].Words[0] is var first && Bare(sentences[0], first) == name;
            if ((isFirst || text.Tongue?.Tag == "de") && (text.Tongue ?? Tongue.English).IsCommon(name.ToLowerInvariant())) continue;
            var usual = texts.FirstOrDefault(other => other.Sentences.Any(sentence => sentence.Has(right)));
            say.Quote(new(text, sentences[0], name), usual is null ? null
                : new(usual, usual.Sentences.First(sentence => sentence.Has(right)), right), name, right);
        }
    }

    private static string Bare(Sentence sentence, Word word)
    {
        var name = sentence.Text.Substring(word.Start, word.Length);
        return name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
    }

    /// <summary>People by the fields that hold their names, and the words of the business's name that are no words of the
    /// language.</summary>
    private static IEnumerable<string> KnownNames(Road road)
    {
        var fields = Road.OrEmpty(road.Draft.Fields).Select(field => Road.Clean(field?.Fallback)).OfType<string>()
            .SelectMany(name => name.Split(' '))
            .Where(name => name.Length >= 4 && char.IsUpper(name[0]) && name.All(char.IsLetter));
        var business = Signatures(road).Where(at => LooksLikeBusiness(at.Name) || at.Name.Contains(' ', StringComparison.Ordinal))
            .SelectMany(at => at.Name.Split(' ')).Where(word => word.Length >= 6 && char.IsUpper(word[0]) && word.All(char.IsLetter)
            && !(road.Reading.Tongue ?? Tongue.English).IsCommon(word.ToLowerInvariant())
                && !_businesses.Contains(word.ToLowerInvariant()));
        return fields.Concat(business).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The name of a business as it signs: "Zahnzentrum Weidmann" where the practice is Weidner's.</summary>
    private static bool AreNearInBusiness(Sentence line, string one, string other) =>
        BeginAlike(one, other) && LooksLikeBusiness(line.Text)
        && line.Words.Length is > 1 and < 10 && line.Text[^1] is not ('.' or '?' or '!' or ':')
        && !one.StartsWith(other, StringComparison.OrdinalIgnoreCase) && !other.StartsWith(one, StringComparison.OrdinalIgnoreCase);

    private static bool BeginAlike(string one, string other) => one.Length >= 5 && other.Length >= 5
        && string.Equals(one[..4], other[..4], StringComparison.OrdinalIgnoreCase);

    private static bool AreNear(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || char.ToLowerInvariant(one[0]) != char.ToLowerInvariant(other[0])) return false;
        // Another ending is a plural, or another case, of the same name.
        if (one.Length == other.Length && one[..^1] == other[..^1] || one == other + "s" || other == one + "s"
            || one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)) return false;
        var distance = Distance(one, other);
        return distance == 1 || distance == 2 && one[1] == other[1] && Math.Min(one.Length, other.Length) >= 4
            && (one[^1] == other[^1] || one.Length >= 6);
    }

    private static int Distance(string one, string other)
    {
        if (one.Length > 30 || other.Length > 30) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return row[^1];
    }

}
