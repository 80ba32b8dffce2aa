using System.Collections.Frozen;

namespace Throughline.Linting;

/// <summary>What a word tells about the text it is in.</summary>
[Flags]
internal enum WordKind
{
    None = 0,

    /// <summary>One of the little words that no English text can do without.</summary>
    English = 1,

    /// <summary>About the reader.</summary>
    You = 2,

    /// <summary>About the writer.</summary>
    Us = 4,

    /// <summary>Articles and prepositions, which grow with formality.</summary>
    Formal = 8,

    /// <summary>Pronouns, interjections and colloquial words, which shrink with it.</summary>
    Informal = 16,

    /// <summary>So common that it says nothing about what a text is about.</summary>
    Common = 32,
}

/// <summary>The closed classes of English words that can be counted without understanding a sentence.</summary>
internal static class WordKinds
{
    // Words that Dutch, German or the Romance languages write the same way (in, a, of, is, me, on) are left out where it matters.
    private const string EnglishWords =
        "the and to you your for it that with this have are was be not but if from what we they will can an our my how there would when which who here has had do does been by at as so than them their about";

    private const string YouWords = "you your yours yourself yourselves you're you'll you've you'd";
    private const string UsWords = "i me my mine myself i'm i'll i've i'd we us our ours ourselves we're we'll we've we'd";
    private const string Articles = "a an the";

    private const string Prepositions =
        "of in to for on with at by from into over after before between through under within without during against among towards upon about above below beside beyond despite except regarding concerning per via";

    private const string Pronouns =
        "i me my mine myself you your yours yourself he him his she her hers it its we us our ours they them their theirs this that these those what who which someone somebody anyone anybody everyone everybody something anything nothing";

    private const string Colloquial =
        "hi hey hello oh ah wow yeah yep nope ok okay well yes no please thanks cheers great awesome super cool stuff guys kids gonna wanna gotta lots bit just really pretty totally maybe anyway";

    private const string OtherCommon =
        "and or but not are is was were be been being have has had do does did will would can could should may might must shall so than then there here when where why how all any both each few more most other some such only own same too very one two out up down off again once also get gets got make makes made go goes want wants need needs use know like good new every never ever always still nobody";

    private static readonly FrozenDictionary<string, WordKind> _kinds = Build();
    private static readonly FrozenDictionary<string, WordKind>.AlternateLookup<ReadOnlySpan<char>> _lookup = _kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordKind Of(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var kind) ? kind : WordKind.None;

    private static FrozenDictionary<string, WordKind> Build()
    {
        var kinds = new Dictionary<string, WordKind>(StringComparer.OrdinalIgnoreCase);
        void Add(string words, WordKind kind)
        {
            foreach (var word in words.Split(' ')) kinds[word] = kinds.GetValueOrDefault(word) | kind | WordKind.Common;
        }
        Add(EnglishWords, WordKind.English);
        Add(YouWords, WordKind.You);
        Add(UsWords, WordKind.Us);
        Add(Articles, WordKind.Formal);
        Add(Prepositions, WordKind.Formal);
        Add(Pronouns, WordKind.Informal);
        Add(Colloquial, WordKind.Informal);
        Add(OtherCommon, WordKind.Common);
        return kinds.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
