using System.Collections.Frozen;
using Throughline.Messages;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>Looks at templates with the names that one journey knows.</summary>
internal sealed class MergeScope(IEnumerable<string> ownFields, FindingBag findings)
{
    private readonly FrozenSet<string> _own = ownFields.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds what is wrong with a template, each thing at its own character where the file shows it.</summary>
    public MergeScan Check(string name, string? text, string path, MergePlace place)
    {
        if (string.IsNullOrEmpty(text)) return new([], []);
        var scan = MergeFields.Scan(text);
        foreach (var problem in scan.Problems) Add(problem, name, text, path);
        foreach (var use in scan.Uses.DistinctBy(use => use.Name)) CheckName(use, text, path, place);
        return scan;
    }

    /// <summary>Adds a finding where a text that is shown as it stands holds merge fields.</summary>
    public void CheckPlain(string? text, string path)
    {
        if (text is null || text.IndexOf("{{", StringComparison.Ordinal) is not (>= 0 and var start)) return;
        var end = text.IndexOf("}}", start, StringComparison.Ordinal);
        findings.Add(StructuralFindings.MergeFieldNotFilled, path, FindingBag.Short(end < 0 ? text[start..] : text[start..(end + 2)]));
    }

    private void CheckName(MergeUse use, string text, string path, MergePlace place)
    {
        if (_own.Contains(use.Name)) return;
        var at = PlaceOf(text, use.Offset, path);
        var known = MergeFields.FindBuiltIn(use.Name);
        if (known is null)
        {
            var names = MergeFields.BuiltIn.Where(field => field.Place <= place).Select(field => field.Name).Concat(_own.Where(MergeFields.IsName).Order(StringComparer.Ordinal)).ToArray();
            findings.AddAt(StructuralFindings.UnknownMergeField, path, at, use.Name, FindingBag.DidYouMean(Nearest.To(use.Name, names)), string.Join(", ", names));
        }
        else if (known.Place > place)
        {
            findings.AddAt(StructuralFindings.MergeFieldNotHere, path, at, use.Name, known.Place == MergePlace.Message ? "messages to the person" : "the messages of a survey step");
        }
    }

    private void Add(MergeProblem problem, string name, string text, string path)
    {
        var at = PlaceOf(text, problem.Offset, path);
        switch (problem.Kind)
        {
            case MergeProblemKind.NotAllowed: findings.AddAt(StructuralFindings.MergeNotAllowed, path, at, problem.Text); break;
            case MergeProblemKind.NotClosed: findings.AddAt(StructuralFindings.MergeNotClosed, path, at, problem.Text); break;
            case MergeProblemKind.Unbalanced: findings.AddAt(StructuralFindings.MergeUnbalanced, path, at, problem.Text); break;
            case MergeProblemKind.TooDeep: findings.AddAt(StructuralFindings.MergeTooDeep, path, at, $"{MergeFields.MaxNesting}"); break;
            case MergeProblemKind.TooMany: findings.AddAt(StructuralFindings.MergeTooMany, path, at, $"{MergeFields.MaxExpressions}"); break;
            default: findings.AddAt(StructuralFindings.TemplateTooLarge, path, at, name, $"{MergeFields.MaxTemplateBytes:N0}"); break;
        }
    }

    private Place PlaceOf(string text, int offset, string path)
    {
        var before = text.AsSpan(0, offset);
        return findings.PlaceInside(path, before.Count('\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
