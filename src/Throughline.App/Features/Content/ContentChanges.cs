using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Drafts;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Content;

/// <summary>Makes an edit of a draft for the content plan, says what became of it, and goes back to the plan.</summary>
internal sealed class ContentChanges(DraftStore drafts, WorkspaceAccess access)
{
    public async Task<IResult> MakeAsync(HttpContext context, string key, string said, Func<DraftDocument, DraftEdit?> edit)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        if (edit(open.Document) is not { } change) return Refuse(context,
            "Nothing was changed: it stands there already, or the step is no longer what it was.");
        if (await drafts.EditAsync(access.Actor, key, change) is not { Change.IsMade: true })
            return Refuse(context, "Somebody has changed it meanwhile, so it was left as they wrote it.");
        context.SayNext(said, $"/content/{key}/take-back?back={Uri.EscapeDataString(Back(context))}");
        return Results.LocalRedirect(Back(context));
    }

    /// <summary>Back to the plan, with a word about it.</summary>
    public static IResult Refuse(HttpContext context, string said)
    {
        context.SayNext(said);
        return Results.LocalRedirect(Back(context));
    }

    /// <summary>The look from which it was posted: an address of the plan, and nothing else.</summary>
    private static string Back(HttpContext context) => context.Request.Query["back"].ToString() is var back
        && (back.StartsWith("/content?", StringComparison.Ordinal) || back == "/content") ? back : "/content";
}
