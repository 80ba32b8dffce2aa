using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Planning;

/// <summary>The ideal client of a road: the one place where the guided start reads and writes the business's book.</summary>
internal sealed class PlanClients(Books books, Database database)
{
    /// <summary>What they are called until somebody gives them a name.</summary>
    public const string Nameless = "My ideal client";

    private const int LongestText = 2_000;
    private const int LongestName = 100;

    public IReadOnlyList<Persona> All(Guid workspaceId) => books.Load(workspaceId).Personas;

    /// <summary>The client that the draft names; one with nothing but a name where the book does not have them yet.</summary>
    public Persona Of(Guid workspaceId, JourneyDraft draft) =>
        All(workspaceId).FirstOrDefault(one => one.Key == draft.Persona) ?? new Persona { Key = draft.Persona ?? "", Name = draft.Persona is { Length: > 0 } key ? Words.Plain(key) : "" };

    /// <summary>Keeps one thing about a client, whatever else somebody changes about them at the same moment.</summary>
    /// <param name="found">What the box said before; where the book says something else by now, nothing is kept. Null keeps it in any case.</param>
    public Task<BookSaved> KeepAsync(Actor actor, Persona client, string field, string? text, string? found) =>
        books.ChangeAsync(actor, client, known =>
        {
            if (found is not null && Says(known, field) is var says && says != Says(With(known, field, found), field) && says != Says(With(known, field, text ?? ""), field)) return null;
            var changed = With(known, field, text ?? "");
            return changed.Name.Length > 0 ? changed : changed with { Name = Nameless };
        });

    public async Task<string?> AddAsync(Actor actor, string name) => (await books.SaveAsync(actor, new Persona { Key = "", Name = name })).Key;

    public IReadOnlyList<Offer> Offers(Guid workspaceId) => books.Load(workspaceId).Offers;

    /// <summary>The name of what the road sells; null where nobody said.</summary>
    public string? OfferOf(Guid workspaceId, JourneyDraft draft) =>
        draft.Offer is { Length: > 0 } key ? Offers(workspaceId).FirstOrDefault(offer => offer.Key == key)?.Name ?? Words.Plain(key) : null;

    /// <summary>
    /// The key of the offer of this name: one of the book, the road's own under its new name, or a new one. Null where
    /// the book is full.
    /// </summary>
    public async Task<string?> OfferAsync(Actor actor, JourneyDraft draft, string name)
    {
        var offers = Offers(actor.WorkspaceId);
        if (offers.FirstOrDefault(offer => offer.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Key;
        var own = offers.FirstOrDefault(offer => offer.Key == draft.Offer);
        var isOnlyOurs = own is not null && BookUses.Of(database, actor.WorkspaceId).Find(BookKind.Offer, own.Key).Count <= 1;
        return (await books.SaveAsync(actor, isOnlyOurs ? own! with { Name = name } : new Offer("", name, OfferKind.Flagship, null, []))).Key;
    }

    /// <summary>Why this text cannot be kept, or null.</summary>
    public static string? Problem(string field, string? text) =>
        field is "name" or "offer" && text?.Trim().Length > LongestName ? $"A name has up to {LongestName} characters. Shorten it; the rest has its own boxes."
        : text?.Length > LongestText ? $"This is longer than {LongestText:N0} characters, so it was not kept. Keep what matters most."
        : null;

    private static Persona With(Persona client, string field, string text) => field switch
    {
        "name" => client with { Name = text.Trim() },
        "pain" => client with { Pain = Typed.Clean(text) },
        "thinks" => client with { Thinks = Typed.Clean(text) },
        "gets" => client with { Gets = Typed.Clean(text) },
        "feels" => client with { Feels = Typed.Clean(text) },
        "needs" => client with { Needs = FavouriteClients.Lines(text) },
        "behaviours" => client with { Behaviours = FavouriteClients.Lines(text) },
        "meets" => client with { Meets = FavouriteClients.Lines(text) },
        "takes" => client with { Takes = FavouriteClients.Lines(text) },
        "obstacles" => client with { Obstacles = FavouriteClients.Lines(text) },
        _ => client,
    };

    /// <summary>What the box of a field says.</summary>
    public static string Says(Persona client, string field) => field switch
    {
        "name" => client.Name == Nameless ? "" : client.Name,
        "pain" => client.Pain,
        "thinks" => client.Thinks,
        "gets" => client.Gets,
        "feels" => client.Feels,
        "needs" => string.Join('\n', client.Needs),
        "behaviours" => string.Join('\n', client.Behaviours),
        "meets" => string.Join('\n', client.Meets),
        "takes" => string.Join('\n', client.Takes),
        "obstacles" => string.Join('\n', client.Obstacles),
        _ => null,
    } ?? "";
}
