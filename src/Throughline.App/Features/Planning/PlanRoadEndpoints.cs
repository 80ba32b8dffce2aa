using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage.Drafting;
using static Throughline.App.Features.Planning.PlanEndpoints;

namespace Throughline.App.Features.Planning;

/// <summary>What counting back and the beginning post. Each makes an edit of the draft, with undo like any other.</summary>
internal static class PlanRoadEndpoints
{
    public static void MapPlanRoad(this RouteGroupBuilder plan)
    {
        plan.MapPost("/road", Put).Needs(Permission.EditJourneys);
        plan.MapPost("/road/{step}/off", TakeOff).Needs(Permission.EditJourneys);
        plan.MapPost("/road/{step}/move", (string key, string step, string? tab, RoadWords words, Planner planner) => Edit(key, tab, planner, open => PlanRoad.Move(open.Document, step, words.Before))).Needs(Permission.EditJourneys);
        plan.MapPost("/road/{step}/way/{way}", ChangeWay).Needs(Permission.EditJourneys);
        plan.MapPost("/begins", Begins).Needs(Permission.EditJourneys);
        plan.MapPost("/turns", Turns).Needs(Permission.EditJourneys);
        plan.MapPost("/friend", (string key, string? tab, Planner planner) => Edit(key, tab, planner, open => PlanRoad.TellAFriend(open.Document, Typed.Clean(open.Document.Draft.Result?.Says), Planner.FreshId()))).Needs(Permission.EditJourneys);
        plan.MapPost("/ways/{way}", SetWayIn).Needs(Permission.EditJourneys);
    }

    /// <summary>An idea of the pile, or a new one, becomes a step.</summary>
    private static async Task<IResult> Put(string key, string? tab, RoadWords words, Planner planner, Presence presence)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        if (Idea(open, words, planner) is not var (card, was, text)) return Results.Json(new { refused = "gone", said = "This idea is no longer on the pile: somebody has used it or put it away." }, statusCode: StatusCodes.Status409Conflict);
        if (text.Length == 0) return Unprocessable("Write what must be true just before, in one line.");
        if (text.Length > Plans.LongestCard) return Unprocessable($"This has {text.Length:N0} characters; an idea has up to {Plans.LongestCard}. Say it more briefly.");
        // The same idea is the same step each time it is put down: so undo cannot bring it back a second time.
        var step = was ?? Planner.FreshId();
        if (card is null) await planner.Plans.CardOfAsync(planner.Actor, open.JourneyId, step, text);
        else await planner.Plans.BecomesAsync(planner.Actor, open.JourneyId, card, step);
        presence.Planned(open.JourneyId, tab);
        return await Edited(planner, open, PlanRoad.Insert(open.Document, text, words.Before, step), tab);
    }

    private static (string? Card, string? Step, string Text)? Idea(OpenDraft open, RoadWords words, Planner planner)
    {
        if (words.Card is null) return (null, null, PlanCardEndpoints.Plain(words.Text));
        var cards = planner.Plans.Load(planner.Actor.WorkspaceId, open.JourneyId).Cards;
        return cards.FirstOrDefault(card => card.Id == words.Card) is { } found && !open.Document.Ids("steps").Contains(found.StepId ?? "") ? (found.Id, found.StepId, found.Text) : null;
    }

    /// <summary>A step goes back to the pile. One that never was an idea becomes one, so that nothing is lost.</summary>
    private static async Task<IResult> TakeOff(string key, string step, string? tab, Planner planner, Presence presence)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        if (open.Document.Ids("steps").Contains(step))
            await planner.Plans.CardOfAsync(planner.Actor, open.JourneyId, step, open.Document.Text($"steps[#{step}].title") ?? "A step without a title");
        presence.Planned(open.JourneyId, tab);
        return await Edited(planner, open, PlanRoad.TakeOff(open.Document, step), tab);
    }

    private static Task<IResult> ChangeWay(string key, string step, string way, string? tab, Planner planner) => !Enum.TryParse<StepWay>(way, ignoreCase: true, out var wanted)
        ? Task.FromResult(Results.NotFound())
        : Edit(key, tab, planner, open => open.Document.Ids("steps").Contains(step) ? PlanRoad.Change(open.Document, step, wanted)
            : new DraftEdit.Remove($"steps[#{step}]", null));

    private static async Task<IResult> Begins(string key, string? tab, RoadWords words, Planner planner, Presence presence)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        if (words.Card is { } step && !open.Document.Ids("steps").Contains(step)) return Unprocessable("This step is no longer on the road.");
        await planner.Plans.BeginsWithAsync(planner.Actor, open.JourneyId, words.Card);
        presence.Planned(open.JourneyId, tab);
        return Kept();
    }

    private static async Task<IResult> Turns(string key, string? tab, TurnWords words, Planner planner)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        var ids = open.Document.Ids("steps");
        var (buys, has) = (ids.IndexOf(words.Buys ?? ""), ids.IndexOf(words.Has ?? ""));
        if (buys >= 0 && has >= 0 && has <= buys) return Unprocessable("They have what they came for after they decide to buy. Choose a later step, or leave it open.");
        await planner.Plans.TurnsSaidAsync(planner.Actor, open.JourneyId);
        return await Edited(planner, open, PlanRoad.Turn(open.Document, buys < 0 ? null : words.Buys, has < 0 ? null : words.Has), tab);
    }

    private static Task<IResult> SetWayIn(string key, string way, string? tab, WayWords words, Planner planner) => WayIn.All.FirstOrDefault(one => one.Key == way) is { } known
        ? Edit(key, tab, planner, open => known.Set(open.Document, words.On) ?? new DraftEdit.Several([]))
        : Task.FromResult(Results.NotFound());

    private static Task<IResult> Edit(string key, string? tab, Planner planner, Func<OpenDraft, DraftEdit> edit) =>
        planner.Open(key) is { } open ? Edited(planner, open, edit(open), tab) : Task.FromResult(Results.NotFound());
}

/// <param name="Card">An idea of the pile; for the beginning, a step.</param>
/// <param name="Text">A new idea, where no card is named.</param>
/// <param name="Before">Id of the step it goes before; null for just before the end.</param>
internal sealed record RoadWords(string? Card, string? Text, string? Before);

/// <summary>Where they decide to buy, and where they have what they came for: ids of steps.</summary>
internal sealed record TurnWords(string? Buys, string? Has);

internal sealed record WayWords(bool On);
