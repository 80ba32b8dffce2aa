using Throughline.App.Hosting;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Commands;

/// <summary>Customers' data and the keys to it are their owner's alone, whatever the process was told about new files.</summary>
public sealed class Who_can_read_the_files : TempFolder
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_else_those_of_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions otherwise.");
        await ServeAsync();

        Assert.Empty(OpenToOthers(Data));
        Assert.True(File.Exists(Path.Combine(Data, "throughline.db")));
    }

    [Fact]
    public async Task What_others_could_read_is_taken_from_them_at_the_next_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions otherwise.");
        await ServeAsync();
        Directory.CreateDirectory(Path.Combine(Data, "replaced-2026-03-02T09-15-00"));
        await File.WriteAllTextAsync(
            Path.Combine(Data, "replaced-2026-03-02T09-15-00", "throughline.db"), "", TestContext.Current.CancellationToken);
        foreach (var path in Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Append(Data)) Loosen(path);
        Assert.NotEmpty(OpenToOthers(Data));

        await ServeAsync();

        Assert.Empty(OpenToOthers(Data));
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_too_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions otherwise.");
        await ServeAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "notes.txt"), "", TestContext.Current.CancellationToken);
        Loosen(Data);

        Assert.Empty(PrivateFiles.Tighten(Data));

        Assert.Equal([Data], OpenToOthers(Data).Where(path => !path.EndsWith("notes.txt", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("export people")]
    public async Task Nor_what_commands_write(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions otherwise.");
        await ServeAsync();
        await using (var database = Database.Open(Path.Combine(Data, "throughline.db")))
            await new Workspaces(database, TimeProvider.System).CreateAsync("Bright Rails", "UTC", null);
        var target = In("written");
        string[] arguments = command switch
        {
            "export people" => ["export", "people", "--out", target, "--data", Data],
            _ => ["backup", target, "--data", Data],
        };

        await Do(arguments);
        Assert.Empty(OpenToOthers(target));
        if (command != "restore") return;
        await Do("restore", target, "--data", Data);
        Assert.Empty(OpenToOthers(Data));
    }

    private async Task ServeAsync()
    {
        await using var server = WebHost.Build(new ServeOptions(Data, "http://127.0.0.1:0") { IsQuiet = true });
        await server.StartAsync(TestContext.Current.CancellationToken);
        using (var visitor = new Visitor(new Uri(server.Urls.First()))) await visitor.GetAsync("/sign-in");
        await server.StopAsync(TestContext.Current.CancellationToken);
    }

    private static List<string> OpenToOthers(string path) =>
        [.. (Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Append(path) : [path])
            .Where(IsOpen)];

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    private static void Loosen(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
    }
}
