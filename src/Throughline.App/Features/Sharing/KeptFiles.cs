using System.Text;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Sharing;

/// <summary>
/// Files that are not sound, or say what no journey can hold (forks, loops), kept all the same: what could be read is a
/// draft of its own and never a live road; the rest is shown line by line, and the whole file stays to be taken back out.
/// </summary>
internal static class KeptFiles
{
    public static void MapKeptFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/keep", Keep).Needs(Permission.EditJourneys);
        app.MapGet("/journeys/{key}/unread/file", (string key, UnreadFiles files, WorkspaceAccess access) =>
            files.Of(access.WorkspaceId, key) is { } file ? Results.File(Encoding.UTF8.GetBytes(file), "application/octet-stream", $"{key}-as-it-came.yaml") : Results.NotFound()).Needs(Permission.SeeJourneys);
    }

    private static async Task<IResult> Keep([FromForm] string? file, [FromForm] string? name, Database database, WorkspaceAccess access, TimeProvider clock, HttpContext context)
    {
        if (Decode(file) is not { } text) return Results.BadRequest();
        var (draft, findings) = JourneyFile.Read(text);
        var stem = Path.GetFileNameWithoutExtension(name ?? "");
        draft ??= new JourneyDraft { Name = stem.Length == 0 ? "An imported file" : stem };
        var wanted = Keys.From(draft.Journey) ?? Keys.From(draft.Name) ?? Keys.From(stem) ?? "imported";
        var now = NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow());
        var key = await KeptDrafts.KeepAsync(database, access.Actor, wanted, draft, findings.IsEmpty ? null : text, now);
        context.SayNext(key == wanted ? "It is kept as a draft." : $"It is kept as a draft, as “{key}”: another journey is called “{wanted}”.");
        return Results.LocalRedirect(findings.IsEmpty ? $"/journeys/{key}" : $"/journeys/{key}/unread");
    }

    /// <summary>As <c>Encode</c> made it, line ends and all; null for anything else.</summary>
    private static string? Decode(string? file)
    {
        try
        {
            return string.IsNullOrEmpty(file) ? null : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(file));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>For a form's field: a browser would change the line ends of a plain text.</summary>
    public static string Encode(string file) => Convert.ToBase64String(Encoding.UTF8.GetBytes(file));
}
