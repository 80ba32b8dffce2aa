using AngleSharp.Html.Parser;
using Throughline.Businesses;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>Files of the library in letters: handed over by a counted link, shown as a picture.</summary>
public sealed class FilesInLetters
{
    private const string Body = """
        Here is [your checklist](file:five-steps.pdf), {{firstName}}.

        ![Jill on the jetty](file:jetty.jpg)
        """;

    private static readonly Guid _jetty = new("0190a5e1-3333-8abc-9def-000000000003");

    private static readonly Dictionary<string, LibraryFile> _files = new()
    {
        ["five-steps.pdf"] = new("five-steps.pdf", "Five steps", "", FileKind.Document, "application/pdf", Guid.Empty, 1000, 0, 0),
        ["jetty.jpg"] = new("jetty.jpg", "Jetty", "", FileKind.Picture, "image/jpeg", _jetty, 1000, 1600, 900),
    };

    private static MessageLinks Links => new(Letters.Signed, Letters.PersonId, Letters.DeliveryId) { Files = _files };

    [Fact]
    public void A_file_is_a_counted_link_and_a_picture_stands_at_its_own_address_as_wide_as_a_letter()
    {
        var letter = Letters.Rendered(new Message("Hi", Body), links: Links);
        var html = new HtmlParser().ParseDocument(letter.Html);
        Assert.Equal(Links.Click(0), html.QuerySelector(".tl-sheet a")!.GetAttribute("href"));
        var picture = html.QuerySelector(".tl-sheet img")!;
        Assert.Equal($"https://mail.example.com/base/pictures/{_jetty:N}", picture.GetAttribute("src"));
        Assert.Equal(("518", "Jill on the jetty"), (picture.GetAttribute("width"), picture.GetAttribute("alt")));
        Assert.Contains($"Here is your checklist <{Links.Click(0)}>, Anna.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Jill on the jetty", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_picture_stays_small_and_a_letter_that_is_looked_at_leads_into_the_library()
    {
        var small = new Dictionary<string, LibraryFile>(_files) { ["jetty.jpg"] = _files["jetty.jpg"] with { Width = 90, Height = 40 } };
        var html = new HtmlParser().ParseDocument(Letters.Rendered(new Message("Hi", Body), links: MessageLinks.PreviewWith(small)).Html);
        Assert.Equal("90", html.QuerySelector("img")!.GetAttribute("width"));
        Assert.Equal($"/pictures/{_jetty:N}", html.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("/library/five-steps.pdf/file", html.QuerySelector(".tl-sheet a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_file_alone_is_a_card_that_says_what_it_is()
    {
        var letter = Letters.Rendered(new Message("Hi", "Hello.\n\n[The <steps>.pdf](file:five-steps.pdf)\n"), links: Links);
        var html = new HtmlParser().ParseDocument(letter.Html);
        var link = html.QuerySelector(".tl-sheet a")!;
        Assert.Equal(("The <steps>.pdf", Links.Click(0)), (link.TextContent, link.GetAttribute("href")));
        Assert.Equal(("PDF", "PDF, 1 kB"),
            (html.QuerySelector(".tl-sheet .tl-mark")!.TextContent, link.ParentElement!.QuerySelector(".tl-quiet")!.TextContent));
        Assert.StartsWith($"Hello.\n\nThe <steps>.pdf (PDF, 1 kB): {Links.Click(0)}\n", letter.Text, StringComparison.Ordinal);
        Assert.Equal("Hello.", letter.Preheader);
    }

    [Theory]
    [InlineData("Hello.")]
    [InlineData("Hello.\n\n- one\n- two")]
    [InlineData("Hello.\n\n```\nnot closed")]
    [InlineData("> Hello.")]
    public void What_a_step_gives_stands_behind_the_last_words_by_its_title(string body)
    {
        var letter = Letters.Rendered(new Message("Hi", body) { Gives = "five-steps.pdf" }, links: Links);
        var link = new HtmlParser().ParseDocument(letter.Html).QuerySelector(".tl-sheet a")!;
        Assert.Equal(("Five steps", Links.Click(0)), (link.TextContent, link.GetAttribute("href")));
        Assert.Contains($"\nFive steps (PDF, 1 kB): {Links.Click(0)}\n", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_leads_to_it_itself_gets_it_once()
    {
        var letter = Letters.Rendered(new Message("Hi", Body) { Gives = "five-steps.pdf" }, links: Links);
        Assert.Single(new HtmlParser().ParseDocument(letter.Html).QuerySelectorAll($".tl-sheet a[href='{Links.Click(0)}']"));
        var compiled = MessageTemplates.Compile(new Message("Hi", "Hello.") { Gives = "five-steps.pdf" }, []);
        Assert.Equal(("five-steps.pdf", "five-steps-pdf"), (compiled.FileOf(0), compiled.KeyOf(0)));
    }

    [Fact]
    public void A_picture_that_lies_elsewhere_is_not_enlarged()
    {
        var html = Letters.Rendered(new Message("Hi", "![us](https://example.org/us.png)")).Html;
        var picture = new HtmlParser().ParseDocument(html).QuerySelector(".tl-sheet img")!;
        Assert.Null(picture.GetAttribute("width"));
        Assert.DoesNotContain(picture.GetAttribute("style")!.Split(';'), rule => rule.StartsWith("width", StringComparison.Ordinal));
        Assert.Contains("max-width:100%", picture.GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_there_is_named_and_no_letter_comes_out()
    {
        var links = new MessageLinks(Letters.Signed, Letters.PersonId, Letters.DeliveryId)
        {
            Files = new Dictionary<string, LibraryFile>(),
        };
        var failed = Assert.IsType<RenderOutcome.Failed>(MessageTemplates.Compile(new Message("Hi", Body), []).Render(Letters.Anna, links));
        Assert.Contains("five-steps.pdf", failed.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](file:../../etc/passwd)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](file:{{firstName}}.pdf)")]
    [InlineData("[x](file:Five Steps.pdf)")]
    [InlineData("[x](file:)")]
    [InlineData("![x](file:five-steps.pdf)")]
    [InlineData("![x](file:..jpg)")]
    public void What_is_no_name_of_a_file_is_refused_in_words(string body)
    {
        var error = Record.Exception(() => MessageTemplates.Compile(new Message("Hi", body), []));
        if (error is null) Assert.DoesNotContain("<img", Letters.Rendered(new Message("Hi", body)).Html, StringComparison.Ordinal);
        else Assert.IsType<MessageTemplateException>(error);
    }
}
