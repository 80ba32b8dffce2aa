using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Pages;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Shell;

/// <summary>A dialog begins at what it asks, and a refused form at what is wrong.</summary>
public sealed class Where_the_keyboard_is(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData("/people/{person}", "join", "field-way")]
    [InlineData("/people/{person}", "hold-{road}", "field-reason")]
    [InlineData("/people/{person}", "leave-{road}", "field-reason")]
    [InlineData("/journeys/first-week/map", "map-rows", null)]
    [InlineData("/journeys/first-week/outline", "paste", null)]
    [InlineData("/clients/busy-owner", "remove", "remove-title")]
    public async Task A_dialog_begins_at_its_first_box_or_its_heading(string path, string dialog, string? begins)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Dora");
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, new Persona { Key = "busy-owner", Name = "Busy owner" });
        path = path.Replace("{person}", person.ToString("N"), StringComparison.Ordinal);
        dialog = dialog.Replace("{road}", host.Road(person).Id.ToString("N"), StringComparison.Ordinal);
        var page = await OpenAsync(host, path);

        await page.Locator($"[data-opens='{dialog}'], [data-paste]").First.ClickAsync();
        await page.Locator($"#{dialog}[open]").WaitForAsync();

        Assert.True(await page.EvaluateAsync<bool>("id => document.getElementById(id).contains(document.activeElement)", dialog));
        Assert.False(await page.EvaluateAsync<bool>("() => document.activeElement.matches('[data-closes], dialog')"));
        if (begins is not null) Assert.Equal(begins, await page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Theory]
    [InlineData("/people/new", "Form.Email", "not an address", "#field-Email")]
    [InlineData("/settings/mail", "Form.Port", "0", "#field-Port")]
    [InlineData("/settings/sending", "Form.CapCount", "lots", "#field-CapCount")]
    [InlineData("/workspaces/new", "Form.Name", " ", "#field-Name")]
    [InlineData("/settings/account", "Profile.Email", "nowhere", "#field-Email")]
    public async Task A_refused_form_begins_at_its_first_box_with_something_wrong(string path, string name, string typed, string wrong)
    {
        var page = await OpenAsync(host, path);
        await page.Locator($"main [name='{name}']").First.FillAsync(typed);
        var form = page.Locator($"main form:has([name='{name}'])");
        await form.Locator("button.primary, .form-actions button").First.ClickAsync();
        await page.Locator($"{wrong}:focus[aria-invalid=true]").WaitForAsync();
    }

    [Fact]
    public async Task After_a_short_password_the_first_run_begins_at_the_password()
    {
        await using var shell = new ShellHost();
        await shell.InitializeAsync();
        var page = await NewPageAsync(shell.Address);
        await page.GotoAsync("/welcome");
        await page.Locator("#field-Name:focus").WaitForAsync();
        foreach (var (name, value) in ShellHost.Owner.Form.Where(field => field.Key != "Form.Zone"))
            await page.FillAsync($"[name='{name}']", value);
        await page.FillAsync("[name='Form.Password']", "short");
        await page.ClickAsync("text=Make my account and begin");
        await page.Locator("#field-Password:focus[aria-invalid=true]").WaitForAsync();
    }

    // Without a script too, on every form that can be refused: one box takes the focus, and it is one with something wrong.
    [Theory]
    [InlineData("/people/new", "Form.Email", "not an address")]
    [InlineData("/clients/new", "Form.Name", " ")]
    [InlineData("/offers/new", "Form.Name", " ")]
    [InlineData("/tools/new", "Form.Name", " ")]
    [InlineData("/team/new", "Form.Name", " ")]
    [InlineData("/workspaces/new", "Form.Name", " ")]
    [InlineData("/settings/mail", "Form.Port", "0")]
    [InlineData("/settings/sending", "Form.CapCount", "lots")]
    public async Task The_box_that_is_wrong_takes_the_focus_without_a_script(string path, string name, string typed)
    {
        var blank = await host.Owner.GetAsync(path);
        var answer = await host.Owner.SubmitAsync(blank, "main form", new Dictionary<string, string> { [name] = typed });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
        var focused = Assert.Single(answer.Document.QuerySelectorAll("[autofocus]"));
        Assert.Equal("true", focused.GetAttribute("aria-invalid"));
    }
}
