using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Throughline.Businesses;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>
/// Letters hold in Outlook on Windows, Gmail and Apple Mail: every element, attribute and property of every kind of letter is
/// looked up in caniemail's data (npm), and what is not supported somewhere has a fallback that is named here.
/// </summary>
public sealed class Where_a_letter_holds
{
    private const string EveryBlock = """
        # A heading

        Dear {{firstName}}, this is **bold**, *italic*, `code` and [a link](https://example.com/a "a").

        ## Another

        ### A third

        1. One
        2. Two
           - Inside

        > Rails, not hustle.
        >
        > - In a list

        ---

        ![A jetty at the sea](https://example.com/jetty.jpg)

        ```
        a  b
        ```

        [Read the agreement and sign](https://example.com/sign)

        [Five steps](file:five-steps.pdf)

        {{#if firstName}}

        Only for you.

        {{/if}}

        {{ownerName}}
        """;

    /// <summary>What is not supported everywhere, and what happens there instead.</summary>
    private static readonly Dictionary<string, string> _fallbacks = new()
    {
        ["<body> element"] = "The first table has ground, language and direction too.",
        ["<style> element"] = "Dark and phone only; by daylight everything stands inline.",
        ["<ul>, <ol> and <dl>"] = "Neither reversed nor value is used.",
        ["@media"] = "As on paper by daylight; the column narrows by itself.",
        ["background"] = "Only background-color is used, and bgcolor says the same.",
        ["border"] = "On table cells only, 1 px.",
        ["border-radius"] = "Corners are square.",
        ["color-scheme CSS property"] = "The client darkens by itself: words and ground are both named, so it turns both.",
        ["color-scheme meta tag"] = "As for the property.",
        ["dir attribute"] = "Never on a link.",
        ["display"] = "block, inline-block and none; padding of the button stands in its cell for Word.",
        ["display:none"] = "mso-hide:all for Word; no table inside.",
        ["font-size"] = "In pixels.",
        ["font-weight"] = "400 and 700.",
        ["height attribute"] = "In pixels, of the logo.",
        ["height property"] = "On a cell and a picture; the attribute says the same.",
        ["line-height"] = "In pixels, with mso-line-height-rule for Word.",
        ["margin"] = "Never negative nor auto, on blocks only.",
        ["max-height property"] = "With display:none.",
        ["max-width"] = "Word gets a table of 600 px of its own; pictures of the library have a width.",
        ["overflow"] = "With display:none.",
        ["overflow-wrap"] = "A word that is wider than the column stands over its edge.",
        ["padding"] = "On table cells; the button's by mso-padding-alt, lists keep Word's own.",
        ["text-decoration"] = "underline and none alone.",
        ["white-space"] = "Of what is written as code, spaces close up; the lines stay.",
        ["width attribute"] = "In pixels on pictures.",
        ["width property"] = "The attribute says the same.",
    };

