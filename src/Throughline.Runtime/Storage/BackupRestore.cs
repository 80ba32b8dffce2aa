using System.IO.Compression;
using System.Text.Json;
using Throughline.Runtime.Storage.Dialects.Sqlite;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage;

/// <summary>What is in a backup that was looked through.</summary>
/// <param name="MadeAt">As the label says; null for a copy that was kept at an earlier restore.</param>
internal sealed record BackupContents(int Schema, string? MadeAt, long Businesses, long People);

/// <summary>A backup that cannot be used. The message says why, and what to do.</summary>
internal sealed class BadBackupException(string message) : Exception(message);

/// <summary>
/// Brings a backup back in two steps: it is laid out beside the data and looked through, then the two change places.
/// What was there before is kept, and is itself something that can be restored.
/// </summary>
internal static class BackupRestore
{
    private static readonly string[] DatabaseFiles = [Backup.DatabaseName, .. SqliteFile.Companions.Select(ending => Backup.DatabaseName + ending)];

    /// <summary>Lays a backup file, or a folder kept by an earlier restore, out in <paramref name="staging"/> and looks it through.</summary>
    /// <exception cref="BadBackupException">It is not a whole backup, or a newer Throughline wrote it.</exception>
    public static BackupContents Stage(string source, string staging, Action<double, long> progress, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(staging);
        PrivateFiles.MakeFolder(Path.Combine(staging, Backup.KeysName));
        var label = Directory.Exists(source) ? CopyFolder(source, staging) : Unpack(source, staging, progress, cancel);
        PrivateFiles.Tighten(staging); // as they were kept elsewhere, others may have been let in
        var (schema, businesses, people) = SqliteFile.LookThrough(Path.Combine(staging, Backup.DatabaseName));
        return new BackupContents(schema, label?.MadeAt, businesses, people);
    }

    /// <summary>Whoever asked to be forgotten and is known to have by the data of a folder; null where it cannot be read.</summary>
    public static ErasedList? Erased(string dataFolder) => SqliteFile.Erased(Path.Combine(dataFolder, Backup.DatabaseName));

    /// <summary>What lies in the data folder goes to <paramref name="kept"/>, what lies in <paramref name="staging"/> takes its place. Nobody may have the folder open.</summary>
    /// <returns>False where there was nothing to keep.</returns>
    public static bool Swap(string dataFolder, string staging, string kept)
    {
        SqliteFile.TidyUp(Path.Combine(dataFolder, Backup.DatabaseName));
        var moved = new Stack<(string From, string To)>();
        try
        {
            PrivateFiles.MakeFolder(kept);
            foreach (var name in (string[])[.. DatabaseFiles, Backup.KeysName]) Move(Path.Combine(dataFolder, name), Path.Combine(kept, name), moved);
            var hadData = moved.Count > 0;
            foreach (var name in (string[])[.. DatabaseFiles, Backup.KeysName]) Move(Path.Combine(staging, name), Path.Combine(dataFolder, name), moved);
            if (!hadData) Directory.Delete(kept);
            return hadData;
        }
        catch
        {
            while (moved.TryPop(out var one)) Directory.Move(one.To, one.From);
            throw;
        }
    }

    private static BackupLabel? CopyFolder(string source, string staging)
    {
        if (!File.Exists(Path.Combine(source, Backup.DatabaseName)))
            throw new BadBackupException($"There is no {Backup.DatabaseName} in “{source}”. Name a backup file, or a folder that an earlier restore kept.");
        foreach (var name in DatabaseFiles)
            if (File.Exists(Path.Combine(source, name))) File.Copy(Path.Combine(source, name), Path.Combine(staging, name));
        if (Directory.Exists(Path.Combine(source, Backup.KeysName)))
            foreach (var key in Directory.EnumerateFiles(Path.Combine(source, Backup.KeysName)))
                File.Copy(key, Path.Combine(staging, Backup.KeysName, Path.GetFileName(key)));
        return null;
    }

    private static BackupLabel Unpack(string source, string staging, Action<double, long> progress, CancellationToken cancel)
    {
        try
        {
            using var zip = ZipFile.OpenRead(source);
            var label = LabelOf(zip) ?? throw new BadBackupException($"“{source}” is not a backup of Throughline: it has no label. Name a file that “throughline backup” made.");
            if (label.Format > BackupLabel.Newest) throw new BadBackupException($"“{source}” was made by a newer Throughline. Restore it with that version.");
            var database = zip.GetEntry(Backup.DatabaseName) ?? throw new BadBackupException($"“{source}” holds no database. Take another backup.");
            using (var to = PrivateFiles.Open(Path.Combine(staging, Backup.DatabaseName), FileMode.CreateNew))
            using (var from = database.Open())
            {
                if (Backup.CopyHashed(from, to, database.Length, progress, cancel) != label.Sha256) throw Damaged(source);
                to.Flush(flushToDisk: true);
            }
            foreach (var key in zip.Entries.Where(entry => entry.FullName == $"{Backup.KeysName}/{entry.Name}" && entry.Name.Length > 0))
                key.ExtractToFile(Path.Combine(staging, Backup.KeysName, key.Name));
            return label;
        }
        catch (InvalidDataException)
        {
            throw Damaged(source);
        }
    }

    private static BackupLabel? LabelOf(ZipArchive zip)
    {
        if (zip.GetEntry(Backup.LabelName) is not { Length: < 10_000 } entry) return null;
        using var stream = entry.Open();
        try
        {
            return JsonSerializer.Deserialize<BackupLabel>(stream, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static BadBackupException Damaged(string source) => new($"“{source}” is damaged, or not a backup of Throughline. Take another one. Nothing was changed.");

    private static void Move(string from, string to, Stack<(string From, string To)> moved)
    {
        if (!File.Exists(from) && !Directory.Exists(from)) return;
        Directory.Move(from, to);
        moved.Push((from, to));
    }
}
