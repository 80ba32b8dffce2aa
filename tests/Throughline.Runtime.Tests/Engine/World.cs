using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>One business with its journeys over a real store, an engine that is driven by hand, and a letter box.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 10, 0);
    public static readonly Guid Business = new("0198a000-0000-7000-8000-0000000000aa");
    private readonly Dictionary<string, Journey> _journeys;
    private readonly string _folder;

    private World(string folder, string? store, Dictionary<string, Journey> journeys)
    {
        _folder = folder;
        _journeys = journeys;
        Database = Database.Open(store ?? Path.Combine(folder, "test.db"));
    }

    public HandClock Clock { get; } = new(Start);
    public LetterBox Letters { get; } = new();
    public CallBox Calls { get; } = new();
    public Database Database { get; }
    public EngineParts Parts { get; private set; } = null!;
    public JourneyEngine Engine => Parts.Engine;

    public static Task<World> BeginAsync(params Journey[] journeys) => BeginOnAsync(null, journeys);

    /// <param name="store">A file of its own where null.</param>
    public static async Task<World> BeginOnAsync(string? store, params Journey[] journeys)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-world-").FullName;
        var world = new World(folder, store, journeys.ToDictionary(journey => journey.Key));
        var settings = new WorkspaceSettings { Sending = new() { CapCount = 0, QuietFrom = "00:00", QuietUntil = "00:00", ConsentNeeded = false } };
        await world.Database.WriteAsync(connection => connection.Execute(
            "INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (@Business, 'Sound Works', 'Europe/Lisbon', @settings, 0)",
            new { Business, settings = JsonSerializer.Serialize(settings, JsonSerializerOptions.Web) }));
        await world.RestartAsync();
        foreach (var journey in journeys) await world.Parts.Publishing.PublishAsync(Business, journey.Key, "test");
        return world;
    }

    /// <summary>A new engine over the same store, as after a crash: nothing that was only in memory is left.</summary>
    public async Task RestartAsync()
    {
        if (Parts is not null) await Parts.DisposeAsync();
        Compilation Read(string file) => _journeys.TryGetValue(file, out var journey) ? new Compilation(journey, [])
            : JourneyCheck.Compile(file);
        Parts = await EngineParts.OpenAsync(Database, new EngineOptions(new Uri("https://example.com"))
        {
            Time = Clock,
            Mail = Letters,
            Calls = Calls,
            Compile = Read,
            Load = Read,
        });
        await Engine.RecoverAsync();
    }

    /// <summary>Publishes a later version of a journey; the people go where the choices say.</summary>
    public Task<Publication> PublishAsync(Journey journey, MoveChoices? choices = null)
    {
        var file = $"{journey.Key}#{_journeys.Count}";
        _journeys[file] = journey;
        return Parts.Publishing.PublishAsync(Business, file, "test", choices);
    }

    /// <summary>A later Throughline reads the same published file as another journey: whatever was wrong with it is mended.</summary>
    public async Task MendAsync(Journey journey)
    {
        _journeys[journey.Key] = journey;
        await RestartAsync();
    }

    /// <summary>What publishing it would do.</summary>
    public async Task<PublishPlan> PlanAsync(Journey journey)
    {
        var file = $"{journey.Key}#{_journeys.Count}";
        _journeys[file] = journey;
        await Parts.Publishing.SaveDraftAsync(Business, file, journey);
        return Parts.Publishing.Plan(Business, journey.Key)!;
    }

    public async Task SettingsAsync(WorkspaceSettings settings)
    {
        await Database.WriteAsync(connection => connection.Execute(
            "UPDATE workspace SET settings = @json WHERE id = @Business", new { Business, json = JsonSerializer.Serialize(settings, JsonSerializerOptions.Web) }));
        Parts.Catalogue.Refresh();
    }

    public Task TellAsync(params InboundEvent[] events) => Parts.Intake.AcceptAsync(events, CancellationToken.None);

    /// <summary>Lets everything happen that is due by <paramref name="until"/>, moving the clock from one due time to the next.</summary>
    public async Task LiveUntilAsync(Instant until)
    {
        while (true)
        {
            await Engine.RunUntilStillAsync();
            if (await Engine.NextDueAsync() is not { } next || next > until) break;
            if (next > Clock.Now) Clock.Now = next;
        }
        Clock.Now = until;
    }

    /// <summary>Somebody follows a link of a message, and time goes by until that counts.</summary>
    public async Task ClickAsync(DeliveryKey message, int link = 0)
    {
        Assert.True(await Parts.Visits.FollowAsync(message, link, VisitSign.Person));
        Clock.Now += VisitRule.Window + Duration.FromSeconds(1);
        await Parts.Visits.SettleAsync();
    }

    public Diagnosis Examine() => new Doctor(Database, Parts.Catalogue).Examine();

    public long Count(string sql) => Database.Read(connection => connection.ExecuteScalar<long>(sql));

    public List<EnrollmentRow> Enrollments() => Database.Examine((_, reader) =>
    {
        var rows = new List<EnrollmentRow>();
        reader.Enrollments(rows.Add);
        return rows;
    });

    /// <summary>Whom a user id means.</summary>
    public Guid Person(string userId) => Database.Read(connection => connection.ExecuteScalar<Guid>("SELECT person_id FROM identity WHERE kind = 0 AND value = @userId", new { userId }));

    /// <summary>The enrollment in which a user goes on.</summary>
    public Enrollments.Enrollment Going(string userId)
    {
        var person = Person(userId);
        return Enrollments().Single(row => row.Enrollment.PersonId == person && row.Enrollment.State != Throughline.Enrollments.EnrollmentState.Moved).Enrollment;
    }

    /// <summary>Deliveries that stand so, in the order of their ids.</summary>
    /// <param name="anywhere">Those too that lie where their person's rows do not.</param>
    public List<DeliveryRow> Deliveries(DeliveryState state, bool anywhere = false) => Database.TransactAsync(tables =>
    {
        var found = new List<DeliveryRow>();
        var buckets = anywhere ? Database.Read(connection => connection.Query<long>("SELECT DISTINCT bucket FROM delivery").ToList()) : [];
        var keys = Keys($"SELECT person_id, id FROM delivery WHERE state = {(int)state} ORDER BY id").Select(key =>
            new DeliveryKey(key.Person, key.Id)).ToList();
        tables.Deliveries.Find([.. keys, .. keys.SelectMany(key => buckets.Select(bucket => DeliveryKey.Of(bucket, key.PersonId, key.Id))).Where(key => key.Misplaced is not null)], found.Add);
        return found;
    }).GetAwaiter().GetResult();

    public List<AssignmentKey> OpenAssignments() => Keys("SELECT person_id, id FROM assignment WHERE state = 0 ORDER BY id").ConvertAll(key => new AssignmentKey(key.Person, key.Id));

    /// <summary>Everything somebody did, in order of time.</summary>
    public List<EventFact> Events(Guid person) => Database.TransactAsync(tables =>
    {
        var found = new List<EventFact>();
        tables.Events.Of([person], (_, fact) => found.Add(fact));
        return found.OrderBy(fact => fact.At).ToList();
    }).GetAwaiter().GetResult();

    private List<(Guid Person, Guid Id)> Keys(string sql) => Database.Read(connection =>
        connection.Query<(Guid Person, Guid Id)>(sql).ToList());

    public static InboundEvent Track(string name, string? user, string? anonymous = null, string? messageId = null, Instant? at = null, object? properties = null) => new(
        Business, InboundKind.Track, messageId ?? $"{name}-{user}-{anonymous}-{at}", name, user, anonymous, at ?? Start,
        properties is null ? default : JsonSerializer.SerializeToElement(properties), default);

    public static InboundEvent Identify(string? user, string? anonymous, string? email, string? messageId = null) => new(
        Business, InboundKind.Identify, messageId ?? $"identify-{user}-{anonymous}-{email}", "Identify", user, anonymous, Start,
        default, email is null ? default : JsonSerializer.SerializeToElement(new { email, firstName = "Ana" }));

    public static Message Mail(string subject) => new(subject, "Hello {{firstName}}, this is about [the list](https://example.com/list).");

    public static Step Step(string key, StepWork? work = null, string? done = null, Wait? within = null, Wait? wait = null, Otherwise otherwise = Otherwise.Continue, ImmutableArray<Nudge> nudges = default, string? keeps = null) => new()
    {
        Key = key,
        Title = key,
        Stage = "engage",
        Work = work,
        Done = done is null ? null : new EventRule(done, []),
        Within = within ?? Wait.OfDays(5),
        Wait = wait ?? Wait.None,
        Otherwise = otherwise,
        Nudges = nudges.IsDefault ? [] : nudges,
        Keeps = keeps is null ? [] : [keeps],
    };

    public static StepWork Sends(string subject) => new MessageWork([new Variant("a", 1, Mail(subject))]);

    public static Journey Road(string key, string entry, params Step[] steps) => new()
    {
        Key = key,
        Name = key,
        Persona = "somebody",
        Pain = "Something hurts",
        Result = new Outcome("Less pain", "Relief"),
        Voice = Voice.Unset,
        Stages = Stage.Defaults,
        EntryPoints = [new EntryPoint("door", "social", new EventRule(entry, []), 0)],
        Steps = [.. steps],
        ReEntry = ReEntry.Once,
        RestLimit = Wait.OfDays(180),
    };

    public async ValueTask DisposeAsync()
    {
        await Parts.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
