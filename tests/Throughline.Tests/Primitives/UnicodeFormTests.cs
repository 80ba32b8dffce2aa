using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.Tests.Primitives;

public sealed class UnicodeFormTests
{
    // Half a sign cannot stand in an attribute.
    private static readonly string _half = "half " + '\ud83d';

    [Fact]
    public void Whatever_people_send_has_a_form()
    {
        Assert.Equal("café", "cafe\u0301".InForm(NormalizationForm.FormC));
        Assert.Equal("plain", "plain".InForm(NormalizationForm.FormC));
        Assert.Equal("half \ufffd", _half.InForm(NormalizationForm.FormC));
        Assert.Equal("a\ufffdb", "a\ufffeb".InForm(NormalizationForm.FormD));
    }

    /// <summary>A mark that the ICU of older systems does not know.</summary>
    private const char NewInUnicode16 = '\u0897';

    /// <summary>Tests run with the system's ICU, the program without: so it is held against it here.</summary>
    [Fact]
    public void Every_letter_is_taken_apart_and_put_together_as_Unicode_says()
    {
        var wrong = new List<string>();
        for (var letter = '\u00a0'; letter < '\ufffe'; letter++)
            if (!char.IsSurrogate(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.OtherNotAssigned
                && letter != NewInUnicode16)
                foreach (var text in (string[])[$"{letter}", $"a{letter}\u0323\u0301"])
                    foreach (var form in (NormalizationForm[])[NormalizationForm.FormC, NormalizationForm.FormD])
                        if (text.Normalize(form) != text.InForm(form)) wrong.Add($"U+{(int)letter:X4} in {form}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_is_no_sign_stops_no_rule()
    {
        Assert.NotNull(Throughline.Linting.Claims.Matter.Plain(_half));
        Assert.NotNull(Throughline.Linting.Claims.Matter.Plain("a\ufffeb"));
    }
}
