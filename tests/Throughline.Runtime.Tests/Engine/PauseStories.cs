using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

public sealed class PauseStories
{
    [Fact]
    public async Task Resuming_bursts_past_no_ones_cap()
    {
        await using var world = await BeginAsync(Road("road", "Form Submitted", Step("one", Sends("One"), done: "A", keeps: "p1"), Step("two", Sends("Two"), done: "B", keeps: "p2"), Step("three", Sends("Three"), done: "C", keeps: "p3")));
        await world.SettingsAsync(new WorkspaceSettings { Sending = new() { CapCount = 1, CapDays = 1, QuietFrom = "00:00", QuietUntil = "00:00", ConsentNeeded = false, PastDueHours = 200 } });
        await world.TellAsync([.. Enumerable.Range(0, 20).SelectMany(i => new[] { Identify($"u{i}", null, $"p{i}@example.com"), Track("Form Submitted", $"u{i}") })]);
        var journey = world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.JourneyId;
        await world.Parts.Pauses.PauseAsync(World.Business, journey);
        foreach (var (name, minute) in (IEnumerable<(string, int)>)[("A", 1), ("B", 2)])
        {
            await world.TellAsync([.. Enumerable.Range(0, 20).Where(i => i % 2 == 0).Select(i => Track(name, $"u{i}", at: Start + Duration.FromMinutes(minute)))]);
            await world.Engine.RunUntilStillAsync();
        }
        await world.LiveUntilAsync(Start + Duration.FromDays(3));
        Assert.Empty(world.Letters.Taken);

        await world.Parts.Pauses.ResumeAsync(World.Business, journey);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(20, world.Letters.Taken.Count);
        Assert.All(world.Letters.Taken.GroupBy(letter => letter.To.Address), letters => Assert.Single(letters));
        Assert.True(world.Examine().IsWell);
    }
}
