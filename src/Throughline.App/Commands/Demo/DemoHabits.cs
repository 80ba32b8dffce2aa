using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Simulation;
using Throughline.Surveys;

namespace Throughline.App.Commands.Demo;

/// <summary>What made-up people do with what they get. The probabilities are plausible for a small business, and made up.</summary>
internal sealed class DemoHabits(EngineParts engine, Guid workspaceId, DemoTown town, Action<Instant, Plan> plan)
{
    private const double FallsSilent = 0.03;
    private const double Unsubscribes = 0.008;
    private const double SaysNotNow = 0.012;
    private static readonly string[] Said = ["It was all much clearer than I expected.", "Good. A little slow to answer on a Friday.", "I would do it again.", "Exactly what I needed."];

    /// <summary>A message arrived.</summary>
    public void Got(Claimed claimed, Instant now)
    {
        if (town.Find(claimed.Person.Email) is not { IsSilent: false } person) return;
        var (delivery, key) = (claimed.Delivery, claimed.Delivery.Key);
        var soon = person.Awake(now + Duration.FromMinutes(6 + 1500 * Math.Pow(person.Draw(), 3)));
        if (person.AddressIsBad)
        {
            person.IsSilent = true;
            plan(now + Duration.FromMinutes(2), () => Bounced(key, now));
            return;
        }
        if (person.Happens(FallsSilent)) person.IsSilent = true;
        if (person.Happens(0.12)) plan(now + Duration.FromSeconds(40), () => engine.Visits.FollowAsync(key, FollowedLink.Opening, VisitSign.Machine));
        if (!person.Happens(0.4 + 0.5 * person.Keenness)) return;
        plan(soon, () => engine.Visits.FollowAsync(key, FollowedLink.Opening, VisitSign.Person));
        if (person.IsSilent) return;
        if (delivery.Purpose == Purpose.Marketing && person.Happens(Unsubscribes)) Unsubscribe(person, key, soon);
        else if (delivery.Number == 0 && person.Happens(SaysNotNow)) plan(soon, () => engine.Enrollments.SignalAsync(workspaceId, key.PersonId, delivery.EnrollmentId, new Signal.NotNow()));
        else Answer(person, claimed, soon);
    }

    private Task Bounced(DeliveryKey key, Instant now) => engine.Reports.ApplyAsync(
        workspaceId, new DeliveryReport(ReportKind.Bounced, $"demo-{key.Id:N}", now, "550 5.1.1 There is no such mailbox here.") { Key = key, AddressIsBad = true });

    /// <summary>Somebody stands at a step that waits for them, and nobody wrote to them about it.</summary>
    public void StandsAt(DemoPerson person, int step, Step at, Instant now)
    {
        if (!person.IsSilent && person.Happens(0.3 + 0.6 * person.Keenness)) Do(person, step, at, now);
    }

    private void Unsubscribe(DemoPerson person, DeliveryKey key, Instant at)
    {
        person.IsSilent = true;
        plan(at, () => engine.People.SetConsentAsync(workspaceId, key.PersonId, new(Channel.Email, Consent.AllTopics, Granted: false, "Preference page", GivenBy.Themselves)));
    }

    private void Answer(DemoPerson person, Claimed claimed, Instant soon)
    {
        var (delivery, step) = (claimed.Delivery, claimed.Version!.Journey.Steps[claimed.Delivery.Step]);
        var likely = delivery.Number == 0 ? 0.35 + 0.5 * person.Keenness : 0.25 + 0.4 * person.Keenness;
        var at = soon + Duration.FromMinutes(1 + 3 * person.Draw());
        if (step.Done is not { } rule)
        {
            if (person.Happens(0.25) && LinkOf(claimed, null) is { } link) plan(at, () => engine.Visits.FollowAsync(delivery.Key, link, VisitSign.Person));
        }
        else if (!person.Happens(likely) || person.Intends.Contains(delivery.Step)) return;
        else if (rule.Event == EventNames.EmailLinkClicked)
        {
            if (LinkOf(claimed, KeyOf(rule)) is not { } link) return;
            person.Intends.Add(delivery.Step);
            plan(at, () => engine.Visits.FollowAsync(delivery.Key, link, VisitSign.Person));
        }
        else if (rule.Event == EventNames.SurveyAnswered && step.Work is SurveyWork survey)
        {
            person.Intends.Add(delivery.Step);
            var (score, answer) = AnswerTo(survey.Survey, person);
            plan(at, () => engine.Responses.AnsweredAsync(delivery.Key, score, answer));
        }
        else if (!EventNames.BelongsToStep(rule.Event)) Do(person, delivery.Step, step, soon);
    }

    /// <summary>Something the business hears of from its shop, its calendar or its books: days later, as a rule.</summary>
    private void Do(DemoPerson person, int index, Step step, Instant now)
    {
        if (!person.Intends.Add(index)) return;
        var rule = step.Done!;
        var room = Duration.Min(step.Within.Nominal, Duration.FromDays(12));
        var at = person.Awake(now + room * (0.02 + 0.6 * Math.Pow(person.Draw(), 2)));
        plan(at, () => town.TellAsync(person, rule.Event, FittingEvent.Properties(rule.Event, rule.Where), at));
    }

    /// <summary>The link of that key; the first where it is not said which.</summary>
    private int? LinkOf(Claimed claimed, string? key)
    {
        var links = engine.Messages.Of(claimed.Version, claimed.Delivery)?.Links ?? [];
        return links.FirstOrDefault(link => key is null || link.Key == key)?.Index;
    }

    private static string? KeyOf(EventRule rule) =>
        FittingEvent.Properties(rule.Event, rule.Where).TryGetProperty("link", out var link) && link.ValueKind == JsonValueKind.String ? link.GetString() : null;

    private static (int? Score, string? Answer) AnswerTo(Survey survey, DemoPerson person) => survey.Kind switch
    {
        QuestionKind.Recommend => ((int)Math.Min(10, 4 + 7 * Math.Sqrt(person.Draw()) * (0.6 + 0.4 * person.Keenness)), null),
        QuestionKind.Rating => ((int)Math.Min(5, 2 + 4 * Math.Sqrt(person.Draw()) * (0.6 + 0.4 * person.Keenness)), null),
        QuestionKind.Choice => (null, survey.Choices[(int)(Math.Pow(person.Draw(), 1.5) * survey.Choices.Length)]),
        _ => (null, Said[(int)(person.Draw() * Said.Length)]),
    };
}
