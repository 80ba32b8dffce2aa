using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2413: the team comes by another way than the letters say.</summary>
internal static class ChannelLint
{
    /// <summary>Steps back and ahead that a sentence may be about.</summary>
    private const int Reach = 4;

    public static LintRule AnotherWay { get; } = new(Warning, "TL2413", "Another way than the one announced",
        "They are told “{0}”, and this step is a {1}.",
        "Say in the message before that it will be a {1}, or let this step be what they were told.",
        "Whoever tidied up for a visit and gets a call, or waits by the phone while somebody stands at the door, trusts you less.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Draft.Assignment is not null && Channels.Of(step) is Channel.Phone or Channel.Video or Channel.Visit
                    && Told(road, step, Channels.Of(step)) is { } told)
                    say.Beside($"{step.Path}.platform", told, FindingBag.Short(told.Words), Channels.Name(Channels.Of(step)));
        });

    public static ImmutableArray<LintRule> All { get; } = [AnotherWay];

    /// <summary>What was said last of how they are reached, where it is another way and nothing says this one.</summary>
    private static Said? Told(Road road, RoadStep step, Channel channel)
    {
        var texts = TextsBefore(road, step);
        if (texts.Any(text => text.Sentences.Any(sentence => WordsIn(text, sentence, channel) is not null))) return null;
        foreach (var text in texts)
            foreach (var sentence in text.Sentences)
                foreach (var other in (Channel[])[Channel.Phone, Channel.Video, Channel.Visit])
                    // A video call is a call.
                    if (other != channel && (channel, other) != (Channel.Video, Channel.Phone) && !IsAhead(road, step, other)
                        && WordsIn(text, sentence, other) is { } words) return new(text, sentence, words);
        return null;
    }

    /// <summary>Letters since somebody of the team last met them, the latest first; and what the step is called.</summary>
    private static ReadText[] TextsBefore(Road road, RoadStep step)
    {
        var title = Road.Clean(step.Draft.Title) is { } called
            ? new ReadText(step, $"{step.Path}.title", TextKind.Said, null, called, PlainReading.Of(called, road.Reading.Tongue)) : null;
        var met = road.Steps.Take(step.Index).LastOrDefault(other => other.Draft.Assignment is not null)?.Index ?? -1;
        return [.. road.Reading.Texts.Where(text => text is { Kind: TextKind.Letter or TextKind.Line, Step: { } from }
            && from.Index > Math.Max(met, step.Index - Reach) && from.Index <= step.Index).OrderByDescending(text => text.Step!.Index),
            .. title is null ? [] : new[] { title }];
    }

    private static string? WordsIn(ReadText text, Sentence sentence, Channel channel) =>
        text.Kind == TextKind.Said ? Reached.InTitle(sentence, channel) : Reached.In(sentence, channel);

    private static bool IsAhead(Road road, RoadStep step, Channel channel) => road.Steps.Skip(step.Index + 1).Take(Reach)
        .Any(other => Channels.Of(other) == channel);
}
