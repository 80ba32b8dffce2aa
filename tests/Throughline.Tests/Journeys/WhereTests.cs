using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

public sealed class WhereTests
{
    [Theory]
    [InlineData("link = checklist", "link|Equal|checklist")]
    [InlineData("link=checklist", "link|Equal|checklist")]
    [InlineData("total >= 100 and coupon exists", "total|GreaterOrEqual|100;coupon|Exists|")]
    [InlineData("a != b and c > 1 and d < 2 and e <= 3", "a|NotEqual|b;c|Greater|1;d|Less|2;e|LessOrEqual|3")]
    [InlineData("plan.name = gold card", "plan.name|Equal|gold card")]
    [InlineData("name = 'salt and pepper'", "name|Equal|salt and pepper")]
    [InlineData("name = salt-and-pepper", "name|Equal|salt-and-pepper")]
    [InlineData("name = sand", "name|Equal|sand")]
    [InlineData("name = ''", "name|Equal|")]
    [InlineData("name = \"it's\" and 'Order Total' > 5", "name|Equal|it's;Order Total|Greater|5")]
    [InlineData("name = 'it''s'", "name|Equal|it's")]
    [InlineData("exists exists", "exists|Exists|")]
    [InlineData("a = exists", "a|Equal|exists")]
    [InlineData("  ", "")]
    public void A_rule_is_read(string text, string expected)
    {
        var comparisons = WhereText.Read(text, out var problem);
        Assert.Null(problem);
        Assert.Equal(expected, string.Join(';', comparisons.Select(c => $"{c.Property}|{c.Comparator}|{c.Value}")));
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("total > 100 and total <= 200 and plan.name = gold", """{"plan":{"name":"gold"},"total":101}""")]
    [InlineData("total < 5 and coupon exists and a != b", """{"total":4,"coupon":true}""")]
    [InlineData("total > 5 and total < 2", null)]
    [InlineData("plan = gold and plan.name = silver", null)]
    public void An_example_of_what_counts_is_made_where_there_is_one(string text, string? expected)
    {
        var rule = new EventRule("Order Completed", WhereText.Read(text, out _));
        var example = rule.Example();
        Assert.Equal(expected, example?.ToJsonString());
        Assert.True(example is null || rule.Matches(new EventFact(Guid.Empty, "Order Completed", default, JsonSerializer.SerializeToElement(example))));
    }

    [Theory]
    [InlineData("link", "after 'link' comes none of =, !=, >, >=, <, <= and exists")]
    [InlineData("link is checklist", "after 'link' comes none of =, !=, >, >=, <, <= and exists")]
    [InlineData("link =", "a value is missing after 'link ='")]
    [InlineData("= checklist", "a property is missing before '= checklist'")]
    [InlineData("a = b and", "a property is missing at its end")]
    [InlineData("a = 'b", "the quote in 'b is not closed")]
    [InlineData("a = 'b' c", "'c' is left over")]
    [InlineData("a exists b", "'b' is left over")]
    public void A_rule_that_cannot_be_read_says_why(string text, string why)
    {
        Assert.Empty(WhereText.Read(text, out var problem));
        Assert.Equal(why, problem);
    }

    private static Gen<Comparison> Comparisons { get; } =
        from property in Gen.Elements("a", "b", "a.b", "Order Total", "it's", "and")
        from comparator in Gen.Elements(Enum.GetValues<Comparator>())
        from value in Gen.Elements("x", "X", "1", "1.0", "2", "", "a and b", "and", "'q'", "\"", " x ", "= 1", "exists", "x y")
        select new Comparison(property, comparator, comparator == Comparator.Exists ? "" : value);

    private static Gen<EventRule> Rules { get; } = Comparisons.ListOf().Select(list => new EventRule("Order Completed", [.. list.Take(4)]));

    [Fact]
    public void Every_rule_can_be_written_and_read_again() =>
        Prop.ForAll(Rules.ToArbitrary(), rule => WhereText.Read(WhereText.Write(rule.Where), out _).SequenceEqual(rule.Where)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_event_fits_two_rules_that_are_said_to_be_disjoint()
    {
        var facts = Gen.Elements("x", "X", "1", "1.0", "01", "2", "y", "").Two().Select(pair => Fact(pair.Item1, pair.Item2));
        Prop.ForAll(Rules.Two().ToArbitrary(), facts.ToArbitrary(), (rules, fact) =>
            !RuleOverlap.AreDisjoint(rules.Item1, rules.Item2) || !(rules.Item1.Matches(fact) && rules.Item2.Matches(fact))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void The_same_rule_in_another_order_is_the_same()
    {
        var a = new EventRule("A B", WhereText.Read("a = 1 and b exists", out _));
        var b = new EventRule("A B", WhereText.Read("b exists and a = 1", out _));
        Assert.True(RuleOverlap.AreSame(a, b));
        Assert.False(RuleOverlap.AreSame(a, b with { SinceEver = true }));
        Assert.False(RuleOverlap.AreSame(a, b with { Where = b.Where[..1] }));
        Assert.False(RuleOverlap.AreDisjoint(a, b));
        Assert.True(RuleOverlap.AreDisjoint(a, b with { Event = "B C" }));
    }

    [Theory]
    [InlineData("kind = a", "kind = b", true)]
    [InlineData("kind = a", "kind != a", true)]
    [InlineData("kind = 1", "kind = 1.0", false)]
    [InlineData("kind = a", "kind = A", false)]
    [InlineData("kind = a", "sort = b", false)]
    [InlineData("total < 5", "total > 6", false)]
    public void Rules_are_disjoint_where_that_is_certain(string a, string b, bool disjoint) =>
        Assert.Equal(disjoint, RuleOverlap.AreDisjoint(new("A B", WhereText.Read(a, out _)), new("A B", WhereText.Read(b, out _))));

    private static EventFact Fact(string a, string b) => new(
        Guid.Empty, "Order Completed", Instant.MinValue,
        JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["a"] = a, ["b"] = b, ["Order Total"] = a, ["it's"] = b, ["and"] = a }));
}
