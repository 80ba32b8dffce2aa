using NodaTime;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Languages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>A kind of appointment that people can book, as its page needs it.</summary>
/// <param name="Face">What its pages wear.</param>
internal sealed record BookingDoor(BookingOffer Offer, WorkspaceRules Rules, PublicFace Face)
{
    public string Business => Rules.Sender.Business;
    public AppointmentKind Kind => Offer.Kind;
    public DateTimeZone Zone => Rules.DayZone;
    public string Language { get; init; } = Rules.Sender.Language ?? PublicWords.English;
    public PublicWords Words => PublicWords.In(Language);

    /// <summary>Whether there is somebody to book.</summary>
    public bool IsOpen => !Kind.IsOff && Offer.Members.Any();

    /// <summary>What is said of a booking of this kind, beside what stands in it.</summary>
    public BookingFrame FrameOf(string member) => new(Rules, Kind, Offer.NameOf(member)) { Words = Words };
}

/// <summary>Kinds of appointment by their addresses, and bookings by their signed links.</summary>
internal sealed class BookingDoors(Workspaces workspaces, Books books, Catalogue catalogue, SignedLinks links, BookingReader bookings)
{
    private static readonly string _rules = PublicStyle.RulesOf("booking.css");

    /// <summary>Null where the business has no such kind. Sets the language and the clothes of what is answered.</summary>
    public BookingDoor? Find(HttpContext context, Guid business, string kind) =>
        workspaces.Find(business) is { } workspace && books.Load(business) is var book
            && book.Appointments.FirstOrDefault(one => one.Key == kind) is { } offered
            ? Open(context, workspace, new BookingOffer(business, offered, book.Team)) : null;

    /// <summary>The booking that a signed link names; null where it is none of ours.</summary>
    /// <param name="context">As of <see cref="Find(HttpContext, Guid, string)"/>.</param>
    public (BookingDoor Door, BookingEntry Booking)? Find(HttpContext context, string token)
    {
        if (!links.TryRead(token, out var target) || target.Kind != LinkKind.Booking) return null;
        if (bookings.FindSigned(target.PersonId, target.DeliveryId) is not { } booking) return null;
        if (workspaces.Find(booking.WorkspaceId) is not { } workspace) return null;
        return (Open(context, workspace, OfferOf(booking, books.Load(booking.WorkspaceId))), booking);
    }

    /// <summary>What a booking is of: its kind as the book has it now, or what the booking says where that was taken out.</summary>
    public static BookingOffer OfferOf(BookingEntry booking, BusinessBook book) => new(
        booking.WorkspaceId,
        book.Appointments.FirstOrDefault(one => one.Key == booking.Kind)
            ?? new AppointmentKind(booking.Kind, booking.KindName) { IsOff = true, Place = AppointmentPlace.Here },
        book.Team);

    private BookingDoor Open(HttpContext context, Workspace workspace, BookingOffer offer)
    {
        var face = PublicFace.Of(workspace.Settings, workspace.Name) with { Rules = _rules };
        var door = new BookingDoor(offer, catalogue.Workspace(workspace.Id), face);
        PublicLanguage.Set(context, door.Language);
        PublicFace.Set(context, face);
        return door;
    }
}

/// <summary>The addresses of pages on which something can be booked, for whoever writes a letter.</summary>
internal sealed class BookingPages(Books books, SignedLinks links)
{
    /// <summary>Those that are on, by name.</summary>
    public IReadOnlyList<(string Name, string Address)> All(Guid workspaceId) =>
        [.. books.Load(workspaceId).Appointments.Where(kind => !kind.IsOff).Select(kind => (kind.Name, AddressOf(workspaceId, kind.Key)))];

    /// <summary>Where the public reaches the page of a kind.</summary>
    public string AddressOf(Guid workspaceId, string kind) => links.Home + PathOf(workspaceId, kind);

    public static string PathOf(Guid workspaceId, string kind) => $"/b/{workspaceId:N}/{Uri.EscapeDataString(kind)}";
}
