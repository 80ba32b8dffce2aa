using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>Something a person can get or not get.</summary>
/// <param name="Wanted">Null where they were never asked.</param>
public sealed record TopicChoice(string Key, bool? Wanted)
{
    /// <summary>The key as words: "weekly-tips" is "Weekly tips".</summary>
    public string Title => Words.Plain(Key);
}

/// <summary>What a business writes about, and what one person wants of it.</summary>
internal sealed class Topics(JourneyReader journeys, PersonReader people, Catalogue catalogue)
{
    /// <summary>Every topic of the published journeys' marketing on a delivery's channel, and every other one its person has decided on
    /// there.</summary>
    public IReadOnlyList<TopicChoice> Of(DeliveryEntry delivery)
    {
        var channel = delivery.Channel;
        var said = people.Consents(PeopleScope.Whole(delivery.WorkspaceId), delivery.PersonId).Select(row => row.Said).ToList();
        return journeys.List(delivery.WorkspaceId)
            .Select(row => row.LiveVersionId is { } live ? catalogue.FindVersion(live)?.Journey : null).OfType<Journey>()
            .SelectMany(Messages).Where(message => message.Purpose == Purpose.Marketing && message.Channel == channel)
            .Select(message => message.Topic)
            .Concat(said.Where(consent => consent.Channel == channel && consent.Topic is not (Consent.AllTopics or Consent.Measuring))
            .Select(consent => consent.Topic))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(topic => new TopicChoice(topic, Consent.For(said, channel, topic) switch
            {
                ConsentState.Given => true,
                ConsentState.Withdrawn => false,
                _ => null
            }))
            .ToList();
    }

    /// <summary>Whether it may be noted that they open letters; null where the business does not ask.</summary>
    public TopicChoice? Measuring(SignedDelivery delivery) =>
        !delivery.Settings.Sending.AskToMeasure || delivery.Row.Channel != Channel.Email ? null
        : new TopicChoice(Consent.Measuring, Consent.MayMeasure(people.Consents(PeopleScope.Whole(delivery.Row.WorkspaceId),
        delivery.Row.PersonId).Select(row => row.Said)));

    private static IEnumerable<Message> Messages(Journey journey) => journey.Steps.SelectMany(step =>
        step.Nudges.Select(nudge => nudge.Message).Concat(step.Work switch
        {
            MessageWork work => work.Variants.Select(variant => variant.Message),
            SurveyWork work => [work.Message],
            _ => [],
        }));
}
