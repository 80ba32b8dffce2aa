using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Tests.House;

namespace Throughline.Tests.Journeys;

public sealed class JourneySchemaTests
{
    [Fact]
    public void The_schema_in_the_docs_is_the_one_of_the_code() => WrittenFiles.AssertSame("docs/journey.schema.json", JourneySchema.Json());

    [Fact]
    public void Good_files_pass_and_bad_ones_do_not()
    {
        var samples = Repository.Files("samples", ".yaml").Select(file => string.Join('\n', Repository.Lines(file))).ToArray();
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

        var readings = OtherReaders.Read([.. good, .. bad.Select(file => SmallJourney.With(file.Piece, file.Other))]);

        Assert.All(readings[..good.Length], reading => Assert.Empty(reading.Complaints));
        Assert.Equal(bad.Select(file => file.Complaint), readings[good.Length..].Select(reading => reading.Complaints[0]));
    }

    [Fact]
    public void Readers_of_both_kinds_of_yaml_take_every_written_text_for_itself()
    {
        var drafts = Drafts.Nasty.Select(text => new JourneyDraft
        {
            Name = text,
            Voice = new([text, "b"], null, [], []),
            Fields = [new(text, text)],
            Steps = [new() { Message = new(text, text, null, null, null, null), Feels = "-1" }],
        }).ToArray();

        var readings = OtherReaders.Read([.. drafts.Select(JourneyFile.Write)]);

        foreach (var (i, reading) in readings.Index())
        {
            var meant = Json(JourneyShape.Journey.Write(drafts[i]));
            Assert.True(JsonNode.DeepEquals(meant, reading.Value), $"{JourneyFile.Write(drafts[i])}\n{meant}\n{reading.Value}");
            Assert.True(JsonNode.DeepEquals(meant, reading.Older), $"1.1: {JourneyFile.Write(drafts[i])}\n{meant}\n{reading.Older}");
        }
    }

    private static string Written(string yaml) => JourneyFile.Write(JourneyFile.Read(yaml).Draft!);

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlText { IsNumber: true, Value: { } digits } => JsonNode.Parse(digits),
        YamlText text => text.Value,
        YamlList list => new JsonArray([.. list.Items.Select(Json)]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        _ => throw new InvalidOperationException(),
    };
}
