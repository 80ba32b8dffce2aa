using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using Throughline.App.Tests.Api.Support;
using Throughline.Messages;
using YamlDotNet.RepresentationModel;

namespace Throughline.App.Tests.Letters;

/// <summary>
/// The editor's own reading and writing of Markdown, run by node over every letter of the samples, the templates and the
/// corpus of the linter, and over made-up ones: it shows what the server sends, and leaves alone what nobody touched.
/// </summary>
public sealed class Letters_as_they_read
{
    [Fact]
    public async Task The_editor_shows_what_is_sent_and_keeps_the_bytes_of_what_was_not_touched()
    {
        var made = JsonSerializer.Deserialize<List<string>>(await NodeClients.RunClientTestAsync("made-letters.ts", "1500", "7"))!;
        var written = Written().Distinct().ToList();
        Assert.True(written.Count > 300, $"{written.Count} letters were found");
        var letters = written.Select(text => new { text, html = Html(text), isMade = false })
            .Concat(made.Select(text => new { text, html = Html(text), isMade = true })).Where(letter => letter.html is not null);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(letters), TestContext.Current.CancellationToken);
            Assert.Contains("# pass 4", await NodeClients.RunClientTestAsync("letter.test.ts", file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_word_processors_put_on_the_clipboard_becomes_what_somebody_would_have_written() =>
        Assert.Contains("# fail 0", await NodeClients.RunClientTestAsync("paste.test.ts"), StringComparison.Ordinal);

    /// <summary>The body of every message that a file of the repository holds.</summary>
    private static IEnumerable<string> Written() =>
        from folder in (string[])["samples", "src/Throughline.App/Features/Planning/templates", "tests/Throughline.Tests/Linting/Corpus"]
        from file in Directory.GetFiles(Path.Combine(NodeClients.Root, folder), "*.yaml", SearchOption.AllDirectories)
        from body in Bodies(Load(file))
        select body.ReplaceLineEndings("\n");

    private static YamlNode Load(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Bodies(YamlNode node) => node switch
    {
        YamlMappingNode group => group.Children.SelectMany(entry =>
            entry is { Key: YamlScalarNode { Value: "body" }, Value: YamlScalarNode { Value: { } body } } ? [body] : Bodies(entry.Value)),
        YamlSequenceNode list => list.SelectMany(Bodies),
        _ => [],
    };

    // ---- what the server makes of it, without styles ----

    private static string? Html(string text)
    {
        var marks = new MergeMarks();
        if (MessageMarkdown.Read(marks.TakeOut(MergeFields.Scan(text)).Text) is not { } document) return null;
        using var output = new StringWriter();
        var renderer = new HtmlRenderer(output);
        MessageMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new PlainLinks());
        renderer.Render(document);
        var plain = new StringBuilder();
        Write(new HtmlParser().ParseDocument(output.ToString()).Body!, plain);
        return marks.Fill(plain.ToString(), piece => Encoded(piece.Source));
    }

    private static void Write(INode parent, StringBuilder html)
    {
        foreach (var node in parent.ChildNodes)
            switch (node)
            {
                case IText words: html.Append(Encoded(words.Data.Replace("\n", "", StringComparison.Ordinal))); break;
                case IElement { LocalName: "br" or "hr" } single: html.Append('<').Append(single.LocalName).Append('>'); break;
                case IElement { LocalName: "img" } image:
                    html.Append($"<img src=\"{Encoded(image.GetAttribute("src")!)}\" alt=\"{Encoded(image.GetAttribute("alt")!)}\">");
                    break;
                case IElement { LocalName: "a" } link when IsBare(link): Write(link, html); break;
                case IElement element:
                    html.Append('<').Append(element.LocalName);
                    if (element.LocalName == "a") html.Append($" href=\"{Encoded(element.GetAttribute("href")!)}\"");
                    html.Append('>');
                    Write(element, html);
                    html.Append("</").Append(element.LocalName).Append('>');
                    break;
            }
    }

    private static bool IsBare(IElement link) =>
        link.GetAttribute("href") is var address
        && (address == link.TextContent || address == "mailto:" + link.TextContent || address == "https://" + link.TextContent);

    private static string Encoded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private sealed class PlainLinks : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"").WriteEscape(link.Url).Write('"');
            if (!link.IsImage)
            {
                renderer.Write('>');
                renderer.WriteChildren(link);
                renderer.Write("</a>");
                return;
            }
            renderer.Write(" alt=\"");
            renderer.EnableHtmlForInline = false;
            renderer.WriteChildren(link);
            renderer.EnableHtmlForInline = true;
            renderer.Write("\">");
        }
    }
}
