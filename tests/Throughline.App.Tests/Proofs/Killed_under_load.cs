using System.Globalization;
using Throughline.App.Commands.Bench;

namespace Throughline.App.Tests.Proofs;

/// <summary>
/// The server is killed again and again while programs send events and mail leaves. What it had acknowledged is there
/// once, nothing is queued or sent twice, and what was on its way is called unknown. <c>throughline bench kill</c> is the
/// same loop with more rounds.
/// </summary>
public sealed class Killed_under_load(ITestOutputHelper output)
{
    private const int Rounds = 20;

    /// <summary>The chance that decides when to kill; another run's number here runs the same moments again.</summary>
    private static readonly int Seed = Given("THROUGHLINE_SEED") ?? Environment.TickCount & 0xFFFF;

    [Fact]
    public async Task Nothing_acknowledged_is_missing_and_nothing_is_sent_twice()
    {
        output.WriteLine($"THROUGHLINE_SEED={Seed}");
        using var loop = new KillLoop(Rounds, Seed);
        var verdict = await loop.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        using var said = new StringWriter();
        verdict.WriteTo(said);
        output.WriteLine(said.ToString());

        Assert.Empty(verdict.Broken);
        Assert.True(verdict.Acknowledged >= 2 * verdict.People);
        Assert.True(verdict.SentAgain > 0, "No kill met a batch on its way.");
        Assert.InRange(verdict.UnknownArrived, 1, verdict.Unknown);
        Assert.InRange(verdict.Unknown, 1, verdict.MostUnknown);
    }

    [Fact]
    public void A_verdict_that_must_not_be_is_called_so()
    {
        var good = new KillVerdict(Rounds, 1) { Acknowledged = 80, People = 40, Mails = 80, Unknown = 4, MostUnknown = 80 };
        KillVerdict[] bad =
        [
            good with { LostEvents = 1 },
            good with { LostMails = 1 },
            good with { DoubledEvents = 1 },
            good with { DoubledDeliveries = 1 },
            good with { TriedTwice = 1 },
            good with { DoubledMails = 1 },
            good with { MissingPeople = -1 },
            good with { UncalledMails = 1 },
            good with { Unsettled = 1 },
            good with { Unknown = 81 },
            good with { Ailments = ["The counters are wrong."] },
        ];
        Assert.True(good.Holds);
        Assert.All(bad, verdict => Assert.Single(verdict.Broken));
    }

    private static int? Given(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
