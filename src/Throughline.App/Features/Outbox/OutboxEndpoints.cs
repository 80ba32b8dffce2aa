using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Outbox;

/// <summary>A message as a document of its own, shut off from the page around it.</summary>
internal static class OutboxEndpoints
{
    public static void AddOutbox(this IServiceCollection services) =>
        services.AddSingleton(new HomePart(12, NeedsYou: true, typeof(UnknownOnHome), (all, access) => MaySendAllAgain(access)
            && UnknownOnHome.Recent(all.GetRequiredService<DeliveryReader>(), access, all.GetRequiredService<TimeProvider>()).Count > 0));

    public static void MapOutbox(this IEndpointRouteBuilder app)
    {
        app.MapGet("/outbox/{person:guid}/{id:guid}/letter", Letter).Needs(Permission.SeePeople);
        app.MapPost("/outbox/{person:guid}/{id:guid}/again", SendAgain).Needs(Permission.ChangePeople);
        app.MapPost("/outbox/unknown/again", SendAllAgain).Needs(Permission.ChangePeople);
    }

    /// <summary>Whoever changes people may decide that they get something once more; for all of them at once, who sees everybody.</summary>
    public static bool MaySendAllAgain(WorkspaceAccess access) => access.May(Permission.ChangePeople) && access.People.IsWhole;

    private static async Task<IResult> SendAgain(
        Guid person, Guid id, WorkspaceAccess access, UnknownDeliveries unknown, DeliveryReader deliveries, HttpContext context)
    {
        if (deliveries.Find(access.People, person, id) is null) return Results.NotFound();
        var sent = await unknown.SendAgainAsync(access.WorkspaceId, [new DeliveryKey(person, id)]);
        context.SayNext(sent == 1 ? "It goes out again, if it is still wanted." : "Nothing was sent: what became of it is known by now.");
        return Results.LocalRedirect($"/outbox/{person:N}/{id:N}");
    }

    private static async Task<IResult> SendAllAgain(
        [FromForm] Guid? version, [FromForm] int? step, WorkspaceAccess access, UnknownDeliveries unknown, HttpContext context)
    {
        if (!MaySendAllAgain(access)) return Results.NotFound();
        var place = version is { } id && step is { } index ? new StepPlace(id, index) : default(StepPlace?);
        var sent = await unknown.SendAllAgainAsync(access.WorkspaceId, place);
        context.SayNext(sent == 0
            ? "Nothing was sent: what became of them is known by now."
            : $"{Words.Count(sent, "message goes", "messages go")} out again, where still wanted.");
        return Results.LocalRedirect("/outbox?shelf=waiting");
    }

    private static IResult Letter(
        Guid person, Guid id, WorkspaceAccess access, DeliveryReader deliveries, SentMessages messages, HttpContext context) =>
        deliveries.Find(access.People, person, id) is { } row
            && messages.Show(row) is RenderOutcome.Rendered { Message: { Html.Length: > 0 } message }
            ? LetterDocument.Of(message.Html, context, isSealed: true) : Results.NotFound();
}
