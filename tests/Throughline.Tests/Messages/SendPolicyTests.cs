using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Throughline.Messages;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Tests.Messages;

public sealed class SendPolicyTests
{
    private static readonly LocalZone _berlin = LocalZone.Find("Europe/Berlin", null);
    private static readonly Instant _noon = At("2026-03-10T12:00");

    /// <summary>A marketing message to somebody who agreed, due now, on a day without anything in its way.</summary>
    private static readonly SendRequest _welcome = new(
        Purpose.Marketing, Due: _noon, HasAddress: true, Suppression: null, ConsentState.Given,
        SentInWindow: 0, OldestInWindow: null, Superseded: false, Paused: false);

    private static readonly SendRequest _receipt = _welcome with { Purpose = Purpose.Service };

    /// <summary>One row for each rule, each with everything after it in its way as well: the first "no" is the one that is given.</summary>
    public static TheoryData<string, SendRequest> Reasons()
    {
        var late = _welcome with { Due = _noon - Duration.FromDays(4), SentInWindow = 9, OldestInWindow = _noon - Duration.FromDays(1) };
        var notAsked = late with
        {
            Consent = ConsentState.NeverAsked,
            ChannelMissing = true,
            IsUnconfirmed = true,
            PostalAddressMissing = true
        };
        var withdrawn = notAsked with { Consent = ConsentState.Withdrawn };
        var suppressed = withdrawn with { Suppression = "bounced" };
        var noAddress = suppressed with { HasAddress = false };
        return new()
        {
            { "superseded", noAddress with { Superseded = true, HasNothingToRemindOf = true, Paused = true } },
            { "nothing-to-remind-of", noAddress with { HasNothingToRemindOf = true, Paused = true } },
            { "nothing-to-remind-of", _receipt with { HasNothingToRemindOf = true } },
            { "no-address", noAddress with { Paused = true } },
            { "suppressed", suppressed with { Paused = true } },
            { "suppressed", _receipt with { Suppression = "complained" } },
            { "unsubscribed", withdrawn with { Paused = true } },
            { "no-consent", notAsked with { Paused = true } },
            { "waiting-for-confirmation until 2026-03-17T12:00",
                _welcome with { IsUnconfirmed = true, PostalAddressMissing = true, Paused = true } },
            { "never-confirmed", late with { Due = _noon - Duration.FromDays(7), IsUnconfirmed = true, Paused = true } },
            { "no-postal-address until 2026-03-10T13:00", late with { PostalAddressMissing = true, Paused = true } },
            { "paused until 2026-03-10T13:00", late with { Paused = true, ChannelMissing = true } },
            { "channel-not-set-up", late with { ChannelMissing = true } },
            { "channel-not-set-up", _receipt with { ChannelMissing = true } },
            { "past-due", late },
            { "past-due", _receipt with { Due = _noon - Duration.FromDays(3) - Duration.FromMilliseconds(1) } },
            { "cap until 2026-03-11T12:00", late with { Due = _noon, OldestInWindow = _noon - Duration.FromDays(6) } },
            { "send", _welcome },
            { "send", _receipt with { Consent = ConsentState.Withdrawn } },
            { "send", _receipt with { Consent = ConsentState.NeverAsked } },
            { "send", _receipt with { IsUnconfirmed = true, PostalAddressMissing = true } },
            { "send", _receipt with { SentInWindow = 9, OldestInWindow = _noon } },
            { "send", _welcome with { Due = _noon - Duration.FromDays(3) } },
            { "send", _welcome with { SentInWindow = 3, OldestInWindow = _noon } },
        };
    }

    [Theory]
    [MemberData(nameof(Reasons), DisableDiscoveryEnumeration = true)]
    public void The_first_rule_that_says_no_is_the_reason(string expected, SendRequest request) =>
        Assert.Equal(expected, InWords(SendPolicy.Decide(request, SendLimits.Default, _berlin, _noon)));

