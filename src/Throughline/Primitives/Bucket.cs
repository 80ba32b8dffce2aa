namespace Throughline.Primitives;

/// <summary>
/// Which of 4,096 buckets a row of people data lies in. It leads every primary key of people data
/// and is the distribution column where the store is spread over machines.
/// </summary>
public static class Bucket
{
    public const int Count = 4096;

    /// <summary>The bucket of a person, 0…4095: the last twelve bits of the id, which are evenly spread by <see cref="DerivedId"/>.</summary>
    public static int Of(Guid personId)
    {
        Span<byte> bytes = stackalloc byte[16];
        personId.TryWriteBytes(bytes, bigEndian: true, out _);
        return ((bytes[14] << 8) | bytes[15]) & (Count - 1);
    }

    /// <summary>The bucket of a value that must be unique across people, such as an e-mail address.</summary>
    public static int OfValue(string value) => (int)(StableHash.Of(value) & (Count - 1));
}
