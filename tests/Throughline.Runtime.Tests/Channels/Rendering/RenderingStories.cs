using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

public sealed class RenderingStories
{
    private const string Letter = """
        Dear {{firstName}},

        Here is **what you asked for**. Read [the guide](https://example.com/guide "guide") or write to [me](mailto:jill@example.org).

        ## Three steps

        1. Write it down
        2. Read it *aloud*

        > Rails, not hustle.

        [Get the checklist](https://example.com/checklist)

        Warmly,\
        {{ownerName}}
        """;

    [Theory]
    [InlineData("}")]
    [InlineData("}}")]
    [InlineData("}}} }}")]
    public void Braces_behind_a_field_are_braces(string braces) =>
        Assert.StartsWith($"Dear Anna{braces}", Letters.Rendered(new Message("Hi", $"Dear {{{{firstName}}}}{braces}")).Text, StringComparison.Ordinal);

    [Fact]
    public void The_text_part_reads_like_a_letter_with_its_links_written_out()
    {
        var text = Letters.Rendered(new Message("Hi", Letter), links: MessageLinks.Preview).Text;
        Assert.StartsWith("""
            Dear Anna,

            Here is what you asked for. Read the guide <https://example.com/guide> or write to me <jill@example.org>.

            Three steps

            1. Write it down
            2. Read it aloud

            > Rails, not hustle.

            Get the checklist: https://example.com/checklist

            Warmly,
            Jill

            --
            Rails & Co, 1 Road, Town
            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_web_link_counts_its_click_and_the_open_pixel_comes_last()
    {
        var message = MessageTemplates.Compile(new Message("Hi", Letter), []);
        Assert.Equal([new CompiledLink(0, "guide", "https://example.com/guide"), new CompiledLink(1, "get-the-checklist", "https://example.com/checklist")], message.Links);

        var page = Parse(Letters.Rendered(new Message("Hi", Letter)));
        var addresses = page.QuerySelectorAll(".tl-sheet a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal<string?>([Letters.Links.Click(0), "mailto:jill@example.org", Letters.Links.Click(1)], addresses);
        Assert.Equal(Letters.Links.Open, page.Body!.LastElementChild!.GetAttribute("src"));
    }

    [Fact]
    public void The_same_link_twice_is_one_link_and_another_of_the_same_words_has_a_key_of_its_own()
    {
        var links = MessageTemplates.Compile(new Message("Hi", "a [Book](https://a.example) b [Book](https://a.example) c [Book](https://b.example) d https://c.example/x"), []).Links;
        Assert.Equal([(0, "book"), (1, "book-2"), (2, "https-c-example-x")], links.Select(l => (l.Index, l.Key)));
    }

    [Fact]
    public void Marketing_can_be_unsubscribed_from_and_service_has_nothing_to_unsubscribe_from()
    {
        var marketing = Letters.Rendered(new Message("Hi", "Hello"));
        Assert.Contains(Letters.Links.Unsubscribe, marketing.Html, StringComparison.Ordinal);
        Assert.Contains(Letters.Links.Preferences, marketing.Text, StringComparison.Ordinal);
        Assert.Contains("1 Road, Town", marketing.Html, StringComparison.Ordinal);

        var service = Letters.Rendered(new Message("Hi", "Hello", Purpose: Purpose.Service));
        Assert.DoesNotContain("/u/", service.Html + service.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nsubscribe", service.Html + service.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_whose_first_name_is_unknown_is_greeted_by_the_fallback()
    {
        Assert.Contains("Dear there,", Letters.Rendered("Dear {{firstName}},", Letters.For(null)).Text, StringComparison.Ordinal);
        Assert.Contains("Dear friend,", Letters.Rendered("Dear {{firstName}},", Letters.For(" "), new MergeField("firstName", "friend")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_nothing_stands_in_for_is_named_instead_of_leaving_a_hole()
    {
        var message = MessageTemplates.Compile(new Message("For {{company}}", "{{phone}} {{company}} [x](https://a.example/{{city}})"), [new MergeField("company", null), new MergeField("city", null)]);
        Assert.Equal(new RenderOutcome.MissingValue(["company", "phone", "city"]), message.Render(Letters.Anna, Letters.Links));
    }

    [Fact]
    public void A_word_behind_a_condition_is_missed_only_where_the_condition_holds()
    {
        const string Body = "{{#if company}}At [{{company}}](https://a.example/{{company}}){{else}}At work{{/if}} {{#unless city}}somewhere{{/unless}}";
        MergeField[] fields = [new("company", null), new("city", null)];
        Assert.StartsWith("At work somewhere\n", Letters.Rendered(Body, null, fields).Text, StringComparison.Ordinal);
        Assert.StartsWith("At Acme <https://", Letters.Rendered(Body, Letters.For("A", ("company", "Acme"), ("city", "Rome")), fields).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_asks_what_is_known_and_not_what_stands_in()
    {
        const string Body = "{{#if firstName}}Hello {{firstName}}{{else}}Hello, whoever you are{{/if}}";
        Assert.Contains("Hello, whoever you are", Letters.Rendered(Body, Letters.For(null)).Text, StringComparison.Ordinal);
        Assert.Contains("no", Letters.Rendered("{{#if vip}}yes{{else}}no{{/if}}", Letters.For("A", ("vip", "False")), new MergeField("vip", null)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_paragraphs_can_stand_behind_a_condition()
    {
        const string Body = "One\n\n{{#if company}}\n\nTwo {{company}}\n\n- a\n- b\n\n{{/if}}\n\nThree";
        MergeField company = new("company", null);
        Assert.StartsWith("One\n\nThree\n", Letters.Rendered(Body, null, company).Text, StringComparison.Ordinal);
        var with = Letters.Rendered(Body, Letters.For("A", ("company", "Acme")), company);
        Assert.StartsWith("One\n\nTwo Acme\n\n- a\n- b\n\nThree\n", with.Text, StringComparison.Ordinal);
        Assert.Equal(3, Parse(with).QuerySelectorAll(".tl-sheet p").Length);
        Assert.Equal(2, Parse(Letters.Rendered(Body, null, company)).QuerySelectorAll(".tl-sheet p").Length);
    }

    [Fact]
    public void The_same_mail_comes_out_again_from_the_values_that_were_used()
    {
        var message = MessageTemplates.Compile(new Message("For {{firstName}}", "{{#if vip}}Dear{{else}}Hello{{/if}} {{firstName}}, [x](https://a.example/{{email}})"), [new MergeField("vip", null)]);
        var first = Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.For(null, ("vip", "yes")), Letters.Links)).Message;
        var again = Assert.IsType<RenderOutcome.Rendered>(message.Replay(first.ValuesUsed, Letters.Links)).Message;
        Assert.Equal(first, again);
    }

    [Fact]
    public void A_message_shown_inside_leads_straight_to_its_targets_and_counts_nothing()
    {
        var html = Letters.Rendered(new Message("Hi", "[x](https://a.example/{{email}})"), links: MessageLinks.Preview).Html;
        Assert.Contains("https://a.example/anna%40example.com", html, StringComparison.Ordinal);
        Assert.DoesNotContain("mail.example.com", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A backslash before \\{{firstName}} and a brace {{{ x", null)]
    [InlineData("Curly {*a*{{firstName}}} end", "Curly {*a*Anna} end")]
    [InlineData("Curly {*a* {{firstName}}} end", "Curly {a Anna} end")]
    [InlineData("Path C:\\\\{{firstName}}", "Path C:\\Anna")]
    [InlineData("&copy; 2 < 3 & <b>not html</b>", "© 2 < 3 & <b>not html</b>")]
    public void Signs_that_mean_something_to_templates_are_written_as_they_are(string body, string? text)
    {
        if (text is null) Assert.Throws<MessageTemplateException>(() => Letters.Rendered(body));
        else Assert.StartsWith(text, Letters.Rendered(body).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_grey_line_is_the_preheader_or_the_beginning_of_the_body()
    {
        Assert.Equal("Look, Anna", Letters.Rendered(new Message("Hi", "Body", Preheader: "Look, {{firstName}}")).Preheader);
        Assert.Equal("Dear Anna,", Letters.Rendered(new Message("Hi", "# Head\n\n{{#if company}}\n\nSecret {{company}}\n\n{{/if}}\n\nDear {{firstName}},\n\nMore"), fields: new MergeField("company", null)).Preheader);
    }

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ar-EG", "rtl")]
    public void The_page_names_its_language_and_direction(string language, string direction)
    {
        var page = Parse(Letters.Rendered("Hello", Letters.Anna with { Language = language }));
        Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
    }

    private static IHtmlDocument Parse(RenderedMessage message) => new HtmlParser().ParseDocument(message.Html);
}
