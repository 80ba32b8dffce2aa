using System.Globalization;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>The part of <see cref="EngineTransaction"/> that carries out what the stepper decided: messages, calls and assignments.</summary>
internal sealed partial class EngineTransaction
{
    /// <param name="planned">When it was to happen; earlier than now where the machine was down.</param>
    private void CarryOut(TrackedEnrollment enrollment, Effect effect, Instant planned)
    {
        var step = effect.Step < 0 ? null : enrollment.Version.Journey.Steps[effect.Step];
        switch (effect)
        {
            case Effect.Send send:
                Queue(enrollment, new Planned(effect.Step, send.Number, send.Variant, DeliveryKind.Message, planned) { Bound = send },
                    step!.MessageOf(send.Number, send.Variant));
                break;
            case Effect.Care care:
                LookAfter(enrollment, care);
                break;
            case Effect.Ask:
                Queue(enrollment, new Planned(effect.Step, 0, 0, DeliveryKind.Survey, planned), ((SurveyWork)step!.Work!).Message);
                break;
            case Effect.Call:
                Queue(enrollment, new Planned(effect.Step, 0, 0, DeliveryKind.Webhook, now), null);
                break;
            case Effect.Assign:
                Assign(enrollment, effect.Step, step!);
                break;
            case Effect.Withdraw:
                foreach (var (id, key) in Earlier(enrollment, effect.Step).Prepend((enrollment.Enrollment.Id, step!.Key))) Withdraw(enrollment, id, key, effect.Step);
                break;
            default:
                throw new InvalidOperationException($"No way to carry out {effect.GetType().Name}.");
        }
    }

    /// <summary>What is to be handed out.</summary>
    private readonly record struct Planned(int Step, int Number, int Variant, DeliveryKind Kind, Instant At)
    {
        /// <summary>The date that it is bound to; null where it is bound to none.</summary>
        public Effect.Send? Bound { get; init; }

        /// <summary>What makes it another one than the last: its number, and of a reminder before a date the value too.</summary>
        public string Serial => Bound?.For is { } value
            ? string.Create(CultureInfo.InvariantCulture, $"{Number} {value.Start.ToUnixTimeMilliseconds()}")
            : Number.ToString(CultureInfo.InvariantCulture);
    }

    private void Queue(TrackedEnrollment enrollment, Planned planned, Message? message)
    {
        var step = enrollment.Version.Journey.Steps[planned.Step];
        var id = DerivedId.Of(enrollment.Enrollment.Id.ToString("N"), step.Key, "delivery", planned.Serial);
        Pending.Deliveries.Add(new DeliveryRow(
            new DeliveryKey(enrollment.Person.Id, id), enrollment.Row.WorkspaceId, enrollment.Enrollment.Id, enrollment.Version.Id, planned.Step, planned.Number, planned.Variant, planned.Kind,
            message?.Channel ?? Channel.Email, message?.Purpose ?? Purpose.Service, message?.Topic ?? "webhook", planned.At, now, 0)
        {
            Lane = step.Work is WebhookWork call && planned.Kind == DeliveryKind.Webhook ? call.Url.Authority : message?.Channel == Channel.Sms ? DeliveryRow.TextLane : DeliveryRow.MailLane,
            Wording = planned.Number == 0 && step.Work is MessageWork work ? work.KeyOf(planned.Variant) : "",
            NotAfter = planned.Bound?.NotAfter,
            About = planned.Bound?.For?.Start,
            Source = enrollment.Row.Source,
        });
    }

    private void Assign(TrackedEnrollment enrollment, int index, Step step)
    {
        var work = (AssignmentWork)step.Work!;
        var due = LocalTimeResolver.After(now, work.Due, enrollment.Person.Zone, catalogue.Workspace(enrollment.Row.WorkspaceId).Calendar).At;
        Pending.Opened.Add(new AssignmentRow(
            enrollment.Person.Id, AssignmentId(enrollment.Enrollment.Id, step.Key), enrollment.Row.WorkspaceId, enrollment.Enrollment.Id, enrollment.Version.Id, index,
            step.Notes.Owner ?? enrollment.Version.Journey.Owner, AssignmentState.Open, now, due)
        {
            Source = enrollment.Row.Source,
            OpenedDay = DayOf(enrollment.Row.WorkspaceId, now),
        });
    }

    private void Withdraw(TrackedEnrollment enrollment, Guid id, string key, int step) => Pending.Settled.Add(new AssignmentRow(
        enrollment.Person.Id, AssignmentId(id, key), enrollment.Row.WorkspaceId, id, enrollment.Version.Id, step, null, AssignmentState.Withdrawn, now, now)
    {
        SettledAt = now,
        SettledDay = DayOf(enrollment.Row.WorkspaceId, now),
    });

    private static Guid AssignmentId(Guid enrollmentId, string stepKey) => DerivedId.Of(enrollmentId.ToString("N"), stepKey, "assignment");
}
