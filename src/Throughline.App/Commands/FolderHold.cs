using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary>
/// Says to other programs that a data folder is in use, by files that are held open: all share <c>throughline.lock</c>
/// but who needs the folder alone, and of servers there is only one, which holds <c>server.lock</c>. The system lets go
/// of both when a program ends, however it ends.
/// </summary>
internal sealed class FolderHold : IDisposable
{
    private const string EverybodysFile = "throughline.lock";
    private const string ServersFile = "server.lock";

    private readonly FileStream[] _held;

    private FolderHold(params FileStream[] held) => _held = held;

    /// <summary>For the one server of a folder; commands may work beside it.</summary>
    /// <exception cref="CommandProblem">Another server runs on it, or a command needs it alone.</exception>
    public static FolderHold ForServer(string folder)
    {
        var shared = ForCommand(folder);
        try
        {
            return new([.. shared._held, Open(folder, ServersFile, alone: true)]);
        }
        catch (IOException error)
        {
            shared.Dispose();
            if (!IsTaken(error)) throw Unusable(folder, error);
            throw new CommandProblem($"Throughline is running on “{folder}” already. Stop it first, or name another folder with --data.");
        }
    }

    /// <summary>For a command that works beside the server and beside other commands.</summary>
    /// <exception cref="CommandProblem">Somebody needs the folder alone.</exception>
    public static FolderHold ForCommand(string folder)
    {
        try
        {
            return new(Open(folder, EverybodysFile, alone: false));
        }
        catch (IOException error)
        {
            if (!IsTaken(error)) throw Unusable(folder, error);
            throw new CommandProblem($"Another command works on “{folder}” and needs it alone. Try again when it is done.");
        }
    }

    /// <summary>For a command that replaces what is in the folder.</summary>
    /// <exception cref="CommandProblem">A server or another command has the folder open.</exception>
    public static FolderHold Alone(string folder)
    {
        try
        {
            return new(Open(folder, EverybodysFile, alone: true));
        }
        catch (IOException error)
        {
            if (!IsTaken(error)) throw Unusable(folder, error);
            throw new CommandProblem($"Throughline is running on “{folder}”, or another command works on it. Stop it first.");
        }
    }

    public void Dispose()
    {
        foreach (var file in _held) file.Dispose();
    }

    /// <summary>Whether somebody else holds the file; as the systems number it (EWOULDBLOCK, and Windows' sharing and lock
    /// violations).</summary>
    private static bool IsTaken(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    /// <summary>What keeps files from being made there (ENOSPC, EROFS and Windows' words for them), and what to do about it.</summary>
    private static CommandProblem Unusable(string folder, IOException error) => new(error.HResult switch
    {
        28 or unchecked((int)0x80070070) =>
            $"The disk that “{folder}” lies on is full. Make room on it, or name another folder with --data.",
        30 or unchecked((int)0x80070013) =>
            $"“{folder}” lies on a disk that is read-only. Make it writable, or name another folder with --data.",
        _ => $"The data folder “{folder}” cannot be used: {error.Message.TrimEnd('.')}. Put that right, or name another folder with --data.",
    });

    private static FileStream Open(string folder, string name, bool alone)
    {
        try
        {
            PrivateFiles.MakeFolder(folder);
            return PrivateFiles.Open(Path.Combine(folder, name), FileMode.OpenOrCreate, alone ? FileAccess.ReadWrite
                : FileAccess.Read, alone ? FileShare.None : FileShare.Read);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandProblem($"You are not allowed to write into “{folder}”. Change its permissions, or run as somebody who may.");
        }
        catch (IOException) when (File.Exists(folder))
        {
            throw new CommandProblem($"“{folder}” is a file, not a folder. Name the data folder with --data.");
        }
    }
}
