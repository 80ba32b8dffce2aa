using System.Text.RegularExpressions;
using Throughline.App.Design;

namespace Throughline.App.Api.Visits;

/// <summary>Tells robots from browsers by what they call themselves; the patterns are those of npm's isbot (public domain).</summary>
internal static class Robots
{
    /// <summary>Characters of a name that are looked at; browsers' are shorter.</summary>
    private const int Longest = 1_000;

    private static readonly Regex _patterns = new(
        string.Join('|', ClientAssets.Robots.Select(pattern => $"(?:{pattern})")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    /// <summary>Whoever calls itself nothing, or talks without end, is one too.</summary>
    public static bool Is(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent) || agent.Length > Longest) return true;
        try
        {
            return _patterns.IsMatch(agent);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
