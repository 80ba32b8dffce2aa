using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Something that is known of who somebody is.</summary>
internal enum PersonPart
{
    FirstName,
    LastName,
    Email,
    Phone,
    Zone,
    Language,
}

/// <summary>What the team puts right of who somebody is.</summary>
/// <param name="Parts">What stands there from now on, addresses in their one form; null takes it away. What is not in it stays.</param>
internal sealed record PersonChange(IReadOnlyDictionary<PersonPart, string?> Parts);

/// <summary>What became of it.</summary>
/// <param name="Found">False where there is no such person.</param>
/// <param name="Taken">Whose one of the addresses is already: nothing was changed then.</param>
internal readonly record struct PersonChanged(bool Found, (PersonPart Part, Guid PersonId)? Taken = null);

/// <summary>Lets the team put right who somebody is. An address that is another's stays theirs: only a merge joins the two.</summary>
internal sealed class PersonEdits(EngineStore store)
{
    private static readonly (PersonPart Part, IdentityKind Kind)[] _addresses =
        [(PersonPart.Email, IdentityKind.Email), (PersonPart.Phone, IdentityKind.Phone)];

    public Task<PersonChanged> ChangeAsync(Guid workspaceId, Guid personId, PersonChange change) => store.RunAsync(transaction =>
    {
        var given = _addresses.Where(one => change.Parts.GetValueOrDefault(one.Part) is not null)
            .Select(one => (one.Part, Key: new IdentityKey(workspaceId, new Identity(one.Kind, change.Parts[one.Part]!)))).ToList();
        transaction.GatherIdentities([.. given.Select(one => one.Key)]);
        if (transaction.Find(workspaceId, personId) is not { } person) return new PersonChanged(Found: false);
        foreach (var (part, key) in given)
            if (transaction.Find(key) is { } owner && owner.Id != person.Id) return new PersonChanged(Found: true, (part, owner.Id));
        foreach (var (part, kind) in _addresses)
            if (change.Parts.TryGetValue(part, out var address)) Readdress(transaction, person, kind, address);
        person.Learn(person.Row.Facts with
        {
            FirstName = change.Parts.GetValueOrDefault(PersonPart.FirstName, person.Row.Facts.FirstName),
            LastName = change.Parts.GetValueOrDefault(PersonPart.LastName, person.Row.Facts.LastName),
            Zone = change.Parts.GetValueOrDefault(PersonPart.Zone, person.Row.Facts.Zone),
            Language = change.Parts.GetValueOrDefault(PersonPart.Language, person.Row.Facts.Language),
        });
        transaction.Touch(workspaceId);
        return new PersonChanged(Found: true);
    });

    // An address that was given up finds nobody any more.
    private static void Readdress(EngineTransaction transaction, TrackedPerson person, IdentityKind kind, string? address)
    {
        var facts = person.Row.Facts;
        var old = kind == IdentityKind.Email ? facts.Email : facts.Phone;
        if (old == address) return;
        if (old is not null) transaction.Detach(person, new Identity(kind, old));
        if (address is not null) transaction.GiveAddress(person, new Identity(kind, address), GivenBy.Team);
        else person.Learn(kind == IdentityKind.Email ? facts with { Email = null } : facts with { Phone = null });
    }
}
