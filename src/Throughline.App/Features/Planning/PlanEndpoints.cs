using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Planning;

/// <summary>What the screens of the guided start post about clients, and how all of them are answered: as the client's draft.ts reads it.</summary>
internal static class PlanEndpoints
{
    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<PlanClients>();
        services.AddScoped<Planner>();
    }

    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/templates/{template}/start", StartTemplate).Needs(Permission.EditJourneys);
        app.MapGet("/journeys/{key}/plan/live/{part}", Live).Needs(Permission.SeeJourneys);
        var written = app.MapGroup("/journeys/{key}/plan");
        written.MapPost("/client", KeepClient).Needs(Permission.EditJourneys);
        written.MapPost("/client/choose", ChooseClient).Needs(Permission.EditJourneys);
        written.MapPlanCards();
        written.MapPlanRoad();
    }

    private static async Task<IResult> StartTemplate(string template, Planner planner, HttpContext context)
    {
        if (TemplateLibrary.Find(template) is not { } found) return Results.NotFound();
        var key = await planner.BeginAsync(found.Draft.Name!, null, found.Draft);
        context.SayNext("The road is laid out. Say who it is for, then make each step yours.");
        return Results.LocalRedirect($"/journeys/{key}/plan/who");
    }

    private static IResult Live(string key, string part, string? before, string? order, Planner planner, TimeProvider clock)
    {
        if (planner.Find(key, clock) is not { } view) return Results.NotFound();
        return part switch
        {
            "steps" => new RazorComponentResult<PlanStepper>(new { View = view, Screen = before }),
            "ideas" => new RazorComponentResult<PlanPile>(new { View = view }),
            "clock" => new RazorComponentResult<PlanClock>(new { View = view }),
            "back" => new RazorComponentResult<PlanBack>(new { View = view, Before = before, Walking = order == "walk" }),
            "beginning" => new RazorComponentResult<PlanBeginning>(new { View = view }),
            "blueprint" => new RazorComponentResult<PlanBlueprint>(new { View = view }),
            _ => Results.NotFound(),
        };
    }

    // ---- the client ----

    private static async Task<IResult> KeepClient(string key, string? tab, ClientWord word, Planner planner, TimeProvider clock, Presence presence)
    {
        if (planner.Find(key, clock) is not { } view) return Results.NotFound();
        if (PlanClients.Problem(word.Field, word.Text) is { } problem) return Unprocessable(problem);
        if (word.Field == "offer") return await KeepOffer(view, word.Text, planner, tab);
        var saved = await planner.Clients.KeepAsync(planner.Actor, view.Client, word.Field, word.Text, word.Found);
        if (saved.IsStale && planner.Find(key, clock) is { } newer)
            return Results.Json(new { refused = "changed", now = PlanClients.Says(newer.Client, word.Field), said = "Somebody else wrote here meanwhile." }, statusCode: StatusCodes.Status409Conflict);
        if (saved.Key is not { } persona)
            return Unprocessable($"The book holds {Books.MostEntries} clients already, so this one was not kept. Remove one that you no longer need.");
        presence.Planned(view.Open.JourneyId, tab);
        return persona == view.Draft.Persona ? Kept() : await NamePersona(planner, view.Open, persona, tab);
    }

    private static async Task<IResult> KeepOffer(PlanView view, string? name, Planner planner, string? tab)
    {
        if (Typed.Clean(name) is not { } wanted) return await Edited(planner, view.Open, new DraftEdit.Set("offer", view.Document.Find("offer"), null), tab);
        return await planner.Clients.OfferAsync(planner.Actor, view.Draft, wanted) is not { } offer
            ? Unprocessable($"The book holds {Books.MostEntries} offers already, so this one was not kept. Remove one that you no longer need.")
            : offer == view.Draft.Offer ? Kept() : await Edited(planner, view.Open, Set(view.Document, "offer", offer), tab);
    }

    private static async Task<IResult> ChooseClient(string key, string? tab, ClientWord word, Planner planner, TimeProvider clock)
    {
        if (planner.Find(key, clock) is not { } view) return Results.NotFound();
        if (planner.Clients.All(planner.Actor.WorkspaceId).FirstOrDefault(one => one.Key == word.Text) is not { } client)
            return Unprocessable("This client is no longer in your book. Open the page again.");
        var edits = new List<DraftEdit> { Set(view.Document, "persona", client.Key) };
        if (view.Pain is null && client.Pain is not null) edits.Add(Set(view.Document, "pain", client.Pain));
        if (view.Draft.Result?.Gets is null && client.Gets is not null) edits.Add(Set(view.Document, "result.gets", client.Gets));
        if (view.Draft.Result?.Feels is null && client.Feels is not null) edits.Add(Set(view.Document, "result.feels", client.Feels));
        return await Edited(planner, view.Open, new DraftEdit.Several([.. edits]), tab);
    }

    private static Task<IResult> NamePersona(Planner planner, OpenDraft open, string persona, string? tab) =>
        Edited(planner, open, Set(open.Document, "persona", persona), tab);

    private static DraftEdit.Set Set(DraftDocument document, string path, string value) => new(path, document.Find(path), value);

    // ---- answers ----

    internal static async Task<IResult> Edited(Planner planner, OpenDraft open, DraftEdit edit, string? tab)
    {
        if (edit is DraftEdit.Several { Edits.IsEmpty: true }) return Kept();
        return await planner.EditAsync(open, edit, tab) is { } answer ? DraftEndpoints.Answer(answer, null) : Results.NotFound();
    }

    internal static IResult Kept(string? said = null) => Results.Json(new { said });

    internal static IResult Unprocessable(string said) => Results.Json(new { refused = "malformed", said }, statusCode: StatusCodes.Status422UnprocessableEntity);
}

/// <summary>One thing about the client.</summary>
/// <param name="Field">pain, thinks, needs, …</param>
/// <param name="Found">What the box said before somebody typed; null where that does not matter.</param>
internal sealed record ClientWord(string Field, string? Text, string? Found = null);
