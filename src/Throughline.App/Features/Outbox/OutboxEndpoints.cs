using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Outbox;

/// <summary>A message as a document of its own, shut off from the page around it.</summary>
internal static class OutboxEndpoints
{
    /// <summary>Styles of its own and pictures, nothing else: no script, no form, no frame, nothing of ours.</summary>
    public const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox";

    public static void MapOutbox(this IEndpointRouteBuilder app) =>
        app.MapGet("/outbox/{person:guid}/{id:guid}/letter", Letter).Needs(Permission.SeePeople);

    private static IResult Letter(Guid person, Guid id, WorkspaceAccess access, DeliveryReader deliveries, SentMessages messages, HttpContext context)
    {
        if (deliveries.Find(access.People, person, id) is not { } row || messages.Show(row) is not RenderOutcome.Rendered { Message: { Html.Length: > 0 } message }) return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return Results.Content(OpenLinksOutside(message.Html), "text/html; charset=utf-8");
    }

    private static string OpenLinksOutside(string html) =>
        html.Replace("<head>", "<head>\n<base target=\"_blank\">", StringComparison.Ordinal);
}
