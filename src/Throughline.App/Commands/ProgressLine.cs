using System.Globalization;

namespace Throughline.App.Commands;

/// <summary>
/// One line that shows how far long work has come, written over in place ten times a second at most.
/// It says nothing at all where the output is piped, so that logs stay readable.
/// </summary>
/// <param name="what">What is being done: "Reading people.csv".</param>
internal sealed class ProgressLine(Terminal terminal, TimeProvider clock, string what) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeforeGuessing = TimeSpan.FromSeconds(2);

    private readonly long _start = clock.GetTimestamp();
    private long _lastShown;
    private int _shownLength;

    /// <param name="fraction">How much is done, from 0 to 1.</param>
    /// <param name="count">How many things are done so far.</param>
    public void Show(double fraction, long count)
    {
        if (!terminal.IsLive || (_lastShown != 0 && clock.GetElapsedTime(_lastShown) < Pause)) return;
        _lastShown = clock.GetTimestamp();
        Write(Line(Math.Clamp(fraction, 0, 1), count, clock.GetElapsedTime(_start)));
    }

    /// <summary>Takes the line away again.</summary>
    public void Dispose()
    {
        if (_shownLength == 0) return;
        Write("");
        terminal.Error.Write('\r');
    }

    private string Line(double fraction, long count, TimeSpan elapsed)
    {
        var done = (int)(fraction * BarWidth);
        var bar = new string('#', done).PadRight(BarWidth, '.');
        var left = elapsed > BeforeGuessing && fraction is > 0 and < 1 ? $", {InWords(elapsed * ((1 - fraction) / fraction))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what} [{bar}] {Math.Floor(fraction * 100):0} %, {count:N0} done{left}");
    }

    private static string InWords(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };

    private void Write(string line)
    {
        var shown = line.Length < terminal.Width ? line : line[..(terminal.Width - 1)];
        terminal.Error.Write('\r' + shown.PadRight(_shownLength));
        _shownLength = shown.Length;
    }
}
