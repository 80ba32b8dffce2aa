using Throughline.Primitives;

namespace Throughline.Businesses;

/// <summary>What a price is paid for. Stored in small letters.</summary>
public enum PricePer
{
    Once,
    Month,
    Year,
}

/// <summary>What an offer costs.</summary>
/// <param name="Amount">In whole units of the currency, never negative.</param>
/// <param name="Currency">ISO 4217 in capitals.</param>
public sealed record Price(decimal Amount, string Currency, PricePer Per)
{
    /// <summary>Largest price that is believed, in whole units.</summary>
    private const decimal Most = 1_000_000_000m;

    /// <summary>Reads a price as people write it: "490", "1.200,50 €", "CHF 90".</summary>
    /// <param name="own">The business's own currency, for an amount without one; null where nobody said.</param>
    /// <param name="problem">A sentence with the fix where it cannot be read.</param>
    public static bool TryRead(string text, string? own, PricePer per, out Price price, out string problem)
    {
        price = new(0, own ?? "", per);
        problem = "Type the price as a number, such as 490 or 49.50 EUR.";
        if (!Primitives.Amount.TryRead(text, out var amount)) return false;
        problem = "A price is nought or more, and less than a thousand million.";
        if (amount.Number is < 0 or >= Most) return false;
        problem = "Say the currency too, such as 490 EUR, or choose yours under Business and voice.";
        if ((amount.Currency.Length > 0 ? amount.Currency : own) is not { } currency) return false;
        problem = "Which currency is meant? Type its letters, such as 490 USD.";
        if (amount.Currency.Length == 0 && !Currencies.MayBeMeantBy(text, currency)) return false;
        var decimals = Currencies.DecimalsOf(currency);
        problem = decimals == 0 ? $"{currency} has no smaller parts: type whole numbers." : $"{currency} has {decimals} decimals at most.";
        if (decimal.Round(amount.Number, decimals) != amount.Number) return false;
        (price, problem) = (new(decimal.Round(amount.Number, decimals), currency, per), "");
        return true;
    }
}
