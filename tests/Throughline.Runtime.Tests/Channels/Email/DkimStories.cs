using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>What we sign is verified by a receiver who knows only the DNS entry that we show.</summary>
public sealed class DkimStories
{
    private static readonly (byte[] PrivateKey, string PublicKey) Pair = DkimKey.Create();
    private static readonly DkimKey Key = new(Pair.PrivateKey, "throughline1");

    private static readonly OutgoingMessage Letter = Letters.Outgoing(subject: "Grüße, Anna") with
    {
        ReplyTo = new Mailbox("replies@example.org", "Jill, of Rails"),
        Text = "Ihre fünf Schritte  \n.\n\n\n",
        Headers =
        [
            new("List-Unsubscribe", $"<{Letters.Links.Unsubscribe}>, <{Letters.Links.UnsubscribeByMail("jill@example.org")}>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ],
    };

    [Fact]
    public async Task A_signed_message_is_believed_as_it_arrived()
    {
        await using var server = new TestMailServer();
        await using var channel = new EmailChannel(_ => new MailExit(server.Settings, Key), new OutboxChannel(), TimeProvider.System);
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letter, default));
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(Letter with { To = new Mailbox("анна@пример.рф", "Анна") }, default));
        Assert.All(server.Accepted, taken => Assert.True(IsBelieved(taken.Content), taken.Content));
        Assert.Equal(2, server.Accepted.Count);
    }

    [Theory]
    [InlineData("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "List-Unsubscribe-Post: List-Unsubscribe=Never")]
    [InlineData("/u/", "/x/")]
    [InlineData("From: Jill", "From: Jack")]
    [InlineData("Message-Id: <", "Message-Id: <0")]
    [InlineData("Reply-To: ", "Reply-To: x@example.org, ")]
    [InlineData("Schritte", "Schrotte")]
    public async Task A_message_that_was_changed_on_its_way_is_not(string was, string became)
    {
        await using var server = new TestMailServer();
        await using var channel = new EmailChannel(_ => new MailExit(server.Settings, Key), new OutboxChannel(), TimeProvider.System);
        await channel.SendAsync(Letter, default);
        var content = Assert.Single(server.Accepted).Content;
        Assert.True(IsBelieved(content));
        Assert.Contains(was, content, StringComparison.OrdinalIgnoreCase);
        Assert.False(IsBelieved(content.Replace(was, became, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Messages_are_signed_by_many_at_once()
    {
        var addresses = new MailAddresses(new MailAddress("jill", "example.org"), new MailAddress("anna", "example.com"), null);
        Parallel.For(0, 40, number =>
        {
            var letter = MailWriter.Write(Letters.Outgoing(number: number), addresses, DateTimeOffset.UnixEpoch, Key);
            using var written = new MemoryStream();
            letter.Message.WriteTo(letter.Format, written);
            Assert.True(IsBelieved(Encoding.UTF8.GetString(written.ToArray())));
        });
    }

    private static bool IsBelieved(string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var message = MimeMessage.Load(bytes);
        return new DkimVerifier(new Dns()).Verify(message, message.Headers[message.Headers.IndexOf(HeaderId.DkimSignature)]);
    }

    /// <summary>A DNS in which the owner has put what the settings show.</summary>
    private sealed class Dns : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(
            string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Assert.Equal("throughline1._domainkey.example.org", DkimKey.RecordName(selector, domain));
            return GetPublicKey(DkimKey.RecordValue(Pair.PublicKey));
        }

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
