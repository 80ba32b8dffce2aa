using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Runtime.Storage.People;

/// <summary>A keyed hash of an address: finds it again on the do-not-write list without keeping it.</summary>
internal readonly struct AddressHash
{
    private AddressHash(byte[] hash) => Hash = hash;

    /// <summary>16 bytes.</summary>
    public byte[] Hash { get; }

    public int Bucket => BinaryPrimitives.ReadUInt16BigEndian(Hash) & (Primitives.Bucket.Count - 1);

    /// <summary>Of an address in any case and with any space around it.</summary>
    public static AddressHash Of(string address, ReadOnlySpan<byte> serverKey)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes("address:" + address.Trim().ToLowerInvariant()), full);
        return new AddressHash(full[..16].ToArray());
    }
}
