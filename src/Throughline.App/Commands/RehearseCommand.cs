using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Simulation;
using Throughline.Time;

namespace Throughline.App.Commands;

/// <summary><c>throughline rehearse</c>: what one made-up person would get, and when.</summary>
internal sealed class RehearseCommand(Terminal terminal, TimeProvider clock)
{
    private static readonly LocalDateTimePattern[] StartPatterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd").WithTemplateValue(new LocalDateTime(2000, 1, 1, 9, 0)),
    ];

    private readonly Argument<string> _file = new("FILE") { Description = "A journey file, or - for what comes in." };
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "First name, or first and last name, of the made-up person.", DefaultValueFactory = _ => "Ana" };
    private readonly Option<string?> _email = new("--email") { HelpName = "ADDRESS", Description = "Their address. Otherwise made up from the name, at example.com." };
    private readonly Option<string?> _zone = new("--zone") { HelpName = "ZONE", Description = "Where they live, such as Europe/Lisbon. Otherwise the zone of this machine." };
    private readonly Option<string?> _start = new("--start") { HelpName = "TIME", Description = "When they come in, on their clock, such as 2026-03-02T09:00. Otherwise now." };
    private readonly Option<string?> _entry = new("--entry") { HelpName = "KEY", Description = "The entry point they come in by. Otherwise the first one." };
    private readonly Option<string[]> _does = new("--does") { HelpName = "\"EVENT after TIME\"", Description = "Something they do, counted from the moment they come in. May be given several times." };
    private readonly Option<string[]> _knows = new("--knows") { HelpName = "NAME=VALUE", Description = "Something known of them that messages merge in. May be given several times." };
    private readonly Option<string> _business = new("--business") { HelpName = "NAME", Description = "The name of the business in messages.", DefaultValueFactory = _ => "Your business" };
    private readonly (Lever Lever, Option<bool> Option)[] _levers =
        [.. from one in Levers.All
            select (one.Lever, new Option<bool>($"--{one.Key}") { Description = Said(one.Lever) })];

    private readonly Option<OutputFormat> _format = new("--format") { Description = "How the rehearsal is written." };

    public static TaughtCommand Create(Terminal terminal) => new RehearseCommand(terminal, TimeProvider.System).Taught();

    private TaughtCommand Taught()
    {
        var command = new Command("rehearse", "Print the exact mails, tasks and dates that one made-up person would get. Nothing is sent and nothing is kept.")
        {
            _file, _name, _email, _zone, _start, _entry, _does, _knows, _business, _format,
        };
        foreach (var (_, option) in _levers) command.Options.Add(option);
        command.SetAction(Rehearse);
        return new(
            command,
            new Example("throughline rehearse samples/coaching.yaml", "Somebody who does each thing that is awaited, in good time."),
            new Example("throughline rehearse samples/coaching.yaml --silent", "Somebody who never reacts: every reminder, and where the road leaves them."),
            new Example("throughline rehearse samples/coaching.yaml --late --unhappy",
                "Somebody who does everything at the last moment, and is not content in the end."),
            new Example("throughline rehearse samples/product.yaml --name Noor --zone Asia/Dubai --start 2026-03-02T22:30 --does \"Order Completed after 3 days\"", "Another person, at another place and time, who buys on the third day."),
            new Example("throughline rehearse samples/service.yaml --format json", "For another program to read."));
    }

    private int Rehearse(ParseResult parsed)
    {
        var journey = JourneyFiles.Load(terminal, parsed.GetRequiredValue(_file)).Journey;
        var walk = RehearsedWalk.Play(journey, WishOf(parsed, journey), MessageTemplates.Compile);
        if (parsed.GetValue(_format) == OutputFormat.Json) RehearsalJson.Write(terminal, walk);
        else new RehearsalReport(terminal, walk).Write();
        return ExitCode.Ok;
    }

    private PersonFacts PersonOf(ParseResult parsed)
    {
        var names = parsed.GetRequiredValue(_name).Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var letters = string.Concat((names.FirstOrDefault() ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var email = parsed.GetValue(_email) ?? $"{(letters.Length > 0 ? letters : "somebody")}@example.com";
        if (Identities.Normalise(IdentityKind.Email, email) is not { } address) throw new CommandProblem($"--email: “{email}” is not an e-mail address. Write it like ana@example.com.");
        return new PersonFacts(
            DerivedId.Of("rehearsal", address.Value),
            names.ElementAtOrDefault(0),
            names.ElementAtOrDefault(1),
            address.Value,
            Phone: null,
            ZoneOf(parsed.GetValue(_zone)),
            Language: null,
            Lifecycle.Lead,
            (parsed.GetValue(_knows) ?? []).Select(Trait).ToImmutableDictionary(trait => trait.Name, trait => trait.Value, StringComparer.Ordinal));
    }

    private string ZoneOf(string? text) => text is null
        ? TimeZones.OfServer(clock)
        : LocalZone.IdOf(text) ?? throw new CommandProblem($"--zone: “{text}” is not a time zone we know.{DidYouMean(text, DateTimeZoneProviders.Tzdb.Ids)} Write it like Europe/Lisbon.");

    private static (string Name, string Value) Trait(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut
            ? (text[..cut].Trim(), text[(cut + 1)..].Trim())
            : throw new CommandProblem($"--knows: “{text}” has no name and value. Write it like company=Bakery.");

    private RehearsalWish WishOf(ParseResult parsed, Journey journey)
    {
        var person = PersonOf(parsed);
        var zone = LocalZone.Find(person.Zone, null);
        // A file stands alone on the command line: no book says what the team is called.
        var sender = new Sender(parsed.GetRequiredValue(_business), "there", null, [])
        {
            Look = BusinessLook.Unchosen.For(parsed.GetRequiredValue(_business)),
        };
        return new RehearsalWish(person, sender, EntryOf(journey, parsed.GetValue(_entry)), zone, StartOf(parsed.GetValue(_start), zone))
        {
            Around = new Circumstances { Calendar = BusinessCalendar.Default with { Zone = zone.Zone } },
            Levers = [.. _levers.Where(one => parsed.GetValue(one.Option)).Select(one => Fitting(one.Lever, journey))],
            Acts = [.. (parsed.GetValue(_does) ?? []).Select(text => ActOf(text, journey))],
        };
    }

    private static string Said(Lever lever) =>
        lever == Lever.AnswersNothing ? "They do nothing but what --does says." : RehearsalWords.About(lever);

    private static Lever Fitting(Lever lever, Journey journey) =>
        Levers.Fits(lever, journey) ? lever : throw new CommandProblem($"--{Levers.KeyOf(lever)}: {RehearsalWords.WhyNot(lever)}");

    private static EntryPoint EntryOf(Journey journey, string? key)
    {
        if (key is null) return journey.EntryPoints[0];
        return journey.EntryPoints.FirstOrDefault(entry => entry.Key == key)
            ?? throw new CommandProblem($"--entry: this journey has no entry point “{key}”. It has: {string.Join(", ", journey.EntryPoints.Select(entry => entry.Key))}.");
    }

    private Instant StartOf(string? text, LocalZone zone)
    {
        if (text is null) return Instant.FromUnixTimeSeconds(Instant.FromDateTimeOffset(clock.GetUtcNow()).ToUnixTimeSeconds() / 60 * 60);
        foreach (var pattern in StartPatterns)
            if (pattern.Parse(text.Trim()).TryGetValue(default, out var local)) return LocalTimeResolver.Resolve(local, zone).At;
        throw new CommandProblem($"--start: “{text}” is not a date and time. Write it like 2026-03-02T09:00, or 2026-03-02 for nine in the morning.");
    }

    private static PlannedAct ActOf(string text, Journey journey)
    {
        if (!PlannedAct.TryParse(text, out var act, out var problem)) throw new CommandProblem($"--does: “{text}” cannot be read: {problem}.");
        var known = journey.Steps.Select(step => step.Done?.Event).Concat(journey.EntryPoints.Select(entry => entry.Rule?.Event)).OfType<string>().Distinct().ToList();
        return known.Contains(act.Event)
            ? act
            : throw new CommandProblem($"--does: no step of this journey waits for “{act.Event}”.{DidYouMean(act.Event, known)} It waits for: {string.Join(", ", known)}.");
    }

    private static string DidYouMean(string text, IEnumerable<string> known) => Nearest.To(text, known) is { } near ? $" Did you mean “{near}”?" : "";
}

/// <summary>How a command writes what it found.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}
