using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData(" Ada@Example.COM. ", "ada@example.com")]
    [InlineData("mailto:ada@example.com", "ada@example.com")]
    [InlineData("MAILTO:ada%2Blist@example.com?subject=Hi", "ada+list@example.com")]
    [InlineData("Ada Lovelace <ada@example.com>", "ada@example.com")]
    [InlineData("\"Lovelace, Ada\" <Ada@example.com>", "ada@example.com")]
    [InlineData("\"ada@example.com\" <ada@example.com>", "ada@example.com")]
    [InlineData("Lovelace, Ada <ada@example.com>;", "ada@example.com")]
    [InlineData("<ada@example.com>", "ada@example.com")]
    [InlineData("'ada@example.com'", "ada@example.com")]
    [InlineData("o'brien+news@mail.example.co.uk", "o'brien+news@mail.example.co.uk")]
    [InlineData("josé@exámple.com", "josé@exámple.com")]
    [InlineData("info@xn--bcher-kva.example", "info@bücher.example")]
    [InlineData("info@BÜCHER.example", "info@bücher.example")]
    [InlineData("a@b.c", "a@b.c")]
    [InlineData("用户@例子.广告", "用户@例子.广告")]
    public void However_it_is_written_an_address_has_one_form(string text, string expected) =>
        Assert.Equal(expected, EmailAddress.Read(text).Address);

    [Theory]
    [InlineData("ada", AddressFault.NoAddress)]
    [InlineData("@example.com", AddressFault.NoAddress)]
    [InlineData("ada@", AddressFault.NoAddress)]
    [InlineData("", AddressFault.NoAddress)]
    [InlineData(null, AddressFault.NoAddress)]
    [InlineData("x@[127.0.0.1]", AddressFault.NoDomain)]
    [InlineData("x@127.0.0.1", AddressFault.NoDomain)]
    [InlineData("root@localhost", AddressFault.NoDomain)]
    [InlineData("x@example..com", AddressFault.NoDomain)]
    [InlineData("x@-example.com", AddressFault.NoDomain)]
    [InlineData("x@exa_mple.com", AddressFault.NoDomain)]
    [InlineData("x@example.com:25", AddressFault.NoDomain)]
    [InlineData("x@.com", AddressFault.NoDomain)]
    [InlineData("ada lovelace@example.com", AddressFault.Signs)]
    [InlineData("ada @example.com", AddressFault.Signs)]
    [InlineData("\"ada lovelace\"@example.com", AddressFault.Signs)]
    [InlineData("ada..l@example.com", AddressFault.Signs)]
    [InlineData(".ada@example.com", AddressFault.Signs)]
    [InlineData("ada@example.com\r\nBcc: x@y.z", AddressFault.Signs)]
    [InlineData("a@b@example.com", AddressFault.Signs)]
    [InlineData("ada,lovelace@example.com", AddressFault.Signs)]
    public void What_mail_cannot_reach_is_none_and_it_is_said_why(string? text, AddressFault fault) =>
        Assert.Equal((null, fault), (EmailAddress.Read(text).Address, EmailAddress.Read(text).Fault));

    [Theory]
    [InlineData("ada@example.com; bob@example.com", "ada@example.com", "bob@example.com")]
    [InlineData("ada@example.com, bob@example.com", "ada@example.com", "bob@example.com")]
    [InlineData("ada@example.com bob@example.com", "ada@example.com", "bob@example.com")]
    [InlineData("ada@example.com / bob@example.com", "ada@example.com", "bob@example.com")]
    [InlineData("ada@example.com oder bob@example.com", "ada@example.com", "bob@example.com")]
    [InlineData("ada@localhost; bob@example.com", "bob@example.com", "ada@localhost")]
    [InlineData("Ada <ada@example.com>, Bob <bob@example.com>", "ada@example.com", "Bob <bob@example.com>")]
    public void Of_several_addresses_the_first_usable_is_taken_and_the_others_are_told(string text, string first, string other)
    {
        var read = EmailAddress.Read(text);
        Assert.Equal(first, read.Address);
        Assert.Equal([other], read.Others);
    }

    [Fact]
    public void A_text_of_any_length_is_answered()
    {
        Assert.Equal(AddressFault.TooLong, EmailAddress.Read(new string('a', 100_000) + "@example.com").Fault);
        Assert.Equal(AddressFault.TooLong, EmailAddress.Read(new string('a', 65) + "@example.com").Fault);
        Assert.Equal(AddressFault.NoDomain, EmailAddress.Read("a@" + string.Join('.', Enumerable.Repeat("example", 31)) + ".example")
            .Fault);
        Assert.Null(EmailAddress.Read(new string('"', 900) + "@example.com").Address);
    }

    private static readonly Gen<string> _written =
        from parts in Gen.Elements("ada", "@", "@", "example", ".com", ".", "ü", "xn--bcher-kva", ";", " ", ",", "<", ">", "\"", "mailto:",
            "İ", "e\u0301", "ß", "\uD83D", "'", "%0A", "-").ArrayOf()
        select string.Concat(parts);

    [Fact]
    public void The_form_of_an_address_is_its_own_form() =>
        Prop.ForAll(_written.ToArbitrary(), text => EmailAddress.Normalise(text) is not { } once
            || (EmailAddress.Normalise(once) == once && EmailAddress.Read(once).Others.Length == 0))
            .QuickCheckThrowOnFailure();
}
