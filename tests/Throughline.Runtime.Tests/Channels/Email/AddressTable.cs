using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Tests.Channels.Email;

public sealed class AddressTable
{
    [Theory]
    [InlineData("anna@example.com", "anna@example.com")]
    [InlineData("anna+news@Example.COM", "anna+news@example.com")]
    [InlineData("o'brien@example.co.uk", "o'brien@example.co.uk")]
    [InlineData("anna@bücher.example", "anna@xn--bcher-kva.example")]
    [InlineData("анна@пример.рф", "анна@xn--e1afmkfd.xn--p1ai")]
    [InlineData("root@localhost", "root@localhost")]
    public void An_address_that_mail_can_be_sent_to(string text, string written)
    {
        Assert.True(MailAddress.TryParse(text, out var address, out _));
        Assert.Equal(written, address.ToString());
        Assert.Equal(text.Contains("анна", StringComparison.Ordinal), address.NeedsUtf8);
    }

    [Theory]
    [InlineData(null, "no @ sign")]
    [InlineData("", "no @ sign")]
    [InlineData("anna", "no @ sign")]
    [InlineData("@example.com", "Nothing stands before")]
    [InlineData("anna@", "Nothing stands after")]
    [InlineData("an na@example.com", "a space")]
    [InlineData("anna@example.com>\r\nRCPT TO:<x@example.com", "a line break")]
    [InlineData("anna\r\nDATA@example.com", "a line break")]
    [InlineData("<anna@example.com>", "a sign that no address may have")]
    [InlineData("a@b@example.com", "a sign that no address may have")]
    [InlineData("anna..b@example.com", "a sign")]
    [InlineData(".anna@example.com", "a sign")]
    [InlineData("an\u200bna@example.com", "a sign")]
    [InlineData("anna@exa mple.com", "no name of a mail domain")]
    [InlineData("anna@-example.com", "no name of a mail domain")]
    [InlineData("anna@example..com", "no name of a mail domain")]
    [InlineData("anna@example.com.", "no name of a mail domain")]
    public void An_address_that_none_can_be_sent_to(string? text, string why)
    {
        Assert.False(MailAddress.TryParse(text, out _, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_has_a_longest_length()
    {
        Assert.False(MailAddress.TryParse(new string('a', 65) + "@example.com", out _, out _));
        Assert.False(MailAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)), out _, out _));
    }
}
