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

    [Fact]
    public void What_is_no_sign_stops_no_rule()
    {
        Assert.NotNull(Throughline.Linting.Claims.Matter.Plain(_half));
        Assert.NotNull(Throughline.Linting.Claims.Matter.Plain("a\ufffeb"));
    }
}
