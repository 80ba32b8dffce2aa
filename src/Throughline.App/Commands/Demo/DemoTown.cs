using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Simulation;

namespace Throughline.App.Commands.Demo;

/// <summary>Something that is going to be done, when its time comes.</summary>
internal delegate Task Plan();

/// <summary>A published journey that made-up people walk.</summary>
internal sealed record DemoRoad(Guid JourneyId, Guid VersionId, Journey Journey);

/// <summary>The made-up people: how they come in.</summary>
internal sealed class DemoTown(EngineParts engine, Guid workspaceId, IReadOnlyList<DemoRoad> roads)
{
    private readonly Dictionary<string, DemoPerson> _byEmail = [];

    public DemoPerson? Find(string? email) => email is null ? null : _byEmail.GetValueOrDefault(email);

    /// <summary>Everybody sets out in the first part of the time, more of them early.</summary>
    public IEnumerable<(Instant At, Plan Plan)> Arrivals(int people, int seed, Instant start, Duration span)
    {
        for (var number = 1; number <= people; number++)
        {
            var person = new DemoPerson(number, seed);
            _byEmail.Add(person.Email, person);
            var road = roads[(int)(person.Draw() * roads.Count)];
            var at = start + span * (0.65 * Math.Pow(person.Draw(), 1.4));
            yield return (at, () => ComeInAsync(person, road, at));
        }
    }

    /// <summary>An event that the business's own systems would send.</summary>
    public Task TellAsync(DemoPerson person, string name, JsonElement properties, Instant at) =>
        engine.Intake.AcceptAsync([Event(person, InboundKind.Track, name, at, properties, default)], CancellationToken.None);

    private Task ComeInAsync(DemoPerson person, DemoRoad road, Instant at)
    {
        var entry = EntryOf(person, road.Journey);
        if (entry.Rule is null) return AddAsync(person, (road.JourneyId, entry.Key));
        if (entry.Rule.Event == EventNames.PersonImported) return AddAsync(person, null);
        var properties = JsonSerializer.SerializeToNode(FittingEvent.Properties(entry.Rule.Event, entry.Rule.Where))!.AsObject();
        properties["consent"] = person.Agreed;
        properties["consentToMeasuring"] = person.MayBeSeen;
        var traits = JsonSerializer.SerializeToElement(new JsonObject { ["email"] = person.Email, ["firstName"] = person.FirstName, ["lastName"] = person.LastName });
        return engine.Intake.AcceptAsync(
            [
                Event(person, InboundKind.Identify, "Identify", at, default, traits),
                Event(person, InboundKind.Track, entry.Rule.Event, at, JsonSerializer.SerializeToElement(properties), default),
            ],
            CancellationToken.None);
    }

    /// <summary>The first entry point twice as often as the second, and so on.</summary>
    private static EntryPoint EntryOf(DemoPerson person, Journey journey)
    {
        var index = 0;
        while (index < journey.EntryPoints.Length - 1 && !person.Happens(0.6)) index++;
        return journey.EntryPoints[index];
    }

    private Task AddAsync(DemoPerson person, (Guid, string?)? door) => engine.People.AddAsync(
        workspaceId,
        [
            new ImportedPerson
            {
                UserId = person.UserId,
                Email = person.Email,
                FirstName = person.FirstName,
                LastName = person.LastName,
                Zone = person.Zone.Zone.Id,
                EmailConsent = person.Agreed,
            },
        ],
        new Said(GivenBy.Team, "Written down on a paper list") { IsMadeUp = true },
        door);

    private InboundEvent Event(DemoPerson person, InboundKind kind, string name, Instant at, JsonElement properties, JsonElement traits) => new(
        workspaceId, kind, $"{person.UserId}-{name}-{at.ToUnixTimeTicks()}", name, person.UserId, null, at, properties, traits, Zone: person.Zone.Zone.Id, By: GivenBy.ServerKey)
    { IsMadeUp = true };
}
