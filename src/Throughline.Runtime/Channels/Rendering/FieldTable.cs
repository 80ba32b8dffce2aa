using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A merge field of one message. A field with a fallback of its own is another than the same name without.</summary>
/// <param name="Own">What this very field prints where nothing is known; null where it says nothing.</param>
/// <param name="Fallback">The journey's for every field of that name; null where it names none.</param>
/// <param name="IsTested">True where a condition asks for it.</param>
internal sealed record FieldUse(string Name, string? Own, string? Fallback, bool IsTested, bool IsMerged)
{
    /// <summary>Under which its value is kept with what was sent.</summary>
    public string Key => Own is null ? Name : $"{Name} | {Own}";
}

/// <summary>The merge fields that a message uses, checked against the ones it may use.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<(string Name, string? Own), int> _index = [];

    public FieldTable(MergeMarks marks, IReadOnlyList<MergeField> own)
    {
        var fallbacks = own.DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, field => field.Fallback, StringComparer.Ordinal);
        var names = new MergeNames(fallbacks.Keys);
        var named = marks.Pieces.Where(piece => piece.Name.Length > 0);
        All = [.. named.GroupBy(Of).Select(uses => new FieldUse(
            uses.Key.Name,
            uses.Key.Own,
            fallbacks.GetValueOrDefault(uses.Key.Name),
            uses.Any(piece => piece.IsBlock),
            uses.Any(piece => !piece.IsBlock)))];
        for (var i = 0; i < All.Length; i++)
        {
            // A script has no survey to link to; where a name stands in the wrong place is the compiler's to say.
            if (names.Check(All[i].Name, MergePlace.SurveyMessage, "message") is { } wrong)
                throw MessageTemplateException.Of("message", wrong);
            _index.Add((All[i].Name, All[i].Own), i);
        }
    }

    public FieldUse[] All { get; }

    public int IndexOf(MergePiece piece) => _index[Of(piece)];

    private static (string Name, string? Own) Of(MergePiece piece) => (piece.Name, MergeValues.Clean(piece.Fallback));
}
