using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.People;

namespace Throughline.Tests.People;

/// <summary>What holds by everything that was ever said: no stays no, and a stranger's yes is none yet.</summary>
public sealed class ConsentTests
{
    private static readonly Instant _start = Instant.FromUtc(2026, 3, 9, 9, 0);

    [Theory]
    [InlineData("", ConsentState.NeverAsked)]
    [InlineData("Import yes", ConsentState.Given)]
    [InlineData("ServerKey yes", ConsentState.Given)]
    [InlineData("Form yes", ConsentState.Unconfirmed)]
    [InlineData("BrowserKey yes", ConsentState.Unconfirmed)]
    [InlineData("Form yes; Themselves yes", ConsentState.Given)]
    [InlineData("Form yes; Import yes", ConsentState.Given)]
    [InlineData("Import yes; Form yes", ConsentState.Given)]
    [InlineData("Import yes; BrowserKey no", ConsentState.Withdrawn)]
    [InlineData("Themselves no; Import yes", ConsentState.Withdrawn)]
    [InlineData("Themselves no; ServerKey yes", ConsentState.Withdrawn)]
    [InlineData("Themselves no; Form yes", ConsentState.Withdrawn)]
    [InlineData("Themselves no; BrowserKey yes; Import yes", ConsentState.Withdrawn)]
    [InlineData("Import no; Import yes", ConsentState.Withdrawn)]
    [InlineData("Form no; Import yes", ConsentState.Withdrawn)]
    [InlineData("Themselves no; Themselves yes", ConsentState.Given)]
    [InlineData("Themselves no; Team yes", ConsentState.Given)]
    [InlineData("Themselves no; Team yes; ServerKey no", ConsentState.Withdrawn)]
    public void What_was_said_in_turn_comes_to(string said, ConsentState expected) =>
        Assert.Equal(expected, Consent.For(Read(said), Channel.Email, "news"));

    [Fact]
    public void Of_one_moment_the_no_counts() =>
        Assert.Equal(ConsentState.Withdrawn, Consent.For([Say(GivenBy.Themselves, false, 0), Say(GivenBy.Themselves, true, 0)],
            Channel.Email, "news"));

    [Fact]
    public void What_is_said_of_a_topic_holds_for_it_and_of_everything_for_all()
    {
        var news = Say(GivenBy.Themselves, true, 1) with { Topic = "news" };
        var never = Say(GivenBy.Themselves, false, 0);
        Assert.Equal(ConsentState.Given, Consent.For([never, news], Channel.Email, "news"));
        Assert.Equal(ConsentState.Withdrawn, Consent.For([never, news], Channel.Email, "offers"));
        Assert.Equal(ConsentState.NeverAsked, Consent.For([never, news], Channel.Sms, "news"));
    }

    [Theory]
    [InlineData("", "Form yes", false)]
    [InlineData("Form yes", "Form yes", true)]
    [InlineData("Form yes", "BrowserKey yes", true)]
    [InlineData("Import yes", "Form yes", false)]
    [InlineData("Form yes", "BrowserKey no", false)]
    [InlineData("BrowserKey no", "Form no", true)]
    [InlineData("Themselves no", "Form yes", true)]
    [InlineData("Themselves no; Team yes", "Form no", false)]
    [InlineData("Import yes", "Import yes", false)]
    public void A_strangers_word_is_kept_where_it_says_something_new(string said, string next, bool nothing) =>
        Assert.Equal(nothing, Consent.SaysNothingNew([.. Read(said)], Read(next).Single() with { At = _start + Duration.FromDays(9) }));

    [Fact]
    public void What_is_not_kept_would_have_changed_nothing() => ForAll(said =>
    {
        if (said.Length == 0) return true;
        var next = said[^1] with { At = _start + Duration.FromDays(9) };
        return !Consent.SaysNothingNew(said[..^1], next) || Consent.For(said[..^1], Channel.Email,
            "news") == Consent.For([.. said[..^1], next], Channel.Email, "news");
    });

    [Fact]
    public void The_order_in_which_it_is_read_does_not_matter() =>
        ForAll(said => Consent.For(said, Channel.Email, "news") == Consent.For(said.Reverse(), Channel.Email, "news"));

    [Fact]
    public void Nobody_but_themselves_and_the_team_undoes_a_no() =>
        ForAll(said => Consent.For(said.Where(one => !one.Granted || one.By is not (GivenBy.Themselves or GivenBy.Team)), Channel.Email,
            "news") is var state
            && (said.All(one => one.Granted) || state == ConsentState.Withdrawn));

    [Fact]
    public void A_stranger_alone_never_makes_a_yes() =>
        ForAll(said => Consent.For(said.Where(one => one.By.IsStranger()), Channel.Email, "news") != ConsentState.Given);

    private static void ForAll(Func<Consent[], bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Gen.ArrayOf(
            from who in Gen.Elements(Enum.GetValues<GivenBy>())
            from granted in Gen.Elements(true, false)
            from day in Gen.Choose(0, 3)
            select Say(who, granted, day)).ToArbitrary(), holds));

    private static IEnumerable<Consent> Read(string said) => said.Split("; ", StringSplitOptions.RemoveEmptyEntries)
        .Select((one, day) => Say(Enum.Parse<GivenBy>(one.Split(' ')[0]), one.EndsWith("yes", StringComparison.Ordinal), day));

    private static Consent Say(GivenBy by, bool granted, int day) =>
        new(Channel.Email, Consent.AllTopics, granted, _start + Duration.FromDays(day), "Said") { By = by };
}