    [Theory]
    [InlineData("2026-03-10T20:59", "send")]
    [InlineData("2026-03-10T21:00", "quiet-hours until 2026-03-11T08:00")]
    [InlineData("2026-03-10T23:59", "quiet-hours until 2026-03-11T08:00")]
    [InlineData("2026-03-11T00:00", "quiet-hours until 2026-03-11T08:00")]
    [InlineData("2026-03-11T07:59", "quiet-hours until 2026-03-11T08:00")]
    [InlineData("2026-03-11T08:00", "send")]
    [InlineData("2026-03-28T22:00", "quiet-hours until 2026-03-29T08:00")] // the clock goes forward in that night
    [InlineData("2026-10-24T22:00", "quiet-hours until 2026-10-25T08:00")] // and back in this one
    public void Marketing_waits_for_the_morning_where_the_person_is(string local, string expected)
    {
        var now = At(local);
        Assert.Equal(expected, InWords(SendPolicy.Decide(_welcome with { Due = now }, SendLimits.Default, _berlin, now)));
        Assert.Equal("send", InWords(SendPolicy.Decide(_receipt with { Due = now }, SendLimits.Default, _berlin, now)));
    }

    [Fact]
    public void A_full_week_holds_until_the_oldest_message_is_a_week_old_and_then_until_morning()
    {
        var request = _welcome with { SentInWindow = 4, OldestInWindow = At("2026-03-05T22:30") };
        Assert.Equal("cap until 2026-03-13T08:00", InWords(SendPolicy.Decide(request, SendLimits.Default, _berlin, _noon)));
    }

    [Fact]
    public void A_hold_that_would_end_too_late_is_a_skip_at_once()
    {
        var capped = _welcome with { SentInWindow = 4, OldestInWindow = _noon - Duration.FromHours(1) };
        Assert.Equal("past-due", InWords(SendPolicy.Decide(capped, SendLimits.Default, _berlin, _noon)));
        var evening = At("2026-03-10T22:00");
        var brief = SendLimits.Default with { PastDueLimit = Duration.FromHours(2) };
        Assert.Equal("past-due", InWords(SendPolicy.Decide(_welcome with { Due = evening }, brief, _berlin, evening)));
    }

    [Fact]
    public void Where_not_having_refused_is_enough_nobody_needs_to_have_been_asked()
    {
        var lenient = SendLimits.Default with { ConsentNeeded = false };
        Assert.Equal("send", InWords(SendPolicy.Decide(_welcome with { Consent = ConsentState.NeverAsked }, lenient, _berlin, _noon)));
        Assert.Equal("unsubscribed", InWords(SendPolicy.Decide(_welcome with { Consent = ConsentState.Withdrawn }, lenient, _berlin,
            _noon)));
    }

    [Fact]
    public void No_cap_and_no_quiet_hours_hold_nothing()
    {
        var open = SendLimits.Default with { CapCount = 0, QuietFrom = LocalTime.Midnight, QuietUntil = LocalTime.Midnight };
        Assert.Equal("send", InWords(SendPolicy.Decide(_welcome with { SentInWindow = 99, OldestInWindow = _noon }, open, _berlin, _noon)));
    }

