using System.Globalization;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Runtime.Storage.Drafting;
using static Throughline.App.Features.Planning.PlanEndpoints;

namespace Throughline.App.Features.Planning;

/// <summary>What the fifteen minutes post: ideas, and the clock.</summary>
internal static class PlanCardEndpoints
{
    public static void MapPlanCards(this RouteGroupBuilder plan)
    {
        plan.MapPost("/cards", AddCards).Needs(Permission.EditJourneys);
        plan.MapPost("/takes", AddTakes).Needs(Permission.EditJourneys);
        plan.MapPost("/cards/{id}", Rename).Needs(Permission.EditJourneys);
        plan.MapPost("/cards/{id}/aside", (string key, string id, string? tab, CardWords words, Planner planner, Presence presence) =>
            Card(key, tab, planner, presence, open => planner.Plans.SetAsideAsync(planner.Actor, open.JourneyId, id, Reason(words.Text))))
            .Needs(Permission.EditJourneys);
        plan.MapPost("/cards/{id}/back", (string key, string id, string? tab, Planner planner, Presence presence) =>
            Card(key, tab, planner, presence, open => planner.Plans.TakeBackAsync(planner.Actor, open.JourneyId, id)))
            .Needs(Permission.EditJourneys);
        plan.MapPost("/cards/{id}/away", (string key, string id, string? tab, Planner planner, Presence presence) =>
            Card(key, tab, planner, presence, open => planner.Plans.ThrowAwayAsync(planner.Actor, open.JourneyId, id)))
            .Needs(Permission.EditJourneys);
        plan.MapPost("/timer/{act}", SetTimer).Needs(Permission.EditJourneys);
    }

    private static async Task<IResult> AddCards(string key, string? tab, CardWords words, Planner planner, Presence presence)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        var texts = Texts(words.Text, out var problem);
        if (problem is not null) return Unprocessable(problem);
        return await Add(open, words.Batch, texts, tab, planner, presence);
    }

    /// <summary>The steps that the client takes today, as the owner wrote them, become ideas.</summary>
    private static async Task<IResult> AddTakes(string key, string? tab, Planner planner, TimeProvider clock, Presence presence)
    {
        if (planner.Find(key, clock) is not { } view) return Results.NotFound();
        var known = view.Sheet.Cards.Select(card => card.Text).ToHashSet(StringComparer.Ordinal);
        return await Add(view.Open, null, [.. view.Client.Takes.Where(line => !known.Contains(line))], tab, planner, presence);
    }

    private static async Task<IResult> Add(OpenDraft open, string? batch, IReadOnlyList<string> texts, string? tab, Planner planner, Presence presence)
    {
        var name = batch is { Length: > 0 and <= 20 } && batch.All(char.IsAsciiLetterOrDigit) ? batch.ToLowerInvariant() : Planner.FreshId();
        if (texts.Count > 0 && await planner.Plans.AddAsync(planner.Actor, open.JourneyId, name, texts) is null)
            return Unprocessable(string.Create(CultureInfo.InvariantCulture, $"There are {Plans.MostCards:N0} ideas at most, so these were not added. Put them on the road, or throw some away first."));
        presence.Planned(open.JourneyId, tab);
        return Kept(texts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{texts.Count:N0} ideas added.") : null);
    }

    /// <summary>Each line is an idea; a bullet before it is not part of it.</summary>
    internal static IReadOnlyList<string> Texts(string? text, out string? problem)
    {
        problem = null;
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Bare).Where(line => line.Length > 0).ToList();
        if (lines.Find(line => line.Length > Plans.LongestCard) is { } longest)
            problem = $"One line has {longest.Length:N0} characters; an idea has up to {Plans.LongestCard}. Nothing was added and your text is still in the box: break “{longest[..40]}…” into shorter lines.";
        return lines;
    }

    private static string Bare(string line) => Plain(line).TrimStart('-', '*', '•', '–', '·').Trim();

    /// <summary>One line without what cannot be seen.</summary>
    internal static string Plain(string? text) => string.Concat((text ?? "").ReplaceLineEndings(" ").Where(letter => letter == '\t' || !char.IsControl(letter))).Trim();

    private static async Task<IResult> Rename(string key, string id, string? tab, CardWords words, Planner planner, Presence presence)
    {
        if (Texts(words.Text, out var problem) is not [var text]) return Unprocessable(problem ?? "An idea is one line. Write a word at least.");
        return problem is null ? await Card(key, tab, planner, presence, open => planner.Plans.ReadAsync(planner.Actor, open.JourneyId, id, text)) : Unprocessable(problem);
    }

    private static async Task<IResult> Card(string key, string? tab, Planner planner, Presence presence, Func<OpenDraft, Task<bool>> change)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        if (!await change(open)) return Results.Json(new { refused = "gone", said = "This idea is no longer there." }, statusCode: StatusCodes.Status409Conflict);
        presence.Planned(open.JourneyId, tab);
        return Kept();
    }

    private static async Task<IResult> SetTimer(string key, string act, string? tab, Planner planner, Presence presence)
    {
        if (planner.Open(key) is not { } open) return Results.NotFound();
        if (act is not ("go" or "stop" or "anew")) return Results.NotFound();
        await planner.Plans.SetTimerAsync(planner.Actor, open.JourneyId, (timer, now) => act switch
        {
            "go" => timer.Go(now),
            "stop" => timer.Stop(now),
            _ => PlanTimer.Fresh.Go(now),
        });
        presence.Planned(open.JourneyId, tab);
        return Kept();
    }

    private static string? Reason(string? text) => Typed.Clean(text) is { Length: > Plans.LongestCard } longer ? longer[..Plans.LongestCard] : Typed.Clean(text);
}

/// <summary>Words of an idea: one, or many lines that are one each.</summary>
/// <param name="Batch">Names this act of adding, so that sending it twice adds it once.</param>
internal sealed record CardWords(string? Text, string? Batch);
