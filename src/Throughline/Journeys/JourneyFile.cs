using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>The journey file: YAML, and so JSON. See docs/journey-format.md.</summary>
public static class JourneyFile
{
    /// <summary>The largest file, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>Reads a file, however broken.</summary>
    /// <returns>
    /// The draft, or null where the text is no YAML, is too large or is not a group of keys; and what cannot be kept,
    /// in the order of the file, all of it errors. What a finding is about is missing from the draft. Whether the
    /// draft makes a sound journey is for <see cref="JourneyCompiler"/> to say.
    /// </returns>
    public static (JourneyDraft? Draft, ImmutableArray<Finding> Findings) Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var findings = new List<Finding>();
        var tree = YamlReader.Read(yaml, findings);
        var reading = new FileReading(findings);
        JourneyDraft? draft = null;
        if (tree is YamlMap map)
        {
            reading.Note("", map);
            draft = JourneyShape.Journey.Read(map, "", reading) with { Source = reading.Source };
        }
        else if (tree is YamlText { Value: null }) reading.Add(StructuralFindings.EmptyFile, "", tree.At);
        else if (tree is not null) reading.Add(StructuralFindings.NotAJourney, "", tree.At, FileReading.Describe(tree));
        return (draft, FindingBag.Sorted(findings));
    }

    /// <summary>
    /// The canonical file of a draft: keys in fixed order, what is missing left out, line feeds only, one at the end.
    /// Reading it gives an equal draft, and writing that gives the same bytes. Comments are not part of a draft.
    /// </summary>
    /// <exception cref="ArgumentException">A text holds half a character (a lone surrogate).</exception>
    public static string Write(JourneyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return YamlWriter.Write(JourneyShape.Journey.Write(draft));
    }

    /// <summary>Reads and compiles. A file with an error of either kind gives no journey.</summary>
    public static Compilation Compile(string yaml) => CompileDraft(yaml).Compilation;

    /// <summary>The same, with the draft; null where there is none to look at.</summary>
    public static (Compilation Compilation, JourneyDraft? Draft) CompileDraft(string yaml)
    {
        var (draft, read) = Read(yaml);
        if (draft is null) return (new(null, read), null);
        var compiled = JourneyCompiler.Compile(draft);
        if (read.IsEmpty) return (compiled, draft);
        // What could not be read is missing from the draft, and is not reported a second time as missing.
        var news = compiled.Findings.Where(finding => !read.Any(known => Covers(known, finding)));
        return (new(null, FindingBag.Sorted([.. read, .. news])), draft);
    }

    /// <summary>Whether what the reader found is why there is the other finding.</summary>
    internal static bool Covers(Finding known, Finding finding)
    {
        if (known.Code == StructuralFindings.UnknownKey.Code || known.Code == StructuralFindings.Fork.Code) return false;
        if (!finding.Path.StartsWith(known.Path, StringComparison.Ordinal)) return false;
        return finding.Path.Length == known.Path.Length || finding.Path[known.Path.Length] is '.' or '[';
    }
}
