using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Simulation;

/// <summary>Makes up what an event must carry to count for a rule.</summary>
public static class FittingEvent
{
    /// <summary>Properties for which each test holds, as far as one value can satisfy all tests of its property.</summary>
    public static JsonElement Properties(string eventName, ImmutableArray<Comparison> where)
    {
        var made = new JsonObject();
        foreach (var tests in where.GroupBy(comparison => comparison.Property, StringComparer.Ordinal))
            Put(made, tests.Key.Split('.'), Value([.. tests]));
        if (EventNames.MayBeMachine(eventName) && !made.ContainsKey("by")) made["by"] = "human";
        return JsonSerializer.SerializeToElement(made);
    }

    internal static void Put(JsonObject into, ReadOnlySpan<string> path, JsonNode value)
    {
        for (; path.Length > 1; path = path[1..])
        {
            if (into[path[0]] is not JsonObject inner) into[path[0]] = inner = [];
            into = inner;
        }
        into[path[0]] = value;
    }

    /// <summary>The first candidate that passes all tests; the last one where none does.</summary>
    private static JsonNode Value(Comparison[] tests)
    {
        var candidates = tests.SelectMany(Candidates).Concat(Between(tests)).ToList();
        return Node(candidates.Find(candidate => Array.TrueForAll(tests, test => Passes(test, candidate))) ?? candidates[^1]);
    }

    private static IEnumerable<string> Candidates(Comparison test)
    {
        if (test.Comparator is Comparator.Equal or Comparator.GreaterOrEqual or Comparator.LessOrEqual) yield return test.Value;
        if (Amount.TryRead(test.Value, out var amount))
        {
            yield return amount.Larger.ToString(CultureInfo.InvariantCulture);
            yield return amount.Smaller.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            yield return test.Value + "z";
            yield return "";
        }
        yield return "yes";
    }

    /// <summary>Between each two neighbours of the numbers that the tests name: "more than 3 and less than 3.5" is fitted by one of
    /// these.</summary>
    private static IEnumerable<string> Between(Comparison[] tests)
    {
        var numbers = tests.Select(test => Amount.TryRead(test.Value, out var amount) ? amount.Number : (decimal?)null).OfType<decimal>()
            .Distinct().Order().ToList();
        return numbers.Zip(numbers.Skip(1), (low, high) => (low / 2 + high / 2).ToString(CultureInfo.InvariantCulture));
    }

    private static bool Passes(Comparison test, string value)
    {
        var fact = new EventFact(Guid.Empty, "Tried", default, JsonSerializer.SerializeToElement(new JsonObject { ["value"] = value }));
        return new EventRule("Tried", [test with { Property = "value" }]).Matches(fact);
    }

    private static JsonNode Node(string value) =>
        Amount.TryRead(value, out var amount) ? JsonValue.Create(amount.Number) : JsonValue.Create(value);
}
