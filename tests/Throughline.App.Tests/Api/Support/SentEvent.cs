using System.Text.Json;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Api.Support;

/// <summary>What a client says it sent, as its script prints it.</summary>
internal sealed record SentEvent
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string Type { get; init; } = "";
    public string MessageId { get; init; } = "";
    public string? UserId { get; init; }
    public string? AnonymousId { get; init; }
    public string? Event { get; init; }
    public string? GroupId { get; init; }
    public string? PreviousId { get; init; }
    public string? Name { get; init; }
    public string? Timestamp { get; init; }
    public JsonElement Properties { get; init; }
    public JsonElement Traits { get; init; }

    public static IReadOnlyList<SentEvent> ReadAll(string json) => JsonSerializer.Deserialize<List<SentEvent>>(json, Web)!;

    /// <summary>Every event is there once when repeats are dropped, and says what was sent.</summary>
    /// <param name="laterUser">Whom the browser client may name when it sends an anonymous event again after they signed in.</param>
    public static void AllArrived(IReadOnlyList<SentEvent> sent, KeepingSink sink, string? laterUser = null)
    {
        Assert.NotEmpty(sent);
        var arrived = sink.Distinct.ToDictionary(inbound => inbound.MessageId!);
        Assert.Equal(sent.Select(one => one.MessageId).Order(), arrived.Keys.Order());
        foreach (var one in sent) one.Matches(arrived[one.MessageId], laterUser);
    }

    private void Matches(InboundEvent arrived, string? laterUser)
    {
        Assert.Equal(Type, arrived.Kind.ToString(), ignoreCase: true);
        if (UserId is not null || arrived.UserId != laterUser) Assert.Equal(UserId, arrived.UserId);
        if (AnonymousId is not null) Assert.Equal(AnonymousId, arrived.AnonymousId);
        Assert.Equal(GroupId, arrived.GroupId);
        Assert.Equal(PreviousId, arrived.PreviousId);
        Assert.Equal(Type switch { "track" => Event, "page" => "Page Viewed", "screen" => "Screen Viewed", _ => arrived.Name }, arrived.Name);
        if (Name is not null) Assert.Equal(Name, arrived.Properties.GetProperty("name").GetString());
        if (Type is "track") Same(Properties, arrived.Properties);
        if (Type is "identify") Same(Traits, arrived.Traits);
        if (Type is "group") Same(Traits, arrived.Properties);
        if (Timestamp is not null) Assert.Equal(DateTimeOffset.Parse(Timestamp, null), arrived.At.ToDateTimeOffset(), TimeSpan.FromSeconds(30));
    }

    private static void Same(JsonElement sent, JsonElement arrived) =>
        Assert.True(JsonElement.DeepEquals(sent, arrived), $"Sent {sent.GetRawText()}, arrived {arrived.GetRawText()}.");
}
