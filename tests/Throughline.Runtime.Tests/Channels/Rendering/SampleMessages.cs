using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;
using YamlDotNet.RepresentationModel;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>The journeys we ship say nothing that cannot be sent.</summary>
public sealed class SampleMessages
{
    public static TheoryData<string> Journeys() => [.. Directory.GetFiles(Folder(), "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Journeys))]
    public void Every_message_of_a_sample_renders_for_a_person_of_whom_little_is_known(string file)
    {
        var journey = Read(file);
        var fields = Fields(journey);
        var messages = Messages(journey).ToList();
        Assert.NotEmpty(messages);
        // Whoever comes to a step that names a date has one; without it nothing is sent.
        var person = Letters.For(null) with { Dates = Dates(journey).ToImmutableDictionary(name => name, _ => "Saturday, 12 December") };
        foreach (var message in messages)
            Assert.IsType<RenderOutcome.Rendered>(MessageTemplates.Compile(message, fields).Render(person, Letters.Links));
    }

    [Theory]
    [MemberData(nameof(Journeys))]
    public void Every_link_a_sample_waits_for_stands_in_that_steps_messages(string file)
    {
        var journey = Read(file);
        foreach (var step in ((YamlSequenceNode)journey["steps"]).Cast<YamlMappingNode>())
        {
            if (!step.Children.TryGetValue("done", out var done) || !((YamlMappingNode)done).Children.TryGetValue("where", out var where) || !where.ToString().StartsWith("link = ", StringComparison.Ordinal)) continue;
            var wanted = where.ToString()["link = ".Length..];
            Assert.All(Messages(step), m => Assert.Contains(MessageTemplates.Compile(m, Fields(journey)).Links, l => l.Key == wanted));
        }
    }

    internal static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder(), file));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    internal static IEnumerable<string> Dates(YamlMappingNode journey) => journey.Children.TryGetValue("dates", out var dates)
        ? ((YamlSequenceNode)dates).SelectMany(date => JourneyDate.MergeNamesOf(date["key"].ToString())) : [];

    internal static List<MergeField> Fields(YamlMappingNode journey) => [.. OwnFields(journey), .. Dates(journey).Select(name =>
        new MergeField(name, null))];

    private static List<MergeField> OwnFields(YamlMappingNode journey) =>
        journey.Children.TryGetValue("fields", out var fields) ? [.. ((YamlMappingNode)fields).Select(f => new MergeField(f.Key.ToString(), f.Value.ToString()))] : [];

    internal static IEnumerable<Message> Messages(YamlNode node) => node switch
    {
        YamlMappingNode map when map.Children.ContainsKey("subject") && map.Children.ContainsKey("body") => [Message(map)],
        YamlMappingNode map => map.Children.Values.SelectMany(Messages),
        YamlSequenceNode list => list.SelectMany(Messages),
        _ => [],
    };

    private static Message Message(YamlMappingNode map) => new(
        map["subject"].ToString(),
        map["body"].ToString(),
        map.Children.TryGetValue("preheader", out var preheader) ? preheader.ToString() : null,
        Purpose: map.Children.TryGetValue("purpose", out var purpose) && purpose.ToString() == "service" ? Purpose.Service : Purpose.Marketing);

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "samples"));
}
