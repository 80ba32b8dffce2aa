using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime;
using Throughline.App.Commands.Bench;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Benchmarks;

/// <summary>What the small benchmarks measure with: one road, one person on it, one thing that person did.</summary>
internal static class Subjects
{
    public static readonly Instant Entered = Instant.FromUtc(2026, 3, 2, 10, 0);
    public static readonly Moment Later = new(Entered + Duration.FromHours(30), LocalZone.Find("Europe/Lisbon", "Europe/London"));

    public static Journey Course { get; } = Compile(BenchJourneys.Course(writesFirst: false));

    /// <summary>Somebody who waits at the first step.</summary>
    public static Enrollment Newcomer { get; } = JourneyStepper.Enroll(
        Course, new Guid("0198a000-0000-7000-8000-000000000001"), Ana.Id, "sign-up", 0, Entered, Later with { Now = Entered }).Enrollment;

    public static PersonFacts Ana => new(
        new Guid("0198a000-0000-7000-8000-000000000002"), "Ana", "Lima", "ana@example.com", null, "Europe/Lisbon", null, Lifecycle.Lead, ImmutableDictionary<string, string>.Empty);

    public static EventFact Finished(int lesson) => new(
        new Guid(lesson, 0, 0, new byte[8]), BenchJourneys.LessonFinished, Entered + Duration.FromMinutes(lesson), JsonSerializer.SerializeToElement(new { lesson }));

    /// <summary>Somebody with ten of the twelve steps behind them.</summary>
    public static Enrollment FarOn()
    {
        var enrollment = Newcomer;
        for (var lesson = 1; lesson <= 10; lesson++) enrollment = JourneyStepper.Advance(Course, enrollment, new Signal.Happened(Finished(lesson)), Later).Enrollment;
        return enrollment;
    }

    /// <summary>A journey file of fifty steps, each with a message.</summary>
    public static string FiftySteps()
    {
        var file = BenchJourneys.Course(writesFirst: true);
        var at = file.IndexOf("steps:\n", StringComparison.Ordinal) + "steps:\n".Length;
        var step = file[at..file.IndexOf("  - key: step-2\n", StringComparison.Ordinal)];
        var text = new StringBuilder(file[..at]);
        for (var i = 1; i <= 50; i++)
            text.Append(step.Replace("step-1", $"step-{i}", StringComparison.Ordinal).Replace("lesson = 1", $"lesson = {i}", StringComparison.Ordinal));
        return text.ToString();
    }

    public static Journey Compile(string file) =>
        JourneyFile.Compile(file) is { Journey: { } journey } ? journey : throw new InvalidOperationException("The journey of the benchmarks is broken.");
}