    [Fact]
    public void Limits_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SendLimits.Default with { CapCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => SendLimits.Default with { CapCount = SendLimits.MaxCapCount + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => SendLimits.Default with { CapWindow = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => SendLimits.Default with { PastDueLimit = SendLimits.MaxLength + Duration.Epsilon });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SendLimits(1, Duration.FromDays(-1), default, default, Duration.FromDays(1), ConsentNeeded: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SendRequest(Purpose.Marketing, _noon, HasAddress: true, null,
            ConsentState.NeverAsked, -1, null, Superseded: false, Paused: false));
    }

    [Fact]
    public void A_hold_ends_in_the_future_and_never_in_quiet_hours() =>
        ForAllCases(@case =>
        {
            if (@case.Decide() is not SendDecision.Hold hold) return true;
            return hold.Until > @case.Now && (@case.Request.Purpose == Purpose.Service || !@case.Limits.QuietHours.Contains(hold.Until, @case.Zone));
        });

    [Fact]
    public void A_hold_never_outlasts_the_past_due_limit_unless_the_journey_is_paused() =>
        ForAllCases(@case => @case.Decide() is not SendDecision.Hold hold
            || hold.Reason == SendReason.Paused || hold.Reason == SendReason.WaitingForConfirmation
                || hold.Reason == SendReason.NoPostalAddress
            || hold.Until <= @case.Request.Due + @case.Limits.PastDueLimit);

    [Fact]
    public void Asked_again_when_a_hold_ends_quiet_hours_do_not_hold_it_again() =>
        ForAllCases(@case => @case.Decide() is not SendDecision.Hold hold
            || (@case with { Now = hold.Until }).Decide() is not SendDecision.Hold { Reason.Code: "quiet-hours" });

    [Fact]
    public void Consent_given_never_turns_a_yes_into_a_no() =>
        ForAllCases(@case =>
        {
            var (refused, unasked, granted) = (With(@case, ConsentState.Withdrawn), With(@case, ConsentState.NeverAsked),
                With(@case, ConsentState.Given));
            return Freedom(refused) <= Freedom(unasked) && Freedom(unasked) <= Freedom(granted);
        });

    [Fact]
    public void A_suppressed_address_gets_nothing_for_whatever_purpose() =>
        ForAllCases(@case => (@case with { Request = @case.Request with { Suppression = "complained" } }).Decide() is SendDecision.Skip);

    [Fact]
    public void A_paused_journey_skips_nothing_for_being_late() =>
        ForAllCases(@case => (@case with { Request = @case.Request with { Paused = true } }).Decide() is not SendDecision.Skip { Reason.Code: "past-due" });

    private static SendDecision With(Case @case, ConsentState consent) => (@case with { Request = @case.Request with { Consent = consent } }).Decide();

    private static int Freedom(SendDecision decision) => decision switch
    {
        SendDecision.Skip { Reason.Code: "unsubscribed" or "no-consent" } => 0,
        SendDecision.Skip => 1,
        SendDecision.Hold => 2,
        _ => 3,
    };

    private static string InWords(SendDecision decision) => decision switch
    {
        SendDecision.Send => "send",
        SendDecision.Skip skip => skip.Reason.Code,
        SendDecision.Hold hold => $"{hold.Reason.Code} until {LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Format(hold.Until.InZone(_berlin.Zone).LocalDateTime)}",
        _ => throw new InvalidOperationException("A decision of a new kind."),
    };

    private static Instant At(string local) =>
        LocalTimeResolver.Resolve(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(local).Value, _berlin).At;

    private static void ForAllCases(Func<Case, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Case.Generator.ToArbitrary(), holds));

    /// <summary>Any request at any time under any limits, in zones with unusual clocks.</summary>
    private sealed record Case(SendRequest Request, SendLimits Limits, LocalZone Zone, Instant Now)
    {
        private static readonly Gen<LocalTime> _time = Gen.Choose(0, 1439).Select(minute => LocalTime.Midnight.PlusMinutes(minute));

        private static readonly Gen<LocalZone> _zone =
            Gen.Elements("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca", "Antarctica/Troll", "UTC")
                .Select(id => LocalZone.Find(id, null));

        private static readonly Gen<SendLimits> _limits =
            from cap in Gen.Choose(0, 4)
            from window in Gen.Choose(1, 24 * 14)
            from quietFrom in _time
            from quietUntil in _time
            from late in Gen.Choose(1, 24 * 14)
            from consent in Gen.Elements(true, false)
            select new SendLimits(cap, Duration.FromHours(window), quietFrom, quietUntil, Duration.FromHours(late), consent);

        public static Gen<Case> Generator { get; } =
            from limits in _limits
            from zone in _zone
            from minute in Gen.Choose(0, 60 * 365 * 24 * 60)
            let now = Instant.FromUtc(1980, 1, 1, 0, 0) + Duration.FromMinutes(minute)
            from lateness in Gen.Choose(-60, 24 * 60 * 5)
            from purpose in Gen.Frequency((4, Gen.Constant(Purpose.Marketing)), (1, Gen.Constant(Purpose.Service)))
            from address in Often(true)
            from suppressed in Often(false)
            from consent in Gen.Frequency((6, Gen.Constant(ConsentState.Given)), (1, Gen.Constant(ConsentState.Withdrawn)), (1, Gen.Constant(ConsentState.NeverAsked)))
            from sent in Gen.Choose(0, 6)
            from age in Gen.Choose(0, (int)limits.CapWindow.TotalMinutes)
            from superseded in Often(false)
            from paused in Often(false)
            select new Case(
                new(purpose, now - Duration.FromMinutes(lateness), address, suppressed ? "bounced" : null, consent,
                    sent, sent == 0 ? null : now - Duration.FromMinutes(age), superseded, paused),
                limits, zone, now);

        public SendDecision Decide() => SendPolicy.Decide(Request, Limits, Zone, Now);

        private static Gen<bool> Often(bool value) => Gen.Frequency((9, Gen.Constant(value)), (1, Gen.Constant(!value)));
    }
}
