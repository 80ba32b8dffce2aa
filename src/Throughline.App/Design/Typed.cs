namespace Throughline.App.Design;

/// <summary>What somebody typed into a box.</summary>
internal static class Typed
{
    /// <summary>Without the room around it; null where nothing is said.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
