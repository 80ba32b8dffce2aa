using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The part of <see cref="EngineTransaction"/> that keeps when ways in open for people by date, and lets them in when it is
/// time: by the version that is live then, and what is known of them then.
/// </summary>
internal sealed partial class EngineTransaction
{
    /// <summary>What cannot be let in is tried again after so long.</summary>
    public static readonly Duration OpenAgainAfter = Duration.FromHours(6);

    // ---- what becomes known ----

    /// <summary>An event may say, move or cancel the date by which a way in opens.</summary>
    private void HearOpenings(TrackedPerson person, EventFact fact)
    {
        foreach (var door in catalogue.DatedDoors(person.Row.WorkspaceId))
            if (door.Date.NewsOf(fact) is not null)
                Resolve(person, door,
                    OpeningRule.Hear(OpeningOf(person, door.Key), door.Date, fact, catalogue.Workspace(person.Row.WorkspaceId).Calendar));
    }

    /// <summary>Something is known of somebody that was not before: their dates, or where they live.</summary>
    private void LearnOpenings(TrackedPerson person)
    {
        foreach (var door in catalogue.DatedDoors(person.Row.WorkspaceId))
            if (OpeningsOf(person).ContainsKey(door.Key) || IsNewlyKnown(person, door.Date))
                Resolve(person, door, OpeningOf(person, door.Key));
    }

    // Who had the date before the way in was published is let in only where the owner said so.
    private static bool IsNewlyKnown(TrackedPerson person, JourneyDate date) =>
        date.Attribute is { } attribute && person.Row.Facts.Trait(attribute) is { } known && person.Before?.Trait(attribute) != known;

    /// <summary>A way in by date opens anew, or no longer, by what is known and the version that is live.</summary>
    /// <param name="everybody">What events said before is looked up too.</param>
    public void LookThrough(TrackedPerson person, Guid journeyId, bool everybody)
    {
        var doors = catalogue.DatedDoors(person.Row.WorkspaceId).Where(door => door.Key.JourneyId == journeyId).ToList();
        foreach (var gone in OpeningsOf(person).Where(one => one.Key.JourneyId == journeyId && !doors.Exists(door => door.Key == one.Key))
            .ToList())
            Keep(person, gone.Key, OpeningRule.Closed(gone.Value));
        foreach (var door in doors)
            if (everybody) Resolve(person, door, WithHistory(person, door));
            else if (OpeningsOf(person).TryGetValue(door.Key, out var known)) Resolve(person, door, known);
    }

    private DatedOpening WithHistory(TrackedPerson person, DatedDoor door)
    {
        var opening = OpeningOf(person, door.Key);
        if (!door.Date.IsFromEvents) return opening;
        var calendar = catalogue.Workspace(person.Row.WorkspaceId).Calendar;
        foreach (var fact in HistoryOf(person, DatesOfBusiness.EventsOf(door.Date).ToHashSet()))
            opening = OpeningRule.Hear(opening, door.Date, fact, calendar);
        return opening;
    }

    /// <summary>What two people have, before their rows become one's.</summary>
    public ImmutableDictionary<EntryKey, DatedOpening> OpeningsOfBoth(TrackedPerson one, TrackedPerson other)
    {
        var all = ImmutableDictionary.CreateBuilder<EntryKey, DatedOpening>();
        tables.Openings.Of([one.Id, other.Id], row =>
        {
            if (row.Damage is not null) return; // the doctor tells of it
            all[row.Entry] = all.TryGetValue(row.Entry, out var known) ? OpeningRule.Join(known, row.Opening) : row.Opening;
        });
        return all.ToImmutable();
    }

    /// <summary>Somebody has what two had.</summary>
    public void Reopen(TrackedPerson person, ImmutableDictionary<EntryKey, DatedOpening> openings)
    {
        var doors = catalogue.DatedDoors(person.Row.WorkspaceId);
        person.HasNewTraits = true;
        foreach (var (key, opening) in openings)
            if (doors.FirstOrDefault(door => door.Key == key) is { } door) Resolve(person, door, opening);
            else Keep(person, key, OpeningRule.Closed(opening));
    }

    private DatedOpening OpeningOf(TrackedPerson person, EntryKey key) => OpeningsOf(person).GetValueOrDefault(key, DatedOpening.Nothing);

