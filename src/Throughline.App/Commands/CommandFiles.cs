using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary>Files that commands read and write, with what went wrong in words.</summary>
internal static class CommandFiles
{
    /// <exception cref="CommandProblem">It cannot be read.</exception>
    public static FileStream Read(string file)
    {
        if (Directory.Exists(file)) throw new CommandProblem($"“{file}” is a folder. Name one file.");
        return Try(file, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16));
    }

    /// <summary>Lets <paramref name="write"/> fill a new file, which takes its name when it is whole. What had the name before is replaced.</summary>
    /// <exception cref="CommandProblem">It cannot be written.</exception>
    public static void Write(string file, Action<Stream> write)
    {
        if (Directory.Exists(file)) throw new CommandProblem($"“{file}” is a folder. Name a file in it.");
        var part = file + ".part";
        try
        {
            using (var stream = Try(file, () => PrivateFiles.Open(part)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            Try(file, () =>
            {
                File.Move(part, file, overwrite: true);
                return true;
            });
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    /// <summary>Runs it, and turns what the file system says into words.</summary>
    public static T Try<T>(string file, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (FileNotFoundException)
        {
            throw new CommandProblem($"There is no file “{file}”. Check the path.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new CommandProblem($"There is no folder for “{file}”. Check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandProblem($"You are not allowed to use “{file}”. Change its permissions, or run as somebody who may.");
        }
        catch (IOException error)
        {
            throw new CommandProblem($"“{file}” cannot be used: {error.Message}");
        }
    }
}
