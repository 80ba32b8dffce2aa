using System.Text;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drawings;
using Throughline.Journeys;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Sharing;

/// <summary>Files that a journey can be taken away as, and what the page of its links posts.</summary>
internal static class OutEndpoints
{
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<OutgoingJourneys>();
        services.AddSingleton<SharedDoors>();
    }

    public static void MapSharing(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/out/map.svg", (string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing) =>
            Send(key, context, access, journeys, outgoing, "image/svg+xml", ".svg", (journey, choice) => Encoding.UTF8.GetBytes(JourneyMapDrawing.Svg(journey.Draft, journey.Options(choice))))).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/out/map.csv", (string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing) =>
            Send(key, context, access, journeys, outgoing, "text/csv; charset=utf-8", ".csv", Table)).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/out/journey.yaml", (string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing) =>
            Send(key, context, access, journeys, outgoing, "application/yaml; charset=utf-8", ".yaml", (journey, _) => Encoding.UTF8.GetBytes(journey.File))).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/out/journey.json", (string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing) =>
            Send(key, context, access, journeys, outgoing, "application/json; charset=utf-8", ".json", (journey, _) => Encoding.UTF8.GetBytes(JourneyJson.Write(journey.Draft)))).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/out/journey.mmd", (string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing) =>
            Send(key, context, access, journeys, outgoing, "text/plain; charset=utf-8", ".mmd", (journey, _) => Encoding.UTF8.GetBytes(MermaidJourney.Text(journey.Draft)))).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/share/{id:guid}/revoke", Revoke).Needs(Permission.Publish);
        app.MapPost("/journeys/{key}/share/{id:guid}/restore", Restore).Needs(Permission.Publish);
        app.MapShared();
        app.MapKeptFiles();
    }

    private static IResult Send(string key, HttpContext context, WorkspaceAccess access, JourneyReader journeys, OutgoingJourneys outgoing, string type, string ending, Func<OutgoingJourney, OutChoice, byte[]> write)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row) return Results.NotFound();
        var choice = OutChoice.From(context.Request.Query, row, access);
        if (outgoing.Find(access.WorkspaceId, key, choice.IsDraft) is not { } journey) return Results.NotFound();
        return Results.File(write(journey, choice), type, row.Key + ending);
    }

    private static byte[] Table(OutgoingJourney journey, OutChoice choice)
    {
        using var bytes = new MemoryStream();
        MatrixWriter.Write(bytes, JourneyMatrix.Of(journey.Draft, choice.Numbers ? journey.Numbers : null));
        return bytes.ToArray();
    }

    private static async Task<IResult> Revoke(string key, Guid id, ShareLinks links, WorkspaceAccess access, HttpContext context)
    {
        if (!await links.RevokeAsync(access.Actor, id)) return Results.NotFound();
        context.SayNext("The link is taken back. Whoever follows it sees nothing any more.", $"/journeys/{Uri.EscapeDataString(key)}/share/{id:N}/restore");
        return Results.LocalRedirect($"/journeys/{Uri.EscapeDataString(key)}/share");
    }

    private static async Task<IResult> Restore(string key, Guid id, ShareLinks links, WorkspaceAccess access, HttpContext context)
    {
        if (!await links.RestoreAsync(access.Actor, id)) return Results.NotFound();
        context.SayNext("The link works again.");
        return Results.LocalRedirect($"/journeys/{Uri.EscapeDataString(key)}/share");
    }
}
