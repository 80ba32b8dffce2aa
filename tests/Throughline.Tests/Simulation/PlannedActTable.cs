using Throughline.Journeys;
using Throughline.Simulation;

namespace Throughline.Tests.Simulation;

public sealed class PlannedActTable
{
    [Theory]
    [InlineData("Order Completed after 3 days", "Order Completed", "", "3 days")]
    [InlineData("  Invoice Paid where kind = deposit after 2 weeks at 10:00", "Invoice Paid", "kind = deposit", "2 weeks at 10:00")]
    [InlineData("Looked after Twice after 90 minutes", "Looked after Twice", "", "90 minutes")]
    [InlineData("Order Completed where amount >= 100 and coupon exists after 1 day", "Order Completed", "amount >= 100 and coupon exists", "1 day")]
    public void What_somebody_does_is_read(string text, string name, string where, string after)
    {
        Assert.True(PlannedAct.TryParse(text, out var act, out _));
        Assert.Equal((name, where, after), (act.Event, WhereText.Write(act.Where), act.After.ToString()));
    }

    [Theory]
    [InlineData("Order Completed", "does not say when")]
    [InlineData("Order Completed after lunch", "“lunch” is not a length of time")]
    [InlineData(" after 3 days", "names no event")]
    [InlineData("Order Completed where kind after 3 days", "none of =")]
    [InlineData("", "does not say when")]
    public void What_cannot_be_read_says_why(string text, string expected)
    {
        Assert.False(PlannedAct.TryParse(text, out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }
}
