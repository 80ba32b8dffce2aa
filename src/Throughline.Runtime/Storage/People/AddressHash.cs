using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Throughline.People;

namespace Throughline.Runtime.Storage.People;

/// <summary>A keyed hash of an address: finds it again on the do-not-write list without keeping it.</summary>
internal readonly record struct AddressHash
{
    private readonly UInt128 _value;

    private AddressHash(ReadOnlySpan<byte> hash) => _value = BinaryPrimitives.ReadUInt128BigEndian(hash);

    /// <summary>16 bytes.</summary>
    public byte[] Hash
    {
        get
        {
            var bytes = new byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
            return bytes;
        }
    }

    public int Bucket => (int)(ushort)(_value >> 112) & (Primitives.Bucket.Count - 1);

    /// <summary>Of an address in any case and with any space around it.</summary>
    public static AddressHash Of(string address, ReadOnlySpan<byte> serverKey)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes("address:" + address.Trim().ToLowerInvariant()), full);
        return new AddressHash(full[..16]);
    }

    /// <summary>As <see cref="Of"/> where it is an address; an id of another kind is another in another case.</summary>
    public static AddressHash Of(Identity identity, ReadOnlySpan<byte> serverKey)
    {
        if (identity.Kind is IdentityKind.Email or IdentityKind.Phone) return Of(identity.Value, serverKey);
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes($"identity:{(int)identity.Kind}:{identity.Value}"), full);
        return new AddressHash(full[..16]);
    }

    /// <summary>As it lies in the store.</summary>
    public static AddressHash FromStored(ReadOnlySpan<byte> hash) => new(hash);
}
