using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Rehearsing;

/// <summary>What a passage's forms post.</summary>
internal sealed class PassageForm
{
    public string? From { get; set; }
    public string? To { get; set; }

    /// <summary>Of both as they were shown.</summary>
    public string? Print { get; set; }
    public string? Words { get; set; }
}

/// <summary>Takes what somebody says of a passage, and leads back to it.</summary>
internal sealed class PassageDesk(DraftStore drafts, Passages passages, WorkspaceAccess access)
{
    public async Task<IResult> TickAsync(string key, PassageForm form, HttpContext context)
    {
        if (Find(key, form) is not { } found) return Results.NotFound();
        if (found.Print != form.Print) return Back(context, key, form, "One of the two was changed meanwhile. Look at them once more.");
        await passages.TickAsync(access.Actor, found.Open.JourneyId, (form.From!, form.To!), found.Print);
        return Back(context, key, form, null);
    }

    public async Task<IResult> NoteAsync(string key, PassageForm form, HttpContext context)
    {
        if (Find(key, form) is not { } found) return Results.NotFound();
        if (Typed.Clean(form.Words) is not { Length: <= Passages.LongestNote } words)
            return Back(context, key, form,
                $"Nothing was noted: write down what is not right, in up to {Passages.LongestNote} characters.");
        await passages.NoteAsync(access.Actor, found.Open.JourneyId, (form.From!, form.To!), words);
        return Back(context, key, form, "It stands among the findings of that step, under Test.");
    }

    public async Task<IResult> ForgetAsync(string key, PassageForm form, HttpContext context)
    {
        if (Find(key, form) is not { } found) return Results.NotFound();
        await passages.ForgetAsync(access.Actor, found.Open.JourneyId, (form.From!, form.To!));
        var passage = $"from={form.From}&to={form.To}";
        var query = RehearsalChoice.Of(context.Request.Query).Query;
        context.SayNext("It is asked again.", $"/journeys/{key}/rehearse/put-back{(query.Length == 0 ? "?" : query + "&")}{passage}");
        return Back(context, key, form, null);
    }

    public async Task<IResult> PutBackAsync(string key, PassageForm form, HttpContext context)
    {
        if (Find(key, form) is not { } found) return Results.NotFound();
        var done = await passages.PutBackAsync(access.Actor, found.Open.JourneyId, (form.From!, form.To!));
        return Back(context, key, form, done ? "It is as it was before." : "Somebody has said something of it since, so it was left.");
    }

    private (OpenDraft Open, string Print)? Find(string key, PassageForm form) =>
        drafts.Open(access.WorkspaceId, key) is { } open && form is { From: { } from, To: { } to }
            && Passage.PrintOf(open.Document, from, to) is { } print
            ? (open, print)
            : null;

    private static IResult Back(HttpContext context, string key, PassageForm form, string? said)
    {
        if (said is not null) context.SayNext(said);
        var query = RehearsalChoice.Of(context.Request.Query).Query;
        var passages = $"/journeys/{key}/rehearse{query}{(query.Length == 0 ? '?' : '&')}show=passages";
        return TypedResults.LocalRedirect($"{passages}#p-{form.From}-{form.To}");
    }
}
