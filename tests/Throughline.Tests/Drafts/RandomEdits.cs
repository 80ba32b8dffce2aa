using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

/// <summary>Makes up edits to whatever a draft holds, sensible ones and others, from a seed.</summary>
internal sealed class RandomEdits(Random chance)
{
    private static readonly string[] _fields = ["title", "tone", "purpose", "owner", "key", "stage", "feels", "message.subject", "message.body", "assignment.script", "done.event", "done.within", "survey.question", "webhook.url", "otherwise"];
    private static readonly string[] _own = ["name", "pain", "persona", "owner", "result.gets", "result.feels", "voice.keyMessage", "reviewBy"];
    private static readonly string[] _texts = ["", "  ", "I come in", "yes", "null", "- a\n- b", "a: b", "<script>alert(1)</script>", "{{firstName}}", "a\r\nb", "日本語 😀", "2", "5 days", "'", "#"];

    private int _made;

    public string Fresh() => $"x{++_made}";

    public DraftEdit Next(DraftDocument document) => chance.Next(12) switch
    {
        0 or 1 => new DraftEdit.Insert("steps", Neighbour(document, "steps"), Step()),
        2 when Any(document, "steps") is { } id => new DraftEdit.Remove($"steps[#{id}]", null),
        3 when Any(document, "steps") is { } id => new DraftEdit.Move($"steps[#{id}]", Neighbour(document, "steps") is { } after && after != id ? after : null),
        4 when Any(document, "steps") is { } id => Nudge(document, $"steps[#{id}].nudges"),
        5 => Set(document, _own[chance.Next(_own.Length)], Text()),
        6 when Any(document, "steps") is { } id => Set(document, $"steps[#{id}].makes", new JsonArray([.. Enumerable.Range(0, chance.Next(3)).Select(n => JsonValue.Create($"promise-{n}"))])),
        7 when Any(document, "steps") is { } id => Set(document, $"steps[#{id}].message", chance.Next(2) == 0 ? null : new JsonObject { ["subject"] = Text(), ["body"] = Text() }),
        8 => new DraftEdit.Several([Next(document), Set(document, "offer", Text())]),
        _ when Any(document, "steps") is { } id => Set(document, $"steps[#{id}].{_fields[chance.Next(_fields.Length)]}", Text()),
        _ => new DraftEdit.Insert("steps", null, Step()),
    };

    private DraftEdit Nudge(DraftDocument document, string list) => Any(document, list) is { } id && chance.Next(2) == 0
        ? new DraftEdit.Remove($"{list}[#{id}]", null)
        : new DraftEdit.Insert(list, Neighbour(document, list), new JsonObject { ["after"] = "2 days", ["message"] = new JsonObject { ["subject"] = Text() } });

    private static DraftEdit.Set Set(DraftDocument document, string path, JsonNode? value) => new(path, document.Find(path), value);

    private JsonObject Step() => new() { ["title"] = Text(), ["stage"] = "engage" };

    private JsonValue Text() => JsonValue.Create(_texts[chance.Next(_texts.Length)]);

    private string? Any(DraftDocument document, string list) => document.Ids(list) is { Length: > 0 } ids ? ids[chance.Next(ids.Length)] : null;

    private string? Neighbour(DraftDocument document, string list) => chance.Next(3) == 0 ? null : Any(document, list);
}
