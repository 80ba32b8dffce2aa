using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>Something that happened, as the road sees it.</summary>
/// <param name="Id">The same on every retry of the same event.</param>
/// <param name="At">When it happened, corrected for the sender's clock.</param>
/// <param name="Properties">An object, or undefined where the event carries none.</param>
/// <param name="Origin">For what people do with our own messages, surveys and assignments: which step of which enrollment it was.</param>
public sealed record EventFact(Guid Id, string Name, Instant At, JsonElement Properties = default, FactOrigin? Origin = null);

/// <summary>The enrollment and step whose message, survey or assignment an event is about.</summary>
public sealed record FactOrigin(Guid EnrollmentId, string Step);

public enum Comparator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Exists,
}

/// <summary>One test of one property. <paramref name="Value"/> is empty for <see cref="Comparator.Exists"/>.</summary>
/// <param name="Property">A property's name; dots go into nested objects.</param>
public sealed record Comparison(string Property, Comparator Comparator, string Value)
{
    /// <summary>Whether it holds for a text; null where there is none.</summary>
    public bool Holds(string? text) => EventRule.Holds(this, text is null ? default : JsonSerializer.SerializeToElement(text));

    /// <summary>Whether it holds between numbers only: larger and smaller.</summary>
    public bool NeedsNumber => Comparator is Comparator.Greater or Comparator.GreaterOrEqual or Comparator.Less or Comparator.LessOrEqual;
}

/// <summary>Which events count: a name, and tests that must all hold.</summary>
/// <param name="SinceEver">True where events before the enrollment count too.</param>
public sealed record EventRule(string Event, ImmutableArray<Comparison> Where, bool SinceEver = false)
{
    /// <summary>Does <paramref name="fact"/> count for a rule of step <paramref name="stepKey"/> of enrollment <paramref name="enrollmentId"/>?</summary>
    /// <remarks>
    /// What people do with our messages counts for the step that sent them only, and opens and clicks count
    /// where a human made them, unless the rule itself asks about <c>by</c>.
    /// </remarks>
    public bool Matches(EventFact fact, Guid enrollmentId, string stepKey)
    {
        if (!string.Equals(fact.Name, Event, StringComparison.Ordinal)) return false;
        if (EventNames.BelongsToStep(Event) && (fact.Origin is not { } origin || origin.EnrollmentId != enrollmentId || origin.Step != stepKey)) return false;
        if (EventNames.MayBeMachine(Event) && !Asks("by") && Text(fact, "by") is { } by && by != "human") return false;
        return HoldsFor(fact);
    }

    /// <summary>The name and the tests alone, for entry points.</summary>
    public bool Matches(EventFact fact) => string.Equals(fact.Name, Event, StringComparison.Ordinal) && HoldsFor(fact);

    /// <summary>Properties by which an event of this name counts; null where no single value meets all tests of a property.</summary>
    public JsonObject? Example()
    {
        var example = new JsonObject();
        foreach (var comparison in Where.OrderBy(comparison => comparison.Comparator != Comparator.Equal))
            if (comparison.Comparator != Comparator.NotEqual && !Holds(comparison, Value(With(example), comparison.Property)) && !Put(example, comparison.Property.Split('.'), Meeting(comparison))) return null;
        return HoldsFor(With(example)) ? example : null;
    }

    private EventFact With(JsonObject properties) => new(Guid.Empty, Event, default, JsonSerializer.SerializeToElement(properties));

    private static JsonValue Meeting(Comparison comparison)
    {
        if (comparison.Comparator == Comparator.Exists) return JsonValue.Create(true);
        if (!Amount.TryRead(comparison.Value, out var amount)) return JsonValue.Create(comparison.Value);
        return JsonValue.Create(comparison.Comparator switch { Comparator.Greater => amount.Larger, Comparator.Less => amount.Smaller, _ => amount.Number });
    }

    private static bool Put(JsonObject into, string[] parts, JsonValue value)
    {
        foreach (var part in parts[..^1])
        {
            if (into[part] is null) into[part] = new JsonObject();
            if (into[part] is not JsonObject inner) return false;
            into = inner;
        }
        if (into[parts[^1]] is JsonObject) return false;
        into[parts[^1]] = value;
        return true;
    }

    private bool Asks(string property)
    {
        foreach (var comparison in Where)
            if (comparison.Property == property) return true;
        return false;
    }

    private bool HoldsFor(EventFact fact)
    {
        foreach (var comparison in Where)
            if (!Holds(comparison, Value(fact, comparison.Property))) return false;
        return true;
    }

    /// <summary>Numbers compare as numbers; larger and smaller are for numbers alone. Texts are the same without regard to letter case.</summary>
    internal static bool Holds(Comparison comparison, JsonElement value)
    {
        if (Text(value) is not { } actual) return comparison.Comparator == Comparator.NotEqual;
        var isNumber = Amount.TryRead(value, out var a);
        var wantsNumber = Amount.TryRead(comparison.Value, out var b);
        var areNumbers = isNumber && wantsNumber;
        return comparison.Comparator switch
        {
            Comparator.Exists => true,
            Comparator.Equal => IsSame(),
            Comparator.NotEqual => !IsSame(),
            Comparator.Greater => areNumbers && a.Number > b.Number,
            Comparator.GreaterOrEqual => areNumbers && a.Number >= b.Number,
            Comparator.Less => areNumbers && a.Number < b.Number,
            _ => areNumbers && a.Number <= b.Number,
        };

        bool IsSame() => areNumbers
            ? a.Number == b.Number
            : isNumber == wantsNumber && string.Equals(actual, comparison.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The property as text, or null where it is absent, null, an object or an array.</summary>
    public static string? Text(EventFact fact, string property) => Text(Value(fact, property));

    // Undefined where there is none.
    private static JsonElement Value(EventFact fact, string property)
    {
        var element = fact.Properties;
        foreach (var part in property.Split('.'))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element)) return default;
        return element;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
