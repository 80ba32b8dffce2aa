using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Surveys;

namespace Throughline.Simulation;

/// <summary>Why nobody can do what a step waits for. Only what can be said for certain is said: everything else may happen.</summary>
/// <param name="Key">Of the step, where it is put right.</param>
/// <param name="Why">As a part of a sentence.</param>
/// <param name="Fix">A sentence.</param>
/// <param name="StopsMessage">True where it keeps the step's own message from being put together.</param>
internal sealed record Hindrance(string Key, string Why, string Fix, bool StopsMessage = false)
{
    private const string OwnerName = "ownerName";

    /// <summary>Links that are named; more would not help.</summary>
    private const int MostNamed = 5;

    /// <summary>Null where nothing is known to stand in the way.</summary>
    /// <param name="owner">Who looks after the step.</param>
    /// <param name="links">What events call the links of a message whose clicks are counted.</param>
    public static Hindrance? Of(Step step, string? owner, Func<Message, IReadOnlyCollection<string>> links) =>
        OfMessage(step, owner) ?? (step.Done is { } rule ? OfRule(rule) ?? OfAnswer(step, rule) ?? OfClick(step, rule, links) : null);

    /// <summary>The step's own message needs the name of whoever looks after it, and nobody does; where what is awaited comes from
    /// elsewhere, it may come all the same.</summary>
    private static Hindrance? OfMessage(Step step, string? owner)
    {
        var own = Own(step);
        if (owner is not null || own.IsEmpty || step.Done is { } rule && !EventNames.BelongsToStep(rule.Event)
            || !own.All(NeedsOwner)) return null;
        return new("owner", "its message is signed with the name of whoever looks after it, and nobody does, so that it never goes out",
            "Say who looks after the step.", StopsMessage: true);
    }

    private static Hindrance? OfRule(EventRule rule) =>
        rule.Where.FirstOrDefault(test => test.NeedsNumber && !Amount.TryRead(test.Value, out _)) is { } test
            ? new("done", $"it asks whether {test.Property} is larger or smaller than “{test.Value}”, which is no number",
                "Compare with a number.")
            : null;

    private static Hindrance? OfAnswer(Step step, EventRule rule)
    {
        if (rule.Event != EventNames.SurveyAnswered || step.Work is not SurveyWork { Survey: var survey }) return null;
        if (Answers.All(survey).Any(answer => Fits(rule, answer, survey))) return null;
        var offers = survey switch
        {
            { Scale: var (low, high) } => string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"the question takes a number from {low} to {high}"),
            { Kind: QuestionKind.Choice } => $"the question offers {string.Join(", ", survey.Choices.Select(choice => $"“{choice}”"))}",
            _ => "the question takes words and no number",
        };
        return new("done", $"it waits for the answer “{WhereText.Write(rule.Where)}”, and {offers}",
            "Wait for an answer that the question takes.");
    }

    private static Hindrance? OfClick(Step step, EventRule rule, Func<Message, IReadOnlyCollection<string>> links)
    {
        if (rule.Event is not (EventNames.EmailLinkClicked or EventNames.EmailOpened)) return null;
        var letters = Own(step).AddRange(step.Nudges.Select(nudge => nudge.Message)).AddRange(Theirs(step)).Where(message =>
            !message.IsText).ToList();
        if (letters.Count == 0) return new("done", "it sends text messages, and nobody can tell who follows or opens those",
            "Wait for something else that they do, or write an e-mail.");
        if (rule.Event == EventNames.EmailOpened) return null;
        var keys = letters.SelectMany(links).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0) return new("done", "it waits until they follow a link, and its messages have none that is counted",
            "Put a link to a page into the message.");
        if (keys.Exists(key => Fits(rule, new JsonObject { ["link"] = key }, null))) return null;
        var called = string.Join(", ", keys.Take(MostNamed).Select(key => $"“{key}”"));
        return new("done", $"it waits for a click on “{Asked(rule)}”, and the links in its messages are called {called}",
            "Wait for a link that stands in the message.");
    }

    private static string Asked(EventRule rule) => rule.Where is [{ Property: "link", Comparator: Comparator.Equal, Value: var link }]
        ? link : WhereText.Write(rule.Where);

    // What the event is known to carry is as it is; whatever else the rule asks about may be just so.
    private static bool Fits(EventRule rule, JsonObject known, Survey? survey)
    {
        var closed = survey is null ? known.Select(one => one.Key).ToHashSet()
            : ["score", .. survey.Kind == QuestionKind.Choice ? ["answer"] : Array.Empty<string>()];
        var made = JsonSerializer.SerializeToNode(FittingEvent.Properties(rule.Event,
            [.. rule.Where.Where(test => !closed.Contains(test.Property))]))!.AsObject();
        foreach (var (name, value) in known) made[name] = value?.DeepClone();
        return rule.Matches(new EventFact(Guid.Empty, rule.Event, Instant.MinValue, JsonSerializer.SerializeToElement(made)));
    }

    private static ImmutableArray<Message> Own(Step step) => step.Work switch
    {
        MessageWork work => [.. work.Variants.Select(variant => variant.Message), .. work.Wordings.Select(wording => wording.Message)],
        SurveyWork work => [work.Message],
        _ => [],
    };

    // Some of the people's own words for reminders.
    private static IEnumerable<Message> Theirs(Step step) =>
        step.Work is MessageWork work ? work.Wordings.SelectMany(wording => wording.Nudges).OfType<Message>() : [];

    private static bool NeedsOwner(Message message) => message.IsText ? Needs(message.Body) : Needs(message.Subject) || Needs(message.Body);

    // Behind a condition it may be left out.
    private static bool Needs(string text)
    {
        var depth = 0;
        foreach (var piece in MergeFields.Scan(text).Pieces)
            if (piece.Kind is MergePieceKind.If or MergePieceKind.Unless) depth++;
            else if (piece.Kind is MergePieceKind.EndIf or MergePieceKind.EndUnless) depth--;
            else if (depth == 0 && piece is { Kind: MergePieceKind.Field, Name: OwnerName, Fallback: null }) return true;
        return false;
    }
}
