using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>What a customer opens says in which language it is: theirs, or else the business's.</summary>
public sealed class Language_of_pages(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task Pages_and_letters_speak_the_language_of_the_settings_or_of_the_person()
    {
        await host.PublishAsync();
        var form = $"/f/{host.Business:N}/five-steps";
        Assert.Equal(("en", "ltr"), await At(form));

        var saved = await SaveAsync("עברית");
        Assert.Contains("Saved", saved.Text, StringComparison.Ordinal);
        Assert.Equal(("he", "rtl"), await At(form));

        var person = await host.WalkerAsync("Noa");
        var row = host.Delivery(person, 0);
        Assert.Equal(("he", "rtl"), await At(host.Link(LinkKind.Unsubscribe, row)));
        Assert.Equal(("he", "rtl"), await At(host.Link(LinkKind.Preferences, row)));
        var letter = await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}/letter");
        Assert.Equal(("he", "rtl"), Of(letter));
        Assert.Equal("ltr", letter.Document.QuerySelector(".tl-sheet")!.GetAttribute("dir")); // it is written in English

        await host.Services.GetRequiredService<Database>().WriteAsync(connection =>
            connection.Execute("UPDATE person SET language = 'pt_br' WHERE id = @person", new { person }));
        Assert.Equal(("pt-BR", "ltr"), await At(host.Link(LinkKind.Preferences, row)));
        Assert.Equal(("he", "rtl"), await At(form));
    }

    [Fact]
    public async Task A_language_that_is_none_is_refused_in_words()
    {
        var page = await SaveAsync("the usual one!");
        Assert.Contains("Type one language, such as English or Deutsch", page.Text, StringComparison.Ordinal);
    }

    private async Task<Shell.Visit> SaveAsync(string language)
    {
        var page = await host.Owner.GetAsync("/settings");
        return await host.Owner.SubmitAsync(page, "form", new Dictionary<string, string> { ["Form.Language"] = language });
    }

    private async Task<(string? Language, string? Direction)> At(string address)
    {
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return Of(page);
    }

    private static (string? Language, string? Direction) Of(Shell.Visit page) =>
        (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir"));
}
