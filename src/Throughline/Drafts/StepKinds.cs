using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Drafts;

/// <summary>What the business does at a step, and how one kind becomes another without losing what was written.</summary>
public static class StepKinds
{
    /// <summary>Stands at the end of a message that became a question's.</summary>
    public const string AnswerHere = "\n\n[Answer here]({{surveyLink}})\n";

    private static readonly ImmutableArray<(string Key, StepKind Kind)> _groups =
    [
        ("message", StepKind.Message), ("variants", StepKind.Message), ("assignment", StepKind.Assignment), ("survey", StepKind.Survey), ("webhook", StepKind.Webhook),
        ("standing", StepKind.Standing),
    ];

    /// <summary>The kind of a step as it is written; the first one where it has several.</summary>
    public static StepKind Of(StepDraft step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Message is not null || !step.Variants.IsDefaultOrEmpty) return StepKind.Message;
        if (step.Assignment is not null) return StepKind.Assignment;
        if (step.Survey is not null) return StepKind.Survey;
        if (step.Webhook is not null) return StepKind.Webhook;
        return step.Standing is not null ? StepKind.Standing : StepKind.Wait;
    }

    /// <summary>The edit that makes a step one of another kind: words for the person stay words for the person, as far as the new kind has a place for them. Null where there is nothing to change.</summary>
    public static DraftEdit? Switch(DraftDocument document, string stepId, StepKind to)
    {
        ArgumentNullException.ThrowIfNull(document);
        var step = $"steps[#{stepId}]";
        if (document.Find(step) is not JsonObject now) return null;
        var edits = ImmutableArray.CreateBuilder<DraftEdit>();
        foreach (var (key, kind) in _groups)
            if (now[key] is { } found && kind != to) edits.Add(new DraftEdit.Set($"{step}.{key}", found.DeepClone(), null));
        if (Target(to) is { } target && now[target] is null && !(to == StepKind.Message && now["variants"] is not null))
            edits.Add(new DraftEdit.Set($"{step}.{target}", null, Made(to, Words(now))));
        return edits.Count == 0 ? null : new DraftEdit.Several(edits.ToImmutable());
    }

    /// <summary>The edit that turns the one message into two wordings to compare. Null where there is no single message.</summary>
    public static DraftEdit? Split(DraftDocument document, string stepId)
    {
        ArgumentNullException.ThrowIfNull(document);
        var step = $"steps[#{stepId}]";
        if (document.Find($"{step}.message") is not JsonObject message) return null;
        var variants = new JsonArray(Wording("a", message), Wording("b", message));
        return new DraftEdit.Several([new DraftEdit.Set($"{step}.message", message.DeepClone(), null), new DraftEdit.Set($"{step}.variants", document.Find($"{step}.variants"), variants)]);
    }

    /// <summary>The edit that keeps one wording and lets the others go. Null where there is no such wording.</summary>
    public static DraftEdit? KeepOnly(DraftDocument document, string stepId, string variantId)
    {
        ArgumentNullException.ThrowIfNull(document);
        var step = $"steps[#{stepId}]";
        if (document.Find($"{step}.variants[#{variantId}]") is not JsonObject kept) return null;
        return new DraftEdit.Several(
        [
            new DraftEdit.Set($"{step}.variants", document.Find($"{step}.variants"), null),
            new DraftEdit.Set($"{step}.message", document.Find($"{step}.message"), kept["message"]?.DeepClone() ?? new JsonObject()),
        ]);
    }

    /// <summary>The edit that adds a wording beside the others, beginning with the words of the last. Null where there are none yet.</summary>
    public static DraftEdit? AddWording(DraftDocument document, string stepId)
    {
        ArgumentNullException.ThrowIfNull(document);
        var list = $"steps[#{stepId}].variants";
        if (document.Ids(list) is not [.., var last] ids) return null;
        var taken = ids.Select(id => document.Text($"{list}[#{id}].key")).ToHashSet();
        var key = Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString()).First(letter => !taken.Contains(letter));
        return new DraftEdit.Insert(list, last, Wording(key, document.Find($"{list}[#{last}].message") as JsonObject ?? []));
    }

    /// <summary>A key for words for some of the people that no other words of the step have.</summary>
    public static string FreeWordingKey(StepDraft step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var taken = step.Wordings.Select(words => words.Key).Concat(step.Variants.Select(variant => variant.Key)).ToHashSet();
        return Keys.Free("others", taken.Contains);
    }

    private static JsonObject Wording(string key, JsonObject message) => new() { ["key"] = key, ["weight"] = "1", ["message"] = message.DeepClone() };

    private static string? Target(StepKind kind) => kind switch
    {
        StepKind.Message => "message",
        StepKind.Assignment => "assignment",
        StepKind.Survey => "survey",
        StepKind.Webhook => "webhook",
        StepKind.Standing => "standing",
        _ => null,
    };

    /// <summary>What is said to the person now, whatever the kind.</summary>
    private static JsonObject Words(JsonObject step)
    {
        if (step["message"] is JsonObject message) return message;
        if (step["variants"] is JsonArray variants && variants.FirstOrDefault()?["message"] is JsonObject first) return first;
        if (step["survey"]?["message"] is JsonObject asked) return asked;
        var task = step["assignment"] as JsonObject;
        var words = new JsonObject();
        if (task?["title"] is { } title) words["subject"] = title.DeepClone();
        if (task?["script"] is { } script) words["body"] = script.DeepClone();
        return words;
    }

    private static JsonObject Made(StepKind kind, JsonObject words)
    {
        var body = words["body"]?.GetValue<string>();
        switch (kind)
        {
            case StepKind.Message:
                return With(words, "body", body?.Replace(AnswerHere.Trim(), "", StringComparison.Ordinal).TrimEnd());
            case StepKind.Survey:
                var asks = body is null || !MergeFields.Scan(body).Prints("surveyLink") ? (body?.TrimEnd() ?? "Hello {{firstName}},") + AnswerHere : body;
                return new() { ["kind"] = "recommend", ["message"] = With(words, "body", asks) };
            case StepKind.Assignment:
                return With(With([], "title", words["subject"]?.GetValue<string>()), "script", body);
            default:
                return [];
        }
    }

    private static JsonObject With(JsonObject group, string key, string? value)
    {
        var made = (JsonObject)group.DeepClone();
        if (value is null) made.Remove(key);
        else made[key] = value;
        return made;
    }
}
