using NodaTime;

namespace Throughline.Businesses;

/// <summary>What a file of the library is to people. The numbers are stored.</summary>
public enum FileKind
{
    Document = 0,
    Picture = 1,
    Audio = 2,
}

/// <summary>What the bytes of a file are.</summary>
/// <param name="MediaType">As the web names it: application/pdf.</param>
/// <param name="Ending">Of a file's name, with its point: ".pdf".</param>
public sealed record FileType(FileKind Kind, string MediaType, string Ending)
{
    public static FileType Pdf { get; } = new(FileKind.Document, "application/pdf", ".pdf");
    public static FileType Png { get; } = new(FileKind.Picture, "image/png", ".png");
    public static FileType Jpeg { get; } = new(FileKind.Picture, "image/jpeg", ".jpg");
    public static FileType Gif { get; } = new(FileKind.Picture, "image/gif", ".gif");
    public static FileType WebP { get; } = new(FileKind.Picture, "image/webp", ".webp");
    public static FileType Mp3 { get; } = new(FileKind.Audio, "audio/mpeg", ".mp3");
    public static FileType M4a { get; } = new(FileKind.Audio, "audio/mp4", ".m4a");
    public static FileType Ogg { get; } = new(FileKind.Audio, "audio/ogg", ".ogg");
    public static FileType Wav { get; } = new(FileKind.Audio, "audio/wav", ".wav");
}

/// <summary>A file that the business hands over or shows.</summary>
/// <param name="Key">How letters and steps name it, "five-steps.pdf"; never changes.</param>
/// <param name="Shows">What a picture shows, for whoever does not see it; empty where nobody said.</param>
/// <param name="ContentId">Of what it holds at present.</param>
/// <param name="Width">Of a picture, in pixels; 0 of anything else.</param>
public sealed record LibraryFile(
    string Key, string Title, string Shows, FileKind Kind, string MediaType, Guid ContentId, long Bytes, int Width, int Height)
{
    /// <summary>When it was brought, or last replaced.</summary>
    public Instant ChangedAt { get; init; }
}
