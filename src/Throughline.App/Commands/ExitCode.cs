namespace Throughline.App.Commands;

/// <summary>What a command says to the program that ran it. Documented in the help; never changed.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something went wrong that should not have.</summary>
    public const int Unexpected = 1;

    /// <summary>What was given is wrong: the command line, or a file.</summary>
    public const int BadInput = 2;

    /// <summary>The command did its work and found something that needs a look.</summary>
    public const int Findings = 3;

    /// <summary>Stopped from outside, as shells count Ctrl+C.</summary>
    public const int Stopped = 130;
}
