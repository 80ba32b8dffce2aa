using BenchmarkDotNet.Attributes;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Simulation;

namespace Throughline.Benchmarks;

/// <summary>The heart, and the column that keeps what it decides.</summary>
[MemoryDiagnoser]
public class StepperBenchmarks
{
    private readonly Journey _course = Subjects.Course;
    private readonly Enrollment _newcomer = Subjects.Newcomer;
    private readonly Signal _finished = new Signal.Happened(Subjects.Finished(1));
    private readonly Signal _elsewhere = new Signal.Happened(Subjects.Finished(99));

    [Benchmark]
    public Advanced Advance_by_what_they_did() => JourneyStepper.Advance(_course, _newcomer, _finished, Subjects.Later);

    [Benchmark]
    public Advanced Look_at_what_does_not_count() => JourneyStepper.Advance(_course, _newcomer, _elsewhere, Subjects.Later);
}

[MemoryDiagnoser]
public class CodecBenchmarks
{
    private readonly Enrollment _enrollment = Subjects.FarOn();
    private readonly EnrollmentColumns _columns;
    private readonly byte[] _road;
    private byte[] _buffer = new byte[1024];

    public CodecBenchmarks()
    {
        _columns = new EnrollmentColumns(_enrollment.Id, _enrollment.PersonId, _enrollment.State, _enrollment.Position, _enrollment.EnteredAt, _enrollment.Due?.When.At, null, null, _enrollment.CameOver);
        _road = EnrollmentCodec.Write(_enrollment, ref _buffer).ToArray();
    }

    [Benchmark]
    public int Write() => EnrollmentCodec.Write(_enrollment, ref _buffer).Length;

    [Benchmark]
    public Enrollment Read() => EnrollmentCodec.Read(_columns, _road);
}

/// <summary>The bar is 10 ms for fifty steps: to look at a draft again while somebody types, and to look at its file.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private readonly string _file = LintSubjects.FiftySteps();
    private readonly JourneyDraft _draft = JourneyFile.Read(LintSubjects.FiftySteps()).Draft!;
    private int _typed;
    private readonly LintContext _context = LintSubjects.Context;
    private readonly Journey _strict = Strict(step => step);
    private readonly Journey _vain = Strict(step => step.Work is null ? step : step with { Done = new(EventNames.EmailLinkClicked, []) });

    private static Journey Strict(Func<Step, Step> change)
    {
        var journey = JourneyFile.Compile(LintSubjects.FiftySteps()).Journey!;
        return journey with { Steps = [.. journey.Steps.Select(step => change(step) with { Otherwise = Otherwise.Leave })] };
    }

    [Benchmark]
    public int Read_and_compile_fifty_steps() => JourneyFile.Compile(_file).Findings.Length;

    [Benchmark]
    public int Lint_fifty_steps() => JourneyLinter.Lint(_draft, _context).Length;

    /// <summary>As somebody types: one text is another each time, and all others are as they were.</summary>
    [Benchmark]
    public int Lint_fifty_steps_as_one_text_changes() =>
        JourneyLinter.Lint(LintSubjects.WithOneTextChanged(_draft, ++_typed), _context).Length;

    /// <summary>Everybody would leave at each step: whether somebody can do what it waits for is asked at all fifty.</summary>
    [Benchmark]
    public int Send_somebody_along_fifty_steps() => JourneyCheck.WalksOf(_strict).Length;

    /// <summary>Nobody gets past any of them: a walk for each of those that are said.</summary>
    [Benchmark]
    public int Send_somebody_along_fifty_steps_in_vain() => FailingWalks.Of(_vain, _ => []).Length;

    [Benchmark]
    public int Examine_the_file_of_fifty_steps() => JourneyCheck.Examine(_file, _context).Findings.Length;
}
