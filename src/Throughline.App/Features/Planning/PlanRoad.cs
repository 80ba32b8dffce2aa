using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>
/// The edits by which the guided start builds a road. While the stretches are still those that were proposed, they are
/// proposed anew with every change; once somebody has set one by hand, only the new step gets its neighbour's.
/// </summary>
internal static class PlanRoad
{
    private const int LongestTitle = 200;
    private const string Scratch = "zz"; // ids of documents that are only looked at

    /// <summary>A step made of an idea, just before another.</summary>
    /// <param name="beforeId">Null for just before the end.</param>
    /// <param name="id">The id it gets.</param>
    public static DraftEdit Insert(DraftDocument document, string idea, string? beforeId, string id)
    {
        var title = Title(idea);
        var key = FreeKey(document.Draft, title);
        var entry = new JsonObject { ["#"] = id, ["key"] = key, ["title"] = title, ["goal"] = StepWays.GoalOf(title) ?? "nurture" };
        if (title.Length < idea.Trim().Length) entry["purpose"] = idea.Trim();
        if (StepWays.Guess(title) is { } way)
            foreach (var (half, value) in StepWays.Shape(way, title,
                PlanForms.Free(document.Draft, key))) entry[half] = value?.DeepClone();
        var ids = document.Ids("steps");
        var at = beforeId is null ? ids.Length : ids.IndexOf(beforeId);
        if (at < 0) at = ids.Length;
        entry["stage"] = NeighbourStage(document.Draft, at);
        return Staged(document, new DraftEdit.Insert("steps", at == 0 ? null : ids[at - 1], entry));
    }

    /// <summary>The step goes just before another; null for just before the end.</summary>
    public static DraftEdit Move(DraftDocument document, string id, string? beforeId)
    {
        if (beforeId == id) return new DraftEdit.Several([]);
        var others = document.Ids("steps").Remove(id);
        var at = beforeId is null ? others.Length : others.IndexOf(beforeId);
        if (at < 0) at = others.Length;
        return Staged(document, new DraftEdit.Move($"steps[#{id}]", at == 0 ? null : others[at - 1]));
    }

    /// <summary>Another one does it, or in another way.</summary>
    public static DraftEdit Change(DraftDocument document, string id, StepWay way) => Staged(document, StepWays.Change(document, id, way));

    public static DraftEdit TakeOff(DraftDocument document, string id) => Staged(document, new DraftEdit.Remove($"steps[#{id}]", null));

    /// <summary>Says where they decide to buy and where they have what they came for, and lays the stretches accordingly.</summary>
    public static DraftEdit Turn(DraftDocument document, string? buys, string? has)
    {
        var ids = document.Ids("steps");
        var edits = new List<DraftEdit>();
        void Aim(string id, string? goal)
        {
            var path = $"steps[#{id}].goal";
            var now = document.Find(path);
            if (now?.ToString() != goal) edits.Add(new DraftEdit.Set(path, now, goal is null ? null : JsonValue.Create(goal)));
        }
        var (first, last) = (buys is null ? -1 : ids.IndexOf(buys), has is null ? -1 : ids.IndexOf(has));
        for (var i = 0; i < ids.Length; i++)
        {
            var goal = document.Draft.Steps[i].Goal;
            if (i == first) Aim(ids[i], "purchase");
            else if (i == last) Aim(ids[i], "consumption");
            else if (goal == "purchase" && (i < first || first < 0)) Aim(ids[i], "nurture");
            else if (goal == "consumption" && i > first && i < last) Aim(ids[i], "nurture");
            else if (goal is null or "nurture" && first >= 0 && i > Math.Max(first, last)) Aim(ids[i], "consumption");
        }
        return Restaged(document, edits, always: true);
    }

