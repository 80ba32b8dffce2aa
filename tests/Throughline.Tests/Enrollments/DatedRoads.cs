using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Tests.Enrollments;

/// <summary>What made-up journeys hold beside plain steps: dates, care, favours and words by who people are.</summary>
internal static class DatedRoads
{
    public static readonly Guid OtherCase = new("0198a000-0000-7000-8000-0000000000c1");

    public static ImmutableArray<JourneyDate> Dates { get; } =
    [
        new("call") { Set = On("Call Booked"), Moved = On("Call Moved"), Cancelled = On("Call Cancelled"), Property = "at",
            Booking = "id" },
        new("birthday") { Attribute = "birthday", IsYearly = true },
        new("workshop") { Occasion = "spring" },
    ];

    public static CareRule Complaint { get; } = new("complaint", [On("Complaint Received")], null, Wait.OfDays(1), null, null, []);

    public static Circumstances Around { get; } = new()
    {
        Person = new PersonFacts(Roads.Person, "Ana", null, null, null, null, "pt-PT", Lifecycle.Lead, ImmutableDictionary<string,
            string>.Empty.Add("birthday", "1984-03-05")),
        Occasions = ImmutableDictionary<string, OccasionDay>.Empty.Add("spring", new OccasionDay(DateValue.Of(
            Roads.Start + Duration.FromDays(3)))),
    };

    private static EventRule On(string name) => new(name, []);

    public static DateWait Moment(string text) => DateWait.TryParse(text, out var wait) ? wait : throw new ArgumentException(text,
        nameof(text));

    // ---- steps ----

    public static readonly Gen<string?> AnyDated = Gen.Frequency(
        (6, Gen.Constant<string?>(null)),
        (3, Gen.Elements<string?>("until call", "1 day before call at 09:00", "2 hours before call", "1 day after call",
            "until birthday at 10:00", "1 week before birthday", "until workshop", "3 days after workshop")),
        (1, Gen.Constant<string?>("within: until call")),
        (1, Gen.Constant<string?>("favour")));

    /// <summary>The same step, hung on a date where it is to be; a survey of it calls for care below three.</summary>
    public static Step With(string? dated, Step step)
    {
        if (step.Work is SurveyWork) step = step with
        {
            Care = new CareRule(step.Key, [new(EventNames.SurveyAnswered, [new("score",
            Comparator.Less, "3")])], null, Wait.OfDays(1), null, null, [])
        };
        if (step.Work is MessageWork work) step = step with
        {
            Work = work with
            {
                Wordings = [new Wording("pt", [new("language",
            Comparator.Equal, "pt")], Roads.Mail("Olá"), [])]
            }
        };
        if (dated is null) return step;
        if (dated == "favour") return step with { Notes = step.Notes with { Goal = "referral" } };
        if (dated == "within: until call") return step.Done is null ? step : step with
        {
            WithinUntil = Moment("until call"),
            Nudges = [Before("1 day")]
        };
        var until = Moment(dated);
        return step with
        {
            Until = until,
            Wait = Wait.None,
            Nudges = [Before("2 days", until.Date), Before("1 hour", until.Date),
            .. step.Nudges]
        };
    }

    public static Nudge Before(string length, string date = "call") => new(Wait.None, Roads.Mail("Soon"))
    {
        Before = Moment(
        $"{length} before {date}")
    };

    // ---- what happens ----

    public static EventFact Booked(string name, int minute, double daysAhead, string booking = "1", int serial = 0) => Fact(name, minute,
        serial,
        new { at = (Roads.Start + Duration.FromDays(daysAhead)).ToString(null, CultureInfo.InvariantCulture), id = booking });

    public static EventFact Answered(Journey journey, int step, int minute, int score) => Fact(EventNames.SurveyAnswered, minute, step,
        new { score }) with
    {
        Origin = new FactOrigin(Roads.EnrollmentId, journey.Steps[step].Key),
    };

    private static EventFact Fact(string name, int minute, int serial, object properties) => new(
        DerivedId.Of(name, $"{minute}", $"{serial}", JsonSerializer.Serialize(properties)), name, Roads.Start + Duration.FromMinutes(
            minute), JsonSerializer.SerializeToElement(properties));

    /// <param name="ahead">Whether all dates lie far enough ahead that no moment by them has passed.</param>
    public static Gen<EventFact> AnEvent(Journey journey, bool ahead = false) => Gen.Frequency(
        (6, from name in Gen.Elements("Call Booked", "Call Booked", "Call Moved", "Call Cancelled")
            from minute in Gen.Choose(-30, 600)
            from days in ahead ? Gen.Elements(2.5, 6, 30) : Gen.Elements(-2.0, 0.1, 1, 2.5, 6, 30)
            from booking in Gen.Elements("1", "1", "2")
            select Booked(name, minute, days, booking)),
        (1, from minute in Gen.Choose(0, 600) select Fact("Complaint Received", minute, 0, new { })),
        (3, from step in Gen.Choose(0, journey.Steps.Length - 1)
            from minute in Gen.Elements(10, 10, 40, 600)
            from score in Gen.Choose(1, 5)
            select Answered(journey, step, minute, score)));

    public static Gen<Signal> ACareOver(Journey journey) =>
        from id in Gen.Elements([OtherCase, .. journey.Steps.SelectMany((step, i) => Enumerable.Range(1, 5).Select(score =>
            CaseOf(step.Key, Answered(journey, i, 10, score))))])
        from outcome in Gen.Elements(CareOutcome.GoOn, CareOutcome.GoOn, CareOutcome.Rest, CareOutcome.Leave)
        select (Signal)new Signal.CareOver(id, outcome);

    private static Guid CaseOf(string key, EventFact cause) => DerivedId.Of(Roads.Person.ToString("N"), "care", key,
        cause.Id.ToString("N"));

    /// <summary>Everything that keeps them is over.</summary>
    public static Enrollment LetGo(this Enrollment enrollment, Journey journey, Instant now)
    {
        foreach (var hold in enrollment.Holds)
        {
            Signal over = hold.Case is { } care ? new Signal.CareOver(care, CareOutcome.GoOn) : new Signal.Release();
            enrollment = JourneyStepper.Advance(journey, enrollment, over, Roads.At(now)).Enrollment;
        }
        return enrollment;
    }
}
