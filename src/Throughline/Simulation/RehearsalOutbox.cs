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
            Effect.Send send => new Waiting(effect.Step, send.Number, send.Variant, step.MessageOf(send.Number, send.Variant), now,
                now)
            { Bound = send },
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
        var message = new RehearsedMessage(delivery.Step, delivery.Number, delivery.Variant,
            DateWords.Of(journey, enrollment, delivery.Step, plan.At(now), plan.Language));
        if (plan.Obstacle(message) is { } obstacle) return new Happening.NotSent(now, delivery.Step, delivery.Number,
            obstacle)
        { Message = message };
        if (delivery.Message.Purpose == Purpose.Marketing) _marketing.Add(now);
        return new Happening.Sent(now, delivery.Step, delivery.Number, delivery.Variant) { Message = message };
    }

    private SendRequest Request(Waiting delivery, Enrollment enrollment, Instant now)
    {
        var purpose = delivery.Message?.Purpose ?? Purpose.Service;
        var window = purpose == Purpose.Marketing ? _marketing.Where(at => at > now - plan.Limits.CapWindow).ToList() : [];
        return new SendRequest(
            purpose,
            delivery.CreatedAt,
            plan.HasAddress || delivery.Message is null,
            plan.Suppression,
            ConsentTo(delivery.Message),
            window.Count,
            window.Count == 0 ? null : window.Min(),
            Handouts.IsSuperseded(journey, enrollment, delivery.Step, delivery.Number) || Handouts.HasMoved(journey, enrollment,
                delivery.Step, delivery.Bound?.For, plan.At(now)),
            Paused: false,
            ChannelMissing: delivery.Message?.IsText == true && !plan.SendsTexts)
        {
            NotAfter = delivery.Bound?.NotAfter,
            InCare = delivery.Message is not null && enrollment.Holds.Any(hold => hold.Case is not null),
            IsUnconfirmed = ConsentTo(delivery.Message) == ConsentState.Unconfirmed,
            HasNothingToRemindOf = Handouts.HasNothingToRemindOf(journey, enrollment, delivery.Step, delivery.Number),
        };
    }

    private ConsentState ConsentTo(Message? message) => message?.Purpose switch
    {
        not Purpose.Marketing => ConsentState.NeverAsked,
        _ when plan.ConsentFor is { } said => said(message),
        _ => plan.Consent switch { true => ConsentState.Given, false => ConsentState.Withdrawn, null => ConsentState.NeverAsked },
    };

    /// <param name="Message">Null for a call.</param>
    private sealed record Waiting(int Step, int Number, int Variant, Message? Message, Instant CreatedAt, Instant Due)
    {
        /// <summary>What it is bound to; null where it hangs on no date.</summary>
        public Effect.Send? Bound { get; init; }
    }
}
