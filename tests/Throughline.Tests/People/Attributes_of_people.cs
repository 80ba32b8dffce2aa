using System.Collections.Immutable;
using NodaTime;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class Attributes_of_people
{
    [Theory]
    [InlineData("2027-12-31", "2027-12-31")]
    [InlineData("2027-12-31T10:00:00Z", "2027-12-31")]
    [InlineData("2027-12-31 10:00", "2027-12-31")]
    [InlineData("31.12.2027", "2027-12-31")]
    [InlineData("1. 2. 2027", "2027-02-01")]
    [InlineData("31-12-2027", "2027-12-31")]
    [InlineData("31/12/2027", "2027-12-31")]
    [InlineData("12/31/2027", "2027-12-31")]
    [InlineData("3/3/2027", "2027-03-03")]
    [InlineData("31 December 2027", "2027-12-31")]
    [InlineData("Dec 31, 2027", "2027-12-31")]
    [InlineData("12-31", "12-31")]
    [InlineData("--12-31", "12-31")]
    [InlineData("31.12.", "12-31")]
    [InlineData("31 December", "12-31")]
    [InlineData("02-29", "02-29")]
    [InlineData("2028-02-29", "2028-02-29")]
    public void A_day_is_read_as_it_is_written(string written, string read)
    {
        Assert.True(PersonDay.TryRead(written, out var day));
        Assert.Equal(read, day.ToString());
        Assert.True(PersonDay.TryRead(day.ToString(), out var again));
        Assert.Equal(day, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2027-02-29")]
    [InlineData("31.11.2027")]
    [InlineData("9999-12-31")]
    [InlineData("1200-01-01")]
    [InlineData("2027-13-01")]
    [InlineData("0000-00-00")]
    [InlineData("13/13/2027")]
    [InlineData("3/4/2027")] // the third of April, or the fourth of March
    [InlineData("20271231")]
    [InlineData("31.12.27")]
    public void What_is_no_day_or_could_be_two_is_not_read(string? written) => Assert.False(PersonDay.TryRead(written, out _));

    [Theory]
    [InlineData(true, "2027-03-04")]
    [InlineData(false, "2027-04-03")]
    public void Where_it_is_known_how_a_country_writes_it_is_read(bool monthFirst, string read)
    {
        Assert.True(PersonDay.TryRead("3/4/2027", out var day, monthFirst));
        Assert.Equal(read, day.ToString());
    }

    [Fact]
    public void A_day_comes_round_each_year()
    {
        var birthday = new PersonDay(1990, 2, 29);
        Assert.Equal(new LocalDate(2027, 2, 28), birthday.In(2027));
        Assert.Equal(new LocalDate(2028, 2, 29), birthday.NextFrom(new(2027, 3, 1)));
        Assert.Equal(new LocalDate(2027, 2, 28), birthday.NextFrom(new(2027, 2, 28)));
        Assert.Null(new PersonDay(null, 12, 31).Date);
    }

    [Theory]
    [InlineData(AttributeKind.Text, " hello ", "hello")]
    [InlineData(AttributeKind.Number, "1.234,50", "1234.50")]
    [InlineData(AttributeKind.Number, "12", "12")]
    [InlineData(AttributeKind.YesNo, "Ja", "yes")]
    [InlineData(AttributeKind.YesNo, "false", "no")]
    [InlineData(AttributeKind.Date, "31.12.2027", "2027-12-31")]
    [InlineData(AttributeKind.Choice, "GOLD", "Gold")]
    public void A_value_that_fits_its_kind_has_one_form(AttributeKind kind, string typed, string read) =>
        Assert.Equal(new AttributeValue(read, null), Of(kind).Read(typed));

    [Theory]
    [InlineData(AttributeKind.Number, "many", "Type a number")]
    [InlineData(AttributeKind.YesNo, "perhaps", "yes or no")]
    [InlineData(AttributeKind.YesNo, "2027-01-01", "yes or no")]
    [InlineData(AttributeKind.Date, "soon", "Type a day")]
    [InlineData(AttributeKind.Choice, "Bronze", "Gold, Silver")]
    public void One_that_does_not_fit_says_what_would(AttributeKind kind, string typed, string says)
    {
        var read = Of(kind).Read(typed);
        Assert.Null(read.Value);
        Assert.Contains(says, read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_a_person_is_found_by_the_key_in_whatever_letters_it_came()
    {
        var traits = ImmutableDictionary<string, string>.Empty.Add("Birth Day", "31.12.").Add("renewal", "soon");
        Assert.Equal(new PersonDay(null, 12, 31), PersonAttribute.DayOf(traits, "birthDay"));
        Assert.Null(PersonAttribute.DayOf(traits, "renewal"));
        Assert.Null(PersonAttribute.DayOf(traits, "nothing"));
        Assert.Equal("soon", new PersonAttribute("renewal", "Renewal", AttributeKind.Date).In(traits));
    }

    private static PersonAttribute Of(AttributeKind kind) => new("key", "Label", kind) { Options = ["Gold", "Silver"] };
}
