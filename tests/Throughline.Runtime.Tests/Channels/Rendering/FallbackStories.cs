using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>What a merge field says of its own stands in at its place, and is only ever text.</summary>
public sealed class FallbackStories
{
    private static readonly MergeField _company = new("company", "your firm");

    [Fact]
    public void Someone_who_is_known_is_called_by_what_is_known() =>
        Assert.StartsWith("Dear Anna,\n", Letters.Rendered("Dear {{firstName | friend}},").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Dear {{firstName | friend}},", "Dear friend,")]
    [InlineData("Dear {{firstName}}, or {{firstName | friend}}, or {{firstName|you}}.", "Dear there, or friend, or you.")]
    [InlineData("{{company | a good place}}, {{company}}", "a good place, your firm")]
    [InlineData("{{phone | no number}}", "no number")]
    [InlineData("{{#if firstName}}x{{else}}{{firstName | friend}}{{/if}}", "friend")]
    [InlineData("{{firstName | friend}}}}", "friend}}")]
    [InlineData("{{firstName | **a** [b](https://c.com) # &amp; <i>}}", "**a** [b](https://c.com) # &amp; <i>")]
    public void Someone_who_is_not_gets_what_this_place_says(string body, string text) =>
        Assert.StartsWith(text + "\n", Letters.Rendered(body, Letters.For(null), _company).Text, StringComparison.Ordinal);

    [Fact]
    public void Subject_and_grey_line_may_say_it_too()
    {
        var message = Letters.Rendered(new Message("{{firstName | Good day}}, look", "Body", Preheader: "For {{company | you}}"),
            Letters.For(null), fields: new MergeField("company", null));
        Assert.Equal(("Good day, look", "For you"), (message.Subject, message.Preheader));
    }

    [Fact]
    public void A_word_that_is_missing_elsewhere_is_still_missed()
    {
        var message = MessageTemplates.Compile(new Message("{{city | Rome}}", "{{city | Rome}} {{city}}"), [new MergeField("city", null)]);
        Assert.Equal(new RenderOutcome.MissingValue(["city"]), message.Render(Letters.Anna, Letters.Links));
        Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.For("Anna", ("city", "Oslo")), Letters.Links));
    }

    [Fact]
    public void An_address_may_stand_in_whole_or_in_part()
    {
        var message = MessageTemplates.Compile(
            new Message("Hi", "[Book]({{calendar | https://example.com/a b}}) [Go](https://example.com/{{city | new york}})"),
                [new MergeField("calendar", null), new MergeField("city", null)]);
        var rendered = Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.Anna, Letters.Links)).Message;
        Assert.Contains("https://example.com/a%20b", rendered.Text, StringComparison.Ordinal);
        Assert.Equal("https://example.com/new%20york", message.ResolveTarget(Assert.Single(message.Links).Index, rendered.ValuesUsed));
        Assert.IsType<RenderOutcome.Failed>(MessageTemplates.Compile(new Message("Hi", "[Book]({{calendar | javascript:x}})"),
            [new MergeField("calendar", null)]).Render(Letters.Anna, Letters.Links));
    }

    [Fact]
    public void The_same_mail_comes_out_again_whatever_becomes_known_later()
    {
        var message = MessageTemplates.Compile(new Message("{{firstName | you}}", "{{firstName | friend}} {{firstName}} {{company | us}}"),
            [_company]);
        var first = Assert.IsType<RenderOutcome.Rendered>(message.Render(Letters.For(null), Letters.Links)).Message;
        Assert.Equal(first, Assert.IsType<RenderOutcome.Rendered>(message.Replay(first.ValuesUsed, Letters.Links)).Message);
        Assert.StartsWith("friend there us\n", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_field_stands_for_nobody_its_name_is_shown_rather_than_what_stands_in()
    {
        var shown = MessageTemplates.Compile(new Message("Hi", "Say {{firstName | friend}}"), [])
            .Replay(new Dictionary<string, string> { ["firstName"] = "[first name]" }, MessageLinks.Preview);
        Assert.StartsWith("Say [first name]\n", Assert.IsType<RenderOutcome.Rendered>(shown).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_stands_in_is_only_ever_text() =>
        Prop.ForAll(Gen.Elements("<b>", "](", "&#60;", "\"'", "\\", "*", "|", "# ", "_", "`", "\uE100", "\uF000", "https://a.com", "a", "é",
            "😀", " ").ArrayOf().Select(string.Concat).ToArbitrary(), any =>
        {
            var standsIn = MergeValues.Clean(any);
            if (standsIn is null) return true;
            var rendered = Letters.Rendered(new Message($"For {{{{company | {any}}}}}", $"It is {{{{company | {any}}}}}."),
                fields: new MergeField("company", null));
            var paragraph = new HtmlParser().ParseDocument(rendered.Html).QuerySelector(".tl-sheet p")!;
            return rendered.Subject == $"For {standsIn}" && rendered.Text.StartsWith($"It is {standsIn}.", StringComparison.Ordinal)
                && paragraph.TextContent == $"It is {standsIn}." && paragraph.ChildElementCount == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
