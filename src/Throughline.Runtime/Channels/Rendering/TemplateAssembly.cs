using System.Text;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>Puts the merge fields back, as Handlebars over the finished HTML or text.</summary>
internal sealed class TemplateAssembly(MergeMarks marks, LinkBook links, FieldTable fields)
{
    /// <summary>The template's name of the value of field <paramref name="index"/>.</summary>
    public static string ValueName(int index) => $"f{index}";

    /// <summary>The template's name of whether field <paramref name="index"/> is known.</summary>
    public static string KnownName(int index) => $"k{index}";

    public static string LinkName(int index) => $"l{index}";

    public string Template(string marked)
    {
        var template = new StringBuilder(marked.Length + 64);
        var afterTag = false; // a brace here would be read as part of the tag before it
        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];
            var isTag = true;
            if (marks.At(c) is { } piece) template.Append(Expression(piece));
            else if (links.IndexOf(c) is >= 0 and var link) template.Append("{{").Append(LinkName(link)).Append("}}");
            else if (MailLook.ExpressionOf(c) is { } look) template.Append(look);
            else if (c is '{' or '\\' && i + 1 < marked.Length && IsSpecial(marked[i + 1]))
                template.Append(c == '{' ? "{{tl_brace}}" : "{{tl_slash}}");
            else if (c == '}' && afterTag) template.Append("{{tl_close}}");
            else
            {
                template.Append(c);
                isTag = false;
            }
            afterTag = isTag;
        }
        return template.ToString();
    }

    public LinkTemplate Link(LinkBook.Entry entry) => new(
        entry.Click,
        entry.Key,
        marks.Fill(entry.Marked, piece => piece.Print()),
        entry.Marked.Any(c => marks.At(c) is not null) ? Handlebar.CompileAddress(Template(entry.Marked)) : null,
        WholeField(entry.Marked))
    {
        File = entry.File,
        Part = entry.Part,
    };

    /// <summary>The index of the field that is the whole text, or null.</summary>
    private int? WholeField(string marked) =>
        marked.Length == 1 && marks.At(marked[0]) is { Kind: MergePieceKind.Field } only ? fields.IndexOf(only) : null;

    // Handlebars would read a brace or a backslash beside an expression as part of it.
    private bool IsSpecial(char next) => next is '{' or '\\' || IsExpression(next);

    private bool IsExpression(char c) => marks.At(c) is not null || links.IndexOf(c) >= 0 || MailLook.ExpressionOf(c) is not null;

    private string Expression(MergePiece piece) => piece.Kind switch
    {
        MergePieceKind.Field => "{{" + ValueName(fields.IndexOf(piece)) + "}}",
        MergePieceKind.If => "{{#if " + KnownName(fields.IndexOf(piece)) + "}}",
        MergePieceKind.Unless => "{{#unless " + KnownName(fields.IndexOf(piece)) + "}}",
        _ => piece.Print(),
    };
}
