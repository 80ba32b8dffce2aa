using System.Text;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// Turns a message as written into one that renders in microseconds. Done once for each message of a version; the
/// caller keeps the result.
/// </summary>
/// <remarks>
/// The order is what makes it safe: first the merge fields are taken out (<see cref="MustacheBook"/>), then the Markdown
/// that is left becomes HTML, then the fields go back in as a Handlebars template over that HTML. A value is merged
/// after Markdown has been read, and encoded for where it stands, so it can be neither Markdown nor HTML.
/// </remarks>
internal static class MessageTemplates
{
    /// <summary>Longest body, in characters.</summary>
    public const int MaxBody = MergeFields.MaxTemplateBytes;

    /// <summary>Longest subject or preheader as written, in characters.</summary>
    public const int MaxLine = 1_000;

    /// <exception cref="MessageTemplateException">The message is not one that can be sent; says which part and what to do.</exception>
    public static CompiledMessage Compile(Message message, IReadOnlyList<MergeField> journeyFields)
    {
        var (mustaches, links, fields, subject, preheader, body) = Take(message, journeyFields);
        var assembly = new TemplateAssembly(mustaches, links, fields);
        if (message.IsText) return new CompiledMessage(fields.All, [.. links.All.Select(assembly.Link)], Handlebar.CompileText(assembly.Template(body.Text)));
        return new CompiledMessage(
            fields.All,
            [.. links.All.Select(assembly.Link)],
            Handlebar.CompileText(assembly.Template(subject)),
            Handlebar.CompileText(assembly.Template(preheader ?? body.Beginning)),
            Handlebar.CompileHtml(MailLayout.Html(assembly.Template(body.Html), message.Purpose)),
            Handlebar.CompileText(MailLayout.Text(assembly.Template(body.Text), message.Purpose)));
    }

    /// <summary>
    /// Whether it compiles, in a hundredth of the time: everything but the making of the four templates, which hold nothing
    /// by then but names and conditions that were looked at here.
    /// </summary>
    /// <exception cref="MessageTemplateException">As <see cref="Compile"/>.</exception>
    public static void Check(Message message, IReadOnlyList<MergeField> journeyFields) => Take(message, journeyFields);

    private static Taken Take(Message message, IReadOnlyList<MergeField> journeyFields)
    {
        if (message.IsText) message = message with { Subject = "", Preheader = null };
        CheckLength("subject", message.Subject, MaxLine);
        CheckLength("preheader", message.Preheader ?? "", MaxLine);
        CheckLength("body", message.Body, MaxBody);
        if (!message.IsText && string.IsNullOrWhiteSpace(message.Subject)) throw new MessageTemplateException("subject", "It is empty. Write one line.");

        var mustaches = new MustacheBook();
        var subject = mustaches.TakeOut("subject", message.Subject.ReplaceLineEndings(" "));
        var preheader = message.Preheader is null ? null : mustaches.TakeOut("preheader", message.Preheader.ReplaceLineEndings(" "));
        var marked = mustaches.TakeOut("body", message.Body);
        var fields = new FieldTable(mustaches, journeyFields);
        var links = new LinkBook(mustaches);
        return new(mustaches, links, fields, subject, preheader, MarkdownBody.Read(marked, mustaches, links));
    }

    /// <summary>A message taken apart.</summary>
    private sealed record Taken(MustacheBook Mustaches, LinkBook Links, FieldTable Fields, string Subject, string? Preheader, MarkdownBody Body);

    private static void CheckLength(string part, string text, int limit)
    {
        if (text.Length > limit) throw new MessageTemplateException(part, $"It is {text.Length:N0} characters long and may have {limit:N0}. Shorten it.");
    }
}

/// <summary>A merge field of one message.</summary>
/// <param name="Fallback">The journey's own; null where it names none.</param>
/// <param name="IsTested">True where a condition asks for it.</param>
internal sealed record FieldUse(string Name, string? Fallback, bool IsTested, bool IsMerged);

