using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// Turns a message as written into one that renders in microseconds. Done once for each message of a version; the
/// caller keeps the result.
/// </summary>
/// <remarks>
/// The order is what makes it safe: first the merge fields are taken out (<see cref="MergeMarks"/>), then the Markdown
/// that is left becomes HTML, then the fields go back in as a Handlebars template over that HTML. A value is merged
/// after Markdown has been read, and encoded for where it stands, so it can be neither Markdown nor HTML.
/// </remarks>
internal static class MessageTemplates
{
    /// <summary>Longest subject or preheader as written, in characters.</summary>
    public const int MaxLine = 1_000;

    /// <exception cref="MessageTemplateException">The message is not one that can be sent; says which part and what to do.</exception>
    public static CompiledMessage Compile(Message message, IReadOnlyList<MergeField> journeyFields)
    {
        var (marks, links, fields, subject, preheader, body) = Take(message, journeyFields);
        var assembly = new TemplateAssembly(marks, links, fields);
        ImmutableArray<LinkTemplate> addresses = [.. links.All.Select(assembly.Link)];
        var text = assembly.Template(body.Text);
        if (message.IsText) return new CompiledMessage(fields.All, addresses, Handlebar.CompileText(text));
        return new CompiledMessage(fields.All, addresses, Handlebar.CompileText(MailLayout.Text(text, message.Purpose)), new(
            Handlebar.CompileText(assembly.Template(subject)),
            Handlebar.CompileText(assembly.Template(preheader ?? body.Beginning)),
            Handlebar.CompileHtml(MailLayout.Html(assembly.Template(body.Html), message.Purpose)),
            $"{subject} {body.Text}")
        { IsSigned = body.IsSigned });
    }

    /// <summary>
    /// Whether it compiles, in a hundredth of the time: everything but the making of the four templates, which hold nothing
    /// by then but names and conditions that were looked at here.
    /// </summary>
    /// <exception cref="MessageTemplateException">As <see cref="Compile"/>.</exception>
    public static void Check(Message message, IReadOnlyList<MergeField> journeyFields) => Take(message, journeyFields);

    /// <summary>What events call the links whose clicks are counted.</summary>
    /// <exception cref="MessageTemplateException">As <see cref="Compile"/>.</exception>
    public static IReadOnlyCollection<string> LinksOf(Message message, IReadOnlyList<MergeField> journeyFields) =>
        [.. Take(message, journeyFields).Links.All.Where(link => link.Click is not null).Select(link => link.Key)];

    private static Taken Take(Message message, IReadOnlyList<MergeField> journeyFields)
    {
        if (message.IsText) message = message with { Subject = "", Preheader = null };
        CheckLength("subject", message.Subject, MaxLine);
        CheckLength("preheader", message.Preheader ?? "", MaxLine);
        if (!message.IsText && string.IsNullOrWhiteSpace(message.Subject))
            throw new MessageTemplateException("subject", "It is empty. Write one line.");

        var marks = new MergeMarks();
        var subject = TakeOut(marks, "subject", message.Subject.ReplaceLineEndings(" "));
        var preheader = message.Preheader is null ? null : TakeOut(marks, "preheader", message.Preheader.ReplaceLineEndings(" "));
        var marked = TakeOut(marks, "body", message.Body);
        var fields = new FieldTable(marks, journeyFields);
        var links = new LinkBook(marks);
        var read = MarkdownBody.Read(marked, marks, links, message.Gives);
        if (!message.IsText) MailLayout.CheckLength(read.Html, links.All.Count);
        return new(marks, links, fields, subject, preheader, read);
    }

    private static string TakeOut(MergeMarks marks, string part, string text)
    {
        var scan = MergeFields.Scan(text);
        if (scan.Problems is [var problem, ..]) throw MessageTemplateException.Of(part, MergeNames.Said(problem, part, part));
        return marks.TakeOut(scan).Text;
    }

    /// <summary>A message taken apart.</summary>
    private sealed record Taken(MergeMarks Marks, LinkBook Links, FieldTable Fields, string Subject, string? Preheader, MarkdownBody Body);

    private static void CheckLength(string part, string text, int limit)
    {
        if (text.Length > limit)
            throw new MessageTemplateException(part, $"It is {text.Length:N0} characters long and may have {limit:N0}. Shorten it.");
    }
}
