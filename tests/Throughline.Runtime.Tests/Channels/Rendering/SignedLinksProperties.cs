using FsCheck;
using FsCheck.Fluent;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Rendering;

public sealed class SignedLinksProperties
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void What_was_signed_is_read_back() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<Guid, Guid, ushort>((person, delivery, index) =>
    {
        var kind = Enum.GetValues<LinkKind>()[index % 5];
        var address = new Uri(Letters.Signed.Mint(kind, person, delivery, index));
        Assert.Equal("mail.example.com", address.Host);
        Assert.StartsWith($"/base/{"ocups"[(int)kind - 1]}/", address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(kind == LinkKind.Open, address.AbsolutePath.EndsWith(".gif", StringComparison.Ordinal));
        Assert.True(Letters.Signed.TryRead(TokenOf(address.AbsoluteUri), out var target));
        Assert.Equal(new LinkTarget(kind, person, delivery, index), target);
    }));

    [Fact]
    public void One_letter_changed_anywhere_makes_it_worthless() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<Guid, byte, byte>((person, where, what) =>
    {
        var token = TokenOf(Letters.Signed.Mint(LinkKind.Click, person, person, 3)).ToCharArray();
        var other = Alphabet[what % 64];
        if (token[where % 64] == other) return;
        token[where % 64] = other;
        Assert.False(Letters.Signed.TryRead(token, out _));
    }));

    [Theory]
    [InlineData("")]
    [InlineData("https://evil.example/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ÄAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_nobody_signed_is_nothing(string token) => Assert.False(Letters.Signed.TryRead(token, out _));

    [Fact]
    public void Another_servers_signature_is_worth_nothing_here()
    {
        var other = new SignedLinks(new byte[32], new Uri("https://mail.example.com"));
        Assert.False(Letters.Signed.TryRead(TokenOf(other.Mint(LinkKind.Click, Letters.PersonId, Letters.DeliveryId)), out _));
    }

    [Fact]
    public void Spaces_and_padding_do_not_make_a_second_spelling()
    {
        var token = TokenOf(Letters.Links.Unsubscribe);
        Assert.True(Letters.Signed.TryRead(token, out _));
        foreach (var other in new[] { token + " ", " " + token, token[..^1] + "=", token[..32] + "\n" + token[33..], token + "=", token[..^1] })
            Assert.False(Letters.Signed.TryRead(other, out _), other);
    }

    private static string TokenOf(string address) => address[(address.LastIndexOf('/') + 1)..].Replace(".gif", "", StringComparison.Ordinal);
}
