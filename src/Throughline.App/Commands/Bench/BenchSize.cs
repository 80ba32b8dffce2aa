namespace Throughline.App.Commands.Bench;

/// <summary>How much of everything is measured.</summary>
/// <param name="People">On the road while events come in.</param>
/// <param name="Due">People due at once.</param>
internal sealed record BenchSize(int People, int Due)
{
    /// <summary>Events before those that are measured, and those.</summary>
    public int FirstEvents { get; private init; } = 25_000;
    public int Events { get; private init; }
    public int Mails { get; private init; }

    /// <summary>People who sign up before those that are measured, and those.</summary>
    public int FirstSignUps { get; private init; } = 3_500;
    public int SignUps { get; private init; }

    /// <summary>People who follow a link.</summary>
    public int Clicks { get; private init; }

    /// <summary>People on the road while single events are timed, and how many events are.</summary>
    public int LatencyPeople { get; private init; } = 10_000;
    public int SingleEvents { get; private init; }

    /// <summary>How often the server is started, and how long it idles then.</summary>
    public int Starts { get; private init; } = 3;
    public TimeSpan Idle { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>Everything runs and nothing is measured well.</summary>
    public static BenchSize Tiny { get; } = new(People: 1_000, Due: 1_500)
    {
        FirstEvents = 1_000,
        Events = 2_000,
        Mails = 1_000,
        FirstSignUps = 50,
        SignUps = 200,
        Clicks = 300,
        LatencyPeople = 1_000,
        SingleEvents = 20,
        Starts = 1,
        Idle = TimeSpan.FromMilliseconds(200),
    };

    /// <param name="seconds">About how long each measurement lasts on a machine that reaches the bars.</param>
    public static BenchSize Lasting(int seconds, int people, int due) => new(people, due)
    {
        Events = 25_000 * seconds,
        Mails = 6_000 * seconds,
        SignUps = 3_500 * seconds,
        Clicks = 3_000 * seconds,
        SingleEvents = 50 * seconds,
    };
}
