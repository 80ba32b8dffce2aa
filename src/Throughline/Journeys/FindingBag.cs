using System.Collections.Immutable;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>Collects what is found in one draft, each with its place in the file.</summary>
internal sealed class FindingBag(SourceMap source)
{
    /// <summary>Findings that are listed for one draft, and as many errors again; what comes after them is more of the same.</summary>
    public const int MaxFindings = 500;

    private readonly List<Finding> _findings = [];

    public bool HasErrors { get; private set; }

    public void Add(FindingKind kind, string path, params ReadOnlySpan<string> what)
    {
        var (line, column) = source.Find(path);
        AddAt(kind, path, new(line, column), what);
    }

    public void AddAt(FindingKind kind, string path, Place place, params ReadOnlySpan<string> what) => AddAt(kind.At(path, what), place);

    public void AddAt(Finding finding, Place place)
    {
        HasErrors |= finding.Severity == Severity.Error;
        if (_findings.Count < MaxFindings || finding.Severity == Severity.Error && _findings.Count < 2 * MaxFindings)
            _findings.Add(finding with { Line = place.Line, Column = place.Column });
    }

    /// <summary>Where a character of a text stands in the file, as nearly as is known.</summary>
    public Place PlaceInside(string path, TextPlace at)
    {
        if (source.Texts.TryGetValue(path, out var text)) return text.PlaceOf(at);
        var (line, start) = source.Find(path);
        return new(line, start);
    }

    /// <summary>What was found, in the order of the file.</summary>
    public ImmutableArray<Finding> ToSorted() => Sorted(_findings);

    public static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..(char.IsHighSurrogate(line[58]) ? 58 : 59)] + "…";
    }

    /// <summary>The end of a sentence about a word that is not known.</summary>
    public static string DidYouMean(string? word) => word is null ? "." : $"; did you mean '{word}'?";
}
