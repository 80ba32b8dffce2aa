using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>Where somebody came from who opened a page, in one word that can be counted.</summary>
public static class CameFrom
{
    /// <summary>Nobody can say: the address was typed, or the browser kept it to itself.</summary>
    public const string Unknown = "";

    /// <summary>From another page of the same site.</summary>
    public const string Inside = ".";

    /// <summary>All sources beyond those that are counted one by one.</summary>
    public const string Others = "*";

    /// <summary>Characters; a longer one is cut.</summary>
    public const int Longest = 60;

    /// <summary>Sites that people know by a name, with the hosts their links lead through.</summary>
    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["facebook.com"] = "facebook",
        ["fb.me"] = "facebook",
        ["instagram.com"] = "instagram",
        ["linkedin.com"] = "linkedin",
        ["lnkd.in"] = "linkedin",
        ["youtube.com"] = "youtube",
        ["youtu.be"] = "youtube",
        ["t.co"] = "x",
        ["twitter.com"] = "x",
        ["x.com"] = "x",
        ["pinterest.com"] = "pinterest",
        ["tiktok.com"] = "tiktok",
        ["whatsapp.com"] = "whatsapp",
        ["t.me"] = "telegram",
        ["bing.com"] = "bing",
        ["duckduckgo.com"] = "duckduckgo",
        ["ecosia.org"] = "ecosia",
    };

    /// <summary>Whether it is a site of others, where no page can carry a line of the business.</summary>
    public static bool IsElsewhere(string host) =>
        NameOf(host) is { Length: > 0 } name && name != host && !name.Contains('.', StringComparison.Ordinal);

    /// <param name="campaign">The page's <c>utm_source</c>, which whoever made the link chose; it says more than the referrer.</param>
    /// <param name="referrer">The host, or the whole address, of the page before.</param>
    /// <param name="site">The host of the page that was opened, as <see cref="PageAddress"/> has it.</param>
    /// <returns>"newsletter", "instagram", "blog.example.org", or one of the words above.</returns>
    public static string Of(string? campaign, string? referrer, string site)
    {
        if (Word(campaign) is { } named) return named;
        if (PageAddress.Read(referrer) is not { Host: var host }) return Unknown;
        return host == site ? Inside : NameOf(host);
    }

    /// <summary>A source as it is kept: small letters, no more than one line; null where it says nothing.</summary>
    public static string? Word(string? said)
    {
        if (string.IsNullOrWhiteSpace(said)) return null;
        var text = new StringBuilder();
        foreach (var rune in said.Trim().ToLowerInvariant().EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > Longest) break;
            var isSeen = !Rune.IsControl(rune) && rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;
            if (isSeen) text.Append(rune.ToString());
        }
        var word = text.ToString().Trim();
        return word is "" or Inside or Others || word.Contains('@', StringComparison.Ordinal) ? null : word;
    }

    private static string NameOf(string host)
    {
        foreach (var (site, name) in _names)
            if (host == site || host.EndsWith("." + site, StringComparison.Ordinal)) return name;
        // Each country has a host of its own: google.de, google.co.uk.
        if (host.Split('.') is var parts && parts.Contains("google") && Array.IndexOf(parts, "google") >= parts.Length - 3) return "google";
        return Word(host) ?? Unknown;
    }
}
