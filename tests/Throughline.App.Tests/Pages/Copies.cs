using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.People;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>A journey as a new one, and a whole business as a new one.</summary>
public sealed class Copies : IAsyncLifetime
{
    private readonly PagesHost _host = new();

    private Workspaces Workspaces => _host.Services.GetRequiredService<Workspaces>();

    private Books Books => _host.Services.GetRequiredService<Books>();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_journey_is_copied_as_a_draft_of_its_own_that_nobody_walks()
    {
        await _host.PublishAsync();
        await _host.WalkerAsync("Ana");
        var copied = await PressCopyAsync(await _host.Owner.GetAsync("/journeys/first-week"));

        Assert.Equal("/journeys/a-first-week-that-works-copy", copied.Path);
        var (old, made) = (Draft("first-week"), Draft("a-first-week-that-works-copy"));
        Assert.Equal("A first week that works (copy)", made.Draft.Name);
        Assert.Equal(old.Draft.Steps.Select(step => step.Key), made.Draft.Steps.Select(step => step.Key));
        Assert.Empty(old.Ids("steps").Intersect(made.Ids("steps")));
        Assert.False(_host.Drafts.Open(_host.Business, "a-first-week-that-works-copy")!.IsPublished);
        Assert.Contains("journey.copied first-week to a-first-week-that-works-copy", Audit());

        // What is written there is not written here; and a copy of a copy is no "copy copy".
        var edit = new DraftEdit.Set("pain", made.Find("pain"), "Another pain");
        Assert.True((await _host.Drafts.EditAsync(_host.Us, "a-first-week-that-works-copy", edit))!.Change!.IsMade);
        Assert.Equal("Every evening ends at the desk", Draft("first-week").Draft.Pain);
        var again = await PressCopyAsync(await _host.Owner.GetAsync(copied.Path));
        Assert.Equal("A first week that works (copy)", Draft(again.Path.Split('/')[2]).Draft.Name);
        Assert.NotEqual(copied.Path, again.Path);
    }

    [Fact]
    public async Task A_helper_a_viewer_and_another_business_copy_no_journey()
    {
        await _host.PublishAsync();
        foreach (var role in (Role[])[Role.Helper, Role.Viewer])
        {
            using var visitor = await _host.ColleagueAsync($"{role} of ours", role);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/journeys/first-week/copy")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/workspaces/copy")).Status);
        }
        using var others = await _host.ColleagueAsync("Olga Owner", Role.Owner, business: _host.OtherBusiness);
        var token = await others.TokenAsync();
        var answer = await others.PostAsync("/journeys/first-week/copy", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(1, _host.Read<int>("SELECT COUNT(*) FROM journey"));
    }

    [Fact]
    public async Task A_business_is_copied_with_its_book_and_settings_and_drafts_and_without_people_and_secrets()
    {
        await FillAsync();
        var page = await _host.Owner.GetAsync("/workspaces/copy");
        Assert.Equal("Bright Rails (copy)", page.Document.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        var home = await CopyBusinessAsync(page, "Bright Rails North");
        Assert.Contains("Bright Rails North is made. You are in it now.", home.Text, StringComparison.Ordinal);

        var (from, to) = (Workspaces.Find(_host.Business)!, Workspaces.All().Single(one => one.Name == "Bright Rails North"));
        Assert.Equal((from.Zone, from.Settings.Hours.Week), (to.Zone, to.Settings.Hours.Week));
        Assert.Equal("Bright Rails North", to.Settings.Voice.BusinessName);
        Assert.Equal("birthday", to.Settings.Attributes.Single().Key);
        var mail = to.Settings.Mail;
        Assert.Equal(("hello@example.com", null, null, null), (mail.FromAddress, mail.Host, mail.User, mail.ProtectedPassword));
        Assert.Null(mail.Dkim);
        Assert.Null(mail.Mailbox);
        Assert.Equal(0, to.Settings.Webhooks.SecretNumber);

        var book = Books.Load(to.Id);
        Assert.Equal(("Honesty", "Steady programme"), (book.WhoWeAre.Values, book.Offers.Single().Name));
        var draft = _host.Drafts.Open(to.Id, "first-week")!;
        Assert.False(draft.IsPublished);
        Assert.Equal("A first week that works", draft.Document.Draft.Name);
        Assert.Empty(draft.Document.Ids("steps").Intersect(Draft("first-week").Ids("steps")));
        Assert.Null(_host.Drafts.Open(to.Id, "old-road"));
        Assert.DoesNotContain("Ana", (await _host.Owner.GetAsync("/people")).Text, StringComparison.Ordinal);
        Assert.Equal(Role.Owner.Word(), _host.Read<string>("SELECT role FROM member WHERE workspace_id = @Id", new { to.Id }));
        Assert.Contains(Audit(), line => line.StartsWith("workspace.copied to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_without_a_name_is_none_and_a_coach_with_every_grant_makes_none()
    {
        var again = await CopyBusinessAsync(await _host.Owner.GetAsync("/workspaces/copy"), " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        using var coach = await _host.ColleagueAsync("Cora Coach", Role.Coach, Permissions.All);
        var told = await coach.GetAsync("/workspaces/copy");
        Assert.Equal(HttpStatusCode.Forbidden, told.Status);
        Assert.Contains("Only its owner can copy a business", told.Text, StringComparison.Ordinal);
        var token = await coach.TokenAsync();
        await coach.PostAsync("/workspaces/copy", ("_handler", "copy"), ("__RequestVerificationToken", token), ("Form.Name", "Mine"));
        Assert.Equal(2, Workspaces.All().Count);
    }

    private DraftDocument Draft(string key) => _host.Drafts.Open(_host.Business, key)!.Document;

    private List<string> Audit() => _host.All<string>("SELECT action || ' ' || subject FROM audit");

    private Task<Visit> PressCopyAsync(Visit page) =>
        _host.Owner.SubmitAsync(page, "form[action$='/copy']", new Dictionary<string, string>());

    private Task<Visit> CopyBusinessAsync(Visit page, string name) =>
        _host.Owner.SubmitAsync(page, "form:has([name='Form.Name'])", new Dictionary<string, string> { ["Form.Name"] = name });

    private async Task FillAsync()
    {
        await _host.PublishAsync();
        await _host.WalkerAsync("Ana");
        await _host.Drafts.CreateAsync(_host.Us, "Old road");
        await _host.Services.GetRequiredService<Database>().WriteAsync(connection =>
            Dapper.SqlMapper.Execute(connection, "UPDATE journey SET archived_at = 1 WHERE key = 'old-road'"));
        await Books.SaveAsync(_host.Us, new Offer("", "Steady programme", OfferKind.Flagship, null, []));
        await Books.ChangeAsync(_host.Us, who => who with { Values = "Honesty" });
        await Workspaces.ChangeAsync(_host.Us, "settings", settings => settings with
        {
            Hours = new() { Week = "9–12; 9–12; 9–12; 9–12; 9–12; ; ", Country = "DE" },
            Attributes = [new("birthday", "Birthday", AttributeKind.Date)],
            Mail = settings.Mail with
            {
                FromAddress = "hello@example.com",
                Host = "smtp.example.com",
                User = "jill",
                ProtectedPassword = "secret",
                Dkim = new(1, "secret", "public", IsOn: true),
                Mailbox = new("imap.example.com", 993, "tls", "jill", "secret"),
            },
            Webhooks = settings.Webhooks.WithNewSecret(Instant.FromUnixTimeSeconds(0)),
        });
    }
}
