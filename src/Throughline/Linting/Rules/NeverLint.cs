using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL253x: what is said never to happen, and happens.</summary>
internal static class NeverLint
{
    /// <summary>So many sentences of one sort are compared: a text that holds more is no letter.</summary>
    private const int Most = 60;

    private static readonly ImmutableArray<Channel> _channels = [Channel.Phone, Channel.Text, Channel.Post, Channel.Visit];

    public static LintRule ReachesThemAnyway { get; } = new(Warning, "TL2531", "What is said never to happen, happens",
        "They are told “{0}”, and at “{1}” it comes all the same: {2}.",
        "Keep the one that is true, and take the other out.",
        "Whoever is told that something will not happen and then finds it happening believes the next sentence less.",
        CheckChannels);

    public static LintRule NotTheLast { get; } = new(Warning, "TL2532", "The last letter is not the last",
        "This text says “{0}”, and “{1}” writes to the same people again.",
        "Take the sentence out, or let the road end here for those who read it.",
        "A goodbye that is followed by another letter sounds like a trick.",
        CheckLast);

    public static LintRule NeededAfterAll { get; } = new(Warning, "TL2533", "Not needed, and then needed",
        "One text says that {0} is not needed, and another asks for it.",
        "Say the same in both, whichever is true.",
        "People decide by what they were told they would not have to do; being asked for it later feels like a trap.",
        CheckNeeds);

    public static LintRule BoundAfterAll { get; } = new(Warning, "TL2534", "None of it, and then some",
        "One text says that there is no {0}, and another says how much or how long.",
        "Say the same in both, whichever is true.",
        "What they were told would not bind or cost them is why they said yes.",
        CheckBonds);

    public static LintRule HeldAfterAll { get; } = new(Warning, "TL2535", "Free to go, and then bound",
        "One text says that they may stop when they like, and another binds them for a time.",
        "Say the same in both, whichever is true.",
        "Somebody who said yes because they could leave feels caught when they cannot.",
        CheckLeaving);

    public static LintRule DoneAfterAll { get; } = new(Warning, "TL2536", "Said not to be done, and staff do it",
        "A text says “{0}”, and what your team is told at “{1}” says otherwise: “{2}”.",
        "Take it out of what your team does there, or say beforehand that it will be done.",
        "Whoever came because it would not happen never comes again, and tells why.",
        CheckWorries);

    public static ImmutableArray<LintRule> All { get; } =
        [ReachesThemAnyway, NotTheLast, NeededAfterAll, BoundAfterAll, HeldAfterAll, DoneAfterAll];

    private static void CheckWorries(Road road, Say say)
    {
        var denied = new List<(Said Said, string Key)>();
        foreach (var text in road.Reading.Texts)
            foreach (var sentence in text.Sentences)
                foreach (var worry in Worries.In(sentence))
                    if (text.IsWritten && text.Step is not null && worry.IsDenied && Worries.IsPlain(sentence) && denied.Count < Most)
                        denied.Add((new(text, sentence, worry.Words), worry.Key));
                    else if (text.Kind is TextKind.Script or TextKind.Checklist && !worry.IsDenied
                        && denied.FirstOrDefault(at => at.Key == worry.Key && IsSoonAfter(road, at.Said.Text, text)) is { Said: { } there })
                        say.Quote(new(text, sentence, worry.Words), there, FindingBag.Short(there.Sentence.Text), text.Step!.Name,
                            FindingBag.Short(worry.Words));
    }

    /// <summary>In the same step or one of the two after it, before anything is bought in between.</summary>
    private static bool IsSoonAfter(Road road, ReadText told, ReadText done) => told.Step is { } from && done.Step is { } step
        && step.Index >= from.Index && step.Index <= from.Index + 2
        && !road.Steps.Skip(from.Index).Take(step.Index - from.Index).Any(other => other.Goal == Goals.Purchase);

    private static void CheckChannels(Road road, Say say)
    {
        var calls = Calls(road);
        foreach (var text in road.Reading.Texts.Where(text => text.IsWritten))
            foreach (var sentence in text.Sentences)
                foreach (var channel in _channels)
                {
                    if (Nevers.Excludes(sentence, channel, out var isLimited) is not { } words) continue;
                    var said = new Said(text, sentence, words);
                    if (channel == Channel.Phone && Announced(calls, text, sentence, isLimited) is { } call)
                        say.Quote(call, said, FindingBag.Short(words), call.Text.Step!.Name, FindingBag.Short(call.Words));
                    else if (!isLimited && Later(road, text, channel) is { } step)
                        say.Quote(said, SaysSo(road, text, step, channel), FindingBag.Short(words), step.Name,
                            $"a {Channels.Name(channel)}");
                }
    }

    /// <summary>The first step after a text that reaches them so, without their having chosen it.</summary>
    private static RoadStep? Later(Road road, ReadText text, Channel channel) => road.Steps.FirstOrDefault(step =>
        step.Index > (text.Step?.Index ?? -1) && Channels.Of(step) == channel && (step.HasMessage || step.Draft.Assignment is not null)
        && !PlaceLint.IsChosen(road, step, channel));

