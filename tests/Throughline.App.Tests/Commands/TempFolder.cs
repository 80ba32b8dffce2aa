namespace Throughline.App.Tests.Commands;

/// <summary>A folder of a test's own, gone afterwards.</summary>
public abstract class TempFolder : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("throughline-cli-").FullName;

    protected string Data => In("data");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string In(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    protected static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    /// <summary>Runs a command that must succeed.</summary>
    internal static async Task<CommandRun> Do(params string[] args)
    {
        var run = await CommandRun.Of(args);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', args)} ended with {run.ExitCode}: {run.Out}{run.Error}");
        return run;
    }
}
