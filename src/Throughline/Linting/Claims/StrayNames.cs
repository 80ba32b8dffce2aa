using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// Names of people that stand in one place alone. Who is to ring or to come has a name in the letters, in a field or on the team;
/// a name that only a script or a reminder has is a slip. A letter may introduce somebody.
/// </summary>
internal static class StrayNames
{
    private const int ShortestName = 3;

    /// <summary>Words from a name to what the person does, and from there to the customer.</summary>
    private const int Reach = 3;

    /// <summary>Names of those who work here: what stands for a field, owners, and the team.</summary>
    public static FrozenSet<string> PeopleOf(Road road)
    {
        var owners = road.Steps.Select(step => step.Owner).Append(road.Owner).OfType<string>()
            .Select(owner => Persons.NameOf(road, owner)).OfType<string>();
        var fields = Road.OrEmpty(road.Draft.Fields).Select(field => Road.Clean(field?.Fallback)).OfType<string>()
            .Where(value => value.Split(' ').Length <= 3);
        return owners.Concat(fields).Concat(road.Book.Team.Select(member => member.Name).OfType<string>())
            .SelectMany(name => name.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries))
            .Where(name => name.Length > ShortestName && char.IsUpper(name[0]) && name.All(char.IsLetter)
                && !Tongue.All.Any(tongue => tongue.Little.Value.Contains(name.ToLowerInvariant())))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Those of whom it is said what they will do for the customer, with somebody whose name is known.</summary>
    public static IEnumerable<(Said Stray, Said? Usual)> Of(Road road)
    {
        var people = PeopleOf(road);
        if (people.Count == 0) yield break;
        foreach (var text in road.Reading.Texts.Where(text => text.Step is not null
            && (text.Kind is TextKind.Script or TextKind.Said || text is { Kind: TextKind.Letter, IsNudge: true })))
            foreach (var sentence in text.Sentences)
                for (var i = 0; i < sentence.Words.Length; i++)
                    if (text.Kind is TextKind.Script or TextKind.Said && House(sentence, i, people) is { } house
                        && IsNowhereElse(road, text, sentence, Bare(Written(sentence, house))) && !IsInAddress(road, sentence.Words[house]))
                        yield return (new(text, sentence, Written(sentence, house)), null);
                    else if (IsName(sentence, i) && DoesIt(sentence, i) && !people.Contains(Written(sentence, i))
                        && IsNowhereElse(road, text, sentence, Written(sentence, i)))
                        yield return (new(text, sentence, Written(sentence, i)), Usual(road, text, people));
    }

    private static Said? Usual(Road road, ReadText stray, FrozenSet<string> people) => road.Reading.Texts
        .Where(text => text != stray && text.IsWritten)
        .OrderBy(text => Math.Abs((text.Step?.Index ?? 0) - stray.Step!.Index))
        .SelectMany(text => text.Sentences.SelectMany(sentence => sentence.Words.Index()
            .Where(word => people.Contains(Written(sentence, word.Index)))
            .Select(word => new Said(text, sentence, Written(sentence, word.Index)))))
        .FirstOrDefault();

    private static string Written(Sentence sentence, int at) =>
        sentence.Text.Substring(sentence.Words[at].Start, sentence.Words[at].Length);

    private static bool IsName(Sentence sentence, int at)
    {
        var (word, tongue) = (sentence.Words[at], sentence.Tongue);
        return word.Length >= ShortestName && tongue is not null && char.IsUpper(sentence.Text[word.Start]) && word.Text.All(char.IsLetter)
            && sentence.Text.AsSpan(word.Start + 1, word.Length - 1).IndexOfAnyInRange('A', 'Z') < 0
            && !tongue.Little.Value.Contains(word.Text) && !((at == 0 || tongue.Tag == "de") && tongue.IsCommon(word.Text))
            && (at == 0 || !_before.Contains(sentence.Words[at - 1].Text));
    }

