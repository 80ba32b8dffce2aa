namespace Throughline.App.Api.Segment;

/// <summary>Why one event, or a whole body, is not taken.</summary>
/// <param name="Code">Stable; for programs.</param>
/// <param name="Message">Names the field and the fix; for people. Never holds what was sent.</param>
internal sealed record Rejection(string Code, string Message)
{
    public static readonly Rejection EmptyBody = new("empty_body", "The body is empty. Send one JSON object.");
    public static readonly Rejection BodyTooLarge = new("body_too_large", "The body is larger than 500 KB unpacked. Send the events in smaller batches.");
    public static readonly Rejection BadGzip = new("bad_gzip", "The body is packed (gzip), and is cut off or damaged, so it cannot be unpacked. Send it again whole, or send plain JSON.");
    public static readonly Rejection BodyNotUtf8 = new("not_utf8", "The body is UTF-16 or UTF-32 text. Send UTF-8.");
    public static readonly Rejection MissingBatch = new("missing_batch", "\"batch\" is missing or is not a list. Send {\"batch\": [ ... ]}.");
    public static readonly Rejection RepeatedBatch = new("duplicate_field", "\"batch\" stands twice in the body. Send it once.");
    public static readonly Rejection MissingKey = new("missing_write_key", "No write key came with the request. Send it as the user name of Basic authorization with an empty password, or as \"writeKey\" in the body.");
    public static readonly Rejection UnknownKey = new("unknown_write_key", "The write key is not known or was revoked. Use a key from the workspace's settings.");

    public static readonly Rejection KeySendsNothing = new(
        "key_sends_nothing", "This key reads journeys and sends no events. Use one made for a website or a program that sends events.");
    public static readonly Rejection KeyInBrowser = new(
        "server_key_in_browser",
        "This key is for programs and must stay secret, but it came from a web page. "
        + "Take it back in the workspace's settings, and give the page a key for websites.");

    public static readonly Rejection NotAnObject = new("not_an_object", "The event is not a JSON object. Send {\"type\": \"track\", ... }.");
    public static readonly Rejection EventTooLarge = new("event_too_large", "The event is larger than 32 KB. Send less in its properties or traits.");
    public static readonly Rejection TooDeep = new("too_deep", "The event holds more than 32 objects or lists inside one another. Send it flatter.");
    public static readonly Rejection NotUtf8 = new("not_utf8", "The event holds bytes that are not UTF-8 text. Send UTF-8.");
    public static readonly Rejection UnknownType = new("unknown_type", "\"type\" is missing or not known. Send track, identify, page, screen, group or alias.");
    public static readonly Rejection MissingId = new("missing_id", "Neither \"userId\" nor \"anonymousId\" is given. Send one of them as text.");

    public static Rejection NotJson(long line, long position) =>
        new("invalid_json", string.Create(null, $"The body is not valid JSON (line {line + 1}, byte {position + 1}). Send one JSON object."));

    public static Rejection Missing(string field, string kind) =>
        new("missing_field", $"\"{field}\" is missing. Send it as text with every {kind}.");

    public static Rejection WrongType(string field, string wanted) =>
        new("wrong_type", $"\"{field}\" has the wrong type. Send {wanted}.");

    public static Rejection TooLong(string field) =>
        new("too_long", $"\"{field}\" is longer than 320 characters. Send a shorter one.");

    public static Rejection BadTime(string field) =>
        new("bad_time", $"\"{field}\" is not a time. Send ISO 8601, such as 2026-03-01T09:30:00Z.");

    public static Rejection Repeated(string field) =>
        new("duplicate_field", $"\"{field}\" stands twice in the event. Send it once.");

    public static Rejection RepeatedInside(string field) =>
        new("duplicate_field", $"A name stands twice inside \"{field}\". Send each once.");
}

/// <summary>An event of a batch that was not taken, by its place in the batch, from 0.</summary>
internal readonly record struct RejectedEvent(int Index, Rejection Why);
