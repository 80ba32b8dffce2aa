using FsCheck;
using FsCheck.Fluent;
using Throughline.Businesses;
using Throughline.Primitives;

namespace Throughline.Tests.Businesses;

/// <summary>The clothes of a business: good from the first minute, and readable whatever its owner chooses.</summary>
public sealed class Looks
{
    private static readonly Gen<Colour> _any =
        from red in Gen.Choose(0, 255)
        from green in Gen.Choose(0, 255)
        from blue in Gen.Choose(0, 255)
        select new Colour((byte)red, (byte)green, (byte)blue);

    private static readonly Gen<BusinessLook> _looks =
        from main in _any
        from second in _any
        from paper in Gen.Elements(PaperTone.All.AsEnumerable())
        select new BusinessLook { Main = main.ToString(), Second = second.ToString(), Paper = paper.Key };

    [Fact]
    public void Whatever_two_colours_are_chosen_everything_can_be_read_by_day_and_in_the_dark() =>
        Prop.ForAll(_looks.ToArbitrary(), look =>
        {
            var worn = look.For("Hale & Daughter");
            return !Unreadable(worn.Light).Concat(Unreadable(worn.Dark)).Any();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("Hale & Daughter")]
    [InlineData("Ümit Kuaför")]
    [InlineData("")]
    public void A_business_that_chose_nothing_has_a_look_of_its_own_that_stays(string name)
    {
        var (once, again) = (BusinessLook.Unchosen.For(name), BusinessLook.Unchosen.For($" {name.ToUpperInvariant()} "));
        Assert.Equal((once.Main, once.Second, once.Paper, once.Typefaces), (again.Main, again.Second, again.Paper, again.Typefaces));
        Assert.Equal((once.Main, once.Second), (once.Light.Main, once.Light.Button));
    }

    [Fact]
    public void Yellow_stays_a_golden_button_with_dark_words()
    {
        var look = new BusinessLook { Main = "#f2c230", Second = "#f2c230", Paper = "white" }.For("A");
        Assert.True(look.Light.OnButton.Luminance < look.Light.Button.Luminance);
        Assert.True(look.Light.Button.Luminance > look.Light.Main.Luminance);
        Assert.Equal(look.Second, look.Dark.Button);
    }

    [Fact]
    public void Names_lead_to_different_looks() => Assert.Equal(LookSuit.All.Length,
        Enumerable.Range(0, 200).Select(number => LookSuit.Of($"Business {number}").Key).Distinct().Count());

    [Fact]
    public void What_is_no_choice_is_as_if_nothing_had_been_chosen()
    {
        var broken = new BusinessLook { Main = "red}", Second = "url(x)", Paper = "black", Typefaces = "Comic", Corners = "sharp" };
        Assert.Equal(BusinessLook.Unchosen.For("A").Light, broken.For("A").Light);
        Assert.Equal(BusinessLook.Unchosen.For("A").Typefaces, broken.For("A").Typefaces);
    }

    [Theory]
    [InlineData("020 7946 0321", "020 7946 0321", "tel:02079460321")]
    [InlineData("+44 (0)20 7946-0321", "+44 (0)20 7946-0321", "tel:+442079460321")]
    [InlineData("rob@hale.example", "rob@hale.example", "mailto:rob@hale.example")]
    [InlineData("hale.example", "hale.example", "https://hale.example/")]
    [InlineData("https://hale.example/talk/", "hale.example/talk", "https://hale.example/talk/")]
    [InlineData("", null, null)]
    [InlineData("1234", null, null)]
    [InlineData("javascript:alert(1)", null, null)]
    [InlineData("javascript://hale.example/%0aalert(1)", null, null)]
    [InlineData("data:text/html,x.y", null, null)]
    [InlineData("rob@hale.example?bcc=all@x.example", null, null)]
    [InlineData("ring us", null, null)]
    [InlineData("https://user:secret@hale.example", null, null)]
    public void A_contact_is_a_phone_number_an_address_or_nothing(string typed, string? shown, string? address)
    {
        var contact = LookContact.Read(typed);
        Assert.Equal((shown, address), (contact?.Shown, contact?.Address));
    }

    private static IEnumerable<(string Words, string Ground, double Ratio)> Unreadable(LookColours look)
    {
        (string, string, Colour, Colour, double)[] pairs =
        [
            ("text", "page", look.Text, look.Page, 4.5), ("text", "card", look.Text, look.Card, 4.5),
            ("text", "tint", look.Text, look.Tint, 4.5),
            ("soft", "page", look.Soft, look.Page, 4.5), ("soft", "card", look.Soft, look.Card, 4.5),
            ("main", "page", look.Main, look.Page, 4.5), ("main", "card", look.Main, look.Card, 4.5),
            ("on main", "main", look.OnMain, look.Main, 4.5), ("on button", "button", look.OnButton, look.Button, 4.5),
            ("wrong", "page", look.Wrong, look.Page, 4.5), ("wrong", "card", look.Wrong, look.Card, 4.5),
            ("button", "page", look.Button, look.Page, 3), ("button", "card", look.Button, look.Card, 3),
            ("edge", "page", look.Edge, look.Page, 3), ("edge", "card", look.Edge, look.Card, 3),
        ];
        return from pair in pairs
               let ratio = pair.Item3.Contrast(pair.Item4)
               where ratio < pair.Item5
               select (pair.Item1, pair.Item2, ratio);
    }
}
