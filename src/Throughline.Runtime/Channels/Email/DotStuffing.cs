using System.Buffers;

namespace Throughline.Runtime.Channels.Email;

/// <summary>A line that begins with a dot gets a second one, since a lone dot ends a message (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    /// <summary>Copies a message whose lines end in CRLF, and ends it with the lone dot.</summary>
    public static void Write(ReadOnlySpan<byte> message, IBufferWriter<byte> output)
    {
        if (message.StartsWith("."u8)) output.Write("."u8);
        while (message.IndexOf("\r\n."u8) is >= 0 and var at)
        {
            output.Write(message[..(at + 3)]);
            output.Write("."u8);
            message = message[(at + 3)..];
        }
        output.Write(message);
        output.Write(message.EndsWith("\r\n"u8) ? ".\r\n"u8 : "\r\n.\r\n"u8);
    }
}
