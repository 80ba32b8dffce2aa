using System.Text.RegularExpressions;
using MimeKit;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>
/// Finds which message of ours a letter is about: each of ours carries signed tokens in its Message-ID, in the addresses
/// for unsubscribing and in its links, and one of them comes back with nearly every answer, whatever shape it has.
/// </summary>
internal static partial class MessageTokens
{
    private const int MostTried = 100;
    private const int MostText = 256 * 1024;

    /// <summary>Null where there is none that we signed.</summary>
    public static LinkTarget? Find(MimeMessage mail, SignedLinks links) => FindIn(links, Places(mail, depth: 0));

    public static LinkTarget? FindIn(SignedLinks links, IEnumerable<string> places)
    {
        foreach (var match in places.SelectMany(place => Token().EnumerateTexts(place)).Take(MostTried))
            if (links.TryRead(match, out var target)) return target;
        return null;
    }

    // The surest first: what it answers, then what it returns.
    private static IEnumerable<string> Places(MimeMessage mail, int depth)
    {
        if (mail.InReplyTo is { } answered) yield return answered;
        foreach (var reference in mail.References.Reverse()) yield return reference;
        yield return mail.MessageId ?? "";
        foreach (var header in mail.Headers)
            if (header.Id is HeaderId.ListUnsubscribe or HeaderId.Subject or HeaderId.To) yield return header.Value;
        foreach (var part in mail.BodyParts)
        {
            if (part is MessagePart { Message: { } returned } && depth < 3)
                foreach (var place in Places(returned, depth + 1)) yield return place;
            else if (part is TextPart text) yield return Start(text.Text);
            else if (part is MimePart { Content: { } content, ContentType.MediaType: "text" }) yield return Start(Raw(content));
        }
    }

    private static IEnumerable<string> EnumerateTexts(this Regex pattern, string text) =>
        pattern.Matches(text).Select(match => match.Value);

    private static string Start(string text) => text.Length <= MostText ? text : text[..MostText];

    private static string Raw(IMimeContent content)
    {
        using var decoded = new MemoryStream();
        content.DecodeTo(decoded);
        return System.Text.Encoding.UTF8.GetString(decoded.GetBuffer(), 0, (int)Math.Min(decoded.Length, MostText));
    }

    [GeneratedRegex(@"(?<![\w-])[A-Za-z0-9_-]{64}(?![\w-])", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Token();
}
