using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Drawings;
using Throughline.Journeys;
using MadeUp = Throughline.Tests.Journeys.Drafts;

namespace Throughline.Tests.Drawings;

public sealed class OtherFormsTests
{
    private static readonly Config _many = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Fact]
    public void The_journey_as_JSON_reads_back_as_the_same_draft() =>
        Prop.ForAll(MadeUp.Any, draft =>
        {
            var json = JourneyJson.Write(draft);
            using var parsed = JsonDocument.Parse(json);
            var (read, findings) = JourneyFile.Read(json);
            return findings.IsEmpty.Label(string.Join('\n', findings)).And(() => (MadeUp.Difference(draft, read) is null).Label($"{MadeUp.Difference(draft, read)}\n{json}"));
        }).Check(_many);

    [Fact]
    public void The_matrix_has_a_line_for_each_step_and_a_cell_for_each_column()
    {
        var matrix = JourneyMatrix.Of(Maps.Full(3), new Dictionary<string, StepNumbers> { ["step-2"] = new(12, 3, 4) });
        Assert.Equal(3, matrix.Lines.Length);
        Assert.All(matrix.Lines, line => Assert.Equal(matrix.Columns.Length, line.Length));
        Assert.Equal(["3", "12", "4"], matrix.Lines[1][^3..]);
        Assert.Equal(["", "", ""], matrix.Lines[0][^3..]);
        Assert.Equal("michael", matrix.Lines[0][matrix.Columns.IndexOf("Owner")]);
    }

    [Fact]
    public void Any_draft_makes_a_full_matrix() =>
        Prop.ForAll(MadeUp.Any, draft => JourneyMatrix.Of(draft) is var matrix && matrix.Lines.All(line => line.Length == matrix.Columns.Length)).Check(_many);

    [Fact]
    public void The_stops_say_in_words_what_the_map_draws()
    {
        var stops = MapStops.Of(Maps.Full(6), new() { ShowsBackstage = false });
        Assert.Equal([1, 1, 2, 2, 3, 3], stops.Select(stop => stop.Colour));
        Assert.Equal("upset (−2)", stops[0].Lines.Single(line => line.Row == MapRows.Feels).Text);
        Assert.DoesNotContain(stops.SelectMany(stop => stop.Lines), line => !line.Row.IsSeen);
        Assert.Equal("Not named yet", MapStops.Of(new() { Steps = [new()] }, new()).Single().Title);
    }
}
