using System.Security.Cryptography;

namespace Throughline.App.Design;

/// <summary>A word that a form carries, so that the same form sent twice does one thing.</summary>
internal static class FormOnce
{
    private const int Length = 32;

    /// <summary>Nobody can guess it, and no two forms have the same.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>What a form carried; a new one where that is none of ours.</summary>
    public static string Of(string? carried) => carried is { Length: Length } ? carried : New();
}
