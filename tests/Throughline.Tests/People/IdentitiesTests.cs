using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class IdentitiesTests
{
    [Theory]
    [InlineData(IdentityKind.Email, " Ada@Example.COM ", "ada@example.com")]
    [InlineData(IdentityKind.Email, "josé@exámple.com", "josé@exámple.com")]
    [InlineData(IdentityKind.Email, "ada", null)]
    [InlineData(IdentityKind.Email, "@example.com", null)]
    [InlineData(IdentityKind.Email, "ada@", null)]
    [InlineData(IdentityKind.Email, "ada @example.com", null)]
    [InlineData(IdentityKind.Email, "ada@example.com\r\nBcc: x@y.z", null)]
    [InlineData(IdentityKind.Phone, "+49 (30) 1234-56", "+4930123456")]
    [InlineData(IdentityKind.Phone, "030 / 123456", "030123456")]
    [InlineData(IdentityKind.Phone, "none", null)]
    [InlineData(IdentityKind.UserId, " U-17 ", "U-17")]
    [InlineData(IdentityKind.AnonymousId, "", null)]
    [InlineData(IdentityKind.UserId, null, null)]
    [InlineData(IdentityKind.UserId, "null", null)]
    [InlineData(IdentityKind.UserId, "undefined", null)]
    [InlineData(IdentityKind.UserId, "0", null)]
    [InlineData(IdentityKind.UserId, "000", null)]
    [InlineData(IdentityKind.UserId, "NaN", null)]
    [InlineData(IdentityKind.UserId, "[object Object]", null)]
    [InlineData(IdentityKind.UserId, "Guest", null)]
    [InlineData(IdentityKind.UserId, "\"null\"", null)]
    [InlineData(IdentityKind.UserId, "{{user.id}}", null)]
    [InlineData(IdentityKind.UserId, "${userId}", null)]
    [InlineData(IdentityKind.UserId, "%USER_ID%", null)]
    [InlineData(IdentityKind.AnonymousId, "anonymous", null)]
    [InlineData(IdentityKind.AnonymousId, "00000000-0000-0000-0000-000000000000", null)]
    [InlineData(IdentityKind.UserId, "1", "1")]
    [InlineData(IdentityKind.UserId, "100", "100")]
    [InlineData(IdentityKind.UserId, "nullmann", "nullmann")]
    public void An_identity_has_one_form(IdentityKind kind, string? text, string? expected) =>
        Assert.Equal(expected, Identities.Normalise(kind, text)?.Value);

    [Fact]
    public void An_identity_that_is_too_long_is_none() =>
        Assert.Null(Identities.Normalise(IdentityKind.UserId, new string('x', Identities.MaxLength + 1)));

    [Fact]
    public void The_normal_form_is_its_own_normal_form() =>
        Prop.ForAll<IdentityKind, string?>((kind, text) => Identities.Normalise(kind, text) is not { } once || Identities.Normalise(kind, once.Value) == once)
            .QuickCheckThrowOnFailure();
}
