using System.Globalization;
using Throughline.Messages;

namespace Throughline.App.Features.Stepping;

/// <summary>How long a text message is, for whoever writes it and pays for it.</summary>
internal static class TextSize
{
    /// <param name="text">As it would leave.</param>
    public static string InWords(string text)
    {
        var size = TextParts.Of(text);
        if (size.Parts == 0) return "";
        var words = string.Create(CultureInfo.InvariantCulture, $"{size.Characters:N0} {(size.Characters == 1 ? "character" : "characters")}, {(size.Parts == 1 ? "one part" : $"{size.Parts} parts, each paid for")}.");
        if (size.Outside is not { } letter) return words;
        var (plain, room) = size.Parts == 1 ? (TextParts.GsmPlaces.One, TextParts.UnicodePlaces.One) : (TextParts.GsmPlaces.Several, TextParts.UnicodePlaces.Several);
        return string.Create(CultureInfo.InvariantCulture, $"{words} The sign {letter} makes every part shorter: {room} characters instead of {plain}.");
    }
}
