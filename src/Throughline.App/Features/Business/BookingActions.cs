using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Public;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Business;

/// <summary>What the team does with appointments: another time, cancelling, and hours that it keeps for itself.</summary>
internal static class BookingActions
{
    public static void MapBookingActions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/booking/{person:guid}/{id:guid}/move", Move).Needs(Permission.ChangePeople);
        app.MapPost("/booking/{person:guid}/{id:guid}/cancel", Cancel).Needs(Permission.ChangePeople);
        app.MapPost("/booking/hours/{id:guid}/free", Free).Needs(Permission.EditJourneys);
    }

    /// <summary>The team is held by no notice, and may move what is switched off.</summary>
    public static BookingOffer ForTeam(BookingOffer offer) => offer with
    {
        Kind = offer.Kind with { NoticeHours = 0, DaysAhead = 365, IsOff = false },
    };

    private static async Task<IResult> Move(
        [AsParameters] Which which, BookingReader bookings, Books books, WorkspaceAccess access, HttpContext context)
    {
        if (bookings.Find(access.People, new BookingKey(which.Person, which.Id)) is not { } booking) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (BookingWeeks.Read(form["at"]) is not { } start) return Results.LocalRedirect(AddressOf(booking));
        var offer = ForTeam(BookingDoors.OfferOf(booking, books.Load(access.WorkspaceId)));
        var engine = context.RequestServices.GetRequiredService<Bookings>();
        var moved = await engine.MoveAsync(offer, booking.Key, start, GivenBy.Team);
        context.SayNext(moved.Refusal is null ? "It has a new time. They get a mail about it."
            : "That time is not free any more. Nothing was changed.");
        return Results.LocalRedirect(AddressOf(booking));
    }

    private static async Task<IResult> Cancel(
        [AsParameters] Which which, BookingReader bookings, Books books, WorkspaceAccess access, HttpContext context)
    {
        if (bookings.Find(access.People, new BookingKey(which.Person, which.Id)) is not { } booking) return Results.NotFound();
        var engine = context.RequestServices.GetRequiredService<Bookings>();
        var offer = BookingDoors.OfferOf(booking, books.Load(access.WorkspaceId));
        var done = await engine.CancelAsync(offer, booking.Key, GivenBy.Team);
        context.SayNext(done.Refusal is null ? "It is cancelled. They get a mail about it." : "It was cancelled before.");
        return Results.LocalRedirect("/booking");
    }

    private static async Task<IResult> Free(Guid id, MemberBusy busy, WorkspaceAccess access, HttpContext context)
    {
        if (!await busy.RemoveAsync(access.Actor, id)) return Results.NotFound();
        context.SayNext("They can be booked again.");
        return Results.LocalRedirect("/booking/hours");
    }

    private readonly record struct Which(Guid Person, Guid Id);

    private static string AddressOf(BookingEntry one) => $"/booking/{one.PersonId}/{one.Id}";
}
