using NodaTime;
using Throughline.Time;

namespace Throughline.Messages;

/// <summary>Who is asked, in one letter, to say that an address is theirs before marketing goes there.</summary>
public enum AskToConfirm
{
    /// <summary>Nobody whose address only a stranger gave; people who are known are asked all the same where a stranger agrees for
    /// them.</summary>
    Nobody,

    /// <summary>Whoever came by a public form.</summary>
    Forms,

    /// <summary>And whoever came by a key that may stand in a page.</summary>
    FormsAndBrowsers,
}

/// <summary>The workspace's rules. Values outside their range are refused.</summary>
/// <param name="CapCount">Most marketing messages to one person in the window, up to <see cref="MaxCapCount"/>; 0 for no cap.</param>
/// <param name="CapWindow">Length of the window: more than nothing, up to <see cref="MaxLength"/>.</param>
/// <param name="QuietFrom">Start of the quiet hours on the person's clock; equal to <paramref name="QuietUntil"/> for none.</param>
/// <param name="QuietUntil">End of the quiet hours; the first moment at which it is allowed again.</param>
/// <param name="PastDueLimit">How late a message may still go out: more than nothing, up to <see cref="MaxLength"/>.</param>
/// <param name="ConsentNeeded">Whether marketing needs consent that was given; false where not having refused is enough.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record SendLimits(int CapCount, Duration CapWindow, LocalTime QuietFrom, LocalTime QuietUntil, Duration PastDueLimit, bool ConsentNeeded)
{
    public const int MaxCapCount = 1000;

    /// <summary>The longest window and the longest past-due limit: a year.</summary>
    public static Duration MaxLength { get; } = Duration.FromDays(366);

    /// <summary>Whose word for an address is not enough for marketing.</summary>
    public AskToConfirm AskToConfirm { get; init; } = AskToConfirm.Forms;

    public static SendLimits Default { get; } = new(
        CapCount: 4,
        CapWindow: Duration.FromDays(7),
        QuietFrom: new LocalTime(21, 0),
        QuietUntil: new LocalTime(8, 0),
        PastDueLimit: Duration.FromDays(3),
        ConsentNeeded: true);

    public int CapCount { get; init => field = Counted(value, nameof(CapCount)); } = Counted(CapCount, nameof(CapCount));

    public Duration CapWindow { get; init => field = Bounded(value, nameof(CapWindow)); } = Bounded(CapWindow, nameof(CapWindow));

    public Duration PastDueLimit { get; init => field = Bounded(value, nameof(PastDueLimit)); } = Bounded(PastDueLimit, nameof(PastDueLimit));

    public HoursOfDay QuietHours => new(QuietFrom, QuietUntil);

    private static int Counted(int value, string name) =>
        value is >= 0 and <= MaxCapCount
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Give a number of messages from 0 (no cap) to {MaxCapCount}.");

    private static Duration Bounded(Duration value, string name) =>
        value > Duration.Zero && value <= MaxLength
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "Give a length of more than nothing and at most 366 days.");
}
