using System.Collections.Immutable;

namespace Throughline.Drafts;

/// <summary>One part of a path: a key, or an entry of the list under that key.</summary>
internal readonly record struct DraftSegment(string Key, string? Id)
{
    public override string ToString() => Id is null ? Key : $"{Key}[#{Id}]";
}

/// <summary>Where in a draft something stands: <c>steps[#k3f].message.subject</c>.</summary>
internal sealed record DraftPath(ImmutableArray<DraftSegment> Segments)
{
    private const int Longest = 400;
    private const int Deepest = 8;

    /// <summary>Null where the text is no path.</summary>
    public static DraftPath? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= Longest }) return null;
        var parts = text.Split('.');
        if (parts.Length > Deepest) return null;
        var segments = ImmutableArray.CreateBuilder<DraftSegment>(parts.Length);
        foreach (var part in parts)
        {
            if (Segment(part) is not { } segment) return null;
            segments.Add(segment);
        }
        return new(segments.MoveToImmutable());
    }

    private static DraftSegment? Segment(string part)
    {
        var open = part.IndexOf("[#", StringComparison.Ordinal);
        if (open < 0) return IsWord(part) ? new DraftSegment(part, null) : null;
        if (open == 0 || part[^1] != ']') return null;
        var (key, id) = (part[..open], part[(open + 2)..^1]);
        return IsWord(key) && DraftIds.IsId(id) ? new DraftSegment(key, id) : null;
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
