using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Settings;
using Throughline.App.Hosting;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Shell;

public sealed class Settings_pages : IAsyncLifetime
{
    private readonly ShellHost _host = new();
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _owner = await _host.NewOwnerAsync();
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Mail_is_kept_with_its_password_unreadable()
    {
        var saved = await SaveMailAsync(("Form.Host", "smtp.example.com"), ("Form.FromAddress", "hello@example.com"), ("Form.User", "jill"), ("Form.Password", "top secret"));

        Assert.Contains("Messages leave through this server", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("top secret", saved.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var mail = Workspace().Settings.Mail;
        Assert.Equal("smtp.example.com", mail.Host);
        Assert.DoesNotContain("top secret", mail.ProtectedPassword, StringComparison.Ordinal);
        Assert.Equal("top secret", _host.Services.GetRequiredService<MailSecrets>().Unprotect(mail.ProtectedPassword!));
    }

    [Fact]
    public async Task An_empty_password_keeps_the_one_there_is_until_it_is_to_be_forgotten()
    {
        await SaveMailAsync(("Form.Host", "smtp.example.com"), ("Form.FromAddress", "hello@example.com"), ("Form.Password", "top secret"));
        await SaveMailAsync(("Form.Port", "2525"));
        Assert.NotNull(Workspace().Settings.Mail.ProtectedPassword);

        await SaveMailAsync(("Form.ForgetPassword", "true"));

        Assert.Null(Workspace().Settings.Mail.ProtectedPassword);
        Assert.Equal(2525, Workspace().Settings.Mail.Port);
    }

    [Theory]
    [InlineData("/settings/mail", "Form.Port", "99999", "1 to 65535")]
    [InlineData("/settings/mail", "Form.Port", "", "1 to 65535")]
    [InlineData("/settings/mail", "Form.Host", "https://smtp.example.com:587", "without a port")]
    [InlineData("/settings/mail", "Form.FromAddress", "Jill <jill@example.com>", "in full")]
    [InlineData("/settings/mail", "Form.Security", "rot13", "one of the protections")]
    [InlineData("/settings/mail", "Form.BoxHost", "https://imap.example.com", "name of a server")]
    [InlineData("/settings/mail", "Form.BoxHost", "imap.example.com", "user of the mailbox")]
    [InlineData("/settings/sending", "Form.CapCount", "-1", "0 to 100")]
    [InlineData("/settings/sending", "Form.QuietFrom", "9 pm", "21:00")]
    [InlineData("/settings/sending", "Form.PastDueHours", "9e9", "8760")]
    [InlineData("/settings", "Form.BusinessName", " ", "name of your business")]
    [InlineData("/settings", "Form.Zone", "Mars/Olympus", "from the list")]
    [InlineData("/settings", "Form.Currency", "EURO", "three letters")]
    [InlineData("/settings/keys", "Form.Name", "", "what the key is for")]
    [InlineData("/settings/account", "Profile.Email", "jill@other.example", "not your password")]
    [InlineData("/settings/account", "Profile.Name", "", "your name")]
    [InlineData("/settings/account", "Change.New", "short", "ten characters")]
    public async Task A_wrong_field_is_named_with_its_fix_and_what_was_typed_stays(string path, string name, string typed, string fix)
    {
        var settings = Workspace().Settings;

        var again = await _owner.SubmitAsync(await _owner.GetAsync(path), "form", new Dictionary<string, string> { [name] = typed });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Errors, error => error.Contains(fix, StringComparison.OrdinalIgnoreCase));
        var field = again.Document.QuerySelector($"[name='{name}']")!;
        Assert.True(field.LocalName == "select" || field.GetAttribute("type") == "password" || field.GetAttribute("value") == typed);
        Assert.Equal(settings, Workspace().Settings);
    }

    [Fact]
    public async Task Every_save_leaves_a_line_in_the_audit()
    {
        await _owner.SubmitAsync(await _owner.GetAsync("/settings/sending"), "form", new Dictionary<string, string> { ["Form.CapCount"] = "2" });

        Assert.Equal(2, Workspace().Settings.Sending.CapCount);
        var lines = _host.Database.Read(connection => connection.Query<string>("SELECT action || ' ' || subject FROM audit ORDER BY at").ToList());
        Assert.Equal(["workspace.created Bright Rails", "settings.changed settings.sending"], lines);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_can_be_taken_back_and_given_again()
    {
        var made = await _owner.SubmitAsync(await _owner.GetAsync("/settings/keys"), "form", new Dictionary<string, string> { ["Form.Name"] = "Website" });
        var key = made.Document.QuerySelector("#new-key")!.TextContent;
        Assert.DoesNotContain(key, (await _owner.GetAsync("/settings/keys")).Text, StringComparison.Ordinal);
        var keys = _host.Services.GetRequiredService<ApiKeys>();
        Assert.Equal(Workspace().Id, keys.Find(key)?.WorkspaceId);

        var without = await _owner.SubmitAsync(made, "form[action$='/revoke']", new Dictionary<string, string>());
        Assert.Null(keys.Find(key));

        await _owner.SubmitAsync(without, ".toast form[action$='/restore']", new Dictionary<string, string>());
        Assert.Equal(Workspace().Id, keys.Find(key)?.WorkspaceId);
    }

    [Fact]
    public async Task The_secret_of_calls_is_shown_and_changed_and_the_one_before_can_be_ended()
    {
        var keys = await _owner.GetAsync("/settings/keys");
        var first = keys.Document.GetElementById("webhook-secret")!.TextContent;
        Assert.StartsWith("whsec_", first, StringComparison.Ordinal);

        var changed = await _owner.SubmitAsync(keys, "form[action='/settings/webhooks/change']", new Dictionary<string, string>());
        Assert.NotEqual(first, changed.Document.GetElementById("webhook-secret")!.TextContent);
        var webhooks = _host.Services.GetRequiredService<WebhookBook>();
        Assert.Equal(2, webhooks.SigningSecrets(Workspace().Id).Split(' ').Length);

        var ended = await _owner.SubmitAsync(changed, "form[action='/settings/webhooks/end-earlier']", new Dictionary<string, string>());
        Assert.Null(ended.Document.QuerySelector("form[action='/settings/webhooks/end-earlier']"));
        Assert.Single(webhooks.SigningSecrets(Workspace().Id).Split(' '));
    }

    [Fact]
    public async Task An_address_that_asked_not_to_be_called_is_shown_and_can_be_switched_on_again()
    {
        var webhooks = _host.Services.GetRequiredService<WebhookBook>();
        await webhooks.StopAsync(Workspace().Id, new Uri("https://shop.example/hook"));

        var keys = await _owner.GetAsync("/settings/keys");
        Assert.Contains("https://shop.example/hook", keys.Text, StringComparison.Ordinal);
        await _owner.SubmitAsync(keys, "form[action='/settings/webhooks/resume']", new Dictionary<string, string>());

        Assert.Empty(webhooks.Stopped(Workspace().Id));
    }

    [Fact]
    public async Task The_test_message_is_offered_only_where_a_server_could_carry_it()
    {
        Assert.DoesNotContain("Send a test", (await _owner.GetAsync("/settings/mail")).Text, StringComparison.Ordinal);

        await SaveMailAsync(("Form.Host", "smtp.example.com"), ("Form.FromAddress", "hello@example.com"));

        Assert.Contains("Send a test", (await _owner.GetAsync("/settings/mail")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_signs_mail_is_made_shown_for_the_DNS_and_switched_on()
    {
        await SaveMailAsync(("Form.FromAddress", "hello@bücher.example"), ("Form.FromName", "Jill"));
        var made = await PressAsync(await _owner.GetAsync("/settings/mail"), "Make a key");
        var dkim = Workspace().Settings.Mail.Dkim!;
        Assert.Equal("throughline1._domainkey.xn--bcher-kva.example", made.Document.QuerySelector("#dkim-name")!.TextContent);
        Assert.Equal($"v=DKIM1; k=rsa; p={dkim.PublicKey}", made.Document.QuerySelector("#dkim-value")!.TextContent);
        Assert.DoesNotContain(dkim.ProtectedKey, made.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.False(dkim.IsOn);
        Assert.Null(Exits.Of(Workspace().Id)?.Dkim);

        await SaveMailAsync(("Form.Host", "smtp.example.com"));
        var on = await PressAsync(made, "Start signing");
        Assert.True(Workspace().Settings.Mail.Dkim!.IsOn);
        Assert.NotNull(Exits.Of(Workspace().Id)!.Dkim);

        var replaced = await PressAsync(on, "Make a new key in its place");
        Assert.StartsWith("throughline2._domainkey", replaced.Document.QuerySelector("#dkim-name")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(dkim.PublicKey, Workspace().Settings.Mail.Dkim!.PublicKey);
        Assert.Null(Exits.Of(Workspace().Id)!.Dkim);
    }

    [Fact]
    public async Task A_mailbox_is_kept_with_its_password_unreadable_until_it_is_taken_out()
    {
        var saved = await SaveMailAsync(
            ("Form.BoxHost", "imap.example.com"), ("Form.BoxUser", "hello@example.com"), ("Form.BoxPassword", "top secret"));

        Assert.Contains("looked into within a minute", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("top secret", saved.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("top secret", Workspace().Settings.Mail.Mailbox!.ProtectedPassword, StringComparison.Ordinal);
        Assert.Equal("top secret", Exits.MailboxOf(Workspace().Id)!.Login.Secret);

        await SaveMailAsync(("Form.BoxPort", "1143"));
        Assert.Equal(("top secret", 1143), (Exits.MailboxOf(Workspace().Id)!.Login.Secret, Exits.MailboxOf(Workspace().Id)!.Port));

        await SaveMailAsync(("Form.BoxHost", ""));
        Assert.Null(Workspace().Settings.Mail.Mailbox);
    }

    [Fact]
    public async Task A_new_password_holds_and_the_old_one_does_not()
    {
        const string changed = "a road of one's own";
        await _owner.SubmitAsync(await _owner.GetAsync("/settings/account"), "form", new Dictionary<string, string> { ["Change.Old"] = ShellHost.Owner.Password, ["Change.New"] = changed });
        using var elsewhere = _host.NewVisitor();

        var old = await elsewhere.SubmitAsync(await elsewhere.GetAsync("/sign-in"), "form", ShellHost.Owner.SignIn(ShellHost.Owner.Password));
        var now = await elsewhere.SubmitAsync(await elsewhere.GetAsync("/sign-in"), "form", ShellHost.Owner.SignIn(changed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        Assert.Equal("/", now.Path);
        Assert.Equal("/settings", (await _owner.GetAsync("/settings")).Path);
    }

    [Fact]
    public async Task A_helper_finds_the_settings_closed()
    {
        await _host.Database.WriteAsync(connection => connection.Execute("UPDATE member SET role = 'helper'"));

        Assert.Equal(HttpStatusCode.Forbidden, (await _owner.GetAsync("/settings/mail")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/settings/account")).Status);
    }

    private MailExits Exits => _host.Services.GetRequiredService<MailExits>();

    private Task<Visit> PressAsync(Visit page, string button)
    {
        var form = page.Document.QuerySelectorAll("form").First(form => form.QuerySelector("button")?.TextContent.Trim() == button);
        var name = form.QuerySelector("input[name='_handler']")!.GetAttribute("value");
        return _owner.SubmitAsync(page, $"form:has(input[value='{name}'])", new Dictionary<string, string>());
    }

    private Workspace Workspace()
    {
        var id = _host.Database.Read(connection => connection.QuerySingle<Guid>("SELECT id FROM workspace"));
        return _host.Services.GetRequiredService<Workspaces>().Find(id)!;
    }

    private async Task<Visit> SaveMailAsync(params (string Name, string Value)[] values) =>
        await _owner.SubmitAsync(await _owner.GetAsync("/settings/mail"), "form", values.ToDictionary(value => value.Name, value => value.Value));
}
