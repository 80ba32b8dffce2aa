using Throughline.App.Commands;

namespace Throughline.App.Tests.Commands;

public sealed class ProgressLineTests
{
    [Fact]
    public void A_screen_sees_one_line_that_is_written_over_and_then_taken_away()
    {
        using var error = new StringWriter();
        var clock = new HandClock();
        using (var progress = new ProgressLine(Screen(error), clock, "Reading people.csv"))
        {
            progress.Show(0, 0);
            clock.Pass(TimeSpan.FromMilliseconds(50));
            progress.Show(0.1, 100); // too soon after the last
            clock.Pass(TimeSpan.FromSeconds(9.95));
            progress.Show(0.25, 12_345);
        }
        var shown = error.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToArray();
        Assert.Equal(
            [
                "Reading people.csv [........................] 0 %, 0 done",
                "Reading people.csv [######..................] 25 %, 12,345 done, 30 s left",
                "",
            ],
            shown);
        Assert.DoesNotContain('\n', error.ToString());
        Assert.DoesNotContain('\e', error.ToString());
    }

    [Fact]
    public void A_line_never_wraps()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressLine(Screen(error) with { Width = 40 }, new HandClock(), "Reading a file with quite a long name.csv"))
            progress.Show(0.5, 1);
        Assert.All(error.ToString().Split('\r'), line => Assert.InRange(line.Length, 0, 39));
    }

    [Fact]
    public void A_pipe_hears_nothing()
    {
        using var error = new StringWriter();
        using (var progress = new ProgressLine(Screen(error) with { IsLive = false }, new HandClock(), "Reading"))
            progress.Show(0.5, 1);
        Assert.Empty(error.ToString());
    }

    private static Terminal Screen(StringWriter error) => new(Stream.Null, TextWriter.Null, error, IsLive: true, HasColor: true, Width: 100);

    private sealed class HandClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
