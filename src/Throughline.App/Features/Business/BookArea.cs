using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>One kind of entries and its pages.</summary>
internal sealed record BookArea(BookKind Kind, string Name)
{
    public static BookArea Clients { get; } = new(BookKind.Persona, "clients");
    public static BookArea Offers { get; } = new(BookKind.Offer, "offers");
    public static BookArea Team { get; } = new(BookKind.Member, "team");
    public static BookArea Tools { get; } = new(BookKind.Tool, "tools");

    public static BookArea Appointments { get; } = new(BookKind.Appointment, "booking/kinds");

    public static IReadOnlyList<BookArea> All { get; } = [Clients, Offers, Team, Tools, Appointments];

    public string Url => "/" + Name;

    public string AddressOf(string key) => $"{Url}/{Uri.EscapeDataString(key)}";
}
