using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>What is merged in is written as it is, and is never HTML, Markdown, a header or a template.</summary>
public sealed class ValuesStayText
{
    private static readonly CompiledMessage Welcome = MessageTemplates.Compile(
        new Message("For {{firstName}}", "Dear {{firstName}},\n\n**{{firstName}}** and [{{firstName}}](https://example.com/a?name={{firstName}})\n\n- {{firstName}}\n- yours"), []);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](http://evil.example)")]
    [InlineData("**bold** _it_ `code` # heading")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("{{lastName}} {{#if x}}")]
    [InlineData("{{{lastName}}}")]
    [InlineData("javascript:alert(1)")]
    [InlineData("&lt;b&gt; &amp;")]
    [InlineData("</style></title><b>")]
    [InlineData("Zoë 李明 Анна محمد 🙂")]
    public void A_first_name_is_only_ever_text(string name) => Check(name, Render(name));

    [Fact]
    public void Whatever_the_first_name_is() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<NonNull<string>>(any =>
        {
            var name = MergeValues.Clean(any.Get + Nasty[any.Get.Length % Nasty.Length] + any.Get);
            if (name is not null) Check(name, Render(any.Get + Nasty[any.Get.Length % Nasty.Length] + any.Get));
        }));

    [Fact]
    public void A_line_break_in_a_name_cannot_begin_a_header()
    {
        var rendered = Render("Anna\r\nBcc: everybody@example.com\u2028x\0");
        Assert.Equal("For Anna  Bcc: everybody@example.com x", rendered.Subject);
    }

    [Fact]
    public void A_value_inside_an_address_is_percent_encoded()
    {
        var used = Render("a b&c=/?#ü").ValuesUsed;
        Assert.Equal("https://example.com/a?name=a%20b%26c%3D%2F%3F%23%C3%BC", Welcome.ResolveTarget(0, used));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("https://user:secret@evil.example/")]
    [InlineData("not an address")]
    public void A_field_that_is_a_whole_address_must_be_a_web_address(string value)
    {
        var message = MessageTemplates.Compile(new Message("Hi", "[Book]({{calendar}})"), [new MergeField("calendar", null)]);
        Assert.IsType<RenderOutcome.Failed>(message.Render(Letters.For("Anna", ("calendar", value)), Letters.Links));
    }

    [Fact]
    public void A_field_may_be_a_whole_web_address_and_leads_there_by_itself()
    {
        var message = MessageTemplates.Compile(new Message("Hi", "[Book]({{calendar}})"), [new MergeField("calendar", "https://calendar.example/jill?a=b")]);
        var rendered = Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.Anna, Letters.Links)).Message;
        Assert.Equal("https://calendar.example/jill?a=b", Body(rendered).QuerySelector(".tl-button-words")!.GetAttribute("href"));
        Assert.Empty(message.Links);
        Assert.Null(message.ResolveTarget(0, rendered.ValuesUsed));
        Assert.Equal("https://calendar.example/jill?a=b", Letters.Rendered(new Message("Hi", "[Book]({{calendar}})"), null, MessageLinks.Preview, new MergeField("calendar", "https://calendar.example/jill?a=b")) is var shown ? Body(shown).QuerySelector(".tl-button-words")!.GetAttribute("href") : null);
    }

    private static readonly string[] Nasty = ["<b>", "](", "{{x}}", "&#60;", "\"'", "\\", "{", "*", "\n# ", "\uE100", "\uF000", "\uD800", "}}"];

    private static RenderedMessage Render(string name) =>
        Assert.IsType<RenderOutcome.Rendered>(Welcome.Render(Letters.For(name), Letters.Links)).Message;

    private static void Check(string name, RenderedMessage rendered)
    {
        var body = Body(rendered);
        Assert.Equal(Squeezed($"Dear {name},"), Squeezed(body.QuerySelector("p")!.TextContent));
        Assert.Equal(Squeezed(name), Squeezed(body.QuerySelector("strong")!.TextContent));
        Assert.Equal(Squeezed(name), Squeezed(body.QuerySelector("li")!.TextContent));
        Assert.Equal(6, body.QuerySelectorAll("p, strong, a, ul, li").Length - 1);
        Assert.Empty(body.QuerySelectorAll("script, img:not([width='1']), b, em, code, h1:not([style])"));
        Assert.Equal($"For {name}".Trim(), rendered.Subject);
        Assert.Contains($"Dear {name},", rendered.Text, StringComparison.Ordinal);
    }

    private static IElement Body(RenderedMessage rendered) => new HtmlParser().ParseDocument(rendered.Html).QuerySelector(".tl-sheet")!;

    // A browser reads runs of spaces as one.
    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
