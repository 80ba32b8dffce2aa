using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One page of a list that is read by key, never by offset.</summary>
/// <param name="Next">What to ask for to get the following page; null at the end.</param>
/// <param name="LookedBackTo">Where a search stopped before it had filled the page, because it had looked at enough rows.</param>
/// <param name="StoppedAfter">How many rows a search had looked at when it stopped before it had filled the page, in an order other
/// than that of time.</param>
internal sealed record Slice<T>(IReadOnlyList<T> Rows, string? Next, Instant? LookedBackTo = null, int? StoppedAfter = null)
{
    public static Slice<T> Empty { get; } = new([], null);
}

/// <summary>Where a page ends: a sort value, then the row's own key. Written in addresses as text.</summary>
/// <param name="Order">Milliseconds for lists in order of time, the number of a stretch for lists by place.</param>
internal readonly record struct PageKey(long Order, Guid Person, Guid Id)
{
    /// <summary>Before everything, for lists that ascend.</summary>
    public static PageKey First { get; } = new(long.MinValue, Guid.Empty, Guid.Empty);

    /// <summary>After everything, for lists that descend.</summary>
    public static PageKey Last { get; } = new(long.MaxValue, Guid.AllBitsSet, Guid.AllBitsSet);

    public int Bucket => Order == long.MinValue ? -1 : Primitives.Bucket.Of(Person);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}-{Person:N}-{Id:N}");

    /// <summary>The key in <paramref name="text"/>, or <paramref name="otherwise"/> where it is empty or not one.</summary>
    public static PageKey Parse(string? text, PageKey otherwise)
    {
        var parts = text?.Split('-');
        return parts is [var order, var person, var id]
            && long.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && Guid.TryParseExact(person, "N", out var personId)
            && Guid.TryParseExact(id, "N", out var rowId)
            ? new(at, personId, rowId)
            : otherwise;
    }
}

/// <summary>Where a page ends that is in the order of words. Written in addresses as text.</summary>
internal readonly record struct WordKey(string Word, Guid Person)
{
    public int Bucket => Person == Guid.Empty ? -1 : Primitives.Bucket.Of(Person);

    /// <summary>Before everybody who has this word.</summary>
    public static WordKey First(string word) => new(word, Guid.Empty);

    public override string ToString() => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Word))}.{Person:N}";

    /// <summary>The key in <paramref name="text"/>; null where it is none.</summary>
    public static WordKey? Parse(string? text) =>
        text?.Split('.') is [var word, var person] && Base64Url.IsValid(word) && Guid.TryParseExact(person, "N", out var id)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(word)) is var plain && !plain.Contains('\0', StringComparison.Ordinal)
            ? new(plain, id) : null;
}

/// <summary>Cuts one row more than a page into the page and the key of the next.</summary>
internal static class Paging
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 50;

    public static Slice<T> Cut<T>(IReadOnlyList<T> rows, Func<T, PageKey> key, int size = Size) =>
        rows.Count <= size ? new(rows, null) : new([.. rows.Take(size)], key(rows[size - 1]).ToString());
}
