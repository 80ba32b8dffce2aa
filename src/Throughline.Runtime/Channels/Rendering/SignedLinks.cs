using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Throughline.Primitives;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>What a signed address is for. The numbers are part of the address and never change.</summary>
internal enum LinkKind : byte
{
    Open = 1,
    Click = 2,
    Unsubscribe = 3,
    Preferences = 4,
    Survey = 5,

    /// <summary>No address: stands in the Message-ID, so that an answer can be believed.</summary>
    Message = 6,

    /// <summary>Says that the address is theirs.</summary>
    Confirm = 7,

    /// <summary>Somebody's appointment, to look at, move or cancel: its id stands where a delivery's does elsewhere.</summary>
    Booking = 8,

    /// <summary>Somebody's registration for an event: its id stands where a delivery's does elsewhere.</summary>
    Ticket = 9,

    /// <summary>No address of its own: goes with the address of one of our pages, so that it knows who was led there.</summary>
    Visitor = 10,
}

/// <summary>What a signed address says.</summary>
/// <param name="Index">Which link of the message; 0 where the kind has only one.</param>
internal readonly record struct LinkTarget(LinkKind Kind, Guid PersonId, Guid DeliveryId, int Index);

/// <summary>
/// Addresses that name a delivery and cannot be made up: 36 bytes (version, kind, person, delivery, link) and the
/// first 12 of their HMAC-SHA256, as 64 characters. Where a click leads is looked up in the message as it was
/// published and never stands in the address, so no address of ours can be bent to lead elsewhere.
/// </summary>
internal sealed class SignedLinks
{
    /// <summary>Length of the key, in bytes.</summary>
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int BodyLength = 36;
    private const int ProofLength = 12;
    private const int TokenBytes = BodyLength + ProofLength;
    private const int TokenLength = TokenBytes / 3 * 4;

    private readonly byte[] _key;
    private readonly string _base;

    /// <param name="key">The server's signing key, exactly 32 bytes.</param>
    /// <param name="baseUrl">Where the public reaches this server: absolute, http or https; a path is kept.</param>
    public SignedLinks(ReadOnlySpan<byte> key, Uri baseUrl)
    {
        if (key.Length != KeyLength) throw new ArgumentException($"The signing key must be {KeyLength} bytes long and has {key.Length}.", nameof(key));
        if (!baseUrl.IsAbsoluteUri || baseUrl.Scheme is not ("http" or "https")) throw new ArgumentException($"The public address “{baseUrl}” must begin with https:// or http://.", nameof(baseUrl));
        _key = key.ToArray();
        _base = WebAddress.Ascii(new Uri(baseUrl.GetLeftPart(UriPartial.Path)))?.TrimEnd('/')
            ?? throw new ArgumentException($"The public address “{baseUrl}” must name a host.", nameof(baseUrl));
    }

    /// <summary>Where the public reaches this server, without a slash at its end.</summary>
    public string Home => _base;

    /// <summary>The whole address.</summary>
    /// <param name="index">Which link of the message, 0…65,535.</param>
    public string Mint(LinkKind kind, Guid personId, Guid deliveryId, int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, ushort.MaxValue);
        var suffix = kind == LinkKind.Open ? ".gif" : "";
        return string.Create(_base.Length + 3 + TokenLength + suffix.Length, (this, kind, personId, deliveryId, index, suffix), static (address, of) =>
        {
            var (links, kind, personId, deliveryId, index, suffix) = of;
            links._base.CopyTo(address);
            address = address[links._base.Length..];
            address[0] = '/';
            address[1] = Letter(kind);
            address[2] = '/';
            links.WriteToken(address.Slice(3, TokenLength), kind, personId, deliveryId, index);
            suffix.CopyTo(address[(3 + TokenLength)..]);
        });
    }

    /// <summary>The token alone, 64 characters that may stand in an address, a subject or a Message-ID.</summary>
    public string Token(LinkKind kind, Guid personId, Guid deliveryId)
    {
        Span<char> token = stackalloc char[TokenLength];
        WriteToken(token, kind, personId, deliveryId, index: 0);
        return token.ToString();
    }

    /// <summary>Reads a token (the last part of the path, without <c>.gif</c>). False for anything this server did not sign.</summary>
    public bool TryRead(ReadOnlySpan<char> token, out LinkTarget target)
    {
        target = default;
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token.Length != TokenLength || Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != TokenBytes) return false;
        Span<byte> proof = stackalloc byte[32];
        HMACSHA256.HashData(_key, bytes[..BodyLength], proof);
        if (!CryptographicOperations.FixedTimeEquals(proof[..ProofLength], bytes[BodyLength..])) return false;
        if (bytes[0] != Version || !Enum.IsDefined((LinkKind)bytes[1])) return false;
        target = new LinkTarget(
            (LinkKind)bytes[1],
            new Guid(bytes.Slice(2, 16), bigEndian: true),
            new Guid(bytes.Slice(18, 16), bigEndian: true),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[34..]));
        return true;
    }

    private void WriteToken(Span<char> token, LinkKind kind, Guid personId, Guid deliveryId, int index)
    {
        Span<byte> bytes = stackalloc byte[BodyLength + 32];
        bytes[0] = Version;
        bytes[1] = (byte)kind;
        personId.TryWriteBytes(bytes[2..], bigEndian: true, out _);
        deliveryId.TryWriteBytes(bytes[18..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[34..], (ushort)index);
        HMACSHA256.HashData(_key, bytes[..BodyLength], bytes[BodyLength..]);
        Base64Url.EncodeToChars(bytes[..TokenBytes], token);
    }

    private static char Letter(LinkKind kind) => kind switch
    {
        LinkKind.Open => 'o',
        LinkKind.Click => 'c',
        LinkKind.Unsubscribe => 'u',
        LinkKind.Preferences => 'p',
        LinkKind.Survey => 's',
        LinkKind.Confirm => 'y',
        LinkKind.Booking => 'b',
        LinkKind.Ticket => 't',
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of link has no path."),
    };
}
