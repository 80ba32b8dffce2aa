using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// Writes a message as the network carries it (RFC 5322, 2045 to 2047): a text part and an HTML part, seven bits wide,
/// each in the smaller of the two encodings. Not for several threads at once; keeps its buffers between messages.
/// </summary>
internal sealed class MimeWriter
{
    private byte[] _utf8 = new byte[32 * 1024];
    private byte[] _base64 = new byte[32 * 1024];

    /// <param name="date">For the Date header.</param>
    /// <param name="from">The checked address of <see cref="OutgoingMessage.From"/>; so are the next two.</param>
    public void Write(OutgoingMessage message, MailAddress from, MailAddress to, MailAddress? replyTo, DateTimeOffset date, IBufferWriter<byte> output)
    {
        // "=_" comes up in neither encoding, so the boundary cannot stand in a part.
        var boundary = string.Create(CultureInfo.InvariantCulture, $"=_{message.DeliveryId:N}");
        HeaderWriter.Raw(output, "Date", date.ToString("ddd, dd MMM yyyy HH':'mm':'ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        HeaderWriter.Mailbox(output, "From", message.From.Name, from);
        HeaderWriter.Mailbox(output, "To", message.To.Name, to);
        if (replyTo is not null) HeaderWriter.Mailbox(output, "Reply-To", message.ReplyTo!.Name, replyTo);
        HeaderWriter.Words(output, "Subject", message.Subject);
        HeaderWriter.Raw(output, "Message-ID", MessageId(message.DeliveryId, from));
        foreach (var (name, value) in message.Headers) Header(output, name, value);
        output.Write("MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\""u8);
        Ascii(output, boundary);
        output.Write("\"\r\n\r\n"u8);
        Part(output, boundary, "text/plain", message.Text);
        Part(output, boundary, "text/html", message.Html);
        output.Write("--"u8);
        Ascii(output, boundary);
        output.Write("--\r\n"u8);
    }

    /// <summary>The Message-ID of a delivery, so that a bounce or a reply finds it again.</summary>
    public static string MessageId(Guid deliveryId, MailAddress from) => string.Create(CultureInfo.InvariantCulture, $"<{deliveryId:N}@{from.Domain}>");

    private static void Header(IBufferWriter<byte> output, string name, string value)
    {
        if (!HeaderWriter.IsName(name)) throw new ArgumentException($"“{name}” is not a header's name.", nameof(name));
        if (name.StartsWith("List-", StringComparison.OrdinalIgnoreCase) && System.Text.Ascii.IsValid(value)) HeaderWriter.Raw(output, name, value);
        else HeaderWriter.Words(output, name, value);
    }

    private void Part(IBufferWriter<byte> output, string boundary, string type, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most) _utf8 = new byte[most];
        var bytes = _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
        output.Write("--"u8);
        Ascii(output, boundary);
        output.Write("\r\nContent-Type: "u8);
        Ascii(output, type);
        // Base64 is a third longer than the text, plus its line ends; quoted-printable costs two bytes for each escaped one.
        var base64 = QuotedPrintable.CountEscaped(bytes) * 2 > bytes.Length * 37 / 100;
        output.Write(base64 ? "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"u8 : "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"u8);
        if (base64) WriteBase64(output, bytes);
        else QuotedPrintable.Write(output, bytes);
    }

    // Text travels with CRLF inside base64 too (RFC 2045, 6.8).
    private void WriteBase64(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        var length = Canonical(text);
        ReadOnlySpan<byte> rest = _base64.AsSpan(0, length);
        while (rest.Length > 0)
        {
            var taken = rest[..Math.Min(57, rest.Length)];
            var span = output.GetSpan(80);
            Base64.EncodeToUtf8(taken, span, out _, out var written);
            output.Advance(written);
            output.Write("\r\n"u8);
            rest = rest[taken.Length..];
        }
    }

    private int Canonical(ReadOnlySpan<byte> text)
    {
        if (_base64.Length < text.Length * 2) _base64 = new byte[text.Length * 2];
        var length = 0;
        while (text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            text[..end].CopyTo(_base64.AsSpan(length));
            length += end;
            _base64[length++] = (byte)'\r';
            _base64[length++] = (byte)'\n';
            text = text[(end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
        text.CopyTo(_base64.AsSpan(length));
        return length + text.Length;
    }

    private static void Ascii(IBufferWriter<byte> output, string text)
    {
        var span = output.GetSpan(text.Length);
        output.Advance(Encoding.ASCII.GetBytes(text, span));
    }
}
