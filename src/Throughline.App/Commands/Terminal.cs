namespace Throughline.App.Commands;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Out">Results, for people or for the next program.</param>
/// <param name="Error">Everything said beside the results.</param>
/// <param name="IsLive">True where <paramref name="Error"/> is a screen whose line can be written over.</param>
/// <param name="HasColor">True where <paramref name="Out"/> is a screen that shows colours and nobody asked for none.</param>
/// <param name="Width">Characters on a line.</param>
internal sealed record Terminal(Stream In, TextWriter Out, TextWriter Error, bool IsLive, bool HasColor, int Width)
{
    private const int PlainWidth = 100;

    /// <summary>The console. What is piped gets neither colours nor a progress bar; NO_COLOR (no-color.org) and TERM=dumb are honoured.</summary>
    public static Terminal Standard()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var wantsNoColor = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return new(
            Console.OpenStandardInput(),
            Console.Out,
            Console.Error,
            IsLive: !Console.IsErrorRedirected && !isDumb,
            HasColor: !Console.IsOutputRedirected && !isDumb && !wantsNoColor,
            Console.IsOutputRedirected ? PlainWidth : Math.Max(40, Console.WindowWidth));
    }

    /// <summary>The text in bold colour where there are colours, else as it is.</summary>
    public string Paint(Paint paint, string text) => HasColor ? $"\e[1;{(int)paint}m{text}\e[0m" : text;
}

/// <summary>Colours by what they mean; the numbers are those of ECMA-48.</summary>
internal enum Paint
{
    Bad = 31,
    Good = 32,
    Attention = 33,
    Quiet = 36,
}
