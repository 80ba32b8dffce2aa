using System.Text;
using Throughline.Runtime.Channels.Webhook;

namespace Throughline.Runtime.Tests.Channels.Webhook;

public sealed class WebhookSignatureTable
{
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Theory]
    [InlineData(Secret)]
    [InlineData("whsec_" + Secret)]
    public void It_is_the_signature_of_the_standard(string secret) => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("{\"test\": 2432232314}")));

    [Fact]
    public void While_the_secret_changes_both_sign()
    {
        var both = WebhookSignature.Of($"whsec_{Secret} whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "msg_1", DateTimeOffset.UnixEpoch, "{}"u8);
        Assert.Equal(2, both.Split(' ').Length);
        Assert.All(both.Split(' '), s => Assert.StartsWith("v1,", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_short")]
    [InlineData("whsec_not base64")]
    public void A_secret_that_is_none_is_refused(string secret) =>
        Assert.Throws<FormatException>(() => WebhookSignature.Of(secret, "msg_1", DateTimeOffset.UnixEpoch, "{}"u8));
}
