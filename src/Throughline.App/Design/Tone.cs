namespace Throughline.App.Design;

/// <summary>What a notice, badge or line of a timeline means; its words and icon say the same as its colour.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Good,
    Careful,
    Wrong,
}

internal static class Tones
{
    public static string Css(this Tone tone) => tone == Tone.Neutral ? "" : tone.ToString().ToLowerInvariant();

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Careful => "triangle-alert",
        Tone.Wrong => "circle-x",
        _ => "info",
    };
}
