using System.Collections.Frozen;
using System.Text;
using UtfUnknown;

namespace Throughline.Runtime.Exchange;

/// <summary>
/// Files from before UTF-8: one byte a letter, and nothing in the file says of which alphabet. The letters are compared
/// with what is frequent in the languages of each; where that is not clear it is Windows-1252, which spreadsheets in
/// western Europe and America write, if that has a letter for each byte.
/// </summary>
internal static class OldEncoding
{
    /// <summary>How sure the comparison must be, from 0 to 1.</summary>
    private const float Sure = 0.5f;

    /// <summary>Most bytes that are compared.</summary>
    private const long MostCompared = 32 << 20;

    /// <summary>
    /// By what the comparison answers, what a spreadsheet wrote: the older standard and the Windows page that holds it are one.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Pages = new Dictionary<string, int>
    {
        ["windows-1250"] = 1250,
        ["iso-8859-2"] = 1250,
        ["iso-8859-16"] = 1250,
        ["windows-1251"] = 1251,
        ["koi8-r"] = 20866,
        ["ibm866"] = 866,
        ["windows-1253"] = 1253,
        ["iso-8859-7"] = 1253,
        ["windows-1254"] = 1254,
        ["iso-8859-9"] = 1254,
        ["windows-1257"] = 1257,
        ["iso-8859-13"] = 1257,
        ["ibm852"] = 852,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Bytes that are no letter in Windows-1252.</summary>
    private static readonly byte[] NotWestern = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    /// <summary>Reads the stream from its beginning.</summary>
    /// <param name="seen">Which bytes there are in it.</param>
    public static TextEncoding? Detect(Stream stream, bool[] seen)
    {
        stream.Position = 0;
        var best = CharsetDetector.DetectFromStream(stream, MostCompared).Detected;
        if (best is { Confidence: >= Sure } && Pages.TryGetValue(best.EncodingName ?? "", out var page))
            return Of(page == 1250 && IsOlderStandard(seen) ? 28592 : page);
        return Array.Exists(NotWestern, one => seen[one]) ? null : Of(1252);
    }

    /// <summary>
    /// Polish, Czech and Slovak letters lie elsewhere in ISO 8859-2, which has none between 0x80 and 0x9F; ą and ś are then where
    /// Windows has signs.
    /// </summary>
    private static bool IsOlderStandard(bool[] seen) => !seen.AsSpan(0x80, 0x20).Contains(true) && (seen[0xB1] || seen[0xB6]);

    private static TextEncoding Of(int page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        return new(encoding, char.ToUpperInvariant(encoding.WebName[0]) + encoding.WebName[1..]);
    }
}