    /// <summary>The first texts that say somebody will ring them.</summary>
    private static Said[] Calls(Road road) =>
    [
        .. road.Reading.Texts.Where(text => text.IsWritten && text.Step is not null)
            .SelectMany(text => text.Sentences.Select(sentence => (Text: text, Sentence: sentence, Promise: Promised.In(sentence))))
            .Where(at => at.Promise is { IsCall: true }).Take(Most).Select(at => new Said(at.Text, at.Sentence, at.Promise!.Words)),
    ];

    // Where the one is about one matter, only the same step speaks of the same.
    private static Said? Announced(Said[] calls, ReadText text, Sentence sentence, bool isLimited) =>
        calls.FirstOrDefault(call => call.Sentence != sentence && (!isLimited || call.Text.Step == text.Step));

    // What is said at the step itself shows it best, then what came last before.
    private static Said? SaysSo(Road road, ReadText text, RoadStep step, Channel channel) => road.Reading.Texts
        .Where(other => other != text && (other.Step == step ? other.Kind != TextKind.Checklist
            : (other.Step?.Index ?? -1) < step.Index && other.IsWritten))
        .OrderByDescending(other => other.Step?.Index ?? -1)
        .SelectMany(other => other.Sentences.Select(sentence => (Text: other, Sentence: sentence)))
        .Where(at => channel == Channel.Phone && Channels.Announces(at.Sentence, channel)
            && Nevers.Excludes(at.Sentence, channel, out _) is null)
        .Select(at => new Said(at.Text, at.Sentence, at.Sentence.Text)).FirstOrDefault();

    // Those who do what a reminder asks for never get the goodbye; where the others leave or rest, it is true.
    private static void CheckLast(Road road, Say say)
    {
        foreach (var text in road.Reading.Texts)
        {
            if (text is not { Kind: TextKind.Letter, Step: { } step } || text.IsNudge) continue;
            if (step.HasHalf && Road.Clean(step.Draft.Otherwise) is "rest" or "leave") continue;
            if (road.Steps.Skip(step.Index + 1).FirstOrDefault(later => later.HasMessage) is not { } next) continue;
            foreach (var sentence in text.Sentences)
                if (Nevers.Excludes(sentence, Channel.Mail, out var isLimited) is { } words && !isLimited)
                    say.Quote(new(text, sentence, words), null, FindingBag.Short(words), next.Name);
        }
    }

    private static void CheckNeeds(Road road, Say say)
    {
        var free = new List<(Said Said, Thing Thing)>();
        var asked = new List<(Said Said, Thing Thing)>();
        foreach (var text in road.Reading.Texts.Where(text => text.IsWritten && text.Kind != TextKind.Line))
            foreach (var sentence in text.Sentences)
            {
                if (Nevers.NotNeeded(sentence) is { } none) free.AddRange(
                    none.Things.Select(thing => (new Said(text, sentence, sentence.Text), thing)));
                if (Nevers.Needed(sentence) is { } need) asked.AddRange(
                    need.Things.Select(thing => (new Said(text, sentence, sentence.Text), thing)));
            }
        foreach (var (here, thing) in asked.Take(Most))
            if (free.Take(Most).FirstOrDefault(other => other.Said.Text != here.Text && IsSame(other.Thing, thing, here)
                && !IsAfterBuying(road, here, other.Said))
                is { Said: { } there }) say.Quote(here, there, FindingBag.Short(thing.Words));
    }

    private static void CheckBonds(Road road, Say say)
    {
        var bonds = road.Reading.Texts.Where(text => text.Kind is TextKind.Letter or TextKind.Page or TextKind.Script)
            .SelectMany(text => text.Sentences.SelectMany(sentence => Nevers.BondsIn(sentence)
                .Select(bond => (Said: new Said(text, sentence, sentence.Text), bond.Thing, bond.IsDenied))))
            .Take(Most).ToArray();
        foreach (var (said, thing, _) in bonds.Where(at => !at.IsDenied && at.Said.Text.IsWritten))
            if (bonds.FirstOrDefault(other => other.IsDenied && other.Thing == thing
                && other.Said.Sentence != said.Sentence) is { Said: { } there })
                say.Quote(said, there, thing.Replace('-', ' '));
    }

    // What the terms say again in other words is the same finding.
    private static void CheckLeaving(Road road, Say say)
    {
        var said = road.Reading.Texts.Where(text => text.Kind is TextKind.Letter or TextKind.Page)
            .SelectMany(text => text.Sentences.Select(sentence => new Said(text, sentence, sentence.Text))).ToArray();
        if (said.FirstOrDefault(at => Nevers.LetsGo(at.Sentence)) is { } free)
            foreach (var bound in said.Where(at => !IsOneMessage(at, free) && Nevers.HoldsOn(at.Sentence)).Take(1))
                say.Quote(bound, free);
    }

    private static bool IsOneMessage(Said one, Said other) => one.Text == other.Text
        || one.Text.Message is { } message && other.Text.Message == message;

    private static bool IsSame(Thing one, Thing other, Said said) =>
        one.Heads.Any(head => other.Heads.Any(another => Things.IsSame(head, another, said.Text.Tongue)));

    // A trial that needs no card is no lie where buying needs one.
    private static bool IsAfterBuying(Road road, Said need, Said free) => need.Text.Step is { } step && free.Text.Step != step
        && road.FirstPurchase >= 0 && (step.Goal is Goals.Purchase or Aims.Repeat
        || step.Index >= road.FirstPurchase && (free.Text.Step?.Index ?? -1) < road.FirstPurchase);
}
