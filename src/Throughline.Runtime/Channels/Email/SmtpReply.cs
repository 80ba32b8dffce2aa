using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>What a server answered.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Status">The enhanced status code (RFC 3463), "5.1.1", or null.</param>
/// <param name="Text">All lines, joined by spaces.</param>
internal sealed record SmtpReply(int Code, string? Status, string Text)
{
    public bool IsOk => Code / 100 == 2;

    /// <summary>The server will close the connection (421).</summary>
    public bool Closes => Code == 421;

    public override string ToString() => Status is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}")
        : string.Create(CultureInfo.InvariantCulture, $"{Code} {Status} {Text}");

    /// <summary>Takes the enhanced status code off the front of <paramref name="text"/>, if it agrees with the reply's class.</summary>
    public static SmtpReply Read(int code, string text)
    {
        text = text.ReplaceLineEndings(" ");
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? text : text[..space];
        return IsStatus(first) && first[0] - '0' == code / 100
            ? new SmtpReply(code, first, space < 0 ? "" : text[(space + 1)..])
            : new SmtpReply(code, null, text);
    }

    /// <summary>
    /// Reads a reply off the wire, of one or several lines. False where its last line has not come yet, or where it is none.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> wire, [NotNullWhen(true)] out SmtpReply? reply)
    {
        reply = null;
        var words = new List<string>(1);
        while (wire.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = Encoding.UTF8.GetString(wire[..end]).TrimEnd('\r');
            wire = wire[(end + 1)..];
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return false;
            words.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            reply = Read(code, string.Join(' ', words));
            return true;
        }
        return false;
    }

    private static bool IsStatus(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && parts[0] is "2" or "4" or "5" && parts[1..].All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit));
    }
}