    /// <summary>The step with which the road ends in somebody else's beginning.</summary>
    /// <param name="says">What we hope they say; null where nobody wrote it.</param>
    public static DraftEdit TellAFriend(DraftDocument document, string? says, string id)
    {
        const string title = "I tell a friend";
        var entry = new JsonObject
        {
            ["#"] = id,
            ["key"] = FreeKey(document.Draft, title),
            ["title"] = title,
            ["purpose"] = says is null ? "Make it easy to pass us on" : $"Make it easy to say: “{Title(says)}”",
            ["goal"] = "referral",
            ["stage"] = NeighbourStage(document.Draft, document.Ids("steps").Length),
            ["assignment"] = new JsonObject { ["title"] = "Ask whether they would tell a friend", ["script"] = says is null ? "“Who do you know that has the trouble you had?”" : $"“{says.Trim()}” Would you say that to a friend who has the trouble you had? I will gladly speak to them." },
        };
        return Staged(document, new DraftEdit.Insert("steps", document.Ids("steps").LastOrDefault(), entry));
    }

    /// <summary>The change, and with it the stretches as they are proposed after it.</summary>
    private static DraftEdit Staged(DraftDocument document, DraftEdit change) => Restaged(document, [change], always: false);

    private static DraftEdit Restaged(DraftDocument document, List<DraftEdit> changes, bool always)
    {
        var after = changes.Count == 0 ? document : DraftEditor.Apply(document, new DraftEdit.Several([.. changes]), () => Scratch).Document;
        if (after is null) return new DraftEdit.Several([.. changes]); // refused: the store says why
        changes.AddRange(Rejoined(document, after));
        var isOurs = document.Draft.Stages.IsDefaultOrEmpty
            && (always || document.Draft.Steps.Select(step => step.Stage ?? "").SequenceEqual(Stretches.Of(document.Draft.Steps)));
        if (!isOurs) return new DraftEdit.Several([.. changes]);
        var proposed = Stretches.Of(after.Draft.Steps);
        foreach (var (id, i) in after.Ids("steps").Select((id, i) => (id, i)))
            if (after.Draft.Steps[i].Stage != proposed[i]) changes.Add(new DraftEdit.Set($"steps[#{id}].stage", after.Find($"steps[#{id}].stage"), JsonValue.Create(proposed[i])));
        return new DraftEdit.Several([.. changes]);
    }

    /// <summary>Ways in that join where it was proposed join where it is proposed now; so does one whose step is gone.</summary>
    private static IEnumerable<DraftEdit> Rejoined(DraftDocument before, DraftDocument after)
    {
        foreach (var way in WayIn.All)
        {
            if (way.IdIn(after) is not { } id) continue;
            var at = $"entryPoints[#{id}]";
            var (now, proposed) = (after.Text($"{at}.joins"), way.JoinsIn(after.Draft));
            var isProposed = now == way.JoinsIn(before.Draft) || now is not null && after.Draft.Steps.All(step => step.Key != now);
            if (isProposed && now != proposed) yield return Edited($"{at}.joins", proposed);
            if (way.IsForm && Form(before) == after.Text($"{at}.form") && Form(after) is var form
                && form != Form(before)) yield return Edited($"{at}.form", form);
        }
        DraftEdit Edited(string path, string? value) =>
            new DraftEdit.Set(path, after.Find(path), value is null ? null : JsonValue.Create(value));
    }

    private static string? Form(DraftDocument document) => PlanForms.OfRoad(document.Draft) ?? document.Draft.Journey;

    private static string NeighbourStage(JourneyDraft draft, int at) =>
        (at < draft.Steps.Length ? draft.Steps[at].Stage : draft.Steps.LastOrDefault()?.Stage)
        ?? (draft.Stages.IsDefaultOrEmpty ? Stretches.Trust : draft.Stages[0].Key ?? Stretches.Trust);

    /// <summary>One line that a title can hold.</summary>
    internal static string Title(string idea)
    {
        var line = idea.ReplaceLineEndings(" ").Trim();
        if (line.Length <= LongestTitle) return line;
        var cut = line.LastIndexOf(' ', LongestTitle - 1);
        return line[..(cut > LongestTitle / 2 ? cut : char.IsHighSurrogate(line[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1)] + "…";
    }

    internal static string FreeKey(JourneyDraft draft, string title)
    {
        var taken = draft.Steps.Select(step => step.Key).ToHashSet(StringComparer.Ordinal);
        var stem = Keys.From(title) ?? "step";
        var key = stem;
        for (var n = 2; taken.Contains(key); n++)
        {
            var ending = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{n}");
            key = stem[..Math.Min(stem.Length, 64 - ending.Length)].TrimEnd('-') + ending;
        }
        return key;
    }
}
