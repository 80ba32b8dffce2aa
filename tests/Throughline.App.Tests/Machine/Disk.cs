using System.Diagnostics;

namespace Throughline.App.Tests.Machine;

/// <summary>A small disk of a test's own, to be filled or made read-only. Needs Linux, and root; gone afterwards.</summary>
internal sealed class Disk : IDisposable
{
    private Disk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Skips the test where no disk can be mounted.</summary>
    /// <param name="size">As mount has it: "4m".</param>
    public static Disk Mount(string size)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-disk-").FullName;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder)) return new Disk(folder);
        Directory.Delete(folder);
        Assert.Skip("A disk can be mounted by root on Linux only.");
        throw new InvalidOperationException();
    }

    /// <summary>Writes until nothing fits any more.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        try
        {
            using var stream = new FileStream(Path.Combine(Folder, "filler"), FileMode.Append, FileAccess.Write, FileShare.None,
                bufferSize: 0);
            while (true) stream.Write(block);
        }
        catch (IOException)
        {
            // it is full
        }
    }

    public void MakeRoom() => File.Delete(Path.Combine(Folder, "filler"));

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
