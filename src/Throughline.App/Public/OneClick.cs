using System.Text;
using Microsoft.Extensions.Primitives;

namespace Throughline.App.Public;

/// <summary>
/// The words by which a mailbox unsubscribes for its reader (RFC 8058), found in a body that is no whole form: cut off, or
/// labelled wrongly. Somebody pressed a button, and it must count.
/// </summary>
internal static class OneClick
{
    private const string Name = "List-Unsubscribe";
    private const string Value = "One-Click";

    /// <summary>How far behind its name, in a form of parts, the value can stand.</summary>
    private const int LongestHeaders = 400;

    public static IFormCollection? Find(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.Latin1.GetString(body.Span);
        for (var at = -1; (at = text.IndexOf(Name, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var after = text.AsSpan(at + Name.Length);
            if (IsMeant(after[..Math.Min(after.Length, LongestHeaders)]))
                return new FormCollection(new Dictionary<string, StringValues> { [Name] = Value });
        }
        return null;
    }

    // A field of a form, or a part of several with its headers in between.
    private static bool IsMeant(ReadOnlySpan<char> after)
    {
        if (after.StartsWith("=" + Value, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var line in after.EnumerateLines())
            if (line.Trim().Equals(Value, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
