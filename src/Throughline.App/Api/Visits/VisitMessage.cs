using System.Text.Json;
using Throughline.App.Api.Segment;

namespace Throughline.App.Api.Visits;

/// <summary>What <c>throughline.js</c> says when a page is opened.</summary>
/// <param name="Path">Of the page; whose page it is, the browser says by its origin.</param>
/// <param name="Source">The page's <c>utm_source</c>.</param>
/// <param name="Referrer">Host of the page before.</param>
/// <param name="IsNew">Whether it is the browser's first day here; null where it keeps nothing.</param>
/// <param name="AnonymousId">Of the browser, where somebody said in it who they are.</param>
internal sealed record VisitMessage(
    string? WriteKey, string? Path, string? Title, string? Source, string? Referrer, bool? IsNew, string? AnonymousId)
{
    /// <summary>Characters of any one text in it.</summary>
    private const int Longest = 2_000;

    private static readonly Rejection _tooLong =
        new("too_long", "A text of the visit is longer than 2,000 characters. Send a shorter one.");
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { MaxDepth = 4 };

    /// <summary>That a page was opened, and nothing of whoever did.</summary>
    public VisitMessage WithoutTraces() => this with { Source = null, Referrer = null, IsNew = null, AnonymousId = null };

    /// <summary>The message, or why it is none.</summary>
    public static (VisitMessage? Message, Rejection? Refusal) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var message = JsonSerializer.Deserialize<VisitMessage>(json, _options);
            if (message is null) return (null, Rejection.NotAnObject);
            string?[] texts = [message.Path, message.Title, message.Source, message.Referrer, message.AnonymousId];
            return texts.Any(text => text?.Length > Longest) ? (null, _tooLong) : (message, null);
        }
        catch (JsonException error)
        {
            return (null, Rejection.NotJson(error.LineNumber ?? 0, error.BytePositionInLine ?? 0));
        }
    }
}
