using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL251x: what is promised in words, and whether anything after it brings it.</summary>
internal static class SpokenLint
{
    public static LintRule NeverComes { get; } = new(Warning, "TL2511", "Promised in words, and nothing brings it",
        "This text promises “{0}”, and nothing that comes after it brings it or speaks of it.",
        "Add the step, the task or the line on a checklist that keeps the promise; or take the sentence out.",
        "They remember what they were promised; the one thing that does not come is the one they tell others about.",
        (road, say) => Check(road, say, isCall: false));

    public static LintRule NeverRings { get; } = new(Warning, "TL2512", "A call that is promised, and nobody rings",
        "This text promises a call (“{0}”), and no step that comes after it is one.",
        "Add a task for whoever rings, or take the sentence out.",
        "Somebody who waits for a call keeps the telephone beside them, and is not rung.",
        (road, say) => Check(road, say, isCall: true));

    public static LintRule NeverPromised { get; } = new(Warning, "TL2513", "“As promised”, and nobody promised it",
        "This text says “{0}”, and nothing before it promises “{1}”.",
        "Promise it in an earlier message, or leave out that it was promised.",
        "Somebody who is told of a promise they never got looks for the letter they must have missed.",
        CheckKept);

    public static ImmutableArray<LintRule> All { get; } = [NeverComes, NeverRings, NeverPromised];

    /// <summary>So many promises are followed: a text that holds more is no letter.</summary>
    private const int Most = 60;

    // What a recommendation earns comes when somebody recommends, outside this road.
    private static void Check(Road road, Say say, bool isCall)
    {
        var looked = 0;
        foreach (var text in road.Reading.Texts.Where(text => text.Kind is not (TextKind.Checklist or TextKind.Line or TextKind.Question)))
        {
            if (text.Step is { Goal: Goals.Referral } or { Mini: not null }) continue;
            foreach (var (i, sentence) in text.Sentences.Index())
                if (Promised.In(sentence) is { } promise && promise.IsCall == isCall && ++looked <= Most && !IsCare(text, i)
                    && !IsKept(road, text, promise))
                    say.Quote(new(text, sentence, promise.Words), null, FindingBag.Short(isCall ? sentence.Text
                        : Phrases.List(promise.Things.Select(thing => thing.Words).Take(2))));
        }
    }

    /// <summary>"If it did not help, we did something wrong. I'll ring you.": whoever looks after the unhappy does.</summary>
    private static bool IsCare(ReadText text, int sentence) => text.Step?.Draft.Care is not null && sentence > 0
        && text.Sentences[sentence - 1] is var before && before.Block == text.Sentences[sentence].Block
        && before.Words is [var first, ..] && _ifs.Contains(first.Text);

    private static readonly FrozenSet<string> _ifs = PhraseWords.Set("if should wenn falls sollte si se als mocht");

    private static bool IsKept(Road road, ReadText text, Promise promise)
    {
        var from = text.Step?.Index ?? -1;
        if (promise.IsCall) return road.Steps.Any(step => step.Index >= from && step.Draft.Assignment is not null && Rings(step));
        if (promise.IsPosted && promise.Things.Any(Things.IsMail) && road.Steps.Any(step =>
            step.Index >= from && Channels.Of(step) == Channel.Post)) return true;
        bool Speaks(Sentence other) => promise.Things.Any(thing => Things.IsIn(other, thing));
        if (text.Message is { } message && message.Links.Any(link => Read(link.Words, text).Any(Speaks))) return true;
        foreach (var other in road.Reading.Texts)
            if (other.Step is { } step && step.Index >= from && other != text && IsAfter(text, other)
                && other.Sentences.Except(other.Kind == TextKind.Letter ? Persons.Signature(other) : []).Any(Speaks)) return true;
        return road.Steps.Where(step => step.Index >= from).SelectMany(Around).Any(words => Read(words, text).Any(Speaks));
    }

