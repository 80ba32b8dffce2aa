using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Stepping;

/// <summary>What somebody is writing, as the page has it: it need not be kept yet.</summary>
/// <param name="At">Path of the message in the draft.</param>
/// <param name="As">Whom it is shown for: a person's id, "nobody", or null for somebody made up.</param>
/// <param name="Dark">As a device shows it that is set to dark.</param>
internal sealed record WrittenLetter(
    string? At, string? As, string? Subject, string? Preheader, string? Body, string? Purpose, string? Channel = null, bool Dark = false);

/// <summary>A message of a draft as it would look, and a test of it to oneself.</summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/steps/{id}/letter", Shown).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/letter", Written).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/test", Test).Needs(Permission.EditJourneys);
        app.MapGet("/pages-of-ours", (IEnumerable<IOwnPages> kinds, WorkspaceAccess access) =>
            Results.Json(kinds.SelectMany(kind => kind.Of(access.WorkspaceId)))).Needs(Permission.SeeJourneys);
        app.MapGet("/outbox/tests/{id:guid}/letter", Sent).Needs(Permission.EditJourneys);
    }

    private static IResult Shown(string key, string id, string? at, string? @as, DraftStore drafts, DraftLetters letters, WorkspaceAccess access, HttpContext context)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open || letters.Kept(open, id, at, @as) is not { } letter) return Results.NotFound();
        return LetterDocument.Of(letters.Show(letter) is RenderOutcome.Rendered { Message: var message }
            ? LetterDocument.AsIf(message.Html, dark: false) : "<!DOCTYPE html><title>Nothing to show yet</title>", context);
    }

    private static IResult Written(string key, string id, WrittenLetter written, DraftStore drafts, DraftLetters letters, WorkspaceAccess access)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open || letters.Of(open, id, written) is not { } letter) return Results.NotFound();
        if (letter.Message.IsText && string.IsNullOrWhiteSpace(written.Body)) return Results.Json(new { text = "", size = "", said = (string?)null });
        return letters.Show(letter) switch
        {
            RenderOutcome.Rendered { Message: var message } when letter.Message.IsText => Results.Json(new { message.Text, size = TextSize.InWords(message.Text), said = (string?)null }),
            RenderOutcome.Rendered { Message: var message } =>
                Results.Json(new
                {
                    message.Subject,
                    message.Preheader,
                    html = LetterDocument.OpenLinksOutside(LetterDocument.AsIf(message.Html, written.Dark)),
                    words = message.Text,
                    said = (string?)null
                }),
            var outcome => Results.Json(new { said = DraftLetters.WhyNot(outcome) }),
        };
    }

    private static async Task<IResult> Test(string key, string id, WrittenLetter written, DraftStore drafts, DraftLetters letters, WorkspaceAccess access, CancellationToken cancel)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open || letters.Of(open, id, written) is not { } letter) return Results.NotFound();
        var (sent, said, kept) = await letters.TestAsync(letter, cancel);
        return Results.Json(new { sent, said, href = kept is { } id2 ? $"/outbox/tests/{id2:N}" : null });
    }

    private static IResult Sent(Guid id, TestMessages tests, WorkspaceAccess access, HttpContext context) =>
        tests.Find(access.WorkspaceId, id) is { } test && access.MaySee(test)
            ? LetterDocument.Of(test.Html, context)
            : Results.NotFound();
}
