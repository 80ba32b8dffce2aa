using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Encodings;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Channels.Email;

/// <summary>The checked addresses of a message.</summary>
internal sealed record MailAddresses(MailAddress From, MailAddress To, MailAddress? ReplyTo);

/// <summary>
/// Makes a message ready for the wire: a text part and an HTML part, seven bits wide, signed where there is a key. What goes
/// into a calendar stands there twice: as one more reading of the text, which mail programs offer to accept, and as a file.
/// </summary>
internal static class MailWriter
{
    /// <summary>A name is cut here, in characters: a quoted one cannot be folded.</summary>
    public const int LongestName = 200;

    private static readonly FormatOptions AsciiFormat = Format(isWide: false);
    private static readonly FormatOptions WideFormat = Format(isWide: true);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="date">For the Date header.</param>
    public static SmtpLetter Write(OutgoingMessage message, MailAddresses addresses, DateTimeOffset date, DkimKey? dkim)
    {
        var mime = new MimeMessage { Date = date, MessageId = MessageId(message, addresses.From), MimeVersion = new Version(1, 0) };
        Add(mime, mime.From, message.From.Name, addresses.From);
        Add(mime, mime.To, message.To.Name, addresses.To);
        if (addresses.ReplyTo is { } replyTo) Add(mime, mime.ReplyTo, message.ReplyTo!.Name, replyTo);
        mime.Subject = OneLine(message.Subject);
        foreach (var (name, value) in message.Headers) mime.Headers.Add(new Header(Utf8, name, OneLine(value)));
        // "=_" comes up in neither encoding, so the boundary cannot stand in a part.
        var boundary = string.Create(CultureInfo.InvariantCulture, $"=_{message.DeliveryId:N}");
        var readings = new MultipartAlternative(Part("plain", message.Text), Part("html", message.Html)) { Boundary = boundary };
        if (message.Calendar is { } entry) readings.Add(Reading(entry));
        mime.Body = message.Calendar is { } file
            ? new Multipart("mixed", readings, File(file)) { Boundary = "=_m" + boundary[2..] } : readings;
        var letter = new SmtpLetter(addresses.From, addresses.To, mime);
        dkim?.Sign(letter, date);
        return letter;
    }

    /// <summary>How a message is written for the wire: lines end in CRLF, the last one too.</summary>
    /// <param name="needsUtf8">Where an address needs it, headers are written as UTF-8 (RFC 6532); else everything is ASCII.</param>
    public static FormatOptions FormatFor(bool needsUtf8) => needsUtf8 ? WideFormat : AsciiFormat;

    /// <summary>The Message-ID of a delivery without its brackets, so that a bounce or a reply finds it again.</summary>
    public static string MessageId(OutgoingMessage message, MailAddress from) =>
        $"{message.SignedId ?? message.DeliveryId.ToString("N")}@{from.Domain}";

    private static FormatOptions Format(bool isWide)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        format.International = isWide;
        return format;
    }

    /// <summary>
    /// A name beyond ASCII is encoded as a whole (RFC 2047): MimeKit encodes word by word, and where a long name also holds signs
    /// that want quotes it may cut a word in two, which readers show with a space in it.
    /// </summary>
    private static void Add(MimeMessage mime, InternetAddressList list, string? name, MailAddress address)
    {
        var shown = name is null ? null : Short(Single(OneLine(name)));
        var isPlain = shown is null || Ascii.IsValid(shown);
        list.Add(new MailboxAddress(Utf8, isPlain ? shown : null, address.ToString()));
        if (isPlain) return;
        var id = ReferenceEquals(list, mime.From) ? HeaderId.From : ReferenceEquals(list, mime.To) ? HeaderId.To : HeaderId.ReplyTo;
        mime.Headers.First(header => header.Id == id).SetRawValue(Utf8.GetBytes($" {Encoded(shown!)}\r\n <{address}>\r\n"));
    }

    // As many encoded words as it needs, none over 75 characters, none within a character.
    private static string Encoded(string name)
    {
        const int most = 45; // bytes; four characters for three of them, and twelve around
        var (words, word) = (new List<string>(), new List<byte>(most));
        Span<byte> one = stackalloc byte[4];
        foreach (var rune in name.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(one);
            if (word.Count + length > most) Close();
            word.AddRange(one[..length]);
        }
        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    // Readers take several spaces in a name for one.
    private static string Single(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string name) =>
        name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];

    // RFC 6047, 2.4: the method stands in the type, as it does in the entry.
    private static TextPart Reading(CalendarEntry entry)
    {
        var part = Part("calendar", entry.Text);
        part.ContentType.Parameters.Add("method", entry.Method);
        return part;
    }

    private static MimePart File(CalendarEntry entry) => new("application", "ics")
    {
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = entry.FileName },
        ContentTransferEncoding = ContentEncoding.Base64,
        Content = new MimeContent(Encoded(Utf8.GetBytes(entry.Text), ContentEncoding.Base64), ContentEncoding.Base64),
    };

    // Always encoded, in the shorter of the two ways, so that no line is too long and no space at an end gets lost.
    private static TextPart Part(string kind, string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        var bytes = Utf8.GetBytes(lines.EndsWith('\n') ? lines : lines + "\r\n");
        var encoding = Escaped(bytes) * 2 > bytes.Length * 37 / 100 ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
        var part = new TextPart(kind) { ContentTransferEncoding = encoding, Content = new MimeContent(Encoded(bytes, encoding), encoding) };
        part.ContentType.Charset = "utf-8";
        return part;
    }

    // Encoded once, here: the message is written several times, to measure it, to sign it and to send it.
    private static MemoryStream Encoded(byte[] bytes, ContentEncoding encoding)
    {
        IMimeEncoder encoder = encoding == ContentEncoding.Base64 ? new Base64Encoder() : new QuotedPrintableEncoder();
        var output = new byte[encoder.EstimateOutputLength(bytes.Length)];
        return new MemoryStream(output, 0, encoder.Flush(bytes, 0, bytes.Length, output), writable: false);
    }

    // Base64 is a third longer than the text, plus its line ends; quoted-printable costs two bytes for each escaped one.
    private static int Escaped(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
            if (b is > (byte)'~' or (byte)'=') count++;
        return count;
    }

    // A control character in a value becomes a space, so that no value can begin a header of its own. What looks like an
    // encoded word gets one too, since it would be decoded where it is read.
    private static string OneLine(string value)
    {
        value = value.Replace("=?", "= ?", StringComparison.Ordinal);
        return !value.Any(BreaksLine) ? value : string.Create(value.Length, value, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = BreaksLine(from[i]) ? ' ' : from[i];
        });
    }

    private static bool BreaksLine(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
