using System.Diagnostics;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>A message that could go wrong is refused before anybody gets it, and the refusal says what to do.</summary>
public sealed class RenderingRefusals
{
    [Theory]
    [InlineData("{{nobodyKnows}}", "'nobodyKnows' is not a known merge field")]
    [InlineData("{{#if nobodyKnows}}x{{/if}}", "'nobodyKnows' is not a known merge field")]
    [InlineData("{{#each people}}x{{/each}}", "is not something a message may use")]
    [InlineData("{{lookup . 'x'}}", "is not something a message may use")]
    [InlineData("{{> partial}}", "is not something a message may use")]
    [InlineData("{{{firstName}}}", "is not something a message may use")]
    [InlineData("{{&firstName}}", "is not something a message may use")]
    [InlineData("{{~firstName}}", "is not something a message may use")]
    [InlineData("{{firstName.constructor()}}", "is not something a message may use")]
    [InlineData("{{}}", "is not something a message may use")]
    [InlineData("Dear {{firstName", "The braces opened here are not closed")]
    [InlineData("{{#if firstName}}forever", "{{#if firstName}} has no counterpart")]
    [InlineData("{{#if firstName}}{{/unless}}", "{{/unless}} has no counterpart")]
    [InlineData("{{/if}}", "{{/if}} has no counterpart")]
    [InlineData("{{else}}", "{{else}} has no counterpart")]
    [InlineData("{{firstName | }}", "promises words for whoever has no such value")]
    [InlineData("{{firstName | {you}}}", "is not something a message may use")]
    [InlineData("{{nobodyKnows | you}}", "'nobodyKnows' is not a known merge field")]
    [InlineData("{{#if firstName | you}}x{{/if}}", "is not something a message may use")]
    [InlineData("**a {{#if firstName}}b** c{{/if}}", "Put its beginning and its end in the same one")]
    [InlineData("- a {{#if firstName}}\n- b {{/if}}", "Put its beginning and its end in the same one")]
    [InlineData("[x](javascript:alert%281%29)", "Begin the address with https://")]
    [InlineData("[x](data:text/html,x)", "Begin the address with https://")]
    [InlineData("[x](/inside)", "Begin the address with https://")]
    [InlineData("[x]()", "has no address")]
    [InlineData("![x](file:///etc/passwd)", "Begin the address with https://")]
    [InlineData("[x](https://{{firstName}}.example/)", "in the name of its host")]
    [InlineData("[x]({{firstName}}/path)", "Begin the address with https://")]
    [InlineData("[x](https://user:pw@example.com/)", "is not a web address")]
    public void A_body_that_cannot_be_sent_says_why(string body, string why)
    {
        var refusal = Assert.Throws<MessageTemplateException>(() => MessageTemplates.Compile(new Message("Hi", body), []));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_subject_is_refused_and_so_is_one_that_comes_out_empty()
    {
        Assert.Equal("subject", Assert.Throws<MessageTemplateException>(() => MessageTemplates.Compile(new Message(" ", "x"), [])).Part);
        var sometimes = MessageTemplates.Compile(new Message("{{#if company}}For {{company}}{{/if}}", "x"), [new MergeField("company", null)]);
        Assert.IsType<RenderOutcome.Failed>(sometimes.Render(Letters.Anna, Letters.Links));
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_body_made_to_take_for_ever_is_refused_or_done_within_seconds(string name, string body)
    {
        var clock = Stopwatch.StartNew();
        var refusal = Record.Exception(() => MessageTemplates.Compile(new Message("Hi", body), []));
        Assert.True(refusal is null or MessageTemplateException, $"{name}: {refusal}");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {clock.Elapsed}.");
    }

    public static TheoryData<string, string> Bombs() => new()
    {
        { "brackets", new string('[', 60_000) },
        { "quotes", new string('>', 60_000) },
        { "emphasis", string.Concat(Enumerable.Repeat("*a **b ", 9_000)) },
        { "lists", string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "- a\n")) },
        { "links", string.Concat(Enumerable.Repeat("[a](https://b.example) ", 2_800)) },
        { "conditions", string.Concat(Enumerable.Repeat("{{#if firstName}}", 3_000)) },
        { "fields", string.Concat(Enumerable.Repeat("{{firstName}}", 5_000)) },
        { "ticks", string.Concat(Enumerable.Range(1, 340).Select(i => new string('`', i) + " ")) },
        { "length", new string('a', 10_000_000) },
    };

    [Fact]
    public void A_message_that_grows_without_bound_stops_at_its_limit()
    {
        var greedy = MessageTemplates.Compile(new Message("Hi", string.Concat(Enumerable.Repeat("{{story}} ", 400))), [new MergeField("story", null)]);
        var failed = Assert.IsType<RenderOutcome.Failed>(greedy.Render(Letters.For("Anna", ("story", new string('x', 100_000))), Letters.Links));
        Assert.Equal("The message grew beyond 256 KB. Shorten it.", failed.Sentence);
        Assert.Contains("Hello", Letters.Rendered("Hello").Text, StringComparison.Ordinal);
    }
}
