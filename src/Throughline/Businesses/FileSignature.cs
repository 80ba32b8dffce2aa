using System.Text;

namespace Throughline.Businesses;

/// <summary>
/// Tells by its first bytes what a file is, whatever its name says, and says of what is not taken what it is instead.
/// Signatures as in the WHATWG's "MIME Sniffing" and the formats' own descriptions.
/// </summary>
public static class FileSignature
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int Needed = 1024;

    /// <summary>What it is; null where it is nothing that the library takes.</summary>
    public static FileType? Find(ReadOnlySpan<byte> first) => first switch
    {
        _ when first.StartsWith("%PDF-"u8) => FileType.Pdf,
        _ when first.StartsWith(_png) => FileType.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        _ when first.StartsWith("GIF87a"u8) || first.StartsWith("GIF89a"u8) => FileType.Gif,
        _ when IsRiff(first, "WEBP"u8) => FileType.WebP,
        _ when IsRiff(first, "WAVE"u8) => FileType.Wav,
        _ when first.StartsWith("ID3"u8) || IsMpegFrame(first) => FileType.Mp3,
        _ when Brand(first) is "M4A " or "M4B " => FileType.M4a,
        _ when first.StartsWith("OggS"u8) && HoldsSound(first) => FileType.Ogg,
        _ => null,
    };

    /// <summary>Why it is not taken: what it is, and what to do.</summary>
    /// <param name="name">As the file was called where it came from.</param>
    public static string Refusal(ReadOnlySpan<byte> first, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var start = Start(first);
        return start switch
        {
            _ when first.IsEmpty => "The file is empty. Look whether it was saved, and upload it again.",
            _ when start.Contains("<svg", StringComparison.OrdinalIgnoreCase) =>
                "This is a drawing (SVG), and a drawing can hold a program. Save it as PNG and upload that.",
            _ when IsPage(start) => "This is a web page, not a file to hand over. Save it as PDF, or write its address into the letter.",
            _ when first.StartsWith("MZ"u8) || first.StartsWith("\u007fELF"u8) || first.StartsWith("#!"u8) =>
                "This is a program, and a program cannot be handed over here.",
            _ when first.StartsWith("PK"u8) || first.StartsWith(_oldOffice) => OfOffice(name),
            _ when Brand(first) is "heic" or "heix" or "mif1" or "avif" or "msf1" =>
                "This picture is of a kind (HEIC or AVIF) that mail programs do not show. Save it as JPEG and upload that.",
            _ when Brand(first) is not null || first.StartsWith(_webM) || first.StartsWith("OggS"u8) || IsRiff(first, "AVI "u8) =>
                "This is a video. Put it where videos are shown, and write its address into the letter.",
            _ when first.StartsWith("II*\0"u8) || first.StartsWith("MM\0*"u8) || first.StartsWith("BM"u8) =>
                "This is a picture that mail programs do not show (TIFF or BMP). Save it as PNG or JPEG and upload that.",
            _ when name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) =>
                "Its name says PDF, and it is none: nobody could open it. Save it as PDF once more and upload that.",
            _ => "The library takes PDF, pictures (PNG, JPEG, GIF, WebP) and sound (MP3, M4A, OGG, WAV), and this is none of them. "
                + "Save it as one of these and upload that.",
        };
    }

    private static readonly byte[] _png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] _webM = [0x1A, 0x45, 0xDF, 0xA3];
    private static readonly byte[] _oldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    private const string AsPdf = "Save it as PDF, so that everybody can read it, and upload that.";

    private static string OfOffice(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".DOCX" or ".DOC" or ".ODT" or ".PAGES" => "This is a text to be written in. " + AsPdf,
        ".XLSX" or ".XLS" or ".ODS" => "This is a spreadsheet. " + AsPdf,
        ".PPTX" or ".PPT" or ".ODP" or ".KEY" => "This is a set of slides. " + AsPdf,
        _ => "This is an archive of several files. Unpack it and upload them one by one.",
    };

    private static bool IsPage(string start) =>
        _tags.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] _tags = ["<!doctype", "<html", "<head", "<body", "<script", "<?xml", "<!--", "<div", "<iframe"];

    /// <summary>As text, without what may stand before its first sign.</summary>
    private static string Start(ReadOnlySpan<byte> first) =>
        Encoding.UTF8.GetString(first[..Math.Min(first.Length, Needed)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    private static bool IsRiff(ReadOnlySpan<byte> first, ReadOnlySpan<byte> form) =>
        first.Length >= 12 && first.StartsWith("RIFF"u8) && first[8..12].SequenceEqual(form);

    /// <summary>The brand of an ISO media file; null where it is none.</summary>
    private static string? Brand(ReadOnlySpan<byte> first) =>
        first.Length >= 12 && first[4..8].SequenceEqual("ftyp"u8) ? Encoding.ASCII.GetString(first[8..12]) : null;

    /// <summary>The header of an audio frame (ISO 11172-3): a version, layer III, a bit rate and a sampling rate that there are.</summary>
    private static bool IsMpegFrame(ReadOnlySpan<byte> first) =>
        first is [0xFF, var second, var third, ..] && (second & 0xE0) == 0xE0 && (second & 0x18) != 0x08 && (second & 0x06) == 0x02
            && (third & 0xF0) is not (0xF0 or 0) && (third & 0x0C) != 0x0C;

    // The first packet of a stream names its codec; one of pictures would stand before those of sound.
    private static bool HoldsSound(ReadOnlySpan<byte> first) =>
        Has(first, "OpusHead"u8) || Has(first, "\u0001vorbis"u8) || Has(first, "FLAC"u8);

    private static bool Has(ReadOnlySpan<byte> first, ReadOnlySpan<byte> mark) =>
        first[..Math.Min(first.Length, Needed)].IndexOf(mark) >= 0;
}
