using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Attendance;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Business;

/// <summary>Cancelling an event of the business, its picture to print, who comes, and its door.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost("/events/{key}/cancel", async (string key, Occasions occasions, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await occasions.CancelAsync(access.Actor, key)) return Results.NotFound();
            context.SayNext("It is cancelled. Whoever waits for it goes the way their step says, and whoever registered gets a letter.",
                $"/events/{Uri.EscapeDataString(key)}/take-up");
            return Results.LocalRedirect("/events");
        }).Needs(Permission.EditJourneys);
        app.MapPost("/events/{key}/take-up", async (string key, Occasions occasions, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await occasions.TakeUpAsync(access.Actor, key)) return Results.NotFound();
            context.SayNext("It takes place after all.");
            return Results.LocalRedirect(Url(key));
        }).Needs(Permission.EditJourneys);
        app.MapGet("/events/{key}/qr.png", (string key, Occasions occasions, SignedLinks links, WorkspaceAccess access) =>
            occasions.Find(access.WorkspaceId, key) is null ? Results.NotFound()
                : Results.Bytes(QrPicture.Png(Address(links, access, key), pixels: 16), "image/png")).Needs(Permission.SeeJourneys);
        app.MapGet("/events/{key}/qr.svg", (string key, Occasions occasions, SignedLinks links, WorkspaceAccess access) =>
            occasions.Find(access.WorkspaceId, key) is not { } one ? Results.NotFound()
                : Results.Text(QrPicture.Svg(Address(links, access, key), one.Terms.Name), "image/svg+xml")).Needs(Permission.SeeJourneys);
        app.MapPost("/events/{key}/people/{person:guid}/{id:guid}/end", EndAsync).Needs(Permission.ChangePeople);
        app.MapPost("/events/{key}/door/{person:guid}/{id:guid}", TapAsync).Needs(Permission.CheckIn);
        app.MapPost("/events/{key}/door/add", AddAsync).Needs(Permission.CheckIn);
        app.MapPost("/events/{key}/door/close", CloseAsync).Needs(Permission.CheckIn);
        app.MapPost("/events/{key}/door/open", async (string key, Occasions occasions, Doorkeeping door, WorkspaceAccess access) =>
        {
            if (occasions.Find(access.WorkspaceId, key) is null) return Results.NotFound();
            await door.ReopenAsync(access.Actor, key);
            return Results.LocalRedirect($"{Url(key)}/door");
        }).Needs(Permission.CheckIn);
    }

    private static async Task<IResult> CloseAsync(
        string key, Occasions occasions, Doorkeeping door, WorkspaceAccess access, HttpContext context)
    {
        if (occasions.Find(access.WorkspaceId, key) is null) return Results.NotFound();
        if (await door.CloseAsync(access.Actor, key))
            context.SayNext("The door is closed. Whoever is not here did not come.", $"{Url(key)}/door/open");
        return Results.LocalRedirect($"{Url(key)}/door");
    }

    private static async Task<IResult> EndAsync(
        [AsParameters] GuestTap tap, Registrations desk, RegistrationReader registrations, WorkspaceAccess access, HttpContext context)
    {
        var found = registrations.Find(tap.Registration);
        if (found is not { } one || one.WorkspaceId != access.WorkspaceId || one.Occasion != tap.Key) return Results.NotFound();
        var ended = await desk.EndAsync(one.Key, EndedBy.Team);
        context.SayNext(ended is { State: PlaceState.Ended }
            ? $"{one.Called} has no place any more. Whoever has waited longest moves up."
            : $"{one.Called} is here already, so nothing was changed.");
        return Results.LocalRedirect($"{Url(tap.Key)}/people?list={Uri.EscapeDataString(tap.List ?? "")}");
    }

    private static async Task<IResult> TapAsync([AsParameters] GuestTap tap, Doorkeeping door, WorkspaceAccess access)
    {
        var answer = tap.IsBack ? await door.TakeBackAsync(access.Actor, tap.Key, tap.Registration)
            : await door.CheckInAsync(access.Actor, tap.Key, tap.Registration);
        if (answer.Answer == DoorAnswer.NotThere) return Results.NotFound();
        var late = answer.Answer == DoorAnswer.TooLate ? "&late=1" : "";
        // Found once, the next name is typed anew.
        return Results.LocalRedirect($"{Url(tap.Key)}/door?q={(tap.IsBack ? Uri.EscapeDataString(tap.Q ?? "") : "")}{late}");
    }

    private static async Task<IResult> AddAsync(
        string key, [FromForm] GuestForm guest, Registrations desk, WorkspaceAccess access, HttpContext context)
    {
        var errors = new FormErrors();
        if (guest.Read(errors) is not { } known) context.SayNext(errors.All.First().Value);
        else if ((await desk.AddAsync(access.WorkspaceId, key, known, checkedInBy: access.AccountId)).Given is null)
            return Results.NotFound();
        else context.SayNext($"{known.Name} is here.");
        return Results.LocalRedirect($"{Url(key)}/door");
    }

    private static string Url(string key) => $"/events/{Uri.EscapeDataString(key)}";

    private static string Address(SignedLinks links, WorkspaceAccess access, string key) =>
        links.Home + EventAddress.Of(access.WorkspaceId, key);
}

/// <summary>What is done with somebody's registration.</summary>
/// <param name="Key">Of the event.</param>
/// <param name="Back">"yes" where they are not here after all.</param>
/// <param name="Q">What was searched for.</param>
/// <param name="List">Which list it stood in.</param>
internal sealed record GuestTap(
    string Key, Guid Person, Guid Id, [FromForm] string? Back, [FromForm] string? Q, [FromForm] string? List)
{
    public bool IsBack => Back == "yes";

    public RegistrationKey Registration => new(Person, Id);
}
