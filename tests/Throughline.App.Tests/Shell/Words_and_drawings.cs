using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Tests.Shell;

public sealed partial class Words_and_drawings(ShellHost host) : IClassFixture<ShellHost>
{
    [Theory]
    [InlineData("2026-03-10T09:00:20Z", "just now")]
    [InlineData("2026-03-10T08:48:00Z", "12 minutes ago")]
    [InlineData("2026-03-10T09:01:30Z", "in 1 minute")]
    [InlineData("2026-03-10T13:30:00Z", "today 14:30")]
    [InlineData("2026-03-11T08:00:00Z", "tomorrow 9:00")]
    [InlineData("2026-03-09T17:05:00Z", "yesterday 18:05")]
    [InlineData("2026-03-13T08:00:00Z", "Friday 9:00")]
    [InlineData("2026-03-06T08:00:00Z", "last Friday 9:00")]
    [InlineData("2026-05-02T07:00:00Z", "2 May 9:00")]
    [InlineData("2027-01-02T08:00:00Z", "2 January 2027")]
    public void A_time_is_said_as_people_say_it(string at, string words)
    {
        var now = InstantPattern.General.Parse("2026-03-10T09:00:00Z").Value;

        Assert.Equal(words, HumanTime.Say(InstantPattern.General.Parse(at).Value, now, DateTimeZoneProviders.Tzdb["Europe/Berlin"]));
    }

    [Theory]
    [InlineData(0, 40, "0 %")]
    [InlineData(1, 4000, "< 1 %")]
    [InlineData(31, 124, "25 %")]
    [InlineData(3999, 4000, "> 99 %")]
    [InlineData(40, 40, "100 %")]
    public void A_share_never_says_nobody_for_somebody_or_all_for_nearly_all(long n, long of, string share) =>
        Assert.Equal(share, Count.ShareText(n, of));

    [Fact]
    public void The_road_is_filled_in_exactly_as_far_as_somebody_came() => Prop.ForAll(
        Gen.Choose(1, 30).SelectMany(length => Gen.Choose(0, length - 1).Select(at => (length, at))).ToArbitrary(),
        road =>
        {
            var stops = Enumerable.Range(0, road.length)
                .Select(i => new RoadStop("Stop", 1, null, i < road.at ? StopState.Overtaken : i == road.at ? StopState.Here : StopState.Ahead))
                .ToList();
            return Road.Travelled(stops) == road.at;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Bright Rails Studio", "BR")]
    [InlineData("élan", "É")]
    [InlineData("  ", "·")]
    [InlineData("🚂 Rails", "R")]
    public void A_monogram_is_the_first_letters(string name, string letters) => Assert.Equal(letters, Monogram.Of(name));

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        var app = Path.Combine(Root(), "src", "Throughline.App");
        var known = File.ReadAllLines(Path.Combine(app, "Client", "icons.txt")).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(app, "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Concat(Place.Main.Concat(Place.Settings).Select(place => place.Icon))
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !known.Contains(name));
    }

    [Fact]
    public void The_accounts_tables_are_what_identity_expects()
    {
        using var scope = host.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<AccountsContext>().Model;
        var expected = model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null)
            .GroupBy(type => type.GetTableName()!)
            .ToDictionary(table => table.Key, table => table
                .SelectMany(type => type.IsMappedToJson() ? [type.GetContainerColumnName()!] : type.GetProperties().Select(property => property.GetColumnName()))
                .OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList());

        Assert.Contains("account_passkey", expected.Keys);
        foreach (var (table, columns) in expected)
            Assert.Equal(columns, host.Database.Read(connection => Dapper.SqlMapper.Query<string>(connection, "SELECT name FROM pragma_table_info(@table) ORDER BY name COLLATE BINARY", new { table }).ToList()));
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("Icon(?: Name)?=\"(?<name>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IconName();
}
