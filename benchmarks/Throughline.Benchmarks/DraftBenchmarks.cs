using BenchmarkDotNet.Attributes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Benchmarks;

/// <summary>What one edit at the screen costs before anything is stored.</summary>
[MemoryDiagnoser]
public class DraftBenchmarks
{
    private string _file = "";
    private string _ids = "";
    private DraftDocument _document = null!;
    private DraftEdit _edit = null!;

    [Params(30, 120)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var course = JourneyFile.Read(Subjects.FiftySteps()).Draft!;
        var steps = Enumerable.Range(0, Steps).Select(i => course.Steps[i % course.Steps.Length] with { Key = $"step-{i}" });
        var made = 0;
        _document = DraftDocument.Open(course with { Steps = [.. steps] }, "", () => $"b{++made}");
        (_file, _ids) = (_document.File, _document.AllIds);
        var path = $"steps[#{_document.Ids("steps")[^1]}].tone";
        _edit = new DraftEdit.Set(path, _document.Find(path), "unhurried");
    }

    [Benchmark]
    public object Open() => DraftDocument.Open(JourneyFile.Read(_file).Draft!, _ids, () => "");

    [Benchmark]
    public object Apply() => DraftEditor.Apply(_document, _edit, () => "");

    [Benchmark]
    public string Write() => _document.File;

    [Benchmark]
    public object Compile() => JourneyCompiler.Compile(_document.Draft);
}
