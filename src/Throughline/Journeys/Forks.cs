using System.Collections.Frozen;

namespace Throughline.Journeys;

/// <summary>The words by which other programs' files let a step lead to several others.</summary>
internal static class Forks
{
    private static readonly FrozenSet<string> _words = ((string[])
    [
        "branch", "branches", "if", "else", "elseif", "goto", "next", "nextstep", "nextsteps", "condition", "conditions", "path", "paths", "then", "fork", "forks", "split", "splits", "switch",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a key that is not known is one of them, where a road would fork: at a step.</summary>
    /// <param name="group">Name of the group in the JSON Schema.</param>
    public static bool Is(string key, string group) =>
        group == "step" && _words.Contains(key.Trim().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));
}
