using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Throughline.Runtime.Storage.Dialects.Sqlite;

namespace Throughline.Runtime.Storage;

/// <summary>What a backup says of itself.</summary>
/// <param name="Schema">The number of the newest migration in it.</param>
/// <param name="Sha256">Of the database file, in hexadecimal.</param>
internal sealed record BackupLabel(int Format, int Schema, string MadeAt, string Sha256)
{
    public const int Newest = 1;
}

/// <summary>
/// Copies a data folder into one file while it is in use: a zip with the database of one moment, the keys that protect
/// sign-in and the mail password, and a label. The file gets its name when it is whole and on the disk, not before.
/// </summary>
internal static class Backup
{
    public const string DatabaseName = "throughline.db";
    public const string KeysName = "keys";
    public const string LabelName = "backup.json";

    /// <param name="target">Must not exist.</param>
    /// <param name="progress">From 0 to 1, and the bytes done.</param>
    /// <exception cref="IOException">The target exists, or cannot be written.</exception>
    /// <exception cref="StoreException">The data cannot be read.</exception>
    public static BackupLabel Write(string dataFolder, string target, Instant now, Action<double, long> progress, CancellationToken cancel)
    {
        var (copy, part) = (target + ".copying", target + ".part");
        try
        {
            SqliteFile.Copy(Path.Combine(dataFolder, DatabaseName), copy, (share, bytes) => progress(share / 2, bytes), cancel);
            SqliteFile.AssertSound(copy); // what cannot be restored is no backup
            var label = Pack(copy, Path.Combine(dataFolder, KeysName), part, now, (share, bytes) => progress(0.5 + share / 2, bytes), cancel);
            File.Move(part, target);
            return label;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    private static BackupLabel Pack(string copy, string keysFolder, string part, Instant now, Action<double, long> progress, CancellationToken cancel)
    {
        using var file = PrivateFiles.Open(part);
        BackupLabel label;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            label = new BackupLabel(BackupLabel.Newest, SqliteFile.Schema(copy), now.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), PackDatabase(zip, copy, progress, cancel));
            if (Directory.Exists(keysFolder))
                foreach (var key in Directory.EnumerateFiles(keysFolder).Order(StringComparer.Ordinal))
                    zip.CreateEntryFromFile(key, $"{KeysName}/{Path.GetFileName(key)}");
            using var entry = zip.CreateEntry(LabelName).Open();
            JsonSerializer.Serialize(entry, label, JsonSerializerOptions.Web);
        }
        file.Flush(flushToDisk: true);
        return label;
    }

    /// <returns>The hash of the database.</returns>
    private static string PackDatabase(ZipArchive zip, string copy, Action<double, long> progress, CancellationToken cancel)
    {
        using var from = File.OpenRead(copy);
        using var to = zip.CreateEntry(DatabaseName, CompressionLevel.Fastest).Open();
        return CopyHashed(from, to, from.Length, progress, cancel);
    }

    internal static string CopyHashed(Stream from, Stream to, long length, Action<double, long> progress, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long done = 0;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            to.Write(buffer.AsSpan(0, read));
            hash.AppendData(buffer.AsSpan(0, read));
            done += read;
            progress(length == 0 ? 1 : (double)done / length, done);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
