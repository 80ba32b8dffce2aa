using System.Text.Json;
using Throughline.Primitives;

namespace Throughline.Enrollments;

/// <summary>An amount in minor units (cents) of a currency.</summary>
/// <param name="Minor">May be negative: a refund.</param>
/// <param name="Currency">ISO 4217 in capitals; empty where none was named.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>The largest amount that is believed, in whole units; anything above is somebody's slip, and counts as nothing.</summary>
    private const decimal Most = 1_000_000_000m;

    public static Money None { get; } = new(0, "");

    /// <summary>Decimals of a currency's minor unit; two where the currency is not known.</summary>
    public static int DecimalsOf(string currency) => Currencies.DecimalsOf(currency);

    /// <summary>
    /// What an event was worth: <c>revenue</c>, else <c>total</c>, else <c>value</c> (Segment's e-commerce spec), as
    /// <see cref="Amount"/> reads it, and <c>currency</c>, else the currency that stands beside the number. <see cref="None"/> where there is none of them or it cannot be read.
    /// </summary>
    /// <param name="properties">A JSON object; anything else is worth nothing.</param>
    public static Money Of(JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object) return None;
        if ((Worth(properties, "revenue") ?? Worth(properties, "total") ?? Worth(properties, "value")) is not { } worth) return None;
        var currency = Code(properties) ?? worth.Currency;
        var factor = DecimalsOf(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
        return new Money((long)decimal.Round(worth.Number * factor, MidpointRounding.AwayFromZero), currency);
    }

    private static Amount? Worth(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && Amount.TryRead(value, out var amount) && Math.Abs(amount.Number) <= Most
            ? amount
            : null;

    private static string? Code(JsonElement properties) =>
        properties.TryGetProperty("currency", out var named) && named.ValueKind == JsonValueKind.String
        && named.GetString() is { Length: 3 } code && code.All(char.IsAsciiLetter)
            ? code.ToUpperInvariant()
            : null;
}
