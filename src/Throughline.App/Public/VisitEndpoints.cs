using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Throughline.App.Design;
using Throughline.Languages;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>
/// Links in messages, <c>/c/{token}</c>, and the picture that tells of an opening, <c>/o/{token}.gif</c>. A link leads where the
/// message as published says, never where an address says.
/// </summary>
internal static class VisitEndpoints
{
    /// <summary>One transparent point.</summary>
    private static readonly byte[] Point = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/c/{token}", [HttpMethods.Get, HttpMethods.Head], Follow).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/o/{token}.gif", [HttpMethods.Get, HttpMethods.Head], Open).RequireRateLimiting(PublicPages.Visits);
    }

    private static async Task<IResult> Follow(string token, SignedDeliveries signed, LinkTargets targets, VisitNotes notes,
        HttpContext context)
    {
        if (signed.FindRow(token, LinkKind.Click) is not var (target, row)) return PublicAnswers.BrokenLink(context);
        if (target.Index == FollowedLink.Trap)
        {
            await notes.FollowedAsync(row, FollowedLink.Trap, context);
            return PublicAnswers.Said(context, StatusCodes.Status200OK, null, PublicWord.NothingHere, PublicWord.NothingHereWhy);
        }
        if (targets.FileOf(row, target.Index) is { } file)
        {
            if (!GoesOn(context.Request)) await notes.FollowedAsync(row, target.Index, context);
            return targets.Hand(row, file, context) ?? PublicAnswers.Said(context, StatusCodes.Status200OK,
                signed.FindPage(context, token, LinkKind.Click)?.Business, PublicWord.FileGone, PublicWord.FileGoneWhy);
        }
        if (targets.Of(row, target.Index) is not { } address) return PublicAnswers.BrokenLink(context);
        await notes.FollowedAsync(row, target.Index, context);
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Redirect(context.RequestServices.GetRequiredService<Visitors>().Known(address, row));
    }

    /// <summary>Another part of a file that is being listened to.</summary>
    private static bool GoesOn(HttpRequest request) =>
        request.Headers.Range is { Count: > 0 } range && !range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal);

    private static async Task<IResult> Open(string token, SignedDeliveries signed, VisitNotes notes, HttpContext context)
    {
        if (signed.FindRow(token, LinkKind.Open) is not var (_, row)) return Results.NotFound();
        await notes.OpenedAsync(row, context);
        context.Response.Headers.CacheControl = "no-store, no-cache, private, max-age=0";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return Results.Bytes(Point, "image/gif");
    }
}

/// <summary>Where the links of messages lead.</summary>
internal sealed class LinkTargets(Catalogue catalogue, CompiledMessages messages, LibraryFiles files, LibraryContents contents)
{
    /// <summary>The file that a link hands over, by its name; null where it leads elsewhere.</summary>
    public string? FileOf(DeliveryEntry row, int index) => MessageOf(row)?.FileOf(index);

    /// <summary>A file of the business that wrote the letter, as it is now; null where it was taken out.</summary>
    public IResult? Hand(DeliveryEntry row, string key, HttpContext context) =>
        files.Find(row.WorkspaceId, key) is { } file ? FileAnswer.Of(context, contents, row.WorkspaceId, file, isKept: false) : null;

    /// <summary>In ASCII, as a header holds it; null where the message has no such link, or the link leads nowhere for this
    /// person.</summary>
    public string? Of(DeliveryEntry row, int index)
    {
        if (row.Body is not { } body) return null;
        return MessageOf(row)?.ResolveTarget(index, JsonSerializer.Deserialize<Dictionary<string, string>>(body) ?? []);
    }

    private CompiledMessage? MessageOf(DeliveryEntry row)
    {
        if (row is not { VersionId: { } id, Step: { } step } || catalogue.FindVersion(id) is not { } version) return null;
        return CompiledMessages.SourceOf(version.Journey, step, row.Number, row.Variant) is null ? null
            : messages.Of(version, step, row.Number, row.Variant);
    }
}
