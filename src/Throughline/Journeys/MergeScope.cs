using Throughline.Messages;

namespace Throughline.Journeys;

/// <summary>Looks at templates with the names that one journey knows.</summary>
internal sealed class MergeScope(IEnumerable<string> ownFields, FindingBag findings)
{
    private readonly MergeNames _names = new(ownFields);

    /// <summary>Adds what is wrong with a template, each thing at its own character where the file shows it.</summary>
    public MergeScan Check(string name, string? text, string path, MergePlace place)
    {
        var scan = MergeFields.Scan(text ?? "");
        foreach (var problem in scan.Problems) Add(MergeNames.Said(problem, name, path), scan, problem.Offset);
        foreach (var use in scan.Uses.DistinctBy(use => use.Name))
            if (_names.Check(use.Name, place, path) is { } wrong) Add(wrong, scan, use.Offset);
        return scan;
    }

    /// <summary>Adds a finding where a text that is shown as it stands holds merge fields.</summary>
    public void CheckPlain(string? text, string path)
    {
        var scan = MergeFields.Scan(text ?? "");
        foreach (var piece in scan.Pieces)
            if (piece.Kind != MergePieceKind.Text)
            {
                var read = piece.Kind == MergePieceKind.Wrong ? scan.Problems[0].Text : FindingBag.Short(piece.Source);
                findings.Add(StructuralFindings.MergeFieldNotFilled, path, read);
                return;
            }
    }

    private void Add(Finding finding, MergeScan scan, int offset) =>
        findings.AddAt(finding, findings.PlaceInside(finding.Path, scan.PlaceOf(offset)));
}
