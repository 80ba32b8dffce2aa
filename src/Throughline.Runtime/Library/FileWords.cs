using System.Globalization;
using Throughline.Businesses;

namespace Throughline.Runtime.Library;

/// <summary>What a file is, in words for people.</summary>
internal static class FileWords
{
    private const long Thousand = 1000, Million = 1000 * Thousand;

    /// <summary>"PDF, 2.4 MB"; of a picture how large it is drawn, too.</summary>
    public static string About(LibraryFile file) => file.Kind == FileKind.Picture
        ? string.Create(CultureInfo.InvariantCulture, $"{Name(file)}, {file.Width:N0} × {file.Height:N0}, {Size(file.Bytes)}")
        : $"{Name(file)}, {Size(file.Bytes)}";

    /// <summary>"340 kB", "2.4 MB", "12 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Thousand => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < Million => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / Thousand)} kB"),
        < 10 * Million => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Million:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Million} MB"),
    };

    private static string Name(LibraryFile file) => file.MediaType switch
    {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        "image/gif" => "GIF",
        "audio/mpeg" => "MP3",
        "audio/mp4" => "M4A",
        "audio/ogg" => "OGG",
        _ => "WAV",
    };
}
