using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Pages;

/// <summary>A file that a letter hands over: opened by a person, by a scanner, replaced, and taken away.</summary>
public sealed class Files_of_letters : IAsyncLifetime
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36";
    private const string Opened = "SELECT COUNT(*) FROM event WHERE person_id = @person AND name = 'File Opened'";

    private readonly PagesHost host = new();

    private LibraryFiles Files => host.Services.GetRequiredService<LibraryFiles>();

    private LibraryUploads Uploads => host.Services.GetRequiredService<LibraryUploads>();

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        Assert.NotNull((await Uploads.AddAsync(host.Us, new("Five steps.pdf", new MemoryStream(RealFiles.Pdf())), default)).File);
        Assert.NotNull((await Uploads.AddAsync(host.Us, new("Minutes.wav", new MemoryStream(RealFiles.Wav(60))), default)).File);
        await host.SaveAsync(FirstWeek.File
            .Replace("https://example.com/checklist)", "file:five-steps.pdf) and [listen](file:minutes.wav)", StringComparison.Ordinal)
            .Replace("event: Email Link Clicked", "event: File Opened", StringComparison.Ordinal)
            .Replace("where: link = get-the-checklist", "where: file = five-steps.pdf", StringComparison.Ordinal));
        Assert.Equal(1, await host.PublishDraftAsync(FirstWeek.Key));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Somebody_opens_it_and_walks_on_and_another_file_moves_nobody()
    {
        var person = await SentAsync("Ana");
        using (var other = await AskAsync(person, 1)) Assert.Equal("audio/wav", other.Content.Headers.ContentType!.MediaType);
        await host.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, host.Road(person).Position);
        using var answer = await AskAsync(person, 0);
        Assert.Equal(RealFiles.Pdf(), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("inline; filename=five-steps.pdf", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromSeconds(21));
        Assert.Equal((1, 2), (host.Road(person).Position, host.Read<long>(Opened, new { person })));
        Assert.Contains("Opened a file: five-steps.pdf", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_opens_both_moves_nobody_and_further_parts_of_a_recording_are_no_opening()
    {
        var person = await SentAsync("Scanned");
        using (await AskAsync(person, 1)) await host.PassAsync(TimeSpan.FromSeconds(4));
        using (await AskAsync(person, 0)) await host.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, host.Road(person).Position);
        var listener = await SentAsync("Lena");
        using (await AskAsync(listener, 1)) await host.PassAsync(TimeSpan.FromSeconds(30));
        var before = Times(listener);
        using var part = await AskAsync(listener, 1, new RangeHeaderValue(200_000, 200_009));
        Assert.Equal((HttpStatusCode.PartialContent, 10L), (part.StatusCode, part.Content.Headers.ContentLength));
        await host.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 1), (before, Times(listener)));
    }

    [Fact]
    public async Task Replaced_it_is_the_new_one_in_letters_that_were_sent_and_taken_out_it_is_said_so()
    {
        var person = await SentAsync("Ana");
        await Uploads.ReplaceAsync(host.Us, "five-steps.pdf", new("x.pdf", new MemoryStream(RealFiles.Pdf("Six steps"))), default);
        using (var answer = await AskAsync(person, 0))
            Assert.Equal(RealFiles.Pdf("Six steps"), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await Files.RemoveAsync(host.Us, "five-steps.pdf");
        using var gone = await AskAsync(person, 0);
        Assert.Contains("not here any more", await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_file_is_not_there_waits_for_it()
    {
        await Files.RemoveAsync(host.Us, "five-steps.pdf");
        var person = await host.WalkerAsync("Ana");
        var waits = host.Delivery(person, 0);
        Assert.Equal((DeliveryState.Queued, SendReason.FileMissing.Code), (waits.State, waits.ReasonCode));
        await Files.RestoreAsync(host.Us, "five-steps.pdf");
        await host.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(DeliveryState.Sent, host.Delivery(person, 0).State);
    }

    [Fact]
    public async Task The_linter_misses_a_file_that_is_not_in_the_library()
    {
        Assert.DoesNotContain("not in the library", (await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/test")).Text,
            StringComparison.Ordinal);
        await Files.RemoveAsync(host.Us, "minutes.wav");
        var test = (await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/test")).Text;
        Assert.Contains("there is no file of that name in your library", test, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_journey_hands_over_is_not_taken_out_by_hand()
    {
        var page = await host.Owner.GetAsync("/library/five-steps.pdf");
        Assert.Contains("Letters of these journeys lead to it", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".page a[href^='/journeys/{FirstWeek.Key}/steps/']"));
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/remove']"));
        var token = await host.Owner.TokenAsync();
        await host.Owner.PostAsScriptAsync("/library/five-steps.pdf/remove", new StringContent(""), token);
        Assert.NotNull(Files.Find(host.Business, "five-steps.pdf"));
    }

    private async Task<Guid> SentAsync(string name)
    {
        var person = await host.WalkerAsync(name);
        await host.PassAsync(TimeSpan.FromMinutes(10));
        return person;
    }

    private int Times(Guid person) => host.Read<int>("SELECT SUM(times) FROM followed_link WHERE person_id = @person", new { person });

    private async Task<HttpResponseMessage> AskAsync(Guid person, int link, RangeHeaderValue? range = null)
    {
        var row = host.Delivery(person, 0);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, host.Link(LinkKind.Click, row, link)));
        request.Headers.UserAgent.ParseAdd(Chrome);
        request.Headers.Range = range;
        using var client = new HttpClient();
        return await client.SendAsync(request);
    }
}
