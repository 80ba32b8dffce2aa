using System.Text;

namespace Throughline.Messages;

/// <summary>What a link is called where somebody waits for a click on it.</summary>
public static class LinkKeys
{
    private const int Longest = 80;

    /// <summary>Words in kebab-case: letters and digits of any script in lower case, everything else one dash; "link" where nothing is
    /// left.</summary>
    public static string Of(string words)
    {
        var key = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        var text = key.ToString().TrimEnd('-');
        return text.Length == 0 ? "link" : text.Length <= Longest ? text : text[..Longest].TrimEnd('-');
    }
}
