using Throughline.Businesses;

namespace Throughline.Tests.Businesses;

public sealed class Who_we_are
{
    [Theory]
    [InlineData("Honesty: we say what it costs first", "Honesty", "we say what it costs first")]
    [InlineData("- Honesty – we say what it costs: first", "Honesty", "we say what it costs: first")]
    [InlineData("40 members - by December 2027", "40 members", "by December 2027")]
    [InlineData("Well-made", "Well-made", null)]
    [InlineData("Honesty:", "Honesty", null)]
    [InlineData(": nothing before it", ": nothing before it", null)]
    [InlineData("Open 9:00 to 17:00", "Open 9:00 to 17:00", null)]
    public void A_line_is_a_name_and_perhaps_a_sentence(string line, string name, string? note) =>
        Assert.Equal([new Stated(name, note)], Stated.Lines(line));

    [Fact]
    public void Values_and_what_only_they_can_do_are_what_steps_show()
    {
        var who = new WhoWeAre { Values = "Honesty: prices first\n\nCalm", Advantage = "The seven-day garden", Mission = "Gardens" };
        Assert.Equal(["Honesty", "Calm", "The seven-day garden"], who.ToShow().Select(one => one.Name));
        Assert.Empty(WhoWeAre.Empty.ToShow());
    }

    [Theory]
    [InlineData("Our HONESTY about the price", true)]
    [InlineData("Calm", false)]
    [InlineData(null, false)]
    public void A_step_shows_what_it_names(string? shows, bool isShown) =>
        Assert.Equal(isShown, new Stated("Honesty", null).IsNamedIn(shows));

    [Fact]
    public void It_is_due_once_its_day_is_past()
    {
        var who = new WhoWeAre { LookAgain = new(2027, 5, 3) };
        Assert.False(who.IsDue(new(2027, 5, 3)));
        Assert.True(who.IsDue(new(2027, 5, 4)));
        Assert.False(WhoWeAre.Empty.IsDue(new(2099, 1, 1)));
    }
}
