using System.Net;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Tests.Pages;

/// <summary>What customers do with the links we sent them: without an account, a cookie or a script.</summary>
public sealed class Public_pages(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_question_is_answered_by_the_button_and_not_by_the_link()
    {
        var person = await AtTheQuestionAsync();
        var row = host.Delivery(person, 1);
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync(host.Link(LinkKind.Survey, row) + "?score=9");
        Assert.Equal("How likely are you to recommend us?", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("9", page.Document.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM answer WHERE person_id = @person", new { person }));

        var thanks = await customer.SubmitAsync(page, "form", new Dictionary<string, string> { ["score"] = "9", ["answer"] = "You listened <script>" });
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Equal(2, host.Road(person).Position);
        Assert.Equal("You listened <script>", host.Read<string>("SELECT answer FROM answer WHERE person_id = @person AND score = 9", new { person }));
        Assert.Contains("Change my answer", (await customer.GetAsync(host.Link(LinkKind.Survey, row))).Text, StringComparison.Ordinal);
        Assert.Empty(customer.Cookies.GetAllCookies());
    }

    [Theory]
    [InlineData("")]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("ten")]
    public async Task An_answer_that_is_none_is_asked_for_again_and_keeps_what_was_typed(string score)
    {
        var person = await AtTheQuestionAsync();
        using var customer = host.NewVisitor();
        var page = await customer.PostAsync(host.Link(LinkKind.Survey, host.Delivery(person, 1)), ("score", score), ("answer", "Because"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Choose a number from 0 to 10", page.Text, StringComparison.Ordinal);
        Assert.Equal("Because", page.Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Unsubscribing_acts_on_post_alone_at_once_and_every_time()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Uma");
        var link = host.Link(LinkKind.Unsubscribe, host.Delivery(person, 0));
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync(link);
        Assert.Contains("Do you want to stop", page.Text, StringComparison.Ordinal);
        await customer.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.Null(Wants(person, "news"));

        for (var time = 0; time < 2; time++)
        {
            var done = await customer.PostAsync(link, ("List-Unsubscribe", "One-Click"));
            Assert.Equal(HttpStatusCode.OK, done.Status);
            Assert.Equal(link, done.Path);
        }
        Assert.False(Wants(person, "news"));
        Assert.Contains("Unsubscribed", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_unsubscribes_with_a_multipart_body_too()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Multi");
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        using var mailbox = host.NewVisitor();
        var done = await mailbox.SendAsync(new HttpRequestMessage(HttpMethod.Post, host.Link(LinkKind.Unsubscribe, host.Delivery(person, 0))) { Content = form });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.False(Wants(person, "news"));
    }

    [Fact]
    public async Task Somebody_chooses_what_they_want_topic_by_topic()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Vera");
        using var customer = host.NewVisitor();
        var link = host.Link(LinkKind.Preferences, host.Delivery(person, 0));
        var page = await customer.GetAsync(link);
        Assert.Equal(["News", "Questions"], page.Document.QuerySelectorAll(".choice").Select(choice => choice.TextContent.Trim()));
        Assert.Equal(2, page.Document.QuerySelectorAll("input[checked]").Length);

        await host.PassAsync(TimeSpan.FromMinutes(1));
        var kept = await customer.PostAsync(link, ("topic", "questions"), ("scope", "chosen"));
        Assert.Contains("Kept.", kept.Text, StringComparison.Ordinal);
        Assert.False(Wants(person, "news"));
        Assert.Null(Wants(person, "questions"));

        await host.PassAsync(TimeSpan.FromMinutes(1));
        await customer.PostAsync(link, ("scope", "none"));
        Assert.Empty((await customer.GetAsync(link)).Document.QuerySelectorAll("input[checked]"));
    }

    [Theory]
    [InlineData("/s/")]
    [InlineData("/u/")]
    [InlineData("/p/")]
    [InlineData("/c/")]
    public async Task A_link_that_was_cut_off_or_made_up_says_so_kindly(string path)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Yan");
        var open = host.Link(LinkKind.Open, host.Delivery(person, 0)).Replace(".gif", "", StringComparison.Ordinal)[3..];
        using var customer = host.NewVisitor();
        foreach (var token in new[] { "nonsense", new string('A', 64), open, open[..40], "..%2F..%2Fetc" })
        {
            var page = await customer.GetAsync(path + token);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
        }
        Assert.Contains("This link does not work", (await customer.GetAsync(path + "nonsense")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_lets_somebody_in_and_what_they_ticked_counts_once_they_say_that_the_address_is_theirs()
    {
        await host.PublishAsync();
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync($"/f/{host.Business:N}/five-steps");
        Assert.Equal("A week without overtime", page.Document.QuerySelector("h1")!.TextContent);
        await host.PassAsync(TimeSpan.FromSeconds(5)); // in which they read and type
        for (var press = 0; press < 2; press++)
        {
            var thanks = await customer.SubmitAsync(page, "form", new Dictionary<string, string> { ["firstName"] = "Zita", ["email"] = "Zita@Example.org", ["consent"] = "yes" });
            Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        }
        await host.StillAsync();
        var found = await host.Owner.GetAsync("/people?q=zita@example.org");
        var person = Guid.Parse(Assert.Single(found.Document.QuerySelectorAll("#found a.door")).GetAttribute("href")!.Split('/')[^1]);
        Assert.Equal("waiting-for-confirmation", host.Delivery(person, 0).ReasonCode);
        Assert.Contains("Waits for their yes", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);

        var letter = host.Read<Guid>("SELECT id FROM delivery WHERE person_id = @person AND kind = 4", new { person });
        var link = new Uri(host.Engine.Links.Mint(LinkKind.Confirm, person, letter)).AbsolutePath;
        var asked = await customer.GetAsync(link);
        Assert.Contains("zita@example.org", asked.Text, StringComparison.Ordinal);
        await customer.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        await host.StillAsync();
        Assert.Equal("waiting-for-confirmation", host.Delivery(person, 0).ReasonCode);
        for (var time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK,
            (await customer.SubmitAsync(asked, "form", new Dictionary<string, string>())).Status);
        await host.StillAsync();
        Assert.Equal("Welcome, Zita", host.Delivery(person, 0).Subject);
        var story = (await host.Owner.GetAsync($"/people/{person:N}")).Text;
        Assert.Contains("Agreed: everything", story, StringComparison.Ordinal);
        Assert.Contains("Somebody agreed in their name", story, StringComparison.Ordinal);
        Assert.Equal(1, host.Read<int>("SELECT COUNT(*) FROM event WHERE person_id = @person AND name = 'Form Submitted'", new { person }));
    }

    [Theory]
    [InlineData("robot@example.org", "https://spam.example", "Thank you", 0)]
    [InlineData("not an address", "", "Write your e-mail address", 0)]
    public async Task A_form_takes_nothing_from_programs_and_asks_again_for_an_address(string email, string trap, string answer, int people)
    {
        await host.PublishAsync();
        using var customer = host.NewVisitor();
        var page = await customer.PostAsync($"/f/{host.Business:N}/five-steps", ("email", email), ("_website", trap));
        Assert.Contains(answer, page.Text, StringComparison.Ordinal);
        Assert.Equal(people, host.Read<int>("SELECT COUNT(*) FROM person WHERE email = @email", new { email }));
    }

    [Fact]
    public async Task A_form_that_no_journey_names_is_not_there()
    {
        await host.PublishAsync();
        using var customer = host.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync($"/f/{host.Business:N}/other")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.PostAsync($"/f/{Guid.Empty:N}/five-steps", ("email", "a@example.org"))).Status);
    }

    private async Task<Guid> AtTheQuestionAsync()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Tess");
        await host.ClickAsync(person);
        return person;
    }

    private bool? Wants(Guid person, string topic) => host.Read<long?>("SELECT granted FROM consent WHERE person_id = @person AND topic = @topic", new { person, topic }) is { } granted ? granted == 1 : null;
}
