using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>The part of <see cref="Rehearsal"/> that makes up dates, and looks after people.</summary>
public sealed partial class Rehearsal
{
    /// <summary>How far ahead a made-up appointment lies, and the day of an event of the business or a date known of the person.</summary>
    private const int DaysToAppointment = 6, DaysToDay = 30;

    private static readonly LocalTime _hour = new(10, 0);
    private readonly HashSet<string> _moved = [];

    /// <summary>Days of the business and facts of the person that the journey asks for and nobody gave are made up.</summary>
    private static RehearsalPlan WithDates(Journey journey, RehearsalPlan plan)
    {
        var around = plan.Around;
        var day = around.Calendar.WorkingDayFrom(plan.Start.InZone(plan.Zone.Zone).Date.PlusDays(DaysToDay));
        foreach (var date in journey.Dates)
        {
            if (date.Occasion is { } key && !around.Occasions.ContainsKey(key))
                around = around with
                {
                    Occasions = around.Occasions.Add(key, new OccasionDay(DateValue.Of(LocalTimeResolver.Resolve(
                    day + _hour, plan.Zone).At)))
                };
            if (date.Attribute is not { } attribute || around.Person?.Trait(attribute) is not null) continue;
            var person = around.Person ?? new PersonFacts(plan.PersonId, null, null, null, null, null, null, Lifecycle.Prospect,
                ImmutableDictionary<string, string>.Empty);
            around = around with { Person = person with { Traits = person.Traits.SetItem(attribute, LocalDatePattern.Iso.Format(day)) } };
        }
        return plan with { Around = around };
    }

    private bool IsForDate(Due due, int step) => step < _journey.Steps.Length && _enrollment.State == EnrollmentState.Active
        && _journey.Steps[step].Until is not null && _enrollment.Visits[step].Handout == Handout.NotYet
            && due.Kind is DueKind.Begin or DueKind.Nudge or DueKind.NoDate;

    /// <summary>The step waits for a date. Unless they are silent they say one that nobody said, and move one where they are told
    /// to.</summary>
    private void AwaitDate(int step, Due due)
    {
        var known = JourneyStepper.DateOf(_journey, _enrollment, step, Moment);
        var date = _journey.FindDate(_journey.Steps[step].Date!)!;
        _happenings.Add(new Happening.AwaitsDate(_now, step, date.Key, known.Value, due.When.At));
        if (_plan.IsSilent || !date.IsFromEvents || _plan.Acts.Any(act => act.Event == date.Set!.Event)) return;
        if (known.Value is not { } value) _intentions.Add(new Intention.Say(_now + Duration.FromHours(20), date, IsMove: false));
        else if (_plan.MovesDates && date.Moved is not null && _moved.Add(date.Key))
            _intentions.Add(new Intention.Say(Instant.Max(_now, value.Begins(_plan.Zone) - Duration.FromHours(30)), date, IsMove: true));
    }

    private void SayDate(Intention.Say say)
    {
        var rule = say.IsMove ? say.Date.Moved! : say.Date.Set!;
        Do(rule.Event, rule.Where, step: -1);
    }

    /// <summary>What an event carries, with the dates that it says.</summary>
    private JsonElement WithDate(string name, JsonElement properties)
    {
        var saying = _journey.Dates.Where(date => date.Property is not null && (date.Set?.Event == name || date.Moved?.Event == name))
            .ToList();
        if (saying.Count == 0) return properties;
        var made = JsonObject.Create(properties)!;
        foreach (var date in saying)
        {
            var day = _plan.Around.Calendar.WorkingDayFrom(_now.InZone(_plan.Zone.Zone).Date.PlusDays(DaysToAppointment));
            FittingEvent.Put(made, date.Property!.Split('.'), InstantPattern.General.Format(LocalTimeResolver.Resolve(day + _hour,
                _plan.Zone).At));
            if (date.Booking is { } booking) FittingEvent.Put(made, booking.Split('.'), "1");
        }
        return JsonSerializer.SerializeToElement(made);
    }

    /// <summary>When their time at a step is over.</summary>
    private Instant EndOf(int index, Instant since)
    {
        var step = _journey.Steps[index];
        return step.WithinUntil is { } until && JourneyStepper.DateOf(_journey, _enrollment, index, Moment).Value is { } value
            ? until.Resolve(value, _plan.Zone, _plan.Around.Calendar).At
            : LocalTimeResolver.After(since, step.Within, _plan.Zone, _plan.Around.Calendar).At;
    }

    private void LookAfter(Effect.Care care)
    {
        var due = LocalTimeResolver.After(_now, care.Rule.Within, _plan.Zone, _plan.Around.Calendar).At;
        _happenings.Add(new Happening.LookedAfter(_now, Math.Min(_enrollment.Position, _journey.Steps.Length - 1), care.Rule, due));
        _intentions.Add(new Intention.EndCare(Instant.Max(_now + (due - _now) / 2, _now), care.Case));
    }

    private void EndCare(Guid care)
    {
        _happenings.Add(new Happening.CareEnded(_now, Math.Min(_enrollment.Position, _journey.Steps.Length - 1), _plan.AfterCare));
        Apply(new Signal.CareOver(care, _plan.AfterCare));
    }
}
