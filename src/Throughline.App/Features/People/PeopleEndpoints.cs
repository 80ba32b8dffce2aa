using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>What the page of a person posts.</summary>
internal static class PeopleEndpoints
{
    private const int LongestReason = 200;

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<WaysIn>();
        services.AddSingleton<PersonFileParts>();
        services.AddSingleton<PersonWritings>();
        services.AddSingleton<PersonFile>();
        services.AddSingleton<FindHits>(all => Find(all.GetRequiredService<PeopleReader>()));
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/all.json", TakeOut).Needs(Permission.Export);
        app.MapPersonWriting();
        app.MapPost("/people/{id:guid}/roads/{road:guid}/{act}", Signal).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/roads/{road:guid}/did", MarkDone).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/join", Join).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/proposals/{proposal:guid}/accept",
            (Guid id, Guid proposal, WorkspaceAccess access, PersonReader people, PeopleRegister register, HttpContext context) =>
            Decide((id, proposal, true), access, people, register, context)).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/proposals/{proposal:guid}/decline",
            (Guid id, Guid proposal, WorkspaceAccess access, PersonReader people, PeopleRegister register, HttpContext context) =>
            Decide((id, proposal, false), access, people, register, context)).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/suppress", (Guid id, WorkspaceAccess access, PersonReader people, PeopleRegister register, HttpContext context) => Suppress(id, true, access, people, register, context)).Needs(Permission.ChangePeople);
        app.MapPost("/people/{id:guid}/allow", (Guid id, WorkspaceAccess access, PersonReader people, PeopleRegister register, HttpContext context) => Suppress(id, false, access, people, register, context)).Needs(Permission.ChangePeople);
    }

    private static async Task<IResult> Decide((Guid Person, Guid Proposal, bool Accepted) about, WorkspaceAccess access,
        PersonReader people, PeopleRegister register, HttpContext context)
    {
        if (people.Find(access.People, about.Person) is not { } person) return Results.NotFound();
        var decided = await register.SettleProposalAsync(access.WorkspaceId, person.PersonId, about.Proposal, about.Accepted,
            access.AccountName);
        context.SayNext(!decided ? "That was decided already." : about.Accepted ? "Noted." : "Noted. Nothing changes.");
        return Results.LocalRedirect($"/people/{person.PersonId:N}");
    }

    private static async Task<IResult> Signal(Guid id, Guid road, string act, [FromForm] string? reason, WorkspaceAccess access, EnrollmentActions enrollments, HttpContext context)
    {
        var why = reason?.Trim() is { Length: > 0 } words ? words.Length > LongestReason ? words[..LongestReason] : words : null;
        if (act is "leave" or "hold" && why is null)
        {
            context.SayNext("Write down why, in a few words, so that your team knows.");
            return Results.LocalRedirect($"/people/{id:N}");
        }
        if (Find(act, why) is not { } chosen || !await enrollments.SignalAsync(access.WorkspaceId, id, road, chosen.Signal)) return Results.NotFound();
        context.SayNext(chosen.Said, chosen.Undo is null ? null : $"/people/{id:N}/roads/{road:N}/{chosen.Undo}");
        return Results.LocalRedirect($"/people/{id:N}");
    }

    private static async Task<IResult> MarkDone(Guid id, Guid road, [FromForm] string? step, WorkspaceAccess access, PersonReader people, EnrollmentActions enrollments, HttpContext context)
    {
        if (people.Find(access.People, id) is null) return Results.NotFound();
        context.SayNext(await enrollments.MarkDoneAsync(access.WorkspaceId, id, road, step ?? "") ? "They did it, and go on." : "Nothing changed: they had done it already, or are no longer there.");
        return Results.LocalRedirect($"/people/{id:N}");
    }

    /// <param name="Said">Told when it is done.</param>
    /// <param name="Undo">The act that takes it back; null where none does.</param>
    private sealed record Act(Signal Signal, string Said, string? Undo = null);

    private static Act? Find(string act, string? why) => act switch
    {
        "leave" => new(new Signal.Leave(why!), "They are off the road."),
        "rest" => new(new Signal.NotNow(), "They rest now. Nothing is sent until they come back.", "back"),
        "back" => new(new Signal.CameBack(), "They are back where they were."),
        "hold" => new(new Signal.HoldHere(why!), "They are held here.", "release"),
        "release" => new(new Signal.Release(), "They go on."),
        _ => null,
    };

    private static async Task<IResult> Join(Guid id, [FromForm] string? way, WaysIn ways, WorkspaceAccess access, EnrollmentActions enrollments, HttpContext context)
    {
        if (ways.Find(access.WorkspaceId, way) is not { } chosen || !await enrollments.EnterAsync(access.WorkspaceId, id, chosen.JourneyId, chosen.EntryPoint)) return Results.NotFound();
        context.SayNext("They are on the road.");
        return Results.LocalRedirect($"/people/{id:N}");
    }

    private static async Task<IResult> Suppress(Guid id, bool suppressed, WorkspaceAccess access, PersonReader people, PeopleRegister register, HttpContext context)
    {
        if (people.Find(access.People, id) is not { } person) return Results.NotFound();
        var (byMail, byText) = (await ChangeAsync(Channel.Email), await ChangeAsync(Channel.Sms));
        if (!byMail && !byText) return Results.NotFound();
        context.SayNext(
            suppressed ? "Nothing is sent to them any more." : "They may be written to again.",
            $"/people/{person.PersonId:N}/{(suppressed ? "allow" : "suppress")}");
        return Results.LocalRedirect($"/people/{person.PersonId:N}");

        Task<bool> ChangeAsync(Channel channel) => suppressed
            ? register.SuppressAsync(access.WorkspaceId, id, channel, "Somebody of your team put it there.")
            : register.UnsuppressAsync(access.WorkspaceId, id, channel);
    }

    private static async Task<IResult> TakeOut(Guid id, WorkspaceAccess access, PersonFile file, Workspaces workspaces, TimeProvider clock)
    {
        if (file.Write(access, id, NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow())) is not { } json) return Results.NotFound();
        await workspaces.NoteAsync(access.Actor, "person.taken-out", id.ToString("N"));
        return Results.File(json, "application/json; charset=utf-8", $"person-{id:N}.json");
    }

    /// <summary>People by name or address.</summary>
    private static FindHits Find(PeopleReader people) => (access, words) => !access.May(Permission.SeePeople) || words.Length == 0
        ? []
        : people.Search(access.People, words, null).Rows.Take(4).Select(row => new Hit("People", row.Name, $"/people/{row.PersonId:N}", "user", row.Email));
}
