using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Visits are counted alike by both stores, and never without bounds.</summary>
public sealed class WhoCameByOnBoth(PostgresServer server) : OnBoth(server)
{
    private const int Today = 20_000;
    private static readonly Instant _noon = Instant.FromUtc(2024, 10, 4, 12, 0);
    private static readonly PageAddress _prices = new("example.com", "/prices");

    [Fact]
    public async Task They_are_added_up_by_page_and_source()
    {
        await SameAsync(async db =>
        {
            var visits = new PageVisits(db, new JourneyReader(db));
            await visits.CountAsync(Of(_prices, "instagram", isNew: true));
            await visits.CountAsync(Of(_prices, "instagram", isNew: false) with { Title = "" });
            var later = _noon + Duration.FromHours(1);
            await visits.CountAsync(Of(_prices, "google", isNew: null) with { At = later, Title = "Prices <b>2027</b>\u0000" });
            await visits.CountAsync(Of(_prices with { Path = "/" }, CameFrom.Unknown, isNew: true) with { Day = Today - 40 });
            await visits.CountAsync(Of(_prices, "google", isNew: true) with { WorkspaceId = SmallWorld.OtherBusiness });
            var reader = new PageVisitReader(db);
            var (us, since) = (SmallWorld.Business, Today - 29);
            return (reader.Latest(us), reader.Find(us, _prices), reader.Hosts(us), reader.Pages(us, since), reader.Sources(us, since, null),
                reader.Sources(us, since, _prices), reader.Of(us, since, _prices), reader.Find(us, new("example.com", "/nowhere")));
        });
        Assert.Equal(new PageSums(3, 1, 1), new PageVisitReader(Sqlite).Of(SmallWorld.Business, Today - 29, _prices));
        Assert.Equal("Prices <b>2027</b>", new PageVisitReader(Sqlite).Latest(SmallWorld.Business)!.Title);
    }

    [Fact]
    public async Task Ten_thousand_pages_and_sources_that_somebody_made_up_are_counted_together()
    {
        var visits = new PageVisits(Sqlite, new JourneyReader(Sqlite));
        await visits.CountAsync(Of(_prices, "instagram", isNew: true));
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(n =>
            visits.CountAsync(Of(new PageAddress($"made-up-{n % 7}.example", $"/p{n}"), $"s{n}", isNew: true))));
        var again = new PageVisits(Sqlite, new JourneyReader(Sqlite)); // after the program was started anew
        await again.CountAsync(Of(new PageAddress("late.example", "/"), "late", isNew: null));
        await again.CountAsync(Of(_prices, "instagram", isNew: false));

        var reader = new PageVisitReader(Sqlite);
        var pages = reader.Pages(SmallWorld.Business, Today);
        Assert.Equal(10_003, pages.Sum(page => page.Openings.Opened));
        Assert.Equal(PageVisits.MostPages + 1, pages.Count);
        Assert.Equal(new PageSums(2, 1, 0), pages.Single(page => page.Address == _prices).Openings);
        Assert.InRange(reader.Sources(SmallWorld.Business, Today, null).Count, 2, PageVisits.MostSources + 1);
        Assert.Contains(pages, page => page.Address == PageVisits.Others);
    }

    [Fact]
    public async Task What_nobody_opens_any_more_makes_room_and_what_is_too_old_is_swept_away()
    {
        var visits = new PageVisits(Sqlite, new JourneyReader(Sqlite));
        await visits.CountAsync(Of(_prices, "instagram", isNew: true));
        await visits.CountAsync(After(100, _prices with { Path = "/new" }));
        var reader = new PageVisitReader(Sqlite);
        Assert.Null(reader.Find(SmallWorld.Business, _prices));
        Assert.Equal(2, reader.Pages(SmallWorld.Business, 0).Count);
        await visits.CountAsync(After(PageVisits.DaysKept + 1, _prices));
        Assert.Equal(1, reader.Of(SmallWorld.Business, 0, _prices).Opened);
    }

    private static PageVisit After(int days, PageAddress page) =>
        Of(page, "", isNew: true) with { Day = Today + days, At = _noon + Duration.FromDays(days) };

    private static PageVisit Of(PageAddress page, string source, bool? isNew) =>
        new(SmallWorld.Business, page, "Prices", source, Today, _noon, isNew);
}
