using System.Text;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>People from a file, on a road.</summary>
public sealed class ImportStories
{
    private static readonly Wait _tomorrowAtNine = new(1, 0, new LocalTime(9, 0));

    private static readonly Instant _nineInAuckland =
        LocalTimeResolver.After(Start, _tomorrowAtNine, LocalZone.Find("Pacific/Auckland", null)).At;

    private static Journey Welcome =>
        Road("welcome", "Form Submitted", Step("hello", Sends("Hello"), wait: _tomorrowAtNine),
        Step("later", Sends("Later"), wait: Wait.OfDays(3)));

    [Fact]
    public async Task A_file_that_is_read_again_adds_nobody_and_notes_nothing_twice()
    {
        await using var world = await BeginAsync(Welcome);
        const string file = "email,consent\nana@example.com,yes\nben@example.com,\n";

        var first = await ImportAsync(world, file, "welcome");
        world.Clock.Now += Duration.FromHours(1);
        var again = await ImportAsync(world, file, "welcome");
        world.Clock.Now += Duration.FromHours(1);
        await ImportAsync(world, file, "welcome");

        Assert.Equal((2, 0, 0, 2), (first.Added, first.Known, again.Added, again.Known));
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Person Imported'"));
        Assert.Equal((2, 1), (world.Count("SELECT COUNT(*) FROM enrollment"), world.Count("SELECT COUNT(*) FROM consent")));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task An_import_that_was_broken_off_goes_on_where_it_was()
    {
        await using var world = await BeginAsync(Welcome);
        var file = "email\n" + string.Concat(Enumerable.Range(0, 1_200).Select(i => $"p{i}@example.com\n"));
        using var stop = new CancellationTokenSource();
        using (var opened = Open(file))
        {
            var rows = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PeopleImport(world.Parts.People)
                .RunAsync(Business, opened, new Said(GivenBy.Import, "Imported from list.csv"), Door(world, "welcome"),
                    (_, _, _) => StopAfter(ref rows, stop), stop.Token));
        }
        Assert.InRange(world.Count("SELECT COUNT(*) FROM person"), 1, 1_199);

        await world.RestartAsync();
        await ImportAsync(world, file, "welcome");

        Assert.Equal((1_200, 1_200, 1_200),
            (world.Count("SELECT COUNT(*) FROM person"), world.Count("SELECT COUNT(*) FROM event"),
            world.Count("SELECT COUNT(*) FROM enrollment")));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task The_same_people_from_another_file_or_onto_another_road_are_noted_anew()
    {
        await using var world = await BeginAsync(Welcome, Road("other", "Never", Step("hello", Sends("Hello"))));
        await ImportAsync(world, "email\nana@example.com\n", null);
        await ImportAsync(world, "email\nana@example.com\n", "other");
        await ImportAsync(world, "email,city\nana@example.com,Porto\n", null);

        Assert.Equal(3, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Person Imported'"));
        Assert.Equal((1, 1), (world.Count("SELECT COUNT(*) FROM person"), world.Count("SELECT COUNT(*) FROM enrollment")));
    }

    [Fact]
    public async Task Somebody_who_is_new_waits_in_their_own_zone_from_the_first_step_on()
    {
        await using var world = await BeginAsync(Welcome);

        await ImportAsync(world, "email,zone\nkiri@example.com,Pacific/Auckland\n", "welcome");

        Assert.Equal(_nineInAuckland, await world.Engine.NextDueAsync());
    }

    [Fact]
    public async Task So_does_somebody_who_comes_by_an_event_that_says_where_they_are()
    {
        await using var world = await BeginAsync(Welcome);

        await world.TellAsync(Track("Form Submitted", "u1") with { Zone = "Pacific/Auckland" });

        Assert.Equal(_nineInAuckland, await world.Engine.NextDueAsync());
    }

    [Fact]
    public async Task What_the_file_says_is_the_proof_of_consent()
    {
        await using var world = await BeginAsync(Welcome);

        var report = await ImportAsync(world,
            "email,Newsletter\nana@example.com,ja\nben@example.com,abgemeldet\nzoe@example.com,vielleicht\n", null);

        Assert.Equal((3, 0), (report.Added, report.Rejected.Count));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM consent WHERE evidence = 'Imported from list.csv: “Newsletter” says “ja”'"));
        Assert.Equal(1,
            world.Count("SELECT COUNT(*) FROM consent WHERE evidence = 'Imported from list.csv: “Newsletter” says “abgemeldet”'"));
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM consent"));
        var remark = Assert.Single(report.Remarks);
        Assert.Equal(4, remark.Line);
        Assert.StartsWith("“vielleicht” in “Newsletter” is neither yes nor no", remark.Sentence, StringComparison.Ordinal);
        Assert.Contains("vielleicht", Encoding.UTF8.GetString(report.ResultFile!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_written_as_at_home_finds_whoever_gave_it_as_from_abroad()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Traits("u1", new { phone = "+351 912 345 678" }));

        await ImportAsync(world, "phone,name\n912 345 678,Ana\n", null);

        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person WHERE phone = '+351912345678' AND first_name = 'Ana'"));
    }

    [Theory]
    [InlineData("\"><img src=x onerror=alert(1)>2")]
    [InlineData("call 12")]
    public async Task What_is_no_number_is_kept_as_nothing_and_the_event_stays(string phone)
    {
        await using var world = await BeginAsync(Welcome);

        await world.TellAsync(Traits("u1", new { phone, email = "x@[127.0.0.1]", city = "Porto" }));

        Assert.Equal(1,
            world.Count("SELECT COUNT(*) FROM person WHERE phone IS NULL AND email IS NULL AND traits = '{\"city\":\"Porto\"}'"));
        Assert.Equal((1, 1), (world.Count("SELECT COUNT(*) FROM identity"), world.Count("SELECT COUNT(*) FROM event")));
    }

    private static InboundEvent Traits(string user, object traits) =>
        Identify(user, null, null, user) with { Traits = System.Text.Json.JsonSerializer.SerializeToElement(traits) };

    private static void StopAfter(ref int rows, CancellationTokenSource stop)
    {
        if (++rows == 600) stop.Cancel();
    }

    private static Runtime.Exchange.PeopleFile Open(string text)
    {
        Assert.True(Runtime.Exchange.PeopleFile.TryOpen(new MemoryStream(Encoding.UTF8.GetBytes(text)), out var file, out var problem),
            problem?.ToString());
        return file;
    }

    private static (Guid, string?)? Door(World world, string journey) =>
        (world.Parts.Publishing.FindJourney(Business, journey)!.Value, null);

    private static Task<ImportReport> ImportAsync(World world, string text, string? journey) =>
        new PeopleImport(world.Parts.People)
            .ReadAsync(Business, new MemoryStream(Encoding.UTF8.GetBytes(text)), "list.csv", journey is null ? null : Door(world, journey),
            TestContext.Current.CancellationToken);
}
