using System.Collections.Immutable;
using Throughline.Primitives;

namespace Throughline.Messages;

/// <summary>A template taken apart: its pieces cover it from the first character to the last.</summary>
/// <param name="Problems">In the order they were found; a template with none of them can be rendered.</param>
public sealed record MergeScan(string Text, ImmutableArray<MergePiece> Pieces, ImmutableArray<MergeProblem> Problems)
{
    /// <summary>Every name that the template mentions, in its order.</summary>
    public IEnumerable<MergeUse> Uses
    {
        get
        {
            foreach (var piece in Pieces)
                if (piece.Name.Length > 0) yield return new(piece.Name, piece.NameOffset, piece.Kind == MergePieceKind.Field);
        }
    }

    /// <summary>Whether a name is printed somewhere, if only behind a condition.</summary>
    public bool Prints(string name) => Pieces.Any(piece => piece.Kind == MergePieceKind.Field && piece.Name == name);

    public TextPlace PlaceOf(int offset) => TextPlace.Of(Text, offset);
}

public enum MergePieceKind
{
    /// <summary>Words that are no part of the template language.</summary>
    Text,

    /// <summary><c>{{name}}</c> or <c>{{name | fallback}}</c>.</summary>
    Field,
    If,
    Unless,
    Else,
    EndIf,
    EndUnless,

    /// <summary>Braces that are a <see cref="MergeProblem"/>; a message that is read all the same has them as they are written.</summary>
    Wrong,
}

/// <summary>One piece of a template.</summary>
/// <param name="Offset">In UTF-16 units from the template's beginning.</param>
/// <param name="Source">As written.</param>
/// <param name="Name">Of a field or a condition; empty for every other piece.</param>
/// <param name="Fallback">What this very field prints where the person has no value; null where it says nothing.</param>
public readonly record struct MergePiece(MergePieceKind Kind, int Offset, string Source, string Name = "", string? Fallback = null)
{
    /// <summary>True for a condition, its else and its end.</summary>
    public bool IsBlock => Kind is >= MergePieceKind.If and <= MergePieceKind.EndUnless;

    /// <summary>Of the name, from the template's beginning.</summary>
    public int NameOffset =>
        Offset + Source.IndexOf(Name, Kind == MergePieceKind.Field ? 2 : After('#') + Word.Length, StringComparison.Ordinal);

    /// <summary>Where the fallback begins, from the template's beginning; −1 where there is none.</summary>
    public int FallbackOffset => Fallback is null ? -1 : Offset + Source.IndexOf(Fallback, After('|'), StringComparison.Ordinal);

    private int After(char sign) => Source.IndexOf(sign, StringComparison.Ordinal) + 1;

    /// <summary>The piece without needless blanks.</summary>
    public string Print() => Kind switch
    {
        MergePieceKind.Field => Fallback is null ? $"{{{{{Name}}}}}" : $"{{{{{Name} | {Fallback}}}}}",
        MergePieceKind.If or MergePieceKind.Unless => $"{{{{#{Word} {Name}}}}}",
        MergePieceKind.Else => "{{else}}",
        MergePieceKind.EndIf => "{{/if}}",
        MergePieceKind.EndUnless => "{{/unless}}",
        _ => Source,
    };

    private string Word => Kind == MergePieceKind.If ? "if" : "unless";
}

/// <summary>A name that a template mentions.</summary>
/// <param name="Offset">Of the name, in UTF-16 units from the template's beginning.</param>
/// <param name="IsPrinted">False where it only decides whether a part is shown.</param>
public readonly record struct MergeUse(string Name, int Offset, bool IsPrinted);

public enum MergeProblemKind
{
    /// <summary>Something Handlebars may know and messages may not use.</summary>
    NotAllowed,

    /// <summary><c>{{</c> without <c>}}</c>.</summary>
    NotClosed,

    /// <summary>A block that is opened and not closed, or closed and not opened, or closed by another's end.</summary>
    Unbalanced,

    /// <summary>Blocks nested deeper than <see cref="MergeFields.MaxNesting"/>.</summary>
    TooDeep,

    /// <summary>More than <see cref="MergeFields.MaxExpressions"/>.</summary>
    TooMany,

    /// <summary>Longer than <see cref="MergeFields.MaxTemplateBytes"/>.</summary>
    TooLarge,

    /// <summary><c>{{name | }}</c>: a fallback that says nothing.</summary>
    EmptyFallback,

    /// <summary>A fallback longer than <see cref="MergeFields.MaxFallback"/>.</summary>
    LongFallback,
}

/// <summary>Something a template must not hold.</summary>
/// <param name="Offset">In UTF-16 units from the template's beginning.</param>
/// <param name="Text">The expression as written, shortened where it is long.</param>
public readonly record struct MergeProblem(MergeProblemKind Kind, int Offset, string Text);
