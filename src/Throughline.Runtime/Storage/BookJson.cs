using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>Entries of the book as they are stored.</summary>
internal static class BookJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new LocalDateAsText(), new WeekHoursAsText() },
    };

    public static string Text<T>(T entry) => JsonSerializer.Serialize(entry, _options);

    /// <exception cref="JsonException">It is no such entry.</exception>
    public static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, _options)!;

    /// <summary>Somebody of the team. Their one absence stood beside their name before there could be several.</summary>
    public static TeamMember Member(string body)
    {
        if (JsonNode.Parse(body) is not JsonObject entry) throw new JsonException("An entry of the book is an object.");
        if (entry["absences"] is null && entry["awayFrom"] is JsonValue from)
            entry["absences"] = new JsonArray(new JsonObject { ["from"] = from.DeepClone(), ["until"] = entry["awayUntil"]?.DeepClone() });
        return entry.Deserialize<TeamMember>(_options)!;
    }

    private sealed class LocalDateAsText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class WeekHoursAsText : JsonConverter<WeekHours>
    {
        public override WeekHours? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            WeekHours.Read(reader.GetString());

        public override void Write(Utf8JsonWriter writer, WeekHours value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
