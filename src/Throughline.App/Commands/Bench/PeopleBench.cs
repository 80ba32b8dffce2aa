using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using IdentityRow = Throughline.Runtime.Storage.People.IdentityRow;

namespace Throughline.App.Commands.Bench;

/// <summary>How long the list of people takes among very many: as somebody types, and page by page, wherever it begins.</summary>
internal static class PeopleBench
{
    private const int Chunk = 10_000;

    /// <summary>How often each thing is asked.</summary>
    private const int Times = 200;

    /// <summary>Asked before the measurement: what runs for the first time is slow.</summary>
    private const int First = 20;

    private static readonly string[] _firstNames =
    [
        "Ana", "Ben", "Carla", "Dieter", "Émile", "Fatima", "Giulia", "Hans", "Ines", "Jean-Luc", "Käthe", "Leyla", "Maria", "Nils", "Olga",
        "Paulo",
    ];

    private static readonly string[] _syllables =
    [
        "al", "ber", "cos", "dor", "els", "fer", "gar", "hol", "ist", "kra", "lin", "mar", "nor", "oli", "pet", "ros", "sch", "tho", "ull",
        "wei",
    ];

    private static readonly ImmutableDictionary<string, string> _nothing = ImmutableDictionary<string, string>.Empty;

    private static readonly string[] _sources = ["social", "search", "fair", "referral", "newsletter", "walk-in"];

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Waiting());
        var everybody = Enumerable.Range(0, size.People).Select(n => (Id: Id(n), Number: n))
            .OrderBy(one => Bucket.Of(one.Id)).ThenBy(one => one.Id).Select(one => Somebody(server, one.Number));
        talk.Say($"Writing {size.People:#,0} people down.");
        var start = server.Clock.GetTimestamp();
        foreach (var chunk in everybody.Chunk(Chunk))
        {
            cancel.ThrowIfCancellationRequested();
            await server.Database.TransactAsync(tables => Write(tables, chunk));
        }
        var rate = size.People / server.Clock.GetElapsedTime(start).TotalSeconds;
        talk.Say("Looking for some of them.");
        return
        [
            new($"{size.People:#,0} people written down with their words", rate, "people/s"),
            .. Measures(size.People).Select(one => Measure(server, size.People, one.What, one.Ask)),
        ];
    }

    private static IEnumerable<(string What, Func<PeopleReader, PeopleScope, int, Slice<PersonLine>> Ask)> Measures(int people)
    {
        for (var letters = 1; letters <= 8; letters++)
        {
            var typed = letters;
            yield return ($"people found by {letters} letters, 95 of 100",
                (reader, scope, n) => reader.Search(scope, Start(LastName(n), typed), null));
        }
        yield return ("  by two words",
            (reader, scope, n) => reader.Search(scope, $"{FirstName(n)} {Start(LastName(n), 5)}", null));
        yield return ("  by two words that nobody has both of",
            (reader, scope, n) => reader.Search(scope, $"{FirstName(n)} {FirstName(n + 1)}", null));
        yield return ("  by an address", (reader, scope, n) => reader.Search(scope, Address(n), null));
        yield return ("  by half an address", (reader, scope, n) => reader.Search(scope, Start(Address(n), 10), null));
        yield return ("  by a telephone number", (reader, scope, n) => reader.Search(scope, "0" + Start(Phone(n)[3..], 8), null));
        yield return ("  by what everybody has, further down", (reader, scope, n) =>
            reader.Search(scope, "example.com", new WordKey("example.com", Id(n % people)).ToString()));
        yield return ("a page of all, newest first", (reader, scope, n) => reader.List(scope, PeopleOrder.Newest, default, Key(n)));
        yield return ("  by name", (reader, scope, n) =>
            reader.List(scope, PeopleOrder.Name, default, WordKey.First(Start(LastName(n), 4).ToLowerInvariant()).ToString()));
        yield return ("  of a class", (reader, scope, n) => reader.List(scope, PeopleOrder.Newest, new((Lifecycle)(n % 4)), Key(n)));
        yield return ("  of a source and a class", (reader, scope, n) =>
            reader.List(scope, PeopleOrder.Newest, new(Lifecycle.Advocate, _sources[n % _sources.Length]), Key(n)));
        yield return ("  of a rare class by name",
            (reader, scope, n) => reader.List(scope, PeopleOrder.Name, new(Lifecycle.Advocate), null));
    }

    private static Figure Measure(
        BenchServer server, int people, string what, Func<PeopleReader, PeopleScope, int, Slice<PersonLine>> ask)
    {
        var (reader, scope) = (new PeopleReader(server.Database), PeopleScope.Whole(server.Workspace));
        var times = new double[Times];
        for (var i = -First; i < Times; i++)
        {
            var number = (int)(StableHash.Of($"{what} {i}") % (ulong)people);
            var start = server.Clock.GetTimestamp();
            ask(reader, scope, number);
            if (i >= 0) times[i] = server.Clock.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return new(what, times[(int)(Times * 0.95)], "ms", "peopleP95");
    }

    private static bool Write(PeopleTables tables, PersonRow[] rows)
    {
        var changes = new PeopleChanges();
        foreach (var row in rows) changes.Add(null, row);
        tables.People.Save(rows);
        tables.Identities.Claim([.. rows.Select(row =>
            new IdentityRow(row.WorkspaceId, row.Id, new Identity(IdentityKind.Email, row.Facts.Email!)))]);
        changes.WriteWords(tables);
        changes.WriteCounts(tables);
        return true;
    }

    // One in a hundred recommends, nine buy, thirty ask.
    private static PersonRow Somebody(BenchServer server, int n) => new(
        server.Workspace,
        new PersonFacts(Id(n), FirstName(n), LastName(n), Address(n), n % 3 == 0 ? Phone(n) : null, null, null,
            (n % 100) switch { 0 => Lifecycle.Advocate, < 10 => Lifecycle.Customer, < 40 => Lifecycle.Lead, _ => Lifecycle.Prospect },
            n % 5 == 0 ? _nothing.Add("company", $"{LastName(n + 1)} & Sons") : _nothing),
        _sources[n % 7 % _sources.Length], At(n));

    private static Guid Id(int n) => DerivedId.Of("bench", "person", n.ToString(CultureInfo.InvariantCulture));

    private static Instant At(int n) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(n);

    private static string Key(int n) => new PageKey(At(n).ToUnixTimeMilliseconds(), Id(n), Guid.Empty).ToString();

    private static string FirstName(int n) => _firstNames[n % _firstNames.Length];

    private static string LastName(int n)
    {
        var hash = StableHash.Of(n.ToString(CultureInfo.InvariantCulture));
        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(
            Syllable(hash) + Syllable(hash >> 8) + Syllable(hash >> 16) + (hash % 3 == 0 ? Syllable(hash >> 24) : ""));
    }

    private static string Syllable(ulong hash) => _syllables[hash % (ulong)_syllables.Length];

    private static string Address(int n) => $"{FirstName(n).ToLowerInvariant()}.{LastName(n).ToLowerInvariant()}{n}@example.com";

    private static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"+49170{n:0000000}");

    private static string Start(string text, int length) => text.Length <= length ? text : text[..length];
}
