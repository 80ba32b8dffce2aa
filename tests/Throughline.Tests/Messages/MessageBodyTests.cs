using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;

namespace Throughline.Tests.Messages;

/// <summary>A body as somebody reads it: by the same reading of Markdown that mail is made of.</summary>
public sealed class MessageBodyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("**Bold** and _soft_ and `code`", "Bold and soft and code")]
    [InlineData("# Head\nText\nmore", "Head\nText more")]
    [InlineData("- one\n- two\n\n3. three", "one\ntwo\n3. three")]
    [InlineData("> quoted\n> twice\n\n---\n\nlast", "quoted twice\nlast")]
    [InlineData("5 steps are enough", "5 steps are enough")]
    [InlineData("See [the page](https://a.com/x_y \"Title\") now", "See the page now")]
    [InlineData("See [the page][p] now\n\n[p]: https://a.com", "See the page now")]
    [InlineData("Hello {{firstName}}, {{#if x}}yes{{else}}no{{/if}}", "Hello <firstName>, yesno")]
    [InlineData("Hello {{firstName | friend}}, {{ x|y *z* }}", "Hello friend, y *z*")]
    [InlineData("See https://a.com/x.", "See.")]
    [InlineData("See <https://a.com/x>, write to <me@a.com>.", "See, write to.")]
    [InlineData("![alt](https://a.com/p.png) here", "alt here")]
    [InlineData("a_b_c and 2 * 3 &amp; \\*4\\*", "a_b_c and 2 * 3 & *4*")]
    [InlineData("one\\\ntwo  \nthree", "one two three")]
    [InlineData("```\nas it   stands\nhere\n```", "as it stands here")]
    [InlineData("<b>not html</b>", "<b>not html</b>")]
    [InlineData("{{broken", "{{broken")]
    [InlineData("{{broken, **but** {{firstName}} is not", "{{broken, but <firstName> is not")]
    [InlineData("{{#each x}}", "{{#each x}}")]
    [InlineData("[not a link] and [half](", "[not a link] and [half](")]
    [InlineData("\uE100 stays nobody's mark", "stays nobody's mark")]
    public void Its_lines_are_what_people_read(string markdown, string lines) =>
        Assert.Equal(lines, new MessageBody(markdown).Lines(name => $"<{name}>"));

    [Theory]
    [InlineData("Hello {{firstName | friend}},\n\nyour seat is **kept**. [See it](https://a.com/{{firstName}})", "Hello friend,\n\nyour seat is kept. See it <https://a.com/Ana>")]
    [InlineData("- one\n- two\n\n> https://a.com", "- one\n- two\n\n> https://a.com")]
    [InlineData("Write to [me](mailto:me@a.com?subject=x) or [ring](tel:+1)", "Write to me <me@a.com> or ring <+1>")]
    [InlineData("www.a.com or <https://b.com>", "www.a.com <https://www.a.com> or https://b.com")]
    [InlineData("Hello Ana,\nsee you on Monday.\n\nBest\nJill", "Hello Ana,\nsee you on Monday.\n\nBest\nJill")]
    [InlineData("Best\n--\nJill", "Best\n--\nJill")]
    [InlineData("Best\n\n-- \nJill\nRails & Co", "Best\n\n--\nJill\nRails & Co")]
    [InlineData("Prices\n===\nall of them", "Prices\n===\nall of them")]
    [InlineData("Best\n- Jill", "Best\n- Jill")]
    [InlineData("Best\n\n- Jill\nRails & Co", "Best\n\n- Jill\nRails & Co")]
    [InlineData("Ring me:\n+ 49 171 555\n+49 171 555", "Ring me:\n+ 49 171 555\n+49 171 555")]
    [InlineData("1) Come early\n\nBring a pen.\n\n2) Stay", "1) Come early\n\nBring a pen.\n\n2) Stay")]
    [InlineData("3. October is the day", "3. October is the day")]
    [InlineData("#rails and #hustle\n#1 of all", "#rails and #hustle\n#1 of all")]
    [InlineData("2*3*4 is 24, 5 * 4 * 3 is 60", "2*3*4 is 24, 5 * 4 * 3 is 60")]
    [InlineData("a *word*, **two words** and snake_case_name", "a word, two words and snake_case_name")]
    [InlineData("    Jill Carter\n    Rails & Co", "Jill Carter\nRails & Co")]
    [InlineData("Bring:\n- a pen\n- tea", "Bring:\n\n- a pen\n- tea")]
    [InlineData("1. one\n2. two", "1. one\n2. two")]
    [InlineData("1) one\n2) two", "1) one\n2) two")]
    [InlineData("- outer\n  - inner", "- outer\n\n  - inner")]
    [InlineData("Hello\n{{#if x}}\nYou\n{{/if}}\nBye", "Hello\nYou\nBye")]
    [InlineData("- {{firstName}}, **see** [me](https://a.com)", "- Ana, see me <https://a.com>")]
    public void Its_letter_is_what_a_phone_gets(string markdown, string letter) =>
        Assert.Equal(letter, new MessageBody(markdown).Letter(_ => "Ana"));

    [Theory]
    [InlineData("Your seat, {{firstName | friend}}", "Your seat, friend")]
    [InlineData("**{{firstName}}** & [co]", "**Ana** & [co]")]
    [InlineData(null, "")]
    public void A_line_is_no_Markdown(string? line, string read) => Assert.Equal(read, MessageBody.Line(line, _ => "Ana"));

    [Fact]
    public void Links_are_found_where_they_stand()
    {
        const string body = "{{firstName | you}} \uE200 see [the {{x}} page](https://a.com/x \"T\"), <https://b.com> or http://c.com/y. ![no](https://d.com/p.png)\n\n> - [in](https://e.com/{{ z }}), `[code](x)`\n\n[r][r]\n\n[r]: https://f.com";
        var links = new MessageBody(body).Links;
        Assert.Equal(["https://a.com/x", "https://b.com", "http://c.com/y", "https://e.com/{{ z }}", "https://f.com"], links.Select(link => link.Address));
        Assert.Equal(["the {{x}} page", "https://b.com", "http://c.com/y", "in", "r"], links.Select(link => link.Words));
        Assert.All(links, link => Assert.Equal(link.Address, body.Substring(link.Offset, link.Length)));
    }

    [Theory]
    [InlineData("[Book](www.a.com)", "Book", "www.a.com")]
    [InlineData("see www.a.com", "https://www.a.com", "www.a.com")]
    [InlineData("[Book](https://a.com/my page)", "Book", "https://a.com/my page")]
    [InlineData("[Book]({{calendar | https://a.com/my page}})", "Book", "{{calendar | https://a.com/my page}}")]
    [InlineData("[Book](<https://a.com/my page>)", "Book", "<https://a.com/my page>")]
    [InlineData("[Book]()", "Book", "")]
    public void What_was_meant_for_a_link_is_one(string body, string words, string written)
    {
        var link = Assert.Single(new MessageBody(body).Links);
        Assert.Equal((words, written), (link.Words, body.Substring(link.Offset, link.Length)));
    }

    [Theory]
    [InlineData("go |here", true)]
    [InlineData("[go |here](https://a.com)", true)]
    [InlineData("[go](https://a.com/|here)", false)]
    [InlineData("[go](https://a.com \"|here\")", false)]
    [InlineData("![go](https://a.com/|here.png)", false)]
    [InlineData("https://a.com/|here", false)]
    [InlineData("<https://a.com/|here>", false)]
    [InlineData("{{|here}}", false)]
    [InlineData("{{#if |here}}x{{/if}}", false)]
    [InlineData("{{a | go |here}}", true)]
    [InlineData("{{a}} |here", true)]
    public void Nobody_sees_what_stands_in_an_address_or_in_braces(string body, bool isSeen)
    {
        var at = body.LastIndexOf('|');
        Assert.Equal(isSeen, new MessageBody(body.Remove(at, 1)).IsSeen(at));
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { "brackets", new('[', 100_000) },
        { "half links", string.Concat(Enumerable.Repeat("[a](", 25_000)) },
        { "half links, a thousand", string.Concat(Enumerable.Repeat("[a](" + new string('b', 90), 1_000)) },
        { "quotes", new('>', 100_000) },
        { "braces", new('{', 100_000) },
        { "backslashes", new('\\', 100_000) },
        { "emphasis", string.Concat(Enumerable.Repeat("*a **b ", 14_000)) },
        { "ticks", string.Concat(Enumerable.Range(1, 440).Select(i => new string('`', i) + " ")) },
        { "lists", string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "- a\n")) },
        { "far too long", new('a', 10_000_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_takes_long(string name, string text)
    {
        var clock = Stopwatch.StartNew();
        var body = new MessageBody(text);
        Assert.Equal(body.Lines(_ => "").Length > 0, body.Letter(_ => "").Length > 0);
        // What is not linear takes minutes; other suites may run beside this one.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {clock.Elapsed}.");
    }

    [Fact]
    public void Any_text_is_read_and_its_links_lie_within_it() =>
        Prop.ForAll(
            Gen.Elements("{{a}}", "{{a | b}}", "{{", "}}", "[", "](", ")", "<", ">", "https://a.com", "www.a.com", "\n", "\n\n", "- ", "> ", "# ", "`", "*", "\\", "![", "[x]: y\n", "words ", "\uE100", "\uF000", "😀", "&amp;")
                .ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var body = new MessageBody(text);
                return body.Lines(_ => "x") is not null && body.Letter(_ => "x") is not null
                    && body.Links.All(link => link.Offset >= 0 && link.Length >= 0 && link.Offset + link.Length <= text.Length);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
