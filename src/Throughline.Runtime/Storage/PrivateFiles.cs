using System.Runtime.InteropServices;

namespace Throughline.Runtime.Storage;

/// <summary>
/// Makes files and folders that only their owner can read: customers' data, and the keys to it. On Windows a folder's own
/// permissions decide, and nothing is done here.
/// </summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] OwnFolders = [Backup.KeysName, "replaced-*", "restoring-*"];
    private static readonly string[] OwnFiles = [Backup.DatabaseName + "*", "*.lock"];

    /// <summary>Whatever this process makes from now on is its owner's alone, also what libraries make.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask((uint)Others);
    }

    /// <summary>Makes the folder, with those above it, where it is missing.</summary>
    public static DirectoryInfo MakeFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, FolderMode700);

    /// <summary>A file to write into. What lies under that name already keeps its permissions.</summary>
    /// <param name="mode">One that makes the file.</param>
    public static FileStream Open(
        string path, FileMode mode = FileMode.Create, FileAccess access = FileAccess.Write, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode600;
        return new FileStream(path, options);
    }

    /// <summary>An empty file where there is none, for a library that would make one that others can read.</summary>
    public static void Reserve(string path)
    {
        if (!File.Exists(path)) Open(path, FileMode.OpenOrCreate, share: FileShare.ReadWrite).Dispose();
    }

    /// <summary>Takes from others what an earlier version, or somebody's copy, let them read of a data folder.</summary>
    /// <returns>What they can read still, because it could not be changed.</returns>
    public static IReadOnlyList<string> Tighten(string dataFolder)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(dataFolder)) return [];
        return [.. Own(dataFolder).Where(path => !IsTight(path))];
    }

    // A folder that holds other things too stays open to whoever uses those.
    private static IEnumerable<string> Own(string folder)
    {
        var files = Matching(OwnFiles, pattern => Directory.EnumerateFiles(folder, pattern));
        var folders = Matching(OwnFolders, pattern => Directory.EnumerateDirectories(folder, pattern));
        var isOurs = Directory.EnumerateFileSystemEntries(folder).All(path => files.Contains(path) || folders.Contains(path));
        return [.. isOurs ? [folder] : (string[])[], .. files, .. folders,
            .. folders.SelectMany(inner => Directory.EnumerateFileSystemEntries(inner, "*", SearchOption.AllDirectories))];
    }

    private static HashSet<string> Matching(string[] patterns, Func<string, IEnumerable<string>> find) => [.. patterns.SelectMany(find)];

    private static bool IsTight(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Others) == UnixFileMode.None) return true;
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~Others);
            return (File.GetUnixFileMode(path) & Others) == UnixFileMode.None; // some disks know no permissions
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