    private ImmutableDictionary<EntryKey, DatedOpening> OpeningsOf(TrackedPerson person)
    {
        GatherOpenings([person]);
        return person.OpeningsDamage is null ? person.Openings! : throw new InvalidDataException(person.OpeningsDamage);
    }

    private void Resolve(TrackedPerson person, DatedDoor door, DatedOpening opening) =>
        Keep(person, door.Key, OpeningRule.Resolve(opening, door.Door.EntryPoint, door.Date, MomentOf(person)));

    private void Keep(TrackedPerson person, EntryKey key, DatedOpening opening)
    {
        if (!opening.Equals(OpeningOf(person, key))) person.Openings = OpeningsOf(person).SetItem(key, opening);
    }

    // ---- when it is time ----

    /// <summary>Lets somebody in by every way in that is due; where that fails, they are tried again later.</summary>
    public void Open(TrackedPerson person)
    {
        foreach (var (key, opening) in OpeningsOf(person))
            if (opening.Due <= now && !catalogue.IsPaused(key.JourneyId))
                Guard(person, "Coming in by a date", () => Open(person, key, opening),
                    otherwise: () => Keep(person, key, opening with { Due = now + OpenAgainAfter }));
    }

    private void Open(TrackedPerson person, EntryKey key, DatedOpening opening)
    {
        var door = catalogue.DatedDoors(person.Row.WorkspaceId).FirstOrDefault(door => door.Key == key);
        if (door is null)
        {
            Keep(person, key, OpeningRule.Closed(opening));
            return;
        }
        var resolved = OpeningRule.Resolve(opening, door.Door.EntryPoint, door.Date, MomentOf(person));
        if (resolved is { Value: { } value, Due: { } due } && due <= now)
        {
            EnterByDate(person, door.Door, due, value.ToString(), resolved.Marks);
            resolved = OpeningRule.Resolve(OpeningRule.Passed(resolved), door.Door.EntryPoint, door.Date, MomentOf(person));
        }
        Keep(person, key, resolved);
    }

    /// <summary>Whoever is on this road is not enrolled twice, whatever they come in for.</summary>
    private void EnterByDate(TrackedPerson person, Door door, Instant at, string key, ImmutableArray<DateMark> said)
    {
        if (person.SetAside.Find(one => IsOn(one.Row)) is { Why: { } why }) throw new InvalidDataException(why);
        if (person.Enrollments.Find(one => IsOn(one.Row)) is { } present) ComeInAgain(present, door, at);
        else Enter(person, door, at, key, said);

        bool IsOn(EnrollmentRow row) => row.JourneyId == door.Version.JourneyId
            && row.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting;
    }

    private void WriteOpenings(List<TrackedPerson> people)
    {
        var changed = new List<OpeningRow>();
        foreach (var person in people)
            if (person.Openings is { } openings && !ReferenceEquals(openings, person.StoredOpenings))
                changed.AddRange(from one in openings
                                 where !one.Value.Equals(person.StoredOpenings.GetValueOrDefault(one.Key, DatedOpening.Nothing))
                                 select new OpeningRow(person.Id, one.Key, person.Row.WorkspaceId, one.Value));
        tables.Openings.Save(changed);
        foreach (var row in changed) Touch(row.WorkspaceId);
    }

    // ---- what cannot be read ----

    /// <summary>An event that is to say a date and says none is kept and counts otherwise; the owner reads why, once.</summary>
    private void NoteUnreadDates(TrackedPerson person, EventFact fact)
    {
        var workspace = catalogue.Workspace(person.Row.WorkspaceId);
        var ownDates = person.Enrollments.Where(IsOnTheRoad).SelectMany(enrollment => enrollment.Version.Journey.Dates);
        foreach (var date in catalogue.DatesSaidBy(workspace.Id, fact.Name).Concat(ownDates))
        {
            if (DateRegisters.Problem(date, fact, workspace.Calendar) is not { } problem) continue;
            var id = DerivedId.Of(fact.Id.ToString("N"), "a date that cannot be read");
            Pending.RejectedEvents.Add(
                new RejectedEventRow(id, workspace.Id, now, fact.Name, problem, InboundEvents.Shown(person.Id, fact)));
            return;
        }
    }
}
