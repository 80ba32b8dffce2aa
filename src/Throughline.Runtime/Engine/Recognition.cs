using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>Who an event is about: finds, makes and merges people, and learns what is said of them.</summary>
internal static class Recognition
{
    /// <summary>Most traits kept of one person; further new ones are left out.</summary>
    private const int MaxTraits = 100;

    /// <summary>Longest value of a trait, in characters; longer ones are cut.</summary>
    private const int MaxTraitLength = 1000;

    /// <summary>
    /// The person these identities mean. Where they mean two, the two are merged if <see cref="MergeRule"/> allows it,
    /// else the surest identity decides. Where they mean nobody, somebody is made.
    /// </summary>
    public static TrackedPerson Recognise(this EngineTransaction transaction, Guid workspaceId, params ReadOnlySpan<Identity?> identities)
    {
        TrackedPerson? person = null;
        Span<bool> isUnknown = stackalloc bool[identities.Length];
        for (var i = 0; i < identities.Length; i++)
        {
            if (identities[i] is not { } known) continue;
            if (transaction.Find(new IdentityKey(workspaceId, known)) is not { } found)
            {
                isUnknown[i] = true;
                continue;
            }
            if (person is null) person = found;
            else if (person.Id != found.Id) person = transaction.Merge(person, found) ?? person;
        }
        person ??= Make(transaction, workspaceId, identities);
        for (var i = 0; i < identities.Length; i++)
            if (isUnknown[i]) Attach(transaction, person, identities[i]!.Value);
        return person;
    }

    /// <summary>Takes in traits: the well-known ones to their places, the others by name, as text.</summary>
    public static TrackedPerson Learn(this EngineTransaction transaction, TrackedPerson person, JsonElement traits, string? zone = null, string? language = null)
    {
        var facts = person.Row.Facts;
        facts = facts with { Zone = zone ?? facts.Zone, Language = language ?? facts.Language };
        var email = default(Identity?);
        var number = default(string);
        if (traits.ValueKind == JsonValueKind.Object)
            foreach (var trait in traits.EnumerateObject())
                facts = Take(facts, trait.Name, TextOf(trait.Value), ref email, ref number);
        person.Learn(facts);
        var phone = Identities.Normalise(IdentityKind.Phone, number, transaction.Catalogue.Workspace(person.Row.WorkspaceId).Country);
        if (email is null && phone is null) return person;
        person = transaction.Recognise(person.Row.WorkspaceId, IdentityOf(person, IdentityKind.UserId, transaction), email, phone, IdentityOf(person, IdentityKind.AnonymousId, transaction));
        facts = person.Row.Facts;
        person.Learn(facts with
        {
            Email = email?.Value ?? facts.Email,
            Phone = phone?.Value ?? facts.Phone,
            Lifecycle = facts.Lifecycle == Lifecycle.Prospect ? Lifecycle.Lead : facts.Lifecycle,
        });
        return person;
    }

    private static Identity? IdentityOf(TrackedPerson person, IdentityKind kind, EngineTransaction transaction)
    {
        foreach (var identity in transaction.IdentitiesOf(person))
            if (identity.Kind == kind) return identity;
        return null;
    }

    private static PersonFacts Take(PersonFacts facts, string name, string? value, ref Identity? email, ref string? phone)
    {
        if (value is null) return facts;
        switch (name)
        {
            case "email": email = Identities.Normalise(IdentityKind.Email, value); return facts;
            case "phone": phone = value; return facts;
            case "firstName" or "first_name" or "firstname": return facts with { FirstName = value };
            case "lastName" or "last_name" or "lastname": return facts with { LastName = value };
            case "timezone" or "zone": return facts with { Zone = LocalZone.IdOf(value) ?? value };
            case "language" or "locale": return facts with { Language = value };
            case "name" when facts.FirstName is null && facts.LastName is null:
                var whole = PersonName.Read(value);
                return facts with { FirstName = whole.First, LastName = whole.Last };
            default:
                return facts.Traits.Count >= MaxTraits && !facts.Traits.ContainsKey(name) ? facts : facts with { Traits = facts.Traits.SetItem(name, value) };
        }
    }

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return text is null ? null : Exchange.RowText.Cut(text, MaxTraitLength);
    }

    private static TrackedPerson Make(EngineTransaction transaction, Guid workspaceId, ReadOnlySpan<Identity?> identities)
    {
        var first = identities[0] ?? default;
        foreach (var identity in identities)
            if (identity is { } given && (first.Value is null || given.Kind < first.Kind)) first = given;
        if (first.Value is null) throw new ArgumentException("A person needs at least one identity.", nameof(identities));
        var id = DerivedId.At(transaction.Now, workspaceId.ToString("N"), first.Kind.ToString(), first.Value);
        var facts = new PersonFacts(id, null, null, null, null, null, null, Lifecycle.Prospect, ImmutableDictionary<string, string>.Empty);
        return transaction.Add(new PersonRow(workspaceId, facts, Source: null, transaction.Now));
    }

    private static void Attach(EngineTransaction transaction, TrackedPerson person, Identity identity)
    {
        transaction.Attach(person, identity);
        var facts = person.Row.Facts;
        if (identity.Kind == IdentityKind.Email && facts.Email is null) facts = facts with { Email = identity.Value };
        if (identity.Kind == IdentityKind.Phone && facts.Phone is null) facts = facts with { Phone = identity.Value };
        person.Learn(facts);
    }
}
