using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Attendance;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>
/// A guest's ticket, <c>/t/{token}</c>: following it changes nothing. The guest shows it, or gives the place back; somebody of the
/// team who is signed in on the phone that scans it sees who it is, and one button.
/// </summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/t/{token}.png", [HttpMethods.Get, HttpMethods.Head], Picture).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/t/{token}/event.ics", [HttpMethods.Get, HttpMethods.Head], Calendar).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/t/{token}", [HttpMethods.Get, HttpMethods.Head], Show).RequireRateLimiting(PublicPages.Visits);
        app.MapPost("/t/{token}", GiveBack).DisableAntiforgery()
            .WithMetadata(PublicPages.SmallPost).RequireRateLimiting(PublicPages.Visits);
    }

    /// <summary>What the team sends from a ticket that it scanned; outside the pages of customers.</summary>
    public static void MapScans(this IEndpointRouteBuilder app) =>
        app.MapPost("/t/{token}/here", Here).NeedsAccount("it asks itself whether they stand at the door of that event");

    private static IResult Show(string token, Tickets tickets, RegistrationReader registrations, TimeProvider clock, HttpContext context)
    {
        if (tickets.FindPage(context, token) is not { } ticket) return PublicAnswers.BrokenLink(context);
        if (MayCheckIn(context, ticket)) return PublicAnswers.Page<TicketScanPage>(context, new
        {
            Ticket = ticket,
            Token = token,
            Counts = registrations.Counts(ticket.Door.WorkspaceId, ticket.Door.Event.Key),
            AntiForgery = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            Said = context.Request.Query["said"].ToString(),
        });
        return PublicAnswers.Page<TicketPage>(context, new
        {
            Ticket = ticket,
            Token = token,
            InLine = ticket.Entry.State == PlaceState.Waiting ? registrations.PlaceInLine(ticket.Entry) : 0,
            CanEnd = ticket.Entry is { State: not PlaceState.Ended, CameAt: null } && Now(clock) < ticket.Door.Ends
                && ticket.Door.Event.CancelledAt is null,
            CanAskAgain = ticket.Door.Standing(Now(clock)) == EventStanding.Open,
        });
    }

    private static async Task<IResult> GiveBack(string token, Tickets tickets, Registrations desk, TimeProvider clock, HttpContext context)
    {
        if (tickets.FindPage(context, token) is not { } ticket) return PublicAnswers.BrokenLink(context);
        if (Now(clock) < ticket.Door.Ends && ticket.Door.Event.CancelledAt is null)
            await desk.EndAsync(ticket.Entry.Key, EndedBy.Themselves);
        context.Response.Headers.Location = $"/t/{token}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Picture(string token, Tickets tickets, HttpContext context) => tickets.Find(token) is { } ticket
        ? Results.Bytes(QrPicture.Png(ticket.Address, pixels: 4), "image/png") : PublicAnswers.BrokenLink(context);

    private static IResult Calendar(string token, Tickets tickets, HttpContext context)
    {
        if (tickets.FindPage(context, token) is not { Entry.State: PlaceState.Held, Door: var door } ticket)
            return PublicAnswers.BrokenLink(context);
        var item = new CalendarItem(
            $"{ticket.Entry.Id:N}@throughline", (int)door.Event.Edition, door.Begins, door.Ends, door.Name, ticket.Entry.RegisteredAt)
        {
            About = ticket.Address,
            Place = door.Event.Terms.Place,
            Link = Uri.TryCreate(door.Event.Offer.Link, UriKind.Absolute, out var link) ? link : null,
        };
        return Results.File(Encoding.UTF8.GetBytes(CalendarEntries.Feed(door.Name, [item])), "text/calendar; charset=utf-8", "event.ics");
    }

    private static async Task<IResult> Here(string token, Tickets tickets, Doorkeeping door, WorkspaceAccess access, HttpContext context)
    {
        if (tickets.Find(token) is not { } ticket || !MayCheckIn(context, ticket)) return Results.NotFound();
        var by = new Actor(ticket.Door.WorkspaceId, access.AccountId);
        var isBack = context.Request.Form["back"] == "yes";
        var answer = isBack ? await door.TakeBackAsync(by, ticket.Door.Event.Key, ticket.Entry.Key)
            : await door.CheckInAsync(by, ticket.Door.Event.Key, ticket.Entry.Key);
        var said = (answer.Answer, isBack) switch
        {
            (DoorAnswer.Done, false) => "here",
            (DoorAnswer.Already, false) => "twice",
            (DoorAnswer.TooLate, _) => "late",
            _ => "back",
        };
        return Results.LocalRedirect($"/t/{token}?said={said}");
    }

    /// <summary>In any business of theirs: a phone at the door need not stand in the right one.</summary>
    private static bool MayCheckIn(HttpContext context, Ticket ticket)
    {
        var access = context.RequestServices.GetRequiredService<WorkspaceAccess>();
        return access.IsSignedIn
            && access.All.Any(one => one.Id == ticket.Door.WorkspaceId && one.May.Contains(Permission.CheckIn));
    }

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
