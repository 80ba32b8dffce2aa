using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Drawings;
using Throughline.Journeys;
using Throughline.Runtime.Tests.Channels.Support;
using Throughline.Tests.Journeys;
using MadeUp = Throughline.Tests.Journeys.Drafts;

namespace Throughline.Runtime.Tests.Exchange;

/// <summary>What readers that are not ours make of a journey file and of its schema: npm's yaml and ajv.</summary>
public sealed class OtherReadersTests
{
    [Fact]
    public async Task Good_files_pass_and_bad_ones_do_not()
    {
        var samples = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.yaml").Select(File.ReadAllText).ToArray();
        string[] good = [SmallJourney.Yaml, .. samples, Written(SmallJourney.Yaml), SmallJourney.With("offerName: our offer", "offerName: null"), SmallJourney.With("      subject: Hello {{firstName}}\n", "      channel: sms\n")];
        (string Piece, string Other, string Complaint)[] bad =
        [
            ("name: A small road\n", "", " must have required property 'name'"),
            ("feels: 1", "feeels: 1", "/steps/0 must NOT have additional properties"),
            ("keeps: [a-call]", "keeps: a-call", "/steps/1/keeps must be array"),
            ("persona: busy-owner", "persona: Busy Owner", "/persona must match pattern \"^[a-z0-9]+(-[a-z0-9]+)*$\""),
            ("feels: 1", "feels: 3", "/steps/0/feels must be <= 2"),
            ("kind: choice", "kind: choise", "/steps/3/survey/kind must be equal to one of the allowed values"),
            ("result:\n  gets: A free week\n  feels: Calm", "result: A free week", "/result must be object"),
            ("      subject: Hello {{firstName}}\n", "", "/steps/0/message must have required property 'subject'"),
            ("      subject: Hello {{firstName}}\n", "      channel: email\n", "/steps/0/message must have required property 'subject'"),
            ("name: A small road", $"name: {new string('x', 201)}", "/name must NOT have more than 200 characters"),
        ];

        var readings = await ReadAsync([.. good, .. bad.Select(file => SmallJourney.With(file.Piece, file.Other))]);

        Assert.NotEmpty(samples);
        Assert.All(readings[..good.Length], reading => Assert.Empty(reading.Complaints));
        Assert.Equal(bad.Select(file => file.Complaint), readings[good.Length..].Select(reading => reading.Complaints[0]));
    }

    [Fact]
    public async Task Readers_of_both_kinds_of_yaml_take_every_written_text_for_itself()
    {
        var drafts = MadeUp.Nasty.Select(text => new JourneyDraft
        {
            Name = text,
            Voice = new([text, "b"], null, [], []),
            Fields = [new(text, text)],
            Steps = [new() { Message = new(text, text, null, null, null, null), Feels = "-1" }],
        }).ToArray();

        var readings = await ReadAsync([.. drafts.Select(JourneyFile.Write)]);

        foreach (var (i, reading) in readings.Index())
        {
            var meant = JsonNode.Parse(JourneyJson.Write(drafts[i]));
            Assert.True(JsonNode.DeepEquals(meant, reading.Value), $"{JourneyFile.Write(drafts[i])}\n{meant}\n{reading.Value}");
            Assert.True(JsonNode.DeepEquals(meant, reading.Older), $"1.1: {JourneyFile.Write(drafts[i])}\n{meant}\n{reading.Older}");
        }
    }

    private static string Written(string yaml) => JourneyFile.Write(JourneyFile.Read(yaml).Draft!);

    private static async Task<Reading[]> ReadAsync(IEnumerable<string> files)
    {
        var answers = await NodePackages.RunAsync("check-journeys.mjs", [.. files.Select(file => JsonSerializer.Serialize(file))]);
        return [.. answers.Select(answer => JsonSerializer.Deserialize<Reading>(answer, JsonSerializerOptions.Web)!)];
    }

    /// <param name="Value">By the rules of YAML 1.2.</param>
    /// <param name="Older">By the rules of YAML 1.1.</param>
    /// <param name="Complaints">Of the JSON Schema.</param>
    private sealed record Reading(JsonNode? Value, JsonNode? Older, string[] Complaints);
}
