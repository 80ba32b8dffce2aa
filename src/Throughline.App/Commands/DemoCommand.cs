using System.CommandLine;
using System.Globalization;
using NodaTime;
using Throughline.App.Commands.Demo;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Commands;

/// <summary><c>throughline demo</c>: made-up people on a journey, days in seconds, in a data folder that can then be served.</summary>
internal sealed class DemoCommand(Terminal terminal, TimeProvider clock)
{
    public const string DefaultFolder = "demo";
    private const string Business = "Demo business";
    private const string DefaultSample = "samples/coaching.yaml";
    private const int MostPeople = 1_000_000;
    private const int MostDays = 366;
    private const int ColumnWidth = 11;

    private static readonly Measure[] _whole = [Measure.Active, Measure.Resting, Measure.Completed, Measure.Left];

    private static readonly Measure[] _columns =
    [
        Measure.Reached, Measure.Waiting, Measure.Done, Measure.GivenUp, Measure.Refused, Measure.Overtaken, Measure.RestingHere,
        Measure.LeftHere,
    ];

    private readonly Option<int> _people = new("--people") { HelpName = "N", Description = $"How many people, 1 to {MostPeople:N0}.", DefaultValueFactory = _ => 500 };
    private readonly Option<int> _days = new("--days") { HelpName = "D", Description = $"How many days they have, 1 to {MostDays}; the last one is today.", DefaultValueFactory = _ => 90 };
    private readonly Option<string[]> _journey = new("--journey") { HelpName = "FILE", Description = "The journey they walk; may be given several times. Otherwise the coaching sample." };
    private readonly Option<int> _seed = new("--seed") { HelpName = "S", Description = "Another number gives other people.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _data = new("--data") { HelpName = "FOLDER", Description = "A new folder for the data.", DefaultValueFactory = _ => DefaultFolder };

    public static TaughtCommand Create(Terminal terminal) => new DemoCommand(terminal, TimeProvider.System).Taught();

    private TaughtCommand Taught()
    {
        var command = new Command("demo", "Send made-up people along a journey, through the real engine and store, with days passing in seconds. No mail leaves and nobody is called.")
        {
            _people, _days, _journey, _seed, _data,
        };
        command.SetAction(DemoAsync);
        return new(
            command,
            new Example("throughline demo", "Five hundred people for ninety days, in the new folder “demo”."),
            new Example("throughline serve --data demo", "Then look at it: the first account made there gets the business."),
            new Example("throughline demo --people 5000 --days 120 --journey samples/product.yaml --data bread", "More people, longer, on another journey."));
    }

    private async Task<int> DemoAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (people, days) = (Within(parsed, _people, MostPeople), Within(parsed, _days, MostDays));
        var journeys = parsed.GetValue(_journey) is { Length: > 0 } files ? JourneyFiles.Load(terminal, files) : [Sample()];
        var options = new ServeOptions(parsed.GetRequiredValue(_data));
        using var hold = FolderHold.Alone(options.DataFolder);
        if (File.Exists(options.DatabaseFile)) throw new CommandProblem($"There is data in “{options.DataFolder}” already, and made-up people do not belong among real ones. Name a new folder with --data, or delete this one.");

        await using var database = Database.Open(options.DatabaseFile);
        var until = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var virtualClock = new VirtualClock(until - Duration.FromDays(days));
        var workspace = await new Workspaces(database, virtualClock).CreateAsync(Business, TimeZones.OfServer(clock), ownerAccountId: null);
        await new Workspaces(database, virtualClock).ChangeAsync(new Actor(workspace, ""), "settings.sending", settings =>
            settings with { Sending = settings.Sending with { AskToMeasure = true } });
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(options.PublicAddress)
        {
            Time = virtualClock,
            Calls = new MadeUpCalls(),
        });
        var roads = await PublishAsync(engine, workspace, journeys);
        var totals = await RunAsync(engine, virtualClock, workspace, roads, people, days, parsed.GetValue(_seed), until, cancel);
        Report(database, roads, totals, days, options.DataFolder);
        return ExitCode.Ok;
    }

    private static async Task<List<DemoRoad>> PublishAsync(EngineParts engine, Guid workspace, IReadOnlyList<SoundJourney> journeys)
    {
        var roads = new List<DemoRoad>();
        foreach (var journey in journeys)
        {
            var made = await engine.Publishing.PublishAsync(workspace, journey.Text, by: null);
            roads.Add(new DemoRoad(made.JourneyId!.Value, made.VersionId!.Value, journey.Journey));
        }
        return roads;
    }

    private async Task<DemoTotals> RunAsync(EngineParts engine, VirtualClock virtualClock, Guid workspace, List<DemoRoad> roads, int people, int days, int seed, Instant until, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, clock, string.Create(CultureInfo.InvariantCulture, $"{people:N0} people, {days} days, messages"));
        return await new DemoRun(engine, virtualClock, workspace, roads).RunAsync(people, seed, until, progress.Show, cancel);
    }

    private int Within(ParseResult parsed, Option<int> option, int most) => parsed.GetValue(option) is var n && n >= 1 && n <= most
        ? n
        : throw new CommandProblem(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: {n} is out of range. Give a number from 1 to {most:N0}."));

    private static SoundJourney Sample()
    {
        using var reader = new StreamReader(typeof(DemoCommand).Assembly.GetManifestResourceStream(DefaultSample)!);
        var text = reader.ReadToEnd();
        return new SoundJourney(DefaultSample, text, JourneyFile.Compile(text).Journey!);
    }

    // ---- the report ----

    private void Report(Database database, List<DemoRoad> roads, DemoTotals totals, int days, string folder)
    {
        long steps = 0;
        foreach (var road in roads)
        {
            var tallies = new TallyReader(database).Of(road.VersionId);
            WriteRoad(road.Journey, tallies);
            steps += Enumerable.Range(0, road.Journey.Steps.Length).Sum(step => Behind(tallies, step));
        }
        var seconds = Math.Max(totals.Took.TotalSeconds, 0.001);
        Line(string.Create(CultureInfo.InvariantCulture, $"{totals.People:N0} people, {days} days, {totals.Messages:N0} messages and {steps:N0} steps in {seconds:N1} s: {totals.People / seconds:N0} people/s, {steps / seconds:N0} steps/s."));
        Line($"To look at it: throughline serve --data {folder}");
        Line($"The first account that is made there gets the business “{Business}”.");
    }

    private void WriteRoad(Journey journey, Tallies tallies)
    {
        Line(terminal.Paint(Paint.Good, journey.Name));
        Line($"{Counted(tallies, Measure.Entered)}: {string.Join(", ", _whole.Select(measure => Counted(tallies, measure)))}.");
        Line();
        var width = Math.Min(52, journey.Steps.Max(step => step.Title.Length));
        Line($"    {"".PadRight(width)}{string.Concat(_columns.Select(measure => Words.Label(measure).PadLeft(ColumnWidth)))}");
        for (var i = 0; i < journey.Steps.Length; i++)
            Line($"{i + 1,3} {Cut(journey.Steps[i].Title, width)}{string.Concat(_columns.Select(measure => Figure(tallies.Of(i, measure))))}");
        Line();
    }

    private static string Counted(Tallies tallies, Measure measure) =>
        string.Create(CultureInfo.InvariantCulture, $"{tallies.Of(measure):N0} {Words.Label(measure)}");

    private static string Figure(long n) => n.ToString("N0", CultureInfo.InvariantCulture).PadLeft(ColumnWidth);

    private static long Behind(Tallies tallies, int step) =>
        tallies.Of(step, Measure.Done) + tallies.Of(step, Measure.GivenUp) + tallies.Of(step, Measure.Overtaken) + tallies.Of(step, Measure.Refused);

    private static string Cut(string title, int width) => title.Length <= width ? title.PadRight(width) : title[..(width - 1)] + "…";

    private void Line(string text = "") => terminal.Out.WriteLine(text);
}
