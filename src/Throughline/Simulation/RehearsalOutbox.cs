using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;

namespace Throughline.Simulation;

/// <summary>What became of a delivery when its time came.</summary>
internal readonly record struct RehearsedDelivery(int Step, int Number, Happening Happening);

/// <summary>The outbox of a rehearsal: the gate's questions, asked of made-up facts.</summary>
internal sealed class RehearsalOutbox(Journey journey, RehearsalPlan plan)
{
    private readonly List<Waiting> _waiting = [];
    private readonly List<Instant> _marketing = [];

    public Instant? NextDue => _waiting.Count == 0 ? null : _waiting.Min(delivery => delivery.Due);

    public void Queue(Effect effect, Instant now)
    {
        var step = journey.Steps[effect.Step];
        _waiting.Add(effect switch
        {
            Effect.Send { Number: > 0 } nudge => new Waiting(effect.Step, nudge.Number, 0, step.Nudges[nudge.Number - 1].Message, now, now),
            Effect.Send => Own(effect.Step, (MessageWork)step.Work!, now),
            Effect.Ask => new Waiting(effect.Step, 0, 0, ((SurveyWork)step.Work!).Message, now, now),
            Effect.Call => new Waiting(effect.Step, 0, 0, null, now, now),
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is nothing that is delivered."),
        });
    }

    /// <summary>Decides everything that is due by <paramref name="now"/>. What is held stays.</summary>
    public List<RehearsedDelivery> Take(Enrollment enrollment, Instant now)
    {
        var due = _waiting.Where(delivery => delivery.Due <= now).OrderBy(delivery => delivery.Due).ToList();
        return due.ConvertAll(delivery => new RehearsedDelivery(delivery.Step, delivery.Number, Decide(delivery, enrollment, now)));
    }

    private Waiting Own(int index, MessageWork work, Instant now)
    {
        var variant = VariantChoice.Pick(work, plan.EnrollmentId, journey.Steps[index].Key);
        return new Waiting(index, 0, variant, work.Variants[variant].Message, now, now);
    }

    private Happening Decide(Waiting delivery, Enrollment enrollment, Instant now)
    {
        _waiting.Remove(delivery);
        if (Handouts.HasEnded(enrollment)) return new Happening.NotSent(now, delivery.Step, delivery.Number, SendReason.EnrollmentEnded);
        switch (SendPolicy.Decide(Request(delivery, enrollment, now), plan.Limits, plan.Zone, now))
        {
            case SendDecision.Hold hold:
                _waiting.Add(delivery with { Due = hold.Until });
                return new Happening.Held(now, delivery.Step, delivery.Number, hold.Until, hold.Reason);
            case SendDecision.Skip skip:
                return new Happening.NotSent(now, delivery.Step, delivery.Number, skip.Reason);
        }
        if (delivery.Message is null) return new Happening.Called(now, delivery.Step);
        if (plan.Obstacle(delivery.Step, delivery.Number, delivery.Variant) is { } obstacle) return new Happening.NotSent(now, delivery.Step, delivery.Number, obstacle);
        if (delivery.Message.Purpose == Purpose.Marketing) _marketing.Add(now);
        return new Happening.Sent(now, delivery.Step, delivery.Number, delivery.Variant);
    }

    private SendRequest Request(Waiting delivery, Enrollment enrollment, Instant now)
    {
        var purpose = delivery.Message?.Purpose ?? Purpose.Service;
        var window = purpose == Purpose.Marketing ? _marketing.Where(at => at > now - plan.Limits.CapWindow).ToList() : [];
        return new SendRequest(
            purpose,
            delivery.CreatedAt,
            plan.HasAddress || delivery.Message is null,
            Suppression: null,
            purpose != Purpose.Marketing ? ConsentState.NeverAsked
                : plan.Consent switch { true => ConsentState.Given, false => ConsentState.Withdrawn, null => ConsentState.NeverAsked },
            window.Count,
            window.Count == 0 ? null : window.Min(),
            Handouts.IsSuperseded(journey, enrollment, delivery.Step, delivery.Number),
            Paused: false,
            ChannelMissing: delivery.Message?.IsText == true)
        {
            HasNothingToRemindOf = Handouts.HasNothingToRemindOf(journey, enrollment, delivery.Step, delivery.Number),
        };
    }

    /// <param name="Message">Null for a call.</param>
    private sealed record Waiting(int Step, int Number, int Variant, Message? Message, Instant CreatedAt, Instant Due);
}
