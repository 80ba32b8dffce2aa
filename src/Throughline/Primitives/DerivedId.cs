using System.Buffers.Binary;
using NodaTime;

namespace Throughline.Primitives;

/// <summary>
/// Ids are derived from what they name, so that doing a thing twice finds the first time.
/// No id is drawn by chance and no order is read from one.
/// </summary>
public static class DerivedId
{
    /// <summary>The id of whatever the parts name together.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[32];
        StableHash.Digest(parts, digest);
        return Shape(digest, version: 8);
    }

    /// <summary>As <see cref="Of"/>, led by the time in milliseconds (UUID version 7), so that rows made together lie together.</summary>
    public static Guid At(Instant time, params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[32];
        StableHash.Digest(parts, digest);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, time.ToUnixTimeMilliseconds());
        eight[2..].CopyTo(digest);
        return Shape(digest, version: 7);
    }

    private static Guid Shape(Span<byte> digest, int version)
    {
        digest[6] = (byte)((digest[6] & 0x0F) | (version << 4));
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
