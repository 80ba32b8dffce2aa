using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.App.Api.Segment;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Api;

public sealed class SegmentReaderTests
{
    private static readonly Guid Workspace = new("0190f6a2-6a4e-7c3a-9b1d-2f4c5d6e7f80");
    private static readonly ApiKey Key = new("", Workspace, KeyKind.Server, KeyScopes.Events, "Shop", "abcd", default, null);
    private static readonly Instant Received = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public void A_batch_says_who_what_when_and_where()
    {
        var taken = Take(
            """
            {"batch":[{"type":"track","event":"Order Completed","userId":"p1","anonymousId":"b1","messageId":"m1",
              "timestamp":"2026-03-01T13:59:00Z","properties":{"total":19.99,"items":["a"]},"_metadata":{"n":1},
              "context":{"timezone":"Europe/Prague","locale":"cs-CZ","page":{"url":"x"},"traits":{"plan":"gold"}},"integrations":{}}],
             "writeKey":"k","sentAt":"2026-03-01T14:00:00Z","extra":[1,{"batch":[]}]}
            """);

        Assert.Equal((Workspace, InboundKind.Track, "Order Completed"), (taken.WorkspaceId, taken.Kind, taken.Name));
        Assert.Equal(("m1", "p1", "b1"), (taken.MessageId, taken.UserId, taken.AnonymousId));
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 11, 59), taken.At);
        Assert.Equal("""{"total":19.99,"items":["a"]}""", taken.Properties.GetRawText());
        Assert.Equal("""{"plan":"gold"}""", taken.Traits.GetRawText());
        Assert.Equal(("Europe/Prague", "cs-CZ"), (taken.Zone, taken.Language));
    }

    [Theory]
    // identify: traits, or what the client put into the context
    [InlineData("""{"type":"identify","userId":"1","traits":{"a":1}}""", "Identify", "-", """{"a":1}""")]
    [InlineData("""{"type":"identify","userId":"1","context":{"traits":{"a":1}}}""", "Identify", "-", """{"a":1}""")]
    [InlineData("""{"type":"identify","userId":"1","traits":{},"context":{"traits":{"a":1}}}""", "Identify", "-", """{"a":1}""")]
    [InlineData("""{"type":"identify","userId":"1","traits":{"a":2},"context":{"traits":{"a":1}}}""", "Identify", "-", """{"a":2}""")]
    [InlineData("""{"type":"identify","userId":"1","traits":null}""", "Identify", "-", "-")]
    // PHP's empty list, null, and nothing
    [InlineData("""{"type":"track","userId":"1","event":"E","properties":[]}""", "E", "-", "-")]
    [InlineData("""{"type":"track","userId":"1","event":"E","properties":null}""", "E", "-", "-")]
    [InlineData("""{"type":"track","userId":"1","event":"E","properties":{}}""", "E", "{}", "-")]
    // a page's name and category stand with its properties, which win
    [InlineData("""{"type":"page","userId":"1"}""", "Page Viewed", "-", "-")]
    [InlineData("""{"type":"page","userId":"1","name":"Ceník"}""", "Page Viewed", """{"name":"Ceník"}""", "-")]
    [InlineData("""{"type":"page","userId":"1","name":"A","category":"B","properties":{"x":1}}""", "Page Viewed", """{"x":1,"name":"A","category":"B"}""", "-")]
    [InlineData("""{"type":"screen","userId":"1","name":"A","properties":{"name":"C"}}""", "Screen Viewed", """{"name":"C"}""", "-")]
    // a group's traits are not the person's
    [InlineData("""{"type":"group","userId":"1","groupId":"g","traits":{"name":"Acme"}}""", "Group", """{"name":"Acme"}""", "-")]
    [InlineData("""{"type":"group","userId":"1","groupId":"g","traits":{"name":"Acme"},"context":{"traits":{"a":1}}}""", "Group", """{"name":"Acme"}""", """{"a":1}""")]
    [InlineData("""{"type":"alias","userId":"1","previousId":"0"}""", "Alias", "-", "-")]
    public void Each_kind_keeps_what_it_says(string json, string name, string properties, string traits)
    {
        var taken = Take($$"""{"batch":[{{json}}]}""");

        Assert.Equal(name, taken.Name);
        Assert.Equal(properties, Raw(taken.Properties));
        Assert.Equal(traits, Raw(taken.Traits));
    }

    [Theory]
    [InlineData("\"p1\"", "p1")]
    [InlineData("42", "42")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1e999", "1e999")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"  \"", null)]
    public void A_number_as_an_id_is_its_text_and_nothing_is_nobody(string userId, string? expected) =>
        Assert.Equal(expected, Take($$"""{"batch":[{"type":"page","userId":{{userId}},"anonymousId":"b"}]}""").UserId);

    [Theory]
    [InlineData("""1""", "not_an_object")]
    [InlineData("""null""", "not_an_object")]
    [InlineData("""[{"type":"page","userId":"1"}]""", "not_an_object")]
    [InlineData("""{}""", "unknown_type")]
    [InlineData("""{"type":"delete","userId":"1"}""", "unknown_type")]
    [InlineData("""{"type":["track"],"userId":"1"}""", "unknown_type")]
    [InlineData("""{"type":"page"}""", "missing_id")]
    [InlineData("""{"type":"page","userId":null,"anonymousId":null}""", "missing_id")]
    [InlineData("""{"type":"page","userId":"","anonymousId":" "}""", "missing_id")]
    [InlineData("""{"type":"track","userId":"1"}""", "missing_field", "event")]
    [InlineData("""{"type":"track","userId":"1","event":""}""", "missing_field", "event")]
    [InlineData("""{"type":"track","userId":"1","event":5}""", "wrong_type", "event")]
    [InlineData("""{"type":"track","userId":"1","event":{"a":1}}""", "wrong_type", "event")]
    [InlineData("""{"type":"group","userId":"1"}""", "missing_field", "groupId")]
    [InlineData("""{"type":"alias","userId":"1"}""", "missing_field", "previousId")]
    [InlineData("""{"type":"alias","previousId":"1","anonymousId":"b"}""", "missing_field", "userId")]
    [InlineData("""{"type":"page","userId":true}""", "wrong_type", "userId")]
    [InlineData("""{"type":"page","userId":{"id":1}}""", "wrong_type", "userId")]
    [InlineData("""{"type":"page","userId":["1"]}""", "wrong_type", "userId")]
    [InlineData("""{"type":"page","userId":"1","anonymousId":[]}""", "wrong_type", "anonymousId")]
    [InlineData("""{"type":"page","userId":"1","messageId":{}}""", "wrong_type", "messageId")]
    [InlineData("""{"type":"page","userId":"1","name":7}""", "wrong_type", "name")]
    [InlineData("""{"type":"page","userId":"1","properties":"x"}""", "wrong_type", "properties")]
    [InlineData("""{"type":"page","userId":"1","properties":[1]}""", "wrong_type", "properties")]
    [InlineData("""{"type":"page","userId":"1","properties":[{"a":1}]}""", "wrong_type", "properties")]
    [InlineData("""{"type":"identify","userId":"1","traits":1}""", "wrong_type", "traits")]
    [InlineData("""{"type":"page","userId":"1","timestamp":"yesterday"}""", "bad_time", "timestamp")]
    [InlineData("""{"type":"page","userId":"1","timestamp":1772357400}""", "bad_time", "timestamp")]
    [InlineData("""{"type":"page","userId":"1","originalTimestamp":{}}""", "bad_time", "originalTimestamp")]
    [InlineData("""{"type":"page","userId":"1","userId":"2"}""", "duplicate_field", "userId")]
    [InlineData("""{"type":"page","userId":"1","user\u0049d":"2"}""", "duplicate_field", "userId")]
    [InlineData("""{"type":"page","userId":"1","properties":{"a":1,"a":2}}""", "duplicate_field", "properties")]
    [InlineData("""{"type":"page","userId":"1","properties":{"a":{"b":1,"\u0062":2}}}""", "duplicate_field", "properties")]
    [InlineData("""{"type":"identify","userId":"1","traits":{"a":1,"a":2}}""", "duplicate_field", "traits")]
    [InlineData("""{"type":"page","userId":"1","context":{"traits":{"a":1,"a":2}}}""", "duplicate_field", "context.traits")]
    public void One_that_is_wrong_is_refused_alone_and_the_field_is_named(string bad, string code, string? field = null)
    {
        const string good = """{"type":"page","userId":"1"}""";
        var events = ReadBatch($$"""{"batch":[{{good}},{{bad}},{{good}}]}""");

        Assert.Equal(2, events.Accepted.Count);
        var rejected = Assert.Single(events.Rejected);
        Assert.Equal((1, code), (rejected.Index, rejected.Why.Code));
        if (field is not null) Assert.Contains($"\"{field}\"", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("userId")]
    [InlineData("messageId")]
    [InlineData("event")]
    public void Texts_have_a_length(string field)
    {
        string Event(int length) => $$"""{"type":"track","{{field}}":"{{new string('x', length)}}",{{(field == "event" ? "" : "\"event\":\"E\",")}}"anonymousId":"b"}""";

        var events = ReadBatch($$"""{"batch":[{{Event(320)}},{{Event(321)}}]}""");

        Assert.Single(events.Accepted);
        Assert.Equal((1, "too_long"), (events.Rejected.Single().Index, events.Rejected.Single().Why.Code));
    }

    [Theory]
    [InlineData("""{"context":"x"}""")]
    [InlineData("""{"context":[{"timezone":"UTC"}]}""")]
    [InlineData("""{"context":{"timezone":5,"locale":{"a":1},"traits":[1]}}""")]
    [InlineData("""{"context":{"timezone":""}}""")]
    [InlineData("""{"sentAt":"never"}""")]
    [InlineData("""{"sentAt":{"a":[1]}}""")]
    [InlineData("""{"timestamp":null,"originalTimestamp":""}""")]
    public void Metadata_that_cannot_be_read_is_left_out(string extra)
    {
        var taken = Take($$"""{"batch":[{"type":"page","userId":"1",{{extra[1..^1]}}}],"sentAt":5}""");

        Assert.Equal(Received, taken.At);
        Assert.Equal((null, null, "-"), (taken.Zone, taken.Language, Raw(taken.Traits)));
    }

    [Fact]
    public void The_original_timestamp_wins_and_the_batch_knows_best_when_it_was_sent() => Assert.Equal(
        Instant.FromUtc(2026, 3, 1, 11, 0),
        Take("""{"batch":[{"type":"page","userId":"1","timestamp":"2026-03-01T08:00:00Z","originalTimestamp":"2026-03-01T10:00:00Z","sentAt":"2026-03-01T07:00:00Z"}],"sentAt":"2026-03-01T11:00:00Z"}""").At);

    [Theory]
    [InlineData(@"a\ud83d", "a\ufffd")]
    [InlineData(@"\ude00b", "\ufffdb")]
    [InlineData(@"\ud83d\ud83d\ude00", "\ufffd\ud83d\ude00")]
    [InlineData(@"\uD83D\uDE00", "\ud83d\ude00")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\ufffd")]
    [InlineData(@"a\u0000b", "a\ufffdb")]
    [InlineData(@"\u00e9\n", "é\n")]
    public void Half_a_character_and_NUL_become_the_replacement_character(string escaped, string expected)
    {
        var taken = Take($$$"""{"batch":[{"type":"identify","userId":"{{{escaped}}}x","traits":{"note":"{{{escaped}}}"}}]}""");

        Assert.Equal(expected + "x", taken.UserId);
        Assert.Equal(expected, taken.Traits.GetProperty("note").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_text_spoil_only_their_own_event()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"batch":[{"type":"page","userId":"1"},{"type":"page","userId":"?"},{"type":"page","userId":"3"}],"writeKey":"k"}""");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;

        var events = Read(bytes, null);

        Assert.Equal(["1", "3"], events.Accepted.Select(taken => taken.UserId));
        Assert.Equal((1, "not_utf8"), (events.Rejected.Single().Index, events.Rejected.Single().Why.Code));
    }

    [Fact]
    public void One_that_is_too_large_or_too_deep_spoils_only_itself()
    {
        static string Nested(int levels) => $$$"""{"type":"page","userId":"1","properties":{"a":{{{new string('[', levels)}}}{{{new string(']', levels)}}}}}""";
        static string Sized(int bytes) => """{"type":"page","userId":"1","x":" """.TrimEnd().PadRight(bytes - 2, 'x') + "\"}";

        var events = ReadBatch($$"""{"batch":[{{Nested(30)}},{{Nested(31)}},{{Nested(10_000)}},{{Sized(32 * 1024)}},{{Sized(32 * 1024 + 1)}}]}""");

        Assert.Equal(2, events.Accepted.Count);
        Assert.Equal([(1, "too_deep"), (2, "too_deep"), (4, "event_too_large")], events.Rejected.Select(rejected => (rejected.Index, rejected.Why.Code)));
    }

    [Fact]
    public void What_was_read_outlives_the_memory_it_was_read_from()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"userId":"1","event":"E","properties":{"a":"b"},"context":{"traits":{"c":"d"}}}""");
        var taken = Read(bytes, InboundKind.Track).Accepted.Single();

        Array.Clear(bytes);

        Assert.Equal(("""{"a":"b"}""", """{"c":"d"}"""), (taken.Properties.GetRawText(), taken.Traits.GetRawText()));
    }

    [Fact]
    public void Any_bytes_get_an_answer_and_never_an_exception()
    {
        var seed = Encoding.UTF8.GetBytes("""{"batch":[{"type":"track","event":"E\ud83d","userId":1,"timestamp":"2026-03-01","properties":{"a":[{}],"b":null},"context":{"traits":{},"timezone":"UTC"}}],"writeKey":"k","sentAt":"x"}""");
        var change = Gen.Choose(0, seed.Length - 1).Zip(Gen.Choose(0, 255));
        var changes = Gen.Choose(0, 4).SelectMany(count => change.ListOf(count));
        var kinds = Gen.Elements<InboundKind?>(null, InboundKind.Track, InboundKind.Alias, InboundKind.Page);
        Prop.ForAll(changes.Zip(kinds).ToArbitrary(), made =>
        {
            var bytes = seed.ToArray();
            foreach (var (place, value) in made.Item1) bytes[place] = (byte)value;
            var (body, refusal) = SegmentBody.Open(bytes, made.Item2);
            Assert.True(body is null != refusal is null);
            if (body is null) return;
            var events = SegmentReader.Read(bytes, body, Key, Received);
            Assert.Equal(body.Events.Count, events.Accepted.Count + events.RejectedCount);
            foreach (var taken in events.Accepted) _ = Raw(taken.Properties) + Raw(taken.Traits);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static InboundEvent Take(string json)
    {
        var events = ReadBatch(json);
        Assert.Empty(events.Rejected);
        return Assert.Single(events.Accepted);
    }

    private static SegmentEvents ReadBatch(string json) => Read(Encoding.UTF8.GetBytes(json), null);

    private static SegmentEvents Read(byte[] bytes, InboundKind? kind)
    {
        var (body, refusal) = SegmentBody.Open(bytes, kind);
        Assert.Null(refusal);
        return SegmentReader.Read(bytes, body!, Key, Received);
    }

    private static string Raw(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "-" : element.GetRawText();
}
