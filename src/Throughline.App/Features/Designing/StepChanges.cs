using Throughline.App.Access;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Designing;

/// <summary>Makes an edit that the server works out from the draft as it stands.</summary>
internal sealed class StepChanges(DraftStore drafts, WorkspaceAccess access)
{
    /// <param name="id">The step it is about; null where it is about none.</param>
    /// <param name="edit">Null where there is nothing to change.</param>
    public async Task<IResult> MakeAsync(string key, string? id, string? tab, Func<DraftDocument, DraftEdit?> edit)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        var (undo, redo) = drafts.Can(open.JourneyId, access.AccountId);
        if (id is not null && !open.Document.Ids("steps").Contains(id))
            return Results.Json(new { open.Revision, undo, redo, refused = "gone", said = "This step is no longer there: somebody has removed it meanwhile." }, statusCode: StatusCodes.Status404NotFound);
        if (edit(open.Document) is not { } change) return Results.Json(new { open.Revision, undo, redo });
        return await drafts.EditAsync(access.Actor, key, change, tab) is { } answer ? DraftEndpoints.Answer(answer, null) : Results.NotFound();
    }
}
