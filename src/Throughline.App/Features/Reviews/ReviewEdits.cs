using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Features.Reviews;

/// <summary>The changes of a draft that a review proposes.</summary>
internal static class ReviewEdits
{
    /// <summary>Who looks after the journey, and by when it is looked over again.</summary>
    /// <param name="reviewBy">As the journey file writes a day; null for none.</param>
    public static DraftEdit Care(DraftDocument document, string? owner, string? reviewBy) => new DraftEdit.Several(
    [
        new DraftEdit.Set("owner", document.Find("owner"), Text(owner)),
        new DraftEdit.Set("reviewBy", document.Find("reviewBy"), Text(reviewBy)),
    ]);

    /// <summary>Puts another subject beside the one a step's message has: from then on each person gets one of them.</summary>
    /// <returns>Null where the step has no message, or as many wordings as it can have.</returns>
    public static DraftEdit? BetterSubject(DraftDocument document, string stepId, string subject)
    {
        var path = $"steps[#{stepId}]";
        var variants = document.Ids($"{path}.variants");
        if (variants.Length > 0) return AnotherVariant(document, $"{path}.variants", variants, subject);
        if (document.Find($"{path}.message") is not JsonObject message) return null;
        return new DraftEdit.Several(
        [
            new DraftEdit.Set($"{path}.message", message, null),
            new DraftEdit.Set($"{path}.variants", null, new JsonArray(Variant("first", Clone(message), null), Variant("second", Clone(message), subject))),
        ]);
    }

    /// <summary>Asks a question right after a step.</summary>
    public static DraftEdit Question(DraftDocument document, string stepId, string question)
    {
        var keys = document.Draft.Steps.Select(step => step.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var stem = document.Text($"steps[#{stepId}].key") is { } key ? Keys.From("asked after " + key)! : "asked";
        return new DraftEdit.Insert("steps", stepId, new JsonObject
        {
            ["key"] = Keys.Free(stem, keys.Contains),
            ["stage"] = document.Text($"steps[#{stepId}].stage"),
            ["title"] = "I am asked how it was for me",
            ["survey"] = new JsonObject
            {
                ["question"] = question,
                ["kind"] = "text",
                ["message"] = new JsonObject
                {
                    ["subject"] = "One question, {{firstName}}",
                    ["body"] = $"Hello {{{{firstName}}}},\n\n{question}\n\n[Answer in one minute]({{{{surveyLink}}}})",
                },
            },
        });
    }

    private static DraftEdit.Insert? AnotherVariant(DraftDocument document, string list, ImmutableArray<string> ids, string subject)
    {
        if (ids.Length >= MostVariants || document.Find($"{list}[#{ids[0]}].message") is not JsonObject message) return null;
        var keys = ids.Select(id => document.Text($"{list}[#{id}].key")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var key = Keys.Free(string.Create(CultureInfo.InvariantCulture, $"wording-{ids.Length + 1}"), keys.Contains);
        return new(list, ids[^1], Variant(key, Clone(message), subject));
    }

    /// <summary>Wordings that one step can have.</summary>
    public const int MostVariants = 10;

    private static JsonObject Variant(string key, JsonObject message, string? subject)
    {
        if (subject is not null) message["subject"] = subject;
        return new JsonObject { ["key"] = key, ["message"] = message };
    }

    private static JsonObject Clone(JsonObject message) => (JsonObject)message.DeepClone();

    private static JsonValue? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text.Trim());
}
