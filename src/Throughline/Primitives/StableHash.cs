using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Primitives;

/// <summary>
/// A hash that is the same on every machine, in every run and in every version of Throughline:
/// the leading bytes of SHA-256. Chance inside the pure project is a hash of what it is about.
/// </summary>
public static class StableHash
{
    /// <summary>64 evenly spread bits of the parts' text, each part kept apart from the next.</summary>
    public static ulong Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[32];
        Digest(parts, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>A number from 0 (included) to 1 (excluded), evenly spread.</summary>
    public static double Fraction(params ReadOnlySpan<string> parts) => (Of(parts) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Writes the 32 bytes of SHA-256 over the parts, each preceded by its length.</summary>
    public static void Digest(ReadOnlySpan<string> parts, Span<byte> destination)
    {
        var bound = 0;
        foreach (var part in parts) bound += 4 + Encoding.UTF8.GetMaxByteCount(part.Length);
        Span<byte> buffer = bound <= 1024 ? stackalloc byte[bound] : new byte[bound];
        var length = 0;
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, buffer[(length + 4)..]);
            BinaryPrimitives.WriteInt32BigEndian(buffer[length..], written);
            length += 4 + written;
        }
        SHA256.HashData(buffer[..length], destination);
    }
}
