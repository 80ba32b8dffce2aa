using System.Collections.Immutable;
using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Rehearsing;

/// <summary>Somebody who can walk a road: made up, or as much as is known of a person.</summary>
/// <param name="Key">In addresses: a name, or an id.</param>
/// <param name="IsReal">Known to the business; nothing is written about them and nothing is sent.</param>
/// <param name="ConsentFor">How they stand to a message; null for somebody made up, who agreed to all of them.</param>
/// <param name="Suppression">Why nothing may be written to them; null where it may.</param>
internal sealed record Walker(string Key, PersonFacts Facts, bool IsReal = false, Func<Message, ConsentState>? ConsentFor = null,
    string? Suppression = null);

/// <summary>Who can be sent along a road for a look.</summary>
internal sealed class RehearsalPeople(PeopleReader list, PersonReader people, PeopleRegister register, WorkspaceAccess access)
{
    /// <summary>Real people who are offered by name; more are on the list of people.</summary>
    private const int MostOffered = 20;

    /// <summary>The first is whom a walk is named after.</summary>
    public static ImmutableArray<string> MadeUp { get; } = ["Ana", "Ben", "Mei", "Noor"];

    private bool MaySee => access.May(Permission.SeePeople);

    /// <summary>Those who came last, for the list of the form; nobody for who may see no people.</summary>
    public IReadOnlyList<(string Key, string Name)> Offered() =>
        MaySee ? [.. list.Newest(access.People, null).Rows.Take(MostOffered).Select(row => (row.PersonId.ToString("N"), row.Name))] : [];

    /// <summary>The made-up one of that name, or the person of that id; null where there is no such person, or they may not be
    /// seen.</summary>
    public Walker? Find(string? key)
    {
        var name = key is null ? MadeUp[0] : MadeUp.FirstOrDefault(one => string.Equals(one, key, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return MakeUp(name);
        if (!MaySee || !Guid.TryParse(key, out var id) || people.Find(access.People, id) is not { } entry) return null;
        var said = people.Consents(access.People, entry.PersonId).Select(row => row.Said).ToList();
        var facts = PersonValues.FactsOf(entry, entry.PersonId);
        return new(entry.PersonId.ToString("N"), facts, IsReal: true, message => Consent.For(said, message.Channel, message.Topic),
            SuppressionOf(facts));
    }

    private Walker MakeUp(string name)
    {
        var email = $"{name.ToLowerInvariant()}@example.com";
        return new(name, new(DerivedId.Of("rehearsal", email), name, null, email, null, access.Zone.Id, null, Lifecycle.Lead,
            ImmutableDictionary<string, string>.Empty));
    }

    private string? SuppressionOf(PersonFacts facts) =>
        facts.Email is { } address && register.SuppressionOf(access.WorkspaceId, Channel.Email, address) is { } entry
            ? entry.Cause.ToString() : null;
}
