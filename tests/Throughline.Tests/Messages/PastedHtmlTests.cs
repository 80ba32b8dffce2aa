using Throughline.Messages;

namespace Throughline.Tests.Messages;

/// <summary>Pasted HTML is found, and becomes the same words as a letter has them.</summary>
public sealed class PastedHtmlTests
{
    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p>Hello {{firstName}},</p><p>welcome.</p>", "Hello {{firstName}},\n\nwelcome.")]
    [InlineData("<p>One<br>two<br/>three</p>", "One\ntwo\nthree")]
    [InlineData("<b>Bold</b> and <em>leaning</em>, <strong>both </strong>words", "**Bold** and *leaning*, **both** words")]
    [InlineData("<a href=\"https://example.com/a?b=1&amp;c=2\">Read on</a>", "[Read on](https://example.com/a?b=1&c=2)")]
    [InlineData("<a href='{{preferencesLink}}'>Choose</a>", "[Choose]({{preferencesLink}})")]
    [InlineData("<a href='*|UNSUB|*'>Out</a>", "[Out](*|UNSUB|*)")]
    [InlineData("<a href=\"#top\">Up</a> <a name=\"x\">here</a>", "Up here")]
    [InlineData("<a href=\"javascript:alert(1)\">Go</a>", "Go")]
    [InlineData("<ul><li>one</li><li>two <b>bold</b></li></ul>", "- one\n- two **bold**")]
    [InlineData("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two")]
    [InlineData("<ul><li>one<ul><li>inner</li><li>more</li></ul></li><li>two</li></ul>", "- one\n  - inner\n  - more\n- two")]
    [InlineData("<h2>Title</h2>Words", "## Title\n\nWords")]
    [InlineData("<blockquote>Said<br>so</blockquote>", "> Said\n> so")]
    [InlineData("Hello&nbsp;you, R&amp;D &#8211; fine", "Hello you, R&D – fine")]
    [InlineData("2 &lt; 3", "2 \\< 3")]
    [InlineData("<table><tr><td>Setup</td><td>20 €</td></tr></table>", "Setup – 20 €")]
    [InlineData("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo")]
    [InlineData("<p class=\"MsoNormal\">Word<o:p></o:p></p>", "Word")]
    [InlineData("<span style='display:none'>hidden</span><p>Shown</p><!-- note -->", "Shown")]
    [InlineData("<p>2*3*4 and snake_case and *stars*</p>", "2*3*4 and snake_case and \\*stars\\*")]
    [InlineData("<img src=\"https://example.com/a.png\" alt=\"Our garden\"><img src=\"https://x.example/pixel.gif\">",
        "![Our garden](https://example.com/a.png)")]
    public void It_becomes_a_letter(string html, string letter)
    {
        Assert.NotEmpty(PastedHtml.Find(html));
        Assert.Equal(letter, PastedHtml.ToMarkdown(html));
        Assert.Empty(PastedHtml.Find(letter));
    }

    [Fact]
    public void A_whole_page_loses_all_but_its_words() => Assert.Equal(
        "Hello {{firstName}},\n\nyour **list** is [here](https://example.com/list).\n\nJill",
        PastedHtml.ToMarkdown("""
            <!DOCTYPE html>
            <html lang="en">
            <head><title>News</title><style>p { color: red }</style></head>
            <body bgcolor="#fff">
              <div style="display:none">Preview</div>
              <table width="600"><tr><td>
                <p>Hello {{firstName}},</p>
                <p>your <strong>list</strong>
                   is <a href="https://example.com/list">here</a>.</p>
              </td></tr></table>
              <div>Jill</div>
              <script>alert(1)</script>
            </body>
            </html>
            """));

    [Fact]
    public void What_was_typed_around_it_stays_as_it_was_typed()
    {
        const string Before = "Hello {{firstName | friend}},\n\n**this** is [a link](https://example.com), <https://example.com/x>.\n\n"
            + "- one\n- two\n\n";
        const string After = "\n\na < b & c\n--\nJill\n";
        Assert.Equal($"{Before}*Pasted* words{After}", PastedHtml.ToMarkdown($"{Before}<p><i>Pasted</i> words</p>{After}"));
    }

    [Theory]
    [InlineData("Your <b>list</b>, {{firstName}}", "Your list, {{firstName}}")]
    [InlineData("Jam&nbsp;&amp;&nbsp;bread", "Jam & bread")]
    [InlineData("<p>One line</p>", "One line")]
    public void A_subject_keeps_its_words(string html, string line) => Assert.Equal(line, PastedHtml.ToLine(html));

    [Theory]
    [InlineData("a < b and c > d")]
    [InlineData("I <3 it, a<b, x <y> z")]
    [InlineData("<https://example.com> <anna@example.com>")]
    [InlineData("if a <b and c> d")]
    [InlineData("R&D, AT&T; fish & chips; https://example.com/?a=1&b=2")]
    [InlineData("<<First Name>> «Name» <Name>")]
    [InlineData("[text](https://example.com) **bold** # not")]
    [InlineData("Write `<p>` and `&nbsp;` like this")]
    [InlineData("2 \\< 3")]
    public void What_people_write_is_no_HTML(string text)
    {
        Assert.Empty(PastedHtml.Find(text));
        Assert.Equal(text, PastedHtml.ToMarkdown(text));
    }

    [Fact]
    public void A_hostile_text_is_read_in_time()
    {
        foreach (var piece in (string[])["<", "<a ", "<!--", "&a", "<p>", "<b><i>", "<table><tr><td>", "<ul><li>", "<a href="])
            Assert.NotNull(PastedHtml.ToMarkdown(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length))));
    }
}