    [Fact]
    public async Task What_a_client_does_not_know_has_a_fallback()
    {
        var letters = EveryLetter().Select(letter => Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Html))).ToList();
        var answers = await NodePackages.RunAsync("check-mail.mjs", letters);
        var found = answers.SelectMany(line => JsonSerializer.Deserialize<string[]>(line)!).ToHashSet(StringComparer.Ordinal);
        var titles = found.Select(one => one.Split(" | ")[1]).Distinct().ToList();
        Assert.DoesNotContain(found, one => !_fallbacks.ContainsKey(one.Split(" | ")[1]));
        Assert.Empty(_fallbacks.Keys.Except(titles));
    }

    [Fact]
    public void Every_letter_is_far_below_what_Gmail_shows() =>
        Assert.All(EveryLetter(), letter => Assert.True(Encoding.UTF8.GetByteCount(letter.Html) < 40_000, letter.Subject));

    [Fact]
    public void A_letter_that_Gmail_would_cut_off_is_refused_before_it_is_published()
    {
        var words = string.Concat(Enumerable.Repeat("A paragraph of some length, such as people write.\n\n", 1_600));
        var refused = Assert.Throws<MessageTemplateException>(() => MessageTemplates.Check(new Message("Long", words), []));
        Assert.Contains("Gmail cuts off what is longer than 100 kB", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal("body", refused.Part);
        var half = words[..(words.Length / 2)];
        Assert.True(Encoding.UTF8.GetByteCount(Letters.Rendered(new Message("Half", half)).Html) < 100_000);
    }

    [Fact]
    public void What_is_let_through_stays_below_the_limit_when_it_is_filled_in()
    {
        var most = Enumerable.Range(1, LinkBook.MaxCount).TakeWhile(count => Compiles(Body(count))).Last();
        Assert.True(Encoding.UTF8.GetByteCount(Letters.Rendered(new Message("Many", Body(most))).Html) < MailLayout.MostBytes);

        string Body(int count) => string.Concat(Enumerable.Range(0, count).Select(n =>
            $"See [this](https://example.com/a-page-with-a-rather-long-name/number-{n}) and think of it.\n\n"));
    }

    [Fact]
    public void Language_and_direction_stand_on_the_page_and_on_its_table()
    {
        var hebrew = Letters.Anna with { Language = "he" };
        var page = Parse(Letters.Rendered(new Message("Hi", "שלום, הנה הרשימה שביקשת"), hebrew));
        Assert.Equal(("he", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        var table = page.QuerySelector("table")!;
        Assert.Equal(("he", "rtl"), (table.GetAttribute("lang"), table.GetAttribute("dir")));
    }

    [Fact]
    public void The_grey_line_is_hidden_and_nothing_of_the_letter_follows_it()
    {
        var page = Parse(Letters.Rendered(new Message("Hi", "Body", Preheader: "Look here")));
        var hidden = page.QuerySelector("body > div")!;
        Assert.StartsWith("Look here", hidden.TextContent, StringComparison.Ordinal);
        Assert.Contains("display:none", hidden.GetAttribute("style"), StringComparison.Ordinal);
        Assert.True(hidden.TextContent.Length > 100);
    }

    [Fact]
    public void A_picture_has_words_and_fits()
    {
        var picture = Parse(Letters.Rendered("![A jetty](https://example.com/jetty.jpg)")).QuerySelector(".tl-sheet img")!;
        Assert.Equal("A jetty", picture.GetAttribute("alt"));
        Assert.Contains("max-width:100%", picture.GetAttribute("style"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(600, 100, 200, 33, "Bright Rails", false)]
    [InlineData(90, 90, 56, 56, "", true)]
    [InlineData(40, 40, 40, 40, "", true)]
    public void A_logo_stands_in_the_place_of_the_initials(int width, int height, int drawn, int high, string alt, bool named)
    {
        var look = new BusinessLook { Logo = new("logo.png", new("0190a5e1-3333-8abc-9def-000000000009"), width, height) };
        var letter = MessageTemplates.Compile(new Message("Hi", "Body"), []).Render(
            Letters.Anna with { BusinessName = "Bright Rails", Look = look.For("Bright Rails") },
            new MessageLinks(Letters.Signed, Letters.PersonId, Letters.DeliveryId));
        var page = Parse(Assert.IsType<RenderOutcome.Rendered>(letter).Message);
        var logo = page.QuerySelector("img[src*='/pictures/']")!;
        Assert.Equal(("https://mail.example.com/base/pictures/0190a5e133338abc9def000000000009", alt),
            (logo.GetAttribute("src"), logo.GetAttribute("alt")));
        Assert.Equal(($"{drawn}", $"{high}"), (logo.GetAttribute("width"), logo.GetAttribute("height")));
        Assert.Equal((0, named ? 1 : 0), (page.QuerySelectorAll(".tl-mark").Length, page.QuerySelectorAll("span.tl-main").Length));
    }

    [Fact]
    public void It_wears_the_look_of_the_business_and_keeps_to_it_when_it_is_shown_again()
    {
        var look = new BusinessLook
        {
            Main = "#6b2d4a",
            Second = "#6b2d4a",
            Typefaces = "bookish",
            Line = "Rails & more",
            Contact = "020 7946 0321",
        }.For("Rails & Co");
        var message = MessageTemplates.Compile(new Message("Hi", "## Head\n\n[Read it](https://example.com/a)"), []);
        var first = Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.Anna with { Look = look }, Letters.Links)).Message;
        var page = Parse(first);
        Assert.Equal("#6b2d4a", page.QuerySelector(".tl-button")!.GetAttribute("bgcolor"));
        Assert.Contains("'Palatino Linotype'", page.QuerySelector("h2")!.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal(["RC", "Rails & Co", "Rails & more"],
            ((string[])[".tl-mark", "span.tl-main", "span.tl-quiet"]).Select(one => page.QuerySelector(one)!.TextContent));
        Assert.Equal("020 7946 0321", page.QuerySelector("a[href='tel:02079460321']")!.TextContent);
        var again = Assert.IsType<RenderOutcome.Rendered>(message.Replay(first.ValuesUsed, Letters.Links, look)).Message;
        Assert.Equal(first.Html, again.Html);
    }

    [Fact]
    public void Script_in_a_name_or_a_line_stays_text()
    {
        const string Script = "</style></td><script>alert(1)</script>";
        var look = new BusinessLook { Line = Script }.For(Script);
        var html = Letters.Rendered(new Message("Hi", "Body"), Letters.Anna with { BusinessName = Script, Look = look }).Html;
        Assert.Empty(new HtmlParser().ParseDocument(html).QuerySelectorAll("script"));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    // A mark of the look that somebody types is no mark: private-use characters are left out of what people write.
    [Fact]
    public void Nobody_types_a_mark_of_the_look() => Assert.Equal("Words  end",
        Parse(Letters.Rendered($"Words {MailLook.Main}{MailLook.Heading} end")).QuerySelector(".tl-sheet p")!.TextContent);

    [Fact]
    public void The_text_part_reads_as_if_somebody_had_written_it()
    {
        var text = Letters.Rendered(new Message("Hi", EveryBlock), links: MessageLinks.Preview).Text;
        Assert.Contains("\nRead the agreement and sign: https://example.com/sign\n", text, StringComparison.Ordinal);
        Assert.Contains("this is bold, italic, code and a link <https://example.com/a>.", text, StringComparison.Ordinal);
        Assert.Contains("1. One\n2. Two\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("# ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
    }

    private static bool Compiles(string body)
    {
        try
        {
            MessageTemplates.Check(new Message("Many", body), []);
            return true;
        }
        catch (MessageTemplateException)
        {
            return false;
        }
    }

    internal static IEnumerable<RenderedMessage> EveryLetter()
    {
        foreach (var purpose in (Purpose[])[Purpose.Marketing, Purpose.Service])
            foreach (var language in (string[])["en", "ar"])
                yield return Letters.Rendered(
                    new Message("Every block", EveryBlock, "The grey line", Purpose: purpose), Letters.Anna with { Language = language });
        foreach (var row in SampleMessages.Journeys())
        {
            var journey = SampleMessages.Read(row.Data);
            var dates = SampleMessages.Dates(journey).ToImmutableDictionary(name => name, _ => "Saturday, 12 December");
            foreach (var message in SampleMessages.Messages(journey))
                yield return Letters.Rendered(message, Letters.Anna with { Dates = dates }, null, [.. SampleMessages.Fields(journey)]);
        }
    }

    private static IHtmlDocument Parse(RenderedMessage message) => new HtmlParser().ParseDocument(message.Html);
}
