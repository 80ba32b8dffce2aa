using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>A registration that a signed address leads to.</summary>
internal sealed record Ticket(EventDoor Door, RegistrationEntry Entry, string Address);

/// <summary>Reads the addresses of tickets; whatever this server did not sign finds nothing.</summary>
internal sealed class Tickets(SignedLinks links, RegistrationReader registrations, EventDoors doors)
{
    /// <summary>For a page: it wears the clothes of the business, in the language they registered in.</summary>
    public Ticket? FindPage(HttpContext context, string token)
    {
        if (Find(token) is not { } found) return null;
        PublicLanguage.Set(context, found.Entry.Language is { Length: > 0 } own ? own : found.Door.Language);
        PublicFace.Set(context, found.Door.Face);
        return found;
    }

    public Ticket? Find(string token)
    {
        if (!links.TryRead(token, out var target) || target.Kind != LinkKind.Ticket) return null;
        return registrations.Find(new RegistrationKey(target.PersonId, target.DeliveryId)) is { } entry
            && doors.Find(entry.WorkspaceId, entry.Occasion) is { } door
            ? new Ticket(door, entry, $"{links.Home}/t/{token}") : null;
    }
}
