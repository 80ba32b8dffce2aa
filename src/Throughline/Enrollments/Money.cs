using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Throughline.Enrollments;

/// <summary>An amount in minor units (cents) of a currency.</summary>
/// <param name="Minor">May be negative: a refund.</param>
/// <param name="Currency">ISO 4217 in capitals; empty where none was named.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>The largest amount that is believed, in whole units; anything above is somebody's slip, and counts as nothing.</summary>
    private const decimal Most = 1_000_000_000m;

    // ISO 4217, table A.1: what has another number of decimals than two.
    private static readonly FrozenDictionary<string, int> _decimals = new Dictionary<string, int>
    {
        ["BIF"] = 0,
        ["CLP"] = 0,
        ["DJF"] = 0,
        ["GNF"] = 0,
        ["ISK"] = 0,
        ["JPY"] = 0,
        ["KMF"] = 0,
        ["KRW"] = 0,
        ["PYG"] = 0,
        ["RWF"] = 0,
        ["UGX"] = 0,
        ["UYI"] = 0,
        ["VND"] = 0,
        ["VUV"] = 0,
        ["XAF"] = 0,
        ["XOF"] = 0,
        ["XPF"] = 0,
        ["BHD"] = 3,
        ["IQD"] = 3,
        ["JOD"] = 3,
        ["KWD"] = 3,
        ["LYD"] = 3,
        ["OMR"] = 3,
        ["TND"] = 3,
    }.ToFrozenDictionary();

    public static Money None { get; } = new(0, "");

    /// <summary>Decimals of a currency's minor unit; two where the currency is not known.</summary>
    public static int DecimalsOf(string currency) => _decimals.GetValueOrDefault(currency, 2);

    /// <summary>
    /// What an event was worth: <c>revenue</c>, else <c>total</c>, else <c>value</c> (Segment's e-commerce spec), a number or
    /// its digits as text with a point, and <c>currency</c>. <see cref="None"/> where there is none of them or it cannot be read.
    /// </summary>
    /// <param name="properties">A JSON object; anything else is worth nothing.</param>
    public static Money Of(JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object) return None;
        if ((Amount(properties, "revenue") ?? Amount(properties, "total") ?? Amount(properties, "value")) is not { } amount) return None;
        var currency = properties.TryGetProperty("currency", out var named) && named.ValueKind == JsonValueKind.String && named.GetString() is { } code && IsCode(code)
            ? code.ToUpperInvariant()
            : "";
        var factor = DecimalsOf(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
        return new Money((long)decimal.Round(amount * factor, MidpointRounding.AwayFromZero), currency);
    }

    private static decimal? Amount(JsonElement properties, string name)
    {
        if (!properties.TryGetProperty(name, out var value)) return null;
        decimal amount;
        var isRead = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out amount),
            JsonValueKind.String => decimal.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount),
            _ => (amount = 0) != 0,
        };
        return isRead && Math.Abs(amount) <= Most ? amount : null;
    }

    private static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetter);
}
