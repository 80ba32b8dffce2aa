namespace Throughline.App.Access;

internal static class LocalPath
{
    /// <summary>The path where it stays on this server, else Home: a link must not be able to send people elsewhere.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
