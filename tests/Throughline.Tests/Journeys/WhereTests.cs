using System.Globalization;
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
    [InlineData("total >= 100", "150", true)]
    [InlineData("total >= 100", "99.99", false)]
    [InlineData("total >= 100", "1e2", true)]
    [InlineData("total >= 100", "'20,50'", false)]
    [InlineData("total >= 100", "'120,50'", true)]
    [InlineData("total < 100", "'20,50'", true)]
    [InlineData("total >= 100", "'1.234,50'", true)]
    [InlineData("total > 1234", "'1,234.50'", true)]
    [InlineData("total >= 100", "'USD 5'", false)]
    [InlineData("total >= 100", "'$1,000'", true)]
    [InlineData("total >= 100", "'abc'", false)]
    [InlineData("total < 100", "'abc'", false)]
    [InlineData("total >= 100", "false", false)]
    [InlineData("total <= 100", "false", false)]
    [InlineData("total >= 0", "true", false)]
    [InlineData("total >= 100", "null", false)]
    [InlineData("total < 100", "null", false)]
    [InlineData("total < 100", "''", false)]
    [InlineData("total < 100", "'€ 1.234'", false)]
    [InlineData("total >= 100", "'NaN'", false)]
    [InlineData("total >= 100", "1e400", false)]
    [InlineData("total < 100", "-1e400", false)]
    [InlineData("size > large", "'medium'", false)]
    [InlineData("size < large", "'huge'", false)]
    [InlineData("total = 5", "'5.0'", true)]
    [InlineData("total = 20.50", "'20,5'", true)]
    [InlineData("total = 20", "'20 €'", true)]
    [InlineData("total != 20", "'€ 20'", false)]
    [InlineData("total >= '€ 20'", "20", true)]
    [InlineData("plan = GOLD", "'gold'", true)]
    [InlineData("code = 00e1", "'00e2'", false)]
    [InlineData("done = true", "true", true)]
    [InlineData("done != 0", "false", true)]
    public void Numbers_are_compared_as_numbers_and_larger_and_smaller_are_for_them_alone(string where, string json, bool fits)
    {
        var comparisons = WhereText.Read(where, out _);
        using var properties = JsonDocument.Parse($$"""{"{{comparisons[0].Property}}":{{json.Replace('\'', '"')}}}""");
        Assert.Equal(fits, new EventRule("Order Completed",
            comparisons).Matches(new EventFact(Guid.Empty, "Order Completed", default, properties.RootElement)));
    }

    [Fact]
    public void Two_numbers_stand_as_their_decimals_stand_however_they_are_written()
    {
        var numbers = Gen.Choose(-2_000_000, 2_000_000).Select(cents => cents / 100m);
        Prop.ForAll(numbers.Two().ToArbitrary(), Manners.Two().ToArbitrary(), (numbers, manners) =>
        {
            var ((a, b), (written, asked)) = (numbers, manners);
            return Enum.GetValues<Comparator>().All(comparator => Fits(comparator, written(a), asked(b)) == comparator switch
            {
                Comparator.Equal => a == b,
                Comparator.NotEqual => a != b,
                Comparator.Greater => a > b,
                Comparator.GreaterOrEqual => a >= b,
                Comparator.Less => a < b,
                Comparator.LessOrEqual => a <= b,
                _ => true,
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_stands_there_is_compared_the_same_from_both_sides()
    {
        var texts = Gen.Elements("5", "5.0", "5,00", "€ 5", "USD 5", "abc", "", "true", "NaN", "-1e9", "1.234", "1,234", "€ 1.234",
            new string('9', 99), "٥", "5-", "--5", "1,2,3");
        Prop.ForAll(texts.Two().ToArbitrary(), pair =>
            Fits(Comparator.Less, pair.Item1, pair.Item2) == Fits(Comparator.Greater, pair.Item2, pair.Item1)
            && Fits(Comparator.LessOrEqual, pair.Item1, pair.Item2) == Fits(Comparator.GreaterOrEqual, pair.Item2, pair.Item1)
            && (!Fits(Comparator.LessOrEqual, pair.Item1, pair.Item2) || !Fits(Comparator.GreaterOrEqual, pair.Item1, pair.Item2)
                || Fits(Comparator.Equal, pair.Item1, pair.Item2))
            && Fits(Comparator.Equal, pair.Item1, pair.Item2) != Fits(Comparator.NotEqual, pair.Item1, pair.Item2)
            && Fits(Comparator.Equal, pair.Item1, pair.Item2) == Fits(Comparator.Equal, pair.Item2,
                pair.Item1)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_rule_about_the_largest_number_there_is_has_no_example_and_breaks_nothing()
    {
        var most = decimal.MaxValue.ToString(CultureInfo.InvariantCulture);
        Assert.Null(new EventRule("Order Completed", WhereText.Read($"total > {most}", out _)).Example());
        Assert.NotNull(new EventRule("Order Completed", WhereText.Read($"total >= {most}", out _)).Example());
    }

    private static bool Fits(Comparator comparator, string written, string asked) =>
        new EventRule("A B", [new("a", comparator, asked)]).Matches(new(Guid.Empty, "A B", default,
            JsonSerializer.SerializeToElement(new { a = written })));

    /// <summary>Ways to write a number of cents, each of which can be read in one way only.</summary>
    private static Gen<Func<decimal, string>> Manners { get; } = Gen.Elements<Func<decimal, string>>(
        number => number.ToString("0.00", Invariant),
        number => number.ToString("0.00", German),
        number => number.ToString("N2", Invariant),
        number => number.ToString("N2", German),
        number => "€ " + number.ToString("N2", German),
        number => number.ToString("N2", Invariant) + " USD",
        number => number.ToString("0.00", German) + " €",
        number => number.ToString("N2", Invariant).Replace(',', '\u00a0').Replace('.', ','));

    private static readonly NumberFormatInfo Invariant = NumberFormatInfo.InvariantInfo;
    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

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
        from value in Gen.Elements("x", "X", "1", "1.0", "1,00", "EUR 1", "2", "", "a and b", "and", "'q'", "\"", " x ", "= 1", "exists",
            "x y")
        select new Comparison(property, comparator, comparator == Comparator.Exists ? "" : value);

    private static Gen<EventRule> Rules { get; } = Comparisons.ListOf().Select(list => new EventRule("Order Completed", [.. list.Take(4)]));

    [Fact]
    public void Every_rule_can_be_written_and_read_again() =>
        Prop.ForAll(Rules.ToArbitrary(), rule => WhereText.Read(WhereText.Write(rule.Where), out _).SequenceEqual(rule.Where)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_event_fits_two_rules_that_are_said_to_be_disjoint()
    {
        var facts = Gen.Elements("x", "X", "1", "1.0", "1,0", "€ 1", "1 EUR", "01", "2", "y", "").Two().Select(pair =>
            Fact(pair.Item1, pair.Item2));
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