    /// <summary>"Leo will call you", "Jeroen kent u", "Marco vi chiama", "ruft Frau Brandt Sie an".</summary>
    private static bool DoesIt(Sentence sentence, int at)
    {
        var (words, deeds) = (sentence.Words, _deeds.Of(sentence.Tongue));
        for (var i = Math.Max(0, at - 2); i < Math.Min(words.Length, at + Reach); i++)
            if (i != at && deeds.LengthAt(words, i) > 0)
                for (var j = Math.Max(0, Math.Min(i, at) - 1); j < Math.Min(words.Length, Math.Max(i, at) + Reach); j++)
                    if (_you.Contains(words[j].Text) && IsOneClause(sentence, Math.Min(at, Math.Min(i, j)), Math.Max(at, Math.Max(i, j))))
                        return true;
        return false;
    }

    private static readonly SearchValues<char> _marks = SearchValues.Create(",;:()–—\"“”„«».");

    private static bool IsOneClause(Sentence sentence, int first, int last) => !sentence.Text.AsSpan(sentence.Words[first].Start,
        sentence.Words[last].Start - sentence.Words[first].Start).ContainsAny(_marks);

    /// <summary>"Marijke of De Beuk here": somebody known, with a house that nobody knows.</summary>
    private static int? House(Sentence sentence, int at, FrozenSet<string> people)
    {
        var words = sentence.Words;
        if (!people.Contains(Written(sentence, at)) || at + 2 >= words.Length || !_ofs.Contains(words[at + 1].Text)) return null;
        var house = at + 2;
        while (house < words.Length && _before.Contains(words[house].Text)) house++;
        return house < words.Length && house <= at + 3 && IsOneClause(sentence, at, house) && words[house].Length > ShortestName
            && char.IsUpper(sentence.Text[words[house].Start]) ? house : null;
    }

    /// <summary>"Mossop's" at mossop-pianos.example.</summary>
    private static bool IsInAddress(Road road, Word house) => road.Links.Any(link =>
        link.Address.Contains(Bare(house.Text), StringComparison.OrdinalIgnoreCase));

    private static string Bare(string name) => name is [.., '\'' or '’', 's'] ? name[..^2] : name;

    private static readonly FrozenSet<string> _ofs = PhraseWords.Set(
        "from of at von vom bei aus de del du chez di da dell do van");

    private static bool IsNowhereElse(Road road, ReadText text, Sentence sentence, string name)
    {
        var stem = name.EndsWith('s') ? name[..^1] : name;
        return road.Reading.Texts.All(other => other == text
                ? other.Sentences.All(own => own == sentence || !own.Text.Contains(stem, StringComparison.OrdinalIgnoreCase))
                : !other.Written.Contains(stem, StringComparison.OrdinalIgnoreCase))
            && !Worksheet.Of(road).Concat(Worksheet.OfPersona(road)).Any(said => said.Contains(stem, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly FrozenSet<string> _before = PhraseWords.Set(
        "the a an your our my der die das dem den ein eine einen einem einer ihr ihre ihren ihrem mein meine unser unsere el la los las un"
        + " una tu su mi nuestro nuestra le les une votre notre mon ma il lo gli i la nostro nostra o os as um uma de"
        + " het een uw onze mijn");

    private static readonly FrozenSet<string> _you = PhraseWords.Set(
        "you sie ihnen dich dir ihr euch te le os usted vous vi ti la lo você lhe u je jou jullie");

    private static readonly TongueWords _deeds = new(
        "call, calls, ring, rings, phone, phones, text, texts, write, writes, bring, brings, visit, visits, meet, meets, fetch, fetches, "
            + "collect, collects, pick, picks, show, shows, see, sees, knows, greets, comes to, will come, looks after",
        "ruft, rufe, anrufen, anruft, schreibt, bringt, besucht, kommt, holt, abholt, zeigt, kennt, kennen, betreut, begleitet, "
            + "empfängt, meldet",
        "llama, llamará, llame, escribe, escribirá, trae, traerá, visita, visitará, recoge, recogerá, enseña, enseñará, conoce, atiende, "
            + "atenderá, acompaña",
        "appelle, appellera, écrit, écrira, apporte, apportera, rappelle, rappellera, accueille, accueillera, montre, montrera, connaît, "
            + "accompagne",
        "chiama, chiamerà, scrive, scriverà, porta, porterà, accoglie, accoglierà, mostra, mostrerà, conosce, segue, aspetta",
        "liga, ligará, telefona, escreve, escreverá, traz, trará, visita, recebe, receberá, mostra, conhece, acompanha",
        "belt, schrijft, brengt, bezoekt, komt, haalt, toont, kent, helpt, ontvangt");
}
