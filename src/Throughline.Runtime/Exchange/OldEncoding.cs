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

    /// <summary>By what the comparison answers, what a spreadsheet wrote: the older standard and the Windows page that holds it are one.</summary>
    private static readonly FrozenDictionary<string, int> Pages = new Dictionary<string, int>
    {
        ["windows-1250"] = 1250, ["iso-8859-2"] = 28592, ["windows-1251"] = 1251, ["koi8-r"] = 20866, ["windows-1253"] = 1253, ["iso-8859-7"] = 1253,
        ["windows-1254"] = 1254, ["iso-8859-9"] = 1254, ["windows-1257"] = 1257, ["iso-8859-13"] = 1257, ["ibm852"] = 852, ["ibm866"] = 866,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the stream from its beginning.</summary>
    public static TextEncoding? Detect(Stream stream, bool couldBeWestern)
    {
        stream.Position = 0;
        var best = CharsetDetector.DetectFromStream(stream, MostCompared).Detected;
        if (best is { Confidence: >= Sure } && Pages.TryGetValue(best.EncodingName ?? "", out var page)) return Of(page);
        return couldBeWestern ? Of(1252) : null;
    }

    private static TextEncoding Of(int page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        return new(encoding, char.ToUpperInvariant(encoding.WebName[0]) + encoding.WebName[1..]);
    }
}
