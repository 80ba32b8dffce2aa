using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>A road to start from: titles, stretches, purposes and prompts, and no finished words.</summary>
/// <param name="Key">The file's name without its ending.</param>
/// <param name="Fits">For whom it is, in one sentence.</param>
public sealed record JourneyTemplate(string Key, string Fits, JourneyDraft Draft);

/// <summary>The templates that travel inside the program.</summary>
internal static class TemplateLibrary
{
    private const string Prefix = "templates/";

    private static readonly (string Key, string Fits)[] Order =
    [
        ("seven-points", "Fits nearly every business: they notice, visit, research, buy, tell you how it was, return and refer."),
        ("service-business", "For those who come to people or work for them: craftsmen, gardeners, coaches, practices, agencies."),
        ("product-business", "For those who make or sell things and send or hand them over."),
    ];

    private static readonly Lazy<IReadOnlyList<JourneyTemplate>> Loaded = new(() => [.. Order.Select(one => new JourneyTemplate(one.Key, one.Fits, Read(one.Key)))]);

    public static IReadOnlyList<JourneyTemplate> All => Loaded.Value;

    public static JourneyTemplate? Find(string key) => All.FirstOrDefault(template => template.Key == key);

    private static JourneyDraft Read(string key)
    {
        using var reader = new StreamReader(typeof(TemplateLibrary).Assembly.GetManifestResourceStream(Prefix + key + ".yaml")!);
        var (draft, findings) = JourneyFile.Read(reader.ReadToEnd());
        return findings.IsEmpty && draft is not null ? draft : throw new InvalidOperationException($"The template {key} cannot be read: {findings.FirstOrDefault()?.Sentence}");
    }
}
