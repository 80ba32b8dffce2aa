using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>A journey that comes with Throughline, to start from.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="File">The journey file (YAML).</param>
internal sealed record Sample(string Name, string File, Journey Journey);

/// <summary>The journeys and made-up people that travel inside the program.</summary>
internal sealed class SampleLibrary(Catalogue catalogue, PeopleImport import)
{
    private const string Prefix = "samples/";
    private readonly Lazy<IReadOnlyList<Sample>> _all = new(Load);

    /// <summary>Every sample that compiles, the richest first.</summary>
    public IReadOnlyList<Sample> All => _all.Value;

    public Sample? Find(string name) => All.FirstOrDefault(sample => sample.Name == name);

    /// <summary>Made-up people as CSV.</summary>
    public static Stream People() => Open(Prefix + "people.csv");

    /// <summary>Lets the made-up people in by the first entry point; null where the journey is not published.</summary>
    public async Task<ImportReport?> BringPeopleAsync(Guid workspaceId, JourneyRow row, CancellationToken cancel)
    {
        if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) return null;
        await using var people = People();
        return await import.ReadMadeUpAsync(workspaceId, people, (row.Id, journey.EntryPoints[0].Key), cancel);
    }

    private static List<Sample> Load() =>
        typeof(SampleLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(name => (Name: name[Prefix.Length..^".yaml".Length], File: Read(name)))
            .Select(file => (file.Name, file.File, JourneyCheck.Compile(file.File).Journey))
            .Where(file => file.Journey is not null)
            .Select(file => new Sample(file.Name, file.File, file.Journey!))
            .OrderByDescending(sample => sample.Journey.Steps.Length)
            .ToList();

    private static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(SampleLibrary).Assembly.GetManifestResourceStream(name)!;
}
