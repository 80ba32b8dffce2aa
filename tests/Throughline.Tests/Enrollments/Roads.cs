using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Surveys;
using Throughline.Time;
using Outcome = Throughline.Journeys.Outcome;

namespace Throughline.Tests.Enrollments;

/// <summary>Made-up journeys and what people do on them.</summary>
internal static class Roads
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly LocalZone Lisbon = LocalZone.Find("Europe/Lisbon", null);
    public static readonly Guid Person = new("0198a000-0000-7000-8000-000000000001");
    public static readonly Guid EnrollmentId = new("0198a000-0000-7000-8000-0000000000e1");

    public static Moment At(Instant now) => new(now, Lisbon) { Around = DatedRoads.Around };

    public static Message Mail(string subject = "Hello") => new(subject, "Body");

    public static StepWork Sends(string subject = "Hello") => new MessageWork([new Variant("a", 1, Mail(subject))]);

    public static EventRule On(string name) => new(name, []);

    public static Step Step(
        string key,
        StepWork? work = null,
        string? done = null,
        Wait? within = null,
        Wait? wait = null,
        Otherwise otherwise = Otherwise.Continue,
        ImmutableArray<Nudge> nudges = default,
        string? keeps = null) => new()
        {
            Key = key,
            Title = key,
            Stage = "engage",
            Work = work,
            Done = done is null ? null : On(done),
            Within = within ?? Throughline.Time.Wait.OfDays(5),
            Wait = wait ?? Throughline.Time.Wait.None,
            Otherwise = otherwise,
            Nudges = nudges.IsDefault ? [] : nudges,
            Keeps = keeps is null ? [] : [keeps],
        };

    public static Journey Of(params Step[] steps) => new()
    {
        Key = "made-up",
        Name = "Made up",
        Persona = "somebody",
        Pain = "Something hurts",
        Result = new Outcome("Less pain", "Relief"),
        Voice = Voice.Unset,
        Stages = Stage.Defaults,
        EntryPoints = [new EntryPoint("door", "social", On("Form Submitted"), 0)],
        Steps = [.. steps],
        ReEntry = ReEntry.Once,
        RestLimit = Wait.OfDays(180),
        Dates = DatedRoads.Dates,
        Care = [DatedRoads.Complaint],
    };

    public static Enrollment Enter(Journey journey, int joins = 0) => Enrolled(journey, joins).Enrollment;

    public static Advanced Enrolled(Journey journey, int joins = 0) =>
        JourneyStepper.Enroll(journey, EnrollmentId, Person, "door", joins, Start, At(Start));

    public static EventFact Event(string name, int minute, int serial = 0, FactOrigin? origin = null) =>
        new(Throughline.Primitives.DerivedId.Of(name, minute.ToString(), serial.ToString()), name, Start + Duration.FromMinutes(minute), default(JsonElement), origin);

    public static Enrollment Then(this Enrollment enrollment, Journey journey, Signal signal, Instant? now = null) =>
        JourneyStepper.Advance(journey, enrollment, signal, At(now ?? Start + Duration.FromHours(1))).Enrollment;

    public static Signal Did(string name, int minute = 10, int serial = 0) => new Signal.Happened(Event(name, minute, serial));

    // ---- generators ----

    private static readonly Gen<StepWork?> Work = Gen.Elements<StepWork?>(
        null,
        Sends(),
        new AssignmentWork("Call", "Say hello", [], Wait.OfDays(2)),
        new SurveyWork(new Survey("How was it?", QuestionKind.Rating, []), Mail()),
        new WebhookWork(new Uri("https://example.com/hook"), null));

    /// <summary>Journeys of one to eight steps of every kind; some steps share their event, some keep promises.</summary>
    public static readonly Gen<Journey> Any =
        from length in Gen.Choose(1, 8)
        from steps in Gen.CollectToArray(Enumerable.Range(0, length).Select(AnyStep).ToArray())
        select Of(steps);

    private static Gen<Step> AnyStep(int index) =>
        from work in Work
        from eventName in Gen.Frequency(
            (4, Gen.Constant<string?>($"Event {index}")),
            (2, Gen.Constant<string?>("Shared Event")),
            (2, Gen.Constant<string?>(null)))
        from wait in Gen.Elements(Wait.None, Wait.None, Wait.OfHours(3), new Wait(1, 0, new LocalTime(9, 0)))
        from otherwise in Gen.Elements(Otherwise.Continue, Otherwise.Continue, Otherwise.Rest, Otherwise.Leave)
        from nudgeCount in Gen.Choose(0, 2)
        from keeps in Gen.Elements(null, null, "promise")
        from isStanding in Gen.Elements(true, false)
        let done = work is null && !isStanding ? eventName ?? $"Event {index}" : eventName
        from dated in DatedRoads.AnyDated
        select DatedRoads.With(dated, Step($"step-{index}", work, done, wait: wait, otherwise: otherwise, keeps: keeps,
            nudges: done is null ? []
                : [.. Enumerable.Range(1, nudgeCount).Select(n => new Nudge(Wait.OfDays(n), Mail("Nudge")))]) with
        {
            Standing =
                work is null && isStanding ? new Standing("A sign", null) : null
        });

    /// <summary>Up to twelve things the person does, some before they entered, some for no step at all. What would have passed by a date
    /// counts as a
    /// timer does, and timers break ties.</summary>
    public static Gen<EventFact[]> EventsFor(Journey journey) =>
        from count in Gen.Choose(0, 12)
        from events in Gen.ArrayOf(AnEvent(journey, ahead: true), count)
        select events;

    private static Gen<EventFact> AnEvent(Journey journey, bool ahead = false) => Gen.Frequency((3, AStepsEvent(journey)), (2,
        DatedRoads.AnEvent(journey, ahead)));

    private static Gen<EventFact> AStepsEvent(Journey journey) =>
        from name in Gen.Elements([.. journey.Steps.Select(step => step.Done?.Event ?? "Unheard Of"), "Unheard Of"])
        from minute in Gen.Choose(-30, 600)
        from serial in Gen.Choose(0, 2)
        select Event(name, minute, serial);

    /// <summary>Any signal at all, sensible or not.</summary>
    public static Gen<Signal> AnySignal(Journey journey) => Gen.Frequency(
        (8, AnEvent(journey).Select(fact => (Signal)new Signal.Happened(fact))),
        (2, from step in Gen.Choose(0, journey.Steps.Length - 1) select (Signal)new Signal.SaidDone(step)),
        (8, Gen.Constant((Signal)new Signal.TimeCame())),
        (8, from step in Gen.Choose(0, journey.Steps.Length - 1)
            from refused in Gen.Elements(false, false, true)
            select (Signal)new Signal.HandedOut(step, refused)),
        (1, Gen.Constant((Signal)new Signal.NotNow())),
        (1, Gen.Constant((Signal)new Signal.CameBack())),
        (1, Gen.Constant((Signal)new Signal.Resumed(Start + Duration.FromHours(2)))),
        (1, Gen.Constant((Signal)new Signal.HoldHere("Waiting for Jill"))),
        (2, Gen.Constant((Signal)new Signal.Release())),
        (3, DatedRoads.ACareOver(journey)),
        (1, Gen.Constant((Signal)new Signal.DatesChanged())),
        (1, Gen.Constant((Signal)new Signal.HoldHere("Care on another road", DatedRoads.OtherCase))),
        (1, from joins in Gen.Choose(0, journey.Steps.Length - 1)
            from minute in Gen.Choose(-60, 60)
            select (Signal)new Signal.CameIn("other-door", joins, Start + Duration.FromMinutes(minute))));

    /// <summary>A journey and a walk along it: each signal with the time that passed before it.</summary>
    public static readonly Gen<(Journey Journey, (Signal Signal, int Hours)[] Walk)> AnyWalk =
        from journey in Any
        from count in Gen.Choose(0, 40)
        from signals in Gen.ArrayOf(AnySignal(journey), count)
        from hours in Gen.ArrayOf(Gen.Elements(0, 0, 1, 5, 30, 200), count)
        select (journey, signals.Zip(hours).ToArray());
}
