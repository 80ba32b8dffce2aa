using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Linting;

/// <summary>Everything there is to say about a draft: what keeps it from being a journey, then what the linter noticed.</summary>
public static class JourneyFindings
{
    /// <summary>Compiles and lints a draft.</summary>
    /// <returns>The journey where it is sound, and all findings in the order of the draft.</returns>
    public static Compilation Of(JourneyDraft draft, LintContext context) => With(JourneyCompiler.Compile(draft), draft, context);

    /// <summary>Reads, compiles and lints a file. A text that is no journey file gives what the reader found and nothing else.</summary>
    public static Compilation Of(string file, LintContext context)
    {
        var (compiled, draft) = JourneyFile.CompileDraft(file);
        return With(compiled, draft, context);
    }

    /// <summary>The same for what is compiled already.</summary>
    /// <param name="draft">What was compiled; null where the file could not be read.</param>
    public static Compilation With(Compilation compiled, JourneyDraft? draft, LintContext context)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        if (draft is null) return compiled;
        // Where a value could not be read or is no value at all, what follows from its absence is not said as well.
        var broken = compiled.Findings.Where(finding => finding.Severity == Severity.Error && finding.Path.Length > 0).ToArray();
        var news = JourneyLinter.Lint(draft, context).Where(finding => !broken.Any(known => Concerns(known, finding)));
        return compiled with { Findings = InOrder([.. compiled.Findings, .. news]) };
    }

    // What the reader could not take in covers all below it. A step that the compiler finds wrong can still be looked at.
    private static bool Concerns(Finding known, Finding finding) =>
        known.Path == finding.Path && LintRules.Find(finding.Code) is not { StandsBesideErrors: true }
        || known.Code == StructuralFindings.WrongShape.Code && JourneyFile.Covers(known, finding);

    /// <summary>As they stand in the file; for a draft from the editor, as they would stand in its file.</summary>
    internal static ImmutableArray<Finding> InOrder(IReadOnlyList<Finding> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Line > 0 ? "" : Place(finding.Path), StringComparer.Ordinal)
            .ThenBy(finding => finding.Severity)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal),
    ];

    // Top-level keys by their place in the file, numbers filled up with noughts: texts that sort as the file reads.
    private static string Place(string path)
    {
        var end = path.AsSpan().IndexOfAny('.', '[');
        var key = end < 0 ? path : path[..end];
        var rank = 0;
        while (rank < JourneyShape.Journey.Keys.Length && JourneyShape.Journey.Keys[rank].Name != key) rank++;
        var rest = path.Length > key.Length ? string.Join('.', path[key.Length..].Split('[', ']', '.')
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? $"{n:D6}" : part)) : "";
        return path.Length == 0 ? "" : $"{rank:D2}{rest}";
    }
}
