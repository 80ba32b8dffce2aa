using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>The journey file as JSON: the same keys in the same order, so that whatever reads the one reads the other.</summary>
public static class JourneyJson
{
    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JourneyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Of(JourneyShape.Journey.Write(draft))!.ToJsonString(_options) + "\n";
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlText { Value: null } => null,
        YamlText { IsNumber: true } number when long.TryParse(number.Value, out var value) => JsonValue.Create(value),
        YamlText text => JsonValue.Create(text.Value),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} has no form in JSON."),
    };
}
