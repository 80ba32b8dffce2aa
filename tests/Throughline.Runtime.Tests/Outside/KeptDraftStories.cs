using System.Text;
using Throughline.Journeys;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Tests.Outside;

public sealed class KeptDraftStories(OutsideWorld world) : IClassFixture<OutsideWorld>
{
    private JourneyReader Journeys => new(world.Database);

    [Fact]
    public async Task What_could_be_read_is_the_draft_and_the_whole_file_is_kept_beside_it()
    {
        const string file = "name: With forks\r\nsteps:\r\n  - key: a\r\n    next: [b, c]\r\n";
        var key = await world.KeepAsync(world.Us.WorkspaceId, "with-forks", JourneyFile.Read(file).Draft!, file);
        Assert.Equal("with-forks", key);
        Assert.Equal(file, new UnreadFiles(world.Database).Of(world.Us.WorkspaceId, key));
        Assert.Null(new UnreadFiles(world.Database).Of(world.Them.WorkspaceId, key));
        var row = Journeys.Find(world.Us.WorkspaceId, key)!;
        Assert.Equal(("With forks", false), (row.Name, row.IsPublished));
        Assert.Equal(["a"], JourneyFile.Read(Journeys.Draft(world.Us.WorkspaceId, key)!).Draft!.Steps.Select(step => step.Key));
    }

    [Fact]
    public async Task A_key_that_is_taken_gets_a_number_and_nothing_is_overwritten()
    {
        var longest = new string('k', 64);
        Assert.Equal("first-week-2", await world.KeepAsync(world.Us.WorkspaceId, "first-week", new JourneyDraft { Name = "Another" }));
        Assert.Equal("first-week-3", await world.KeepAsync(world.Us.WorkspaceId, "first-week", new JourneyDraft { Name = "A third" }));
        Assert.Equal("A first week", Journeys.Find(world.Us.WorkspaceId, "first-week")!.Name);
        Assert.Equal(longest, await world.KeepAsync(world.Us.WorkspaceId, longest, new JourneyDraft()));
        Assert.Equal(new string('k', 58) + "-2", await world.KeepAsync(world.Us.WorkspaceId, longest, new JourneyDraft()));
    }

    [Fact]
    public async Task Five_hundred_steps_and_a_message_of_a_hundred_kilobytes_are_kept_whole()
    {
        var draft = new JourneyDraft
        {
            Name = new string('n', 100_000),
            Steps = [.. Enumerable.Range(0, 500).Select(i => new StepDraft { Key = $"s{i}", Message = new("Hello", i == 0 ? new string('m', 100_000) : "", null, null, null, null) })],
        };
        var key = await world.KeepAsync(world.Us.WorkspaceId, "huge", draft);
        var read = JourneyFile.Read(Journeys.Draft(world.Us.WorkspaceId, key)!).Draft!;
        Assert.Equal(500, read.Steps.Length);
        Assert.Equal(100_000, read.Steps[0].Message!.Body!.Length);
        Assert.Equal(200, Journeys.Find(world.Us.WorkspaceId, key)!.Name.Length);
    }

    [Fact]
    public void A_spreadsheet_takes_nothing_of_the_matrix_for_a_formula()
    {
        using var file = new MemoryStream();
        MatrixWriter.Write(file, Throughline.Drawings.JourneyMatrix.Of(new() { Steps = [new() { Title = "=HYPERLINK(\"http://x\")", Does = "+SUM(A1)", Tone = "@sum", Owner = "a,b\n\"c\"" }] }));
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\ufeffStep,Stage,Key,Title", text, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", text, StringComparison.Ordinal);
        Assert.Contains("'+SUM(A1)", text, StringComparison.Ordinal);
        Assert.Contains("'@sum", text, StringComparison.Ordinal);
    }
}
