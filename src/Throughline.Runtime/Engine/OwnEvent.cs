using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Engine;

/// <summary>Events that Throughline itself tells about a person, beside those that come from outside.</summary>
internal static class OwnEvent
{
    /// <summary>An event of our own; the same thing within the same millisecond is one.</summary>
    public static EventFact Of(EngineTransaction transaction, TrackedPerson person, string name, FactOrigin? origin, JsonObject about)
    {
        var properties = JsonSerializer.SerializeToElement(about);
        var at = transaction.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new EventFact(DerivedId.Of(person.Id.ToString("N"), name, at, origin?.Step ?? "", properties.GetRawText()), name, transaction.Now, properties, origin);
    }
}
