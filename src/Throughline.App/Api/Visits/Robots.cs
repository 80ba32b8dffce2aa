using System.Text.RegularExpressions;
using Throughline.App.Design;

namespace Throughline.App.Api.Visits;

/// <summary>Tells robots from browsers by what they call themselves; the patterns are those of npm's isbot (public domain).</summary>
internal static class Robots
{
    /// <summary>Characters of a name that are looked at; browsers' are shorter.</summary>
    private const int Longest = 500;

    private static readonly Regex _patterns = new(
        string.Join('|', ClientAssets.Robots.Select(pattern => $"(?:{pattern})")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>
    /// Whoever does not call itself as every browser does, or talks without end, is one too. Where the machine is too busy to look
    /// it up, it is none.
    /// </summary>
    public static bool Is(string? agent)
    {
        if (agent is null || agent.Length > Longest || !agent.StartsWith("Mozilla/", StringComparison.Ordinal)) return true;
        try
        {
            return _patterns.IsMatch(agent);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