    // A reminder that says the same again does not keep it; nor does the subject of the letter itself.
    private static bool IsAfter(ReadText text, ReadText other) =>
        other.Step != text.Step || other.Kind is TextKind.Script or TextKind.Checklist or TextKind.Said or TextKind.Question;

    // Who meets them somewhere rings only where the step says so.
    private static bool Rings(RoadStep step) => Channels.Of(step) is Channel.Phone or Channel.Video
        || step.Draft is { Assignment: { } task } draft
            && Phrases.Plain(string.Join(' ', [draft.Title, draft.Purpose, draft.Platform, task.Title, task.Script,
                .. Road.OrEmpty(task.Checklist)]))?.Split(' ').Any(IsRinging) == true;

    private static bool IsRinging(string word) => _rings.Any(ring => word.TrimStart('"', '“', '„', '«', '(', '¿').StartsWith(ring,
        StringComparison.Ordinal));

    private static readonly string[] _rings =
    [
        "call", "ring", "rang", "phone", "telephone", "anruf", "angeruf", "ruf", "ruft", "telefon", "durchruf", "llam", "appel", "rappel",
        "téléphon", "chiam", "richiam", "ligar", "liga", "ligue", "ligou", "chamada", "bel", "belt", "bellen", "gebeld",
    ];

    /// <summary>What a step says beside its texts: its names, and what it does to delight or to keep a promise.</summary>
    private static IEnumerable<string> Around(RoadStep step)
    {
        string?[] words = [step.Draft.Title, step.Draft.Purpose, step.Draft.Delight, step.Draft.Assignment?.Title, step.Platform];
        return words.OfType<string>().Concat(step.Keeps.Select(Phrases.OfKey)).Concat(step.Makes.Select(Phrases.OfKey));
    }

    private static ImmutableArray<Sentence> Read(string words, ReadText text) => PlainReading.Of(words, text.Tongue).Sentences;

    private static void CheckKept(Road road, Say say)
    {
        var doors = Road.OrEmpty(road.Draft.EntryPoints).Select(entry => Road.Clean(entry?.Joins)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var looked = 0;
        foreach (var text in road.Reading.Texts)
        {
            // What was promised where they came in is not in this file.
            if (text is not { Kind: TextKind.Letter or TextKind.Said, Step: { Index: > 0 } step }) continue;
            if (doors.Contains(Road.Clean(step.Draft.Key) ?? "") || IsDeclared(road, step)) continue;
            foreach (var (i, sentence) in text.Sentences.Index())
                if (Promised.KeepsIn(sentence) is { } words && WhatIsKept(text, i) is { Length: > 0 } things && ++looked <= Most
                    && !IsMade(road, text, things))
                    say.Quote(new(text, sentence, words), null, FindingBag.Short(words), FindingBag.Short(things[0].Words));
        }
    }

    private static bool IsDeclared(Road road, RoadStep step) =>
        road.Steps.Take(step.Index).SelectMany(other => other.Makes).Intersect(step.Keeps).Any();

    // "As promised:" alone is about what comes next.
    private static ImmutableArray<Thing> WhatIsKept(ReadText text, int i)
    {
        ImmutableArray<Thing> In(Sentence sentence) => [.. Things.After(sentence, 0)
            .Where(thing => Things.IsConcrete(thing, isPosted: false))];
        var here = In(text.Sentences[i]);
        return here.IsEmpty && i + 1 < text.Sentences.Length && text.Sentences[i].Words.Length <= 4 ? In(text.Sentences[i + 1]) : here;
    }

    private static bool IsMade(Road road, ReadText text, ImmutableArray<Thing> things)
    {
        bool Speaks(Sentence other) => things.Any(thing => Things.IsIn(other, thing));
        foreach (var other in road.Reading.Texts)
        {
            if (other == text) break;
            if (other.Step != text.Step && other.Sentences.Any(Speaks)) return true;
        }
        return road.Steps.Take(text.Step!.Index).SelectMany(Around).Any(words => Read(words, text).Any(Speaks));
    }
}
