using Throughline.Businesses;
using Throughline.Primitives;

namespace Throughline.App.Features.Looks;

/// <summary>Where a colour could not be shown as it was chosen, said to whoever chose it.</summary>
internal static class LookNotes
{
    private const string InTheDark = "On devices that are set to dark";

    public static IEnumerable<string> Of(WornLook look)
    {
        if (look.Light.Main != look.Main)
            yield return $"Words in your main colour are {Than(look.Light.Main, look.Main)} by daylight, {look.Light.Main}: "
                + $"in {look.Main} they could not be read on light paper.";
        if (look.Light.Button != look.Second)
            yield return $"Buttons are {Than(look.Light.Button, look.Second)} by daylight, {look.Light.Button}: "
                + $"in {look.Second} they could not be told from the paper.";
        if (look.Dark.Main != look.Main)
            yield return $"{InTheDark}, words in your main colour are {Than(look.Dark.Main, look.Main)}, {look.Dark.Main}.";
        if (look.Dark.Button != look.Second)
            yield return $"{InTheDark}, buttons are {Than(look.Dark.Button, look.Second)}, {look.Dark.Button}.";
    }

    private static string Than(Colour shown, Colour chosen) => shown.Luminance > chosen.Luminance ? "lighter" : "darker";
}