/// <summary>The merge fields that a message uses, checked against the ones it may use.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public FieldTable(MustacheBook mustaches, IReadOnlyList<MergeField> own)
    {
        var fallbacks = own.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Fallback, StringComparer.Ordinal);
        var named = mustaches.All.Where(m => m.Name.Length > 0).ToList();
        All = [.. named.GroupBy(m => m.Name).Select(uses => new FieldUse(
            uses.Key,
            fallbacks.GetValueOrDefault(uses.Key),
            uses.Any(m => m.IsBlock),
            uses.Any(m => !m.IsBlock)))];
        for (var i = 0; i < All.Length; i++)
        {
            var name = All[i].Name;
            if (!BuiltInFields.All.Contains(name) && !fallbacks.ContainsKey(name)) throw Unknown(name, fallbacks.Keys);
            _index.Add(name, i);
        }
    }

    public FieldUse[] All { get; }

    public int IndexOf(string name) => _index[name];

    private static MessageTemplateException Unknown(string name, IEnumerable<string> own)
    {
        var known = string.Join(", ", BuiltInFields.All.Concat(own).Order(StringComparer.Ordinal));
        return new MessageTemplateException("message", $"“{name}” is not a merge field of this journey. Known are: {known}. Correct the name, or add it to the journey's fields.");
    }
}

/// <summary>Puts the merge fields back, as Handlebars over the finished HTML or text.</summary>
internal sealed class TemplateAssembly(MustacheBook mustaches, LinkBook links, FieldTable fields)
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
            if (mustaches.At(c) is { } mustache) template.Append(Expression(mustache));
            else if (links.IndexOf(c) is >= 0 and var link) template.Append("{{").Append(LinkName(link)).Append("}}");
            else if (c is '{' or '\\' && i + 1 < marked.Length && IsSpecial(marked[i + 1])) template.Append(c == '{' ? "{{tl_brace}}" : "{{tl_slash}}");
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
        Source(entry.Marked),
        entry.Marked.Any(c => mustaches.At(c) is not null) ? Handlebar.CompileAddress(Template(entry.Marked)) : null,
        WholeField(entry.Marked));

    /// <summary>The text as its author wrote it.</summary>
    private string Source(string marked)
    {
        var source = new StringBuilder(marked.Length);
        foreach (var c in marked)
            if (mustaches.At(c) is { } mustache) source.Append("{{").Append(Words(mustache)).Append("}}");
            else source.Append(c);
        return source.ToString();
    }

    /// <summary>The index of the field that is the whole text, or null.</summary>
    private int? WholeField(string marked) =>
        marked.Length == 1 && mustaches.At(marked[0]) is { Kind: MustacheKind.Value } only ? fields.IndexOf(only.Name) : null;

    // Handlebars would read a brace or a backslash beside an expression as part of it.
    private bool IsSpecial(char next) => next is '{' or '\\' || IsExpression(next);

    private bool IsExpression(char c) => mustaches.At(c) is not null || links.IndexOf(c) >= 0;

    private string Expression(Mustache mustache) => mustache.Kind switch
    {
        MustacheKind.Value => "{{" + ValueName(fields.IndexOf(mustache.Name)) + "}}",
        MustacheKind.If => "{{#if " + KnownName(fields.IndexOf(mustache.Name)) + "}}",
        MustacheKind.Unless => "{{#unless " + KnownName(fields.IndexOf(mustache.Name)) + "}}",
        _ => "{{" + Words(mustache) + "}}",
    };

    private static string Words(Mustache mustache) => mustache.Kind switch
    {
        MustacheKind.Value => mustache.Name,
        MustacheKind.If => "#if " + mustache.Name,
        MustacheKind.Unless => "#unless " + mustache.Name,
        MustacheKind.Else => "else",
        MustacheKind.EndIf => "/if",
        _ => "/unless",
    };
}
