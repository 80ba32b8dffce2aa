using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class WaitTests
{
    private static readonly Gen<Wait> _wait =
        from days in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 30)), (1, Gen.Choose(0, Wait.MaxDays - 800)))
        from minutes in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, 3000)), (1, Gen.Choose(0, 400 * 1440)))
        from at in Gen.Frequency((1, Gen.Constant<LocalTime?>(null)), (1, Gen.Choose(0, 1439).Select(minute => (LocalTime?)LocalTime.Midnight.PlusMinutes(minute))))
        from months in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 10)))
        from workingDays in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 20)))
        from landing in Gen.Frequency((3, Gen.Constant(Landing.Anywhere)), (1, Gen.Elements(Enum.GetValues<Landing>())))
        select new Wait(days, minutes, landing == Landing.WorkingHours ? null : at)
        {
            Months = months,
            WorkingDays = workingDays,
            On = landing
        };

    [Fact]
    public void What_is_written_is_read_back_equal() =>
        Prop.ForAll(_wait.ToArbitrary(), wait => Wait.TryParse(wait.ToString(), out var read) && read == wait).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_written_in_one_form() =>
        Prop.ForAll(_wait.ToArbitrary(), wait => Wait.TryParse($" {wait} ".ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal), out var read) && read.ToString() == wait.ToString())
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2 days", "2 days")]
    [InlineData("1 DAY", "1 day")]
    [InlineData("7 days", "1 week")]
    [InlineData("10 days", "10 days")]
    [InlineData("1 week 1 day", "8 days")]
    [InlineData("90 minutes", "90 minutes")]
    [InlineData("120 minutes", "2 hours")]
    [InlineData("24 hours", "24 hours")]
    [InlineData("1 day 6 hours", "1 day 6 hours")]
    [InlineData("2 days at 9:00", "2 days at 09:00")]
    [InlineData("at 17:30", "at 17:30")]
    [InlineData("0 minutes", "0 minutes")]
    [InlineData("3660 days", "3660 days")]
    public void A_wait_reads_as_people_write_it(string text, string canonical)
    {
        Assert.True(Wait.TryParse(text, out var wait));
        Assert.Equal(canonical, wait.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("soon")]
    [InlineData("2")]
    [InlineData("two days")]
    [InlineData("2days")]
    [InlineData("-1 days")]
    [InlineData("1.5 days")]
    [InlineData("2 moons")]
    [InlineData("2 days at")]
    [InlineData("2 days at noon")]
    [InlineData("at 24:00")]
    [InlineData("at 09:00 at 10:00")]
    [InlineData("at 09:00 2 days")]
    [InlineData("3661 days")]
    [InlineData("3660 days 1 minute")]
    [InlineData("99999999999999999999 days")]
    public void What_is_no_wait_is_refused(string? text) => Assert.False(Wait.TryParse(text, out _));

    [Fact]
    public void A_wait_cannot_be_wrong()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Wait(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Wait(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wait.OfDays(Wait.MaxDays + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wait.None with { Days = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Wait(0, 0, new LocalTime(9, 0, 30)));
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks() =>
        Prop.ForAll<string?>(text => !Wait.TryParse(text, out var wait) || wait.Nominal >= Duration.Zero).QuickCheckThrowOnFailure();
}
