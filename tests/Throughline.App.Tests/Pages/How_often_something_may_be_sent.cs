using System.Net;
using Throughline.App.Public;

namespace Throughline.App.Tests.Pages;

/// <summary>Limits on what strangers can send: each counts for itself, so that nobody uses up another's.</summary>
public sealed class How_often_something_may_be_sent(PagesHost host) : IClassFixture<PagesHost>
{
    [Theory]
    [InlineData("/c/{0}", "a-link")]
    [InlineData("/o/{0}.gif", "a-picture")]
    public async Task One_link_sixty_times_a_minute_and_others_are_free(string address, string token)
    {
        using var scanner = host.NewVisitor();
        var link = string.Format(null, address, token);
        for (var time = 0; time < 60; time++) Assert.Equal(HttpStatusCode.NotFound, (await scanner.GetAsync(link)).Status);

        var tooOften = await scanner.GetAsync(link);

        Assert.Equal(HttpStatusCode.TooManyRequests, tooOften.Status);
        Assert.Contains("A little too often", tooOften.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scanner.GetAsync(string.Format(null, address, "another"))).Status);
    }

    [Fact]
    public async Task One_strangers_address_a_few_times_however_it_is_spelled_and_wherever_it_comes_from()
    {
        await host.PublishAsync();
        var form = $"/f/{host.Business:N}/five-steps";
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < FormAddresses.AtOnce + 2; time++)
        {
            using var somebody = host.NewVisitor().With("X-Forwarded-For", $"203.0.113.{time}");
            answers.Add((await somebody.PostAsync(form, ("email", $"Vic.tim+{time}@gmail.com"), ("firstName", $"Time {time}"))).Status);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, FormAddresses.AtOnce).Append(HttpStatusCode.TooManyRequests)
            .Append(HttpStatusCode.TooManyRequests), answers);
        using var other = host.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsync(form, ("email", "somebody.else@gmail.com"))).Status);
    }

    [Theory]
    [InlineData(" Ana@Example.org ", "ana@example.org")]
    [InlineData("ana+news@example.org", "ana@example.org")]
    [InlineData("a.n.a+x+y@googlemail.com", "ana@gmail.com")]
    [InlineData("a.n.a@example.org", "a.n.a@example.org")]
    [InlineData("no address", "no address")]
    public void Where_it_arrives_is_what_counts(string typed, string inbox) => Assert.Equal(inbox, FormAddresses.InboxOf(typed));
}
