using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Tests.House;

namespace Throughline.Tests.Linting;

public sealed class SampleFindings(ITestOutputHelper output)
{
    [Fact]
    public void Dump()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.yaml").Order())
        {
            var text = File.ReadAllText(file);
            output.WriteLine("== " + file);
            foreach (var f in JourneyFindings.Of(text, LintContext.Nothing(new LocalDate(2026, 11, 22))).Findings) output.WriteLine(f.ToString());
        }
        output.WriteLine("== sound");
            var road = new Road(JourneyFile.Read(SoundRoad.Yaml).Draft!, LintContext.Nothing(new LocalDate(2026, 11, 22)));
            foreach (var t in road.Texts) output.WriteLine($"   {t.Path} w{t.Measure.Words} s{t.Measure.Sentences} eng{100 * t.Measure.EnglishWords / Math.Max(1, t.Measure.Words)} wps{t.Measure.WordsPerSentence:0.0} re{t.Measure.ReadingEase:0} f{t.Measure.Formality:0} you{t.Measure.SecondPerson:0.0} them{t.Measure.AboutThem:0.00} !{t.Measure.Exclamations}");
            foreach (var f in JourneyFindings.Of(SoundRoad.Yaml, SoundRoad.Context).Findings) output.WriteLine(f.ToString());
        Assert.Fail("x");
    }
}
