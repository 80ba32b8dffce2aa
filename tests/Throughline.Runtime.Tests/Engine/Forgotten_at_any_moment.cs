using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>
/// The engine played from a seed, as in <see cref="EngineSimulation"/>, and at some moment one of the four asks to be forgotten:
/// wherever they stand on whatever roads, the doctor finds everybody in order, and no word of theirs is left.
/// </summary>
public sealed class Forgotten_at_any_moment
{
    private const int Seeds = 60;

    [Fact]
    public async Task Wherever_they_stand_nothing_of_them_is_left_and_every_number_holds()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await PlayAsync(seed);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}: {error}");
            }
        }
    }

    private static async Task PlayAsync(int seed)
    {
#pragma warning disable CA5394 // the seed is the point
        var random = new Random(seed);
        await using var world = await BeginAsync(EngineSimulation.Roads(random));
        world.Letters.Answer = letter => random.Next(4) switch
        {
            0 => new SendOutcome.TryLater($"451 busy with {letter.To.Address}"),
            1 => new SendOutcome.Unknown($"connection lost, {letter.To.Address}"),
            _ => new SendOutcome.Accepted($"250 {letter.To.Address}"),
        };
        var waiting = new Queue<InboundEvent[]>(EngineSimulation.Batches(random));
        var acknowledged = new HashSet<string>();
        await world.TellAsync(Theirs());
        for (var turns = random.Next(40); turns > 0; turns--) await EngineSimulation.ActAsync(world, random, waiting, acknowledged);
        var them = world.Person("u0");
        var outcome = await world.Parts.Erasing.EraseAsync(Business, them, "jill");
        if (outcome == ErasingOutcome.RoadUnreadable)
        {
            // The fragile road holds them; once it is mended they can be forgotten.
            await EngineSimulation.MendAsync(world);
            outcome = await world.Parts.Erasing.EraseAsync(Business, world.Person("u0"), "jill");
        }
        Assert.Equal(ErasingOutcome.Done, outcome);
        Check(world, them);
        // What comes for them later is somebody new's; everybody else goes on.
        waiting = new Queue<InboundEvent[]>(waiting
            .Select(batch => batch.Where(one => one.UserId != "u0" && one.AnonymousId != "a0").ToArray())
            .Where(batch => batch.Length > 0));
        for (var turns = 25; turns > 0; turns--) await EngineSimulation.ActAsync(world, random, waiting, acknowledged);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(40));
        Check(world, them);
        Assert.Empty(await WordsOfSomebody.InFileAsync(world, "Anastasia", "Quillfeather", "p0@example", "purple umbrella"));
#pragma warning restore CA5394
    }

    /// <summary>Something of theirs to find.</summary>
    private static InboundEvent Theirs() => new(
        Business, InboundKind.Identify, "theirs", "Identify", "u0", "a0", Start, default,
        JsonSerializer.SerializeToElement(
            new { email = "p0@example.com", firstName = "Anastasia", lastName = "Quillfeather", likes = "purple umbrella" }));

    private static void Check(World world, Guid them)
    {
        var diagnosis = world.Examine();
        Assert.True(diagnosis.IsWell, string.Join("\n", diagnosis.Ailments.Select(ailment => ailment.Sentence)));
        Assert.Empty(WordsOfSomebody.In(world, "Anastasia", "Quillfeather", "p0@example", "purple umbrella"));
        Assert.All(world.Enrollments().FindAll(row => row.Enrollment.PersonId == them), row => Assert.True(row.Enrollment.State
            is EnrollmentState.Completed or EnrollmentState.Left or EnrollmentState.Moved or EnrollmentState.Merged));
    }
}
