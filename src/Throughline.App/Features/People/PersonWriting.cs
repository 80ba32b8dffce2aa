using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>Takes what the team writes about somebody: notes and tags; and takes back a letter by hand.</summary>
internal static class PersonWriting
{
    public static void MapPersonWriting(this IEndpointRouteBuilder app)
    {
        app.MapPost("/people/{id:guid}/notes", WriteNote).Needs(Permission.SeePeople, Permission.SettleAssignments);
        app.MapPost("/people/{id:guid}/notes/{note:guid}", ChangeNote).Needs(Permission.SeePeople, Permission.SettleAssignments);
        app.MapPost("/people/{id:guid}/notes/{note:guid}/remove", RemoveNote).Needs(Permission.SeePeople, Permission.SettleAssignments);
        app.MapPost("/people/{id:guid}/notes/{note:guid}/put-back", PutNoteBack).Needs(Permission.SeePeople, Permission.SettleAssignments);
        app.MapPost("/people/{id:guid}/notes/{note:guid}/seen", SeeNote).Needs(Permission.SettleAssignments);
        app.MapPost("/people/{id:guid}/tags", GiveTag).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/tags/remove", TakeTag).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/letters/{letter:guid}/take-back", TakeBack).Needs(Permission.ChangePeople);
    }

    private static async Task<IResult> WriteNote(Guid id, [FromForm] string? words, [FromForm] string? once, [AsParameters] NoteDesk desk)
    {
        if (desk.Find(id) is not { } person) return Results.NotFound();
        if (WrongWith(words) is { } wrong) return Back(desk.Context, person, wrong);
        var written = await desk.Notes.WriteAsync(desk.Writer, person.PersonId, words!.Trim(), FormOnce.Of(once));
        return Told(desk.Context, person, written, "Noted.");
    }

    private static async Task<IResult> ChangeNote(Guid id, Guid note, [FromForm] string? words, [AsParameters] NoteDesk desk)
    {
        if (desk.Find(id) is not { } person) return Results.NotFound();
        if (WrongWith(words) is { } wrong) return Back(desk.Context, person, wrong);
        var changed = await desk.Notes.ChangeAsync(desk.Writer, new NoteKey(person.PersonId, note), words!.Trim());
        return Told(desk.Context, person, changed, "Changed.");
    }

    private static async Task<IResult> RemoveNote(Guid id, Guid note, [AsParameters] NoteDesk desk)
    {
        if (desk.Find(id) is not { } person || !await desk.Notes.RemoveAsync(desk.Writer, new NoteKey(person.PersonId, note)))
            return Results.NotFound();
        return Back(desk.Context, person, "The note is taken out.", $"/people/{person.PersonId:N}/notes/{note:N}/put-back");
    }

    private static async Task<IResult> PutNoteBack(Guid id, Guid note, [AsParameters] NoteDesk desk)
    {
        if (desk.Find(id) is not { } person || !await desk.Notes.PutBackAsync(desk.Writer, new NoteKey(person.PersonId, note)))
            return Results.NotFound();
        return Back(desk.Context, person, "The note is back.");
    }

    // Whoever is named has seen it, whether they would find that person otherwise or not.
    private static async Task<IResult> SeeNote(Guid id, Guid note, WorkspaceAccess access, PersonNotes notes)
    {
        if (access.TeamKey is not { } member || !await notes.SeeAsync(access.WorkspaceId, new NoteKey(id, note), member))
            return Results.NotFound();
        return Results.LocalRedirect("/my-day");
    }

    private static async Task<IResult> GiveTag(Guid id, [FromForm] string? tag, WorkspaceAccess access, PersonTags tags,
        HttpContext context)
    {
        if (context.Find(id) is not { } person) return Results.NotFound();
        if (TagName.Of(tag) is not { } name)
            return Back(context, person, $"Write a word or two as the tag, at most {TagName.Longest} characters.");
        var given = await tags.GiveAsync(access.WorkspaceId, person.PersonId, name, access.AccountName);
        return given switch
        {
            TagGiven.Given => Back(context, person, $"Tagged “{name.Name}”."),
            TagGiven.Known => Back(context, person, $"They had the tag “{name.Name}” already."),
            TagGiven.TooMany => Back(context, person,
                $"{PersonTags.MostOfOne} tags are as many as somebody can have. Take one away first."),
            TagGiven.TooManyWords => Back(context, person,
                $"{PersonTags.MostWords} tags are as many as a business can have. Use one that is there."),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> TakeTag(Guid id, [FromForm] string? tag, WorkspaceAccess access, PersonTags tags,
        HttpContext context)
    {
        if (context.Find(id) is not { } person) return Results.NotFound();
        await tags.TakeAsync(access.WorkspaceId, person.PersonId, tag ?? "");
        return Back(context, person, "The tag is off.");
    }

    private static async Task<IResult> TakeBack(Guid id, Guid letter, WorkspaceAccess access, LettersByHand letters, HttpContext context)
    {
        if (context.Find(id) is not { } person) return Results.NotFound();
        var taken = await letters.TakeBackAsync(access.WorkspaceId, person.PersonId, letter);
        return Back(context, person, taken ? "It is not sent." : "It has left already.");
    }

    private static PersonEntry? Find(this HttpContext context, Guid id)
    {
        var all = context.RequestServices;
        return all.GetRequiredService<PersonReader>().Find(all.GetRequiredService<WorkspaceAccess>().People, id);
    }

    private static string? WrongWith(string? words) => string.IsNullOrWhiteSpace(words) ? "The note was empty, so nothing was kept."
        : words.Length > PersonNotes.Longest ? $"A note has at most {PersonNotes.Longest} characters. Nothing was kept of it." : null;

    private static IResult Told(HttpContext context, PersonEntry person, NoteWritten written, string said)
    {
        if (written.Id is null) return Results.NotFound();
        return Back(context, person, written.Unclear is [var first, ..]
            ? $"{said} “@{first}” could be several of your team, so nobody was told. Write more of the name." : said);
    }

    private static IResult Back(HttpContext context, PersonEntry person, string said, string? undo = null)
    {
        context.SayNext(said, undo);
        return Results.LocalRedirect($"/people/{person.PersonId:N}");
    }

    /// <summary>Who writes, and where notes are kept.</summary>
    private readonly record struct NoteDesk(WorkspaceAccess Access, PersonNotes Notes, PersonReader People, HttpContext Context)
    {
        public NoteWriter Writer => new(Access.Actor, Access.AccountName, Access.May(Permission.ChangePeople));

        public PersonEntry? Find(Guid id) => People.Find(Access.People, id);
    }
}
