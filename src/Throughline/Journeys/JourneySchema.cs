using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Journeys;

/// <summary>
/// The JSON Schema of the journey file (draft 2020-12), for editors that complete and explain while somebody types.
/// It knows each value on its own; what values mean together is for <see cref="JourneyCompiler"/>.
/// </summary>
public static class JourneySchema
{
    private static readonly JsonSerializerOptions _indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text, with a line feed at its end.</summary>
    public static string Json()
    {
        var groups = new JsonObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Throughline journey",
        };
        foreach (var (name, value) in JourneyShape.Journey.Schema(groups).ToArray()) schema[name] = value?.DeepClone();
        schema["$defs"] = groups;
        return schema.ToJsonString(_indented) + "\n";
    }
}
