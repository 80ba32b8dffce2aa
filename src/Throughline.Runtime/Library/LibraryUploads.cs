using System.Globalization;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Library;

/// <summary>A file as somebody brings it.</summary>
/// <param name="Name">As it was called where it came from; never believed.</param>
/// <param name="Bytes">Can be read from any place.</param>
internal sealed record BroughtFile(string Name, Stream Bytes);

/// <summary>What became of a file that was brought.</summary>
/// <param name="File">As it is kept; null where it was not.</param>
/// <param name="Problem">Why not, as a sentence.</param>
internal sealed record Brought(LibraryFile? File, string? Problem = null)
{
    public static Brought Not(string problem) => new(null, problem);
}

/// <summary>Brings files into the library: told by their bytes, within their limits, whole or not at all.</summary>
internal sealed class LibraryUploads(LibraryFiles files, LibraryContents contents, PictureMaker pictures)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    private const string PdfEnd = "%%EOF";
    private const string TooLarge =
        "This file is larger than 25 MB, which is more than letters should hand over. Make it smaller, or upload it in parts.";
    private const string Gone = "It was taken away while it was being kept. Upload it once more.";

    // Readers of PDF look for the end in the last kilobyte.
    private const int PdfTail = 1024;

    private static readonly string _full = string.Create(CultureInfo.InvariantCulture,
        $"The library has no room for it: it holds {LibraryContents.MostOfBusiness / (1024 * 1024)} MB in all, what was taken out in ")
        + "the last day among it. Take out what you no longer need.";

    private static readonly string _tooMany = string.Create(CultureInfo.InvariantCulture,
        $"There are {LibraryFiles.Most} files already, which is the most there can be. Take out one that you no longer need.");

    /// <summary>A new file, under a name made from its own.</summary>
    public async Task<Brought> AddAsync(Actor actor, BroughtFile brought, CancellationToken cancel)
    {
        var (kept, problem) = await KeepAsync(actor.WorkspaceId, brought, null, cancel);
        if (kept is null) return Brought.Not(problem!);
        var taken = files.All(actor.WorkspaceId).Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var key = FileNames.Key(brought.Name, kept.Type, taken.Contains);
            var file = kept.As(key, FileNames.Title(brought.Name, kept.Type.Kind));
            switch (await files.AddAsync(actor, file))
            {
                case LibraryChange.Done: return new(file);
                case LibraryChange.Full: return Brought.Not(_tooMany);
                case LibraryChange.Taken: taken.Add(key); break; // by somebody who was quicker
                default: return Brought.Not(Gone);
            }
        }
    }

    /// <summary>What a file holds from now on; whatever leads to it leads there.</summary>
    public async Task<Brought> ReplaceAsync(Actor actor, string key, BroughtFile brought, CancellationToken cancel)
    {
        if (files.Find(actor.WorkspaceId, key) is not { } file) return Brought.Not("This file was taken out of the library meanwhile.");
        var (kept, problem) = await KeepAsync(actor.WorkspaceId, brought, file.Kind, cancel);
        if (kept is null) return Brought.Not(problem!);
        var replaced = kept.As(key, file.Title) with { Shows = file.Shows };
        return await files.ReplaceAsync(actor, replaced) == LibraryChange.Done ? new(replaced) : Brought.Not(Gone);
    }

    /// <summary>Looks at it and writes what it holds; no file names that yet.</summary>
    /// <param name="wanted">What it must be; null for anything that the library takes.</param>
    private async Task<(KeptBytes? Kept, string? Problem)> KeepAsync(
        Guid workspaceId, BroughtFile brought, FileKind? wanted, CancellationToken cancel)
    {
        if (brought.Bytes.Length > MostBytes) return (null, TooLarge);
        var first = await FirstAsync(brought.Bytes, cancel);
        if (FileSignature.Find(first) is not { } type) return (null, FileSignature.Refusal(first, brought.Name));
        if (wanted is { } kind && kind != type.Kind) return (null, OtherKind(kind));
        if (type == FileType.Pdf && !await HasEndAsync(brought.Bytes, cancel))
            return (null, "This PDF is cut off: its end is missing, and nobody could open it. Save it once more and upload that.");
        if (type.Kind != FileKind.Picture) return await WriteAsync(workspaceId, new(brought.Bytes, type, 0, 0), cancel);
        var (picture, problem) = await pictures.MakeAsync(brought.Bytes, type, cancel);
        if (picture is null) return (null, problem);
        await using (picture.Bytes) return await WriteAsync(workspaceId, picture, cancel);
    }

    private async Task<(KeptBytes? Kept, string? Problem)> WriteAsync(Guid workspaceId, ReadyFile made, CancellationToken cancel)
    {
        var length = made.Bytes.Length;
        made.Bytes.Position = 0;
        return await contents.WriteAsync(workspaceId, made.Bytes, length, cancel) is { } id
            ? (new(id, made.Type, length, made.Width, made.Height), null)
            : (null, _full);
    }

    private static async Task<byte[]> FirstAsync(Stream bytes, CancellationToken cancel)
    {
        var first = new byte[FileSignature.Needed];
        var read = await bytes.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        bytes.Position = 0;
        return first[..read];
    }

    private static async Task<bool> HasEndAsync(Stream bytes, CancellationToken cancel)
    {
        bytes.Position = Math.Max(0, bytes.Length - PdfTail);
        var last = new byte[PdfTail];
        var read = await bytes.ReadAtLeastAsync(last, last.Length, throwOnEndOfStream: false, cancel);
        bytes.Position = 0;
        return System.Text.Encoding.ASCII.GetString(last, 0, read).Contains(PdfEnd, StringComparison.Ordinal);
    }

    private static string OtherKind(FileKind wanted) => wanted switch
    {
        FileKind.Picture => "This name is a picture’s, so that only a picture can take its place. Upload this as a new file.",
        FileKind.Audio => "This name is a recording’s, so that only a recording can take its place. Upload this as a new file.",
        _ => "This name is a document’s, so that only a document can take its place. Upload this as a new file.",
    };

    private sealed record KeptBytes(Guid Id, FileType Type, long Bytes, int Width, int Height)
    {
        public LibraryFile As(string key, string title) => new(key, title, "", Type.Kind, Type.MediaType, Id, Bytes, Width, Height);
    }
}
