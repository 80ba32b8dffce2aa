using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>A letter that ends with the name of whoever writes it shows how they sign; every other stays as it is.</summary>
public sealed class SignatureTests
{
    private static readonly TeamMember _jill = new("jill", "Jill Carter", null, null, null, null);

    [Fact]
    public void The_name_at_the_end_stands_with_portrait_and_words()
    {
        var letter = Rendered("Hello,\n\nuntil soon,\n{{ownerName}}",
            _jill with { Signature = "Gardens & more\n020 7946 0321", Portrait = "jill.jpg" });
        Assert.Contains("until soon,</p>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>Jill Carter</strong><br>", letter.Html, StringComparison.Ordinal);
        Assert.Contains(">Gardens &amp; more<br>020 7946 0321</span>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"https://go.example/pictures/", letter.Html, StringComparison.Ordinal);
        Assert.Contains("width=\"72\" height=\"54\" alt=\"Jill Carter\"", letter.Html, StringComparison.Ordinal);
        Assert.Contains("until soon,\nJill Carter\nGardens & more\n020 7946 0321\n", letter.Text, StringComparison.Ordinal);
        Assert.Single(letter.Text.Split("Jill Carter")[1..]);
    }

    [Fact]
    public void Whoever_has_nothing_of_the_kind_signs_by_name_as_before()
    {
        var letter = Rendered("Until soon,\n{{ownerName}}", _jill);
        Assert.Contains("Until soon,<br />\nJill Carter</p>", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>Jill", letter.Html, StringComparison.Ordinal);
        Assert.Contains("Until soon,\nJill Carter\n", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Here is {{ownerName}}")]
    [InlineData("{{ownerName}}\n\nP.S. Bring boots.")]
    [InlineData("> {{ownerName}}")]
    [InlineData("I am {{ownerName}}.\n\nSee you")]
    public void A_name_elsewhere_is_only_a_name(string body)
    {
        var letter = Rendered(body, _jill with { Signature = "Gardens" });
        Assert.DoesNotContain("Gardens", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Gardens", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Until soon,\n{{ownerName}}\n\n[My card](file:jill.jpg)")]
    [InlineData("{{ownerName}}\n\n[My card](file:jill.jpg)")]
    public void A_file_behind_the_name_changes_nothing_of_how_they_sign(string body)
    {
        foreach (var member in (TeamMember[])[_jill, _jill with { Signature = "Gardens" }])
        {
            var letter = Rendered(body, member);
            Assert.Equal(member.Signature is not null, letter.Html.Contains(">Gardens<", StringComparison.Ordinal));
            Assert.Equal(member.Signature is not null, letter.Text.Contains("Jill Carter\nGardens\n", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_portrait_that_is_not_in_the_library_any_more_keeps_no_letter()
    {
        var letter = Rendered("{{ownerName}}", _jill with { Signature = "Gardens", Portrait = "gone.jpg" });
        Assert.Contains("Gardens", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("gone.jpg", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_writes_beneath_their_name_is_never_more_than_words()
    {
        var letter = Rendered("{{ownerName}}", _jill with { Signature = "<script>alert(1)</script> {{email}}" });
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; {{email}}", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_stands_before_what_the_letter_hands_over_and_is_the_same_when_it_is_shown_again()
    {
        var member = _jill with { Signature = "Gardens" };
        var message = new Message("Hello", "Until soon,\n\n{{ownerName}}") { Gives = "jill.jpg" };
        var letter = Rendered(message, member);
        Assert.Matches("(?s)<strong>Jill Carter</strong>.*Gardens.*/library/jill.jpg/file", letter.Html);
        var again = (RenderOutcome.Rendered)MessageTemplates.Compile(message, []).Replay(letter.ValuesUsed, Links(), WornLook.Nobodys);
        Assert.Equal(letter.Html, again.Message.Html);
        Assert.Equal(letter.Text, again.Message.Text);
    }

    private static RenderedMessage Rendered(string body, TeamMember member) => Rendered(new Message("Hello", body), member);

    private static RenderedMessage Rendered(Message message, TeamMember member)
    {
        var sender = new Sender("Hale & Daughter", "there", null, [member]);
        var person = new PersonFacts(
            Guid.Empty, null, null, "ana@example.org", null, null, null, default, ImmutableDictionary<string, string>.Empty);
        var outcome = MessageTemplates.Compile(message, []).Render(MergeValues.Of(person, sender, "jill", ""), Links());
        return Assert.IsType<RenderOutcome.Rendered>(outcome).Message;
    }

    private static MessageLinks Links() => MessageLinks.PreviewWith(
        new Dictionary<string, LibraryFile>
        {
            ["jill.jpg"] = new("jill.jpg", "Portrait", "", FileKind.Picture, "image/jpeg",
                Guid.Parse("5d1f9f4e-0000-4000-8000-000000000001"), 1_000, 400, 300),
        },
        "https://go.example");
}
