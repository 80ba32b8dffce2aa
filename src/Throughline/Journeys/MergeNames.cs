using System.Collections.Frozen;
using Throughline.Messages;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>What is said of a template by everybody who reads one: the names that one journey knows, and what braces may hold.</summary>
public sealed class MergeNames(IEnumerable<string> ownFields)
{
    private readonly FrozenSet<string> _own = ownFields.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a name at a place; null where it has a value there.</summary>
    public Finding? Check(string name, MergePlace place, string path)
    {
        if (_own.Contains(name)) return null;
        var known = MergeFields.FindBuiltIn(name);
        if (known is null) return Unknown(name, place, path);
        return known.Place <= place ? null : StructuralFindings.MergeFieldNotHere.At(
            path, name, known.Place == MergePlace.Message ? "messages to the person" : "the messages of a survey step");
    }

    private Finding Unknown(string name, MergePlace place, string path)
    {
        var builtIn = MergeFields.BuiltIn.Where(field => field.Place <= place).Select(field => field.Name);
        string[] known = [.. builtIn, .. _own.Where(MergeFields.IsName).Order(StringComparer.Ordinal)];
        var meant = FindingBag.DidYouMean(Nearest.To(name, known));
        return StructuralFindings.UnknownMergeField.At(path, name, meant, string.Join(", ", known));
    }

    /// <param name="part">What people call the template: subject, body, script.</param>
    public static Finding Said(MergeProblem problem, string part, string path) => problem.Kind switch
    {
        MergeProblemKind.NotAllowed => StructuralFindings.MergeNotAllowed.At(path, problem.Text),
        MergeProblemKind.NotClosed => StructuralFindings.MergeNotClosed.At(path, problem.Text),
        MergeProblemKind.Unbalanced => StructuralFindings.MergeUnbalanced.At(path, problem.Text),
        MergeProblemKind.EmptyFallback => StructuralFindings.EmptyFallback.At(path, problem.Text),
        MergeProblemKind.LongFallback => StructuralFindings.TooLong.At(path, problem.Text, "more", $"{MergeFields.MaxFallback}"),
        MergeProblemKind.TooDeep => StructuralFindings.MergeTooDeep.At(path, $"{MergeFields.MaxNesting}"),
        MergeProblemKind.TooMany => StructuralFindings.MergeTooMany.At(path, $"{MergeFields.MaxExpressions}"),
        _ => StructuralFindings.TemplateTooLarge.At(path, part, $"{MergeFields.MaxTemplateBytes:N0}"),
    };
}
