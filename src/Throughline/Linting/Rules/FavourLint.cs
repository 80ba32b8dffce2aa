using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL283x: advertising that goes out as if it were service.</summary>
internal static class FavourLint
{
    public static LintRule RecommendAsService { get; } = new(Warning, "TL2831", "Advertising sent as a service message",
        "This message asks them to recommend you (“{0}”), and it goes out as a service message, also to those who never agreed to "
            + "marketing.",
        "Send it as marketing, to those who have agreed.",
        "A request to recommend is advertising: to somebody who did not agree to marketing it is a letter they did not ask for.",
        (road, say) =>
        {
            foreach (var step in road.Steps.Where(step => step.Draft.Survey is null
                && step.Goal is Goals.Referral or Goals.Nurture or null))
                foreach (var text in step.Texts.Where(text => !text.IsMarketing))
                    if (Quoted(road, text) is { } words) say.At($"{text.Path}.purpose", words);
        },
        mending => mending.Set("Send it as marketing", null));

    public static LintRule PromiseAsMarketing { get; } = new(Warning, "TL2832", "A promise that not everybody gets",
        "This message keeps the promise “{0}” to people who have bought, and it goes out as marketing: whoever never agreed to that does "
            + "not get it.",
        "Send it as a service message.",
        "What somebody paid for and was promised has to reach them, whether they want advertising or not.",
        (road, say) =>
        {
            if (road.FirstPurchase < 0 || !road.Context.Consent.IsNeeded) return;
            foreach (var step in road.Steps.Skip(road.FirstPurchase + 1).Where(step => step.Goal is Goals.Consumption or Aims.Result))
                if (road.Steps.Take(step.Index).SelectMany(other => other.Makes).Intersect(step.Keeps).FirstOrDefault() is { } promise)
                    foreach (var text in step.Texts.Where(text => text is { IsMarketing: true, IsNudge: false }))
                        say.About(promise, $"{text.Path}.purpose", FindingBag.Short(Phrases.OfKey(promise)));
        },
        mending => mending.Set("Send it as a service message", "service"));

    public static ImmutableArray<LintRule> All { get; } = [RecommendAsService, PromiseAsMarketing];

    // Where the step is there for it, whatever its letter says asks for it; elsewhere the words must say so.
    private static string? Quoted(Road road, RoadText text)
    {
        var sentences = road.Reading.Texts.Where(read => read.Message == text && read.Kind == TextKind.Letter)
            .SelectMany(read => read.Sentences).ToArray();
        var asking = sentences.FirstOrDefault(Recommending.Asks)?.Text
            ?? (text.Step.Goal == Goals.Referral ? text.Links.FirstOrDefault().Words ?? Road.Clean(text.Message.Subject) : null);
        return text.Step.Goal == Goals.Referral ? FindingBag.Short(asking ?? text.Step.Name)
            : asking is not null && text.Links.Any(link => sentences.Any(line => line.Text == link.Words && Recommending.Asks(line)))
                ? FindingBag.Short(asking) : null;
    }
}
