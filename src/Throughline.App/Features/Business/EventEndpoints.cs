using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>Cancelling an event of the business, and taking it up again.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost("/events/{key}/cancel", async (string key, Occasions occasions, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await occasions.CancelAsync(access.Actor, key)) return Results.NotFound();
            context.SayNext("It is cancelled. Whoever waits for it goes the way their step says.",
                $"/events/{Uri.EscapeDataString(key)}/take-up");
            return Results.LocalRedirect("/events");
        }).Needs(Permission.EditJourneys);
        app.MapPost("/events/{key}/take-up", async (string key, Occasions occasions, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await occasions.TakeUpAsync(access.Actor, key)) return Results.NotFound();
            context.SayNext("It takes place after all.");
            return Results.LocalRedirect($"/events/{Uri.EscapeDataString(key)}");
        }).Needs(Permission.EditJourneys);
    }
}
