using NodaTime;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>The part of <see cref="EngineTransaction"/> about what people and the team do with what was handed out.</summary>
internal sealed partial class EngineTransaction
{
    /// <summary>A delivery under the person's present id; null where it is gone.</summary>
    public (TrackedPerson Person, DeliveryRow Delivery)? FindDelivery(DeliveryKey key)
    {
        if (!_people.TryGetValue(key.PersonId, out var person))
        {
            GatherPeople([key.PersonId]);
            person = _people[key.PersonId];
        }
        if (person is null) return null;
        var found = default(DeliveryRow);
        tables.Deliveries.Find([new DeliveryKey(person.Id, key.Id)], row => found = row);
        return found is not null && found.WorkspaceId == person.Row.WorkspaceId ? (person, found) : null;
    }

    public AssignmentRow? FindAssignment(AssignmentKey key)
    {
        var found = default(AssignmentRow);
        tables.Assignments.Find([key], row => found = row);
        return found;
    }

    /// <summary>Notes that a message was opened, or a link in it followed; the first time counts. Whoever follows a link has opened
    /// it.</summary>
    /// <returns>The delivery as it stands then.</returns>
    public DeliveryRow Mark(DeliveryRow delivery, bool isClick, Instant at)
    {
        var day = DayOf(delivery.WorkspaceId, at);
        if (delivery.OpenedDay is null)
        {
            Pending.Marks.Add((delivery, new DeliveryMark(delivery.Key, IsClick: false, at, day)));
            delivery = delivery with { OpenedDay = day };
        }
        if (!isClick || delivery.ClickedDay is not null) return delivery;
        Pending.Marks.Add((delivery, new DeliveryMark(delivery.Key, IsClick: true, at, day)));
        return delivery with { ClickedDay = day };
    }

    /// <summary>Keeps the answer to a question, the latest if there are several.</summary>
    public void Answer(DeliveryRow delivery, int? score, string? answer)
    {
        var row = new AnswerRow(delivery.Key.PersonId, delivery.Key.Id, delivery.WorkspaceId, delivery.EnrollmentId, delivery.VersionId,
            delivery.Step, score, answer, now)
        {
            Day = DayOf(delivery.WorkspaceId, now),
            Wording = delivery.Wording,
            Source = delivery.Source,
        };
        Pending.Answers.Add((row, IsFirst: !tables.Answers.IsKnown(delivery.Key)));
    }

    /// <summary>Settles an open assignment.</summary>
    /// <param name="note">What the member of staff wrote.</param>
    public void Settle(AssignmentRow open, AssignmentState state, string? note, string? by) => Pending.Settled.Add(open with
    {
        State = state,
        SettledAt = now,
        SettledDay = DayOf(open.WorkspaceId, now),
        Note = note,
        SettledBy = by,
    });

    /// <summary>A message came back.</summary>
    public void Bounce(DeliveryRow delivery, string detail)
    {
        if (delivery.BouncedDay is not null) return;
        var after = delivery with { State = DeliveryState.Bounced, BouncedDay = DayOf(delivery.WorkspaceId, now), SettledDay = null };
        Pending.Verdicts.Add((delivery, new DeliveryVerdict(after, now, detail)));
    }
}
