using AngleSharp.Html.Parser;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;
using Throughline.Runtime.Tests.Engine;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>A mail says in which language it is, and which way it is read.</summary>
public sealed class LanguageStories
{
    [Theory]
    [InlineData(null, null, "Hello", "en ltr ltr")]
    [InlineData(null, "de", "Guten Tag", "de ltr ltr")]
    [InlineData("fr_CA", "de", "Bonjour", "fr-CA ltr ltr")]
    [InlineData("Hebrew", "de", "שלום", "he rtl rtl")]
    [InlineData(null, "he-IL", "שלום {{firstName}}", "he-IL rtl rtl")]
    [InlineData(null, null, "مرحبا", "ar rtl rtl")]
    [InlineData("he", null, "Hello, this stays readable", "he rtl ltr")]
    [InlineData("\"><script>", "de", "Guten Tag", "de ltr ltr")]
    public void It_is_the_persons_else_the_businesss_and_never_what_its_letters_deny(
        string? person, string? business, string body, string said)
    {
        var sender = new Sender("Rails", "there", null, []) { Language = business };
        var values = MergeValues.Of(Letters.Anna.Person with { Language = person }, sender, null, "Road");
        var message = Letters.Rendered(new Message(body, body), values);
        var page = new HtmlParser().ParseDocument(message.Html);
        var root = page.DocumentElement;
        var sheet = page.QuerySelector(".tl-sheet")!;
        Assert.Equal(said, $"{root.GetAttribute("lang")} {root.GetAttribute("dir")} {sheet.GetAttribute("dir")}");
        Assert.Equal(root.GetAttribute("lang"), message.Language);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData(null, "fr")]
    public void What_the_journey_is_written_in_goes_before_what_they_read(string? journey, string said)
    {
        var road = World.Road("road", "", World.Step("hello", World.Sends("Hello"))) with { Language = journey };
        var sender = new Sender("Rails", "there", null, []) { Language = "en" };
        Assert.Equal(said, MergeValues.Of(Letters.Anna.Person with { Language = "fr" }, sender, road, step: 0).Language);
    }

    [Fact]
    public void It_stays_so_when_it_is_shown_again()
    {
        var values = Letters.Anna with { Language = "he" };
        var compiled = MessageTemplates.Compile(new Message("שלום", "שלום"), []);
        var first = Assert.IsType<RenderOutcome.Rendered>(compiled.Render(values, Letters.Links)).Message;
        Assert.Equal(first, Assert.IsType<RenderOutcome.Rendered>(compiled.Replay(first.ValuesUsed, Letters.Links)).Message);
    }
}
