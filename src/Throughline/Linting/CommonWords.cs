using System.Collections.Frozen;

namespace Throughline.Linting;

/// <summary>English words so common that they say nothing about what a text is about.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> _words = ("the and to you your for it that with this have are was be not but "
        + "if from what we they will can an our my how there would "
        + "when which who here has had do does been by at as so than them their about yours yourself yourselves you're you'll you've "
        + "you'd i me mine myself i'm i'll i've i'd us ours ourselves we're we'll we've we'd a of in on into over after before between "
        + "through under within without during against among towards upon above below beside beyond despite except regarding concerning "
        + "per via he him his she her hers its theirs these those someone somebody anyone anybody everyone everybody something anything "
        + "nothing hi hey hello oh ah wow yeah yep nope ok okay well yes no please thanks cheers great awesome super cool stuff guys "
        + "kids gonna wanna gotta lots bit just really pretty totally maybe anyway or is were being did could should may might must "
        + "shall then where why all any both each few more most other some such only own same too very one two out up down off again "
        + "once also get gets got make makes made go goes want wants need needs use know like good new every never ever always still "
        + "nobody")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => _lookup.Contains(word);
}
