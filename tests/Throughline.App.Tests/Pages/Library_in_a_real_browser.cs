using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Pages;

public sealed class Library_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Fact]
    public async Task Files_are_chosen_on_a_phone_and_what_was_refused_is_said()
    {
        var page = await OpenAsync(host, "/library", 390, touch: true);
        await CleanAsync(page);
        await page.SetInputFilesAsync("#field-files",
            [File("Phone.jpg", RealFiles.Jpeg(800, 600)), File("page.pdf", "<html>"u8.ToArray())]);
        await page.GetByText("This is a web page").WaitForAsync();
        await page.Locator(".picture-grid", new() { HasText = "Phone" }).WaitForAsync();
        await CleanAsync(page);
        await page.ClickAsync(".picture-grid a:has-text('Phone')");
        await page.FillAsync("#field-Shows", "A red wall beside a blue one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Locator(".picture-grid img[alt='A red wall beside a blue one']").WaitForAsync();
    }

    [Fact]
    public async Task Several_files_are_dropped_and_one_that_is_too_large_is_never_sent()
    {
        var page = await OpenAsync(host, "/library");
        await page.EvaluateAsync(
            """
            files => {
              const dropped = new DataTransfer();
              const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
              for (const one of files) dropped.items.add(new File([bytes(one.bytes), new Uint8Array(one.more)], one.name));
              const zone = document.querySelector(".drop-zone");
              for (const name of ["dragover", "drop"])
                zone.dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }
            """,
            new object[]
            {
                new { name = "Dropped.pdf", bytes = Convert.ToBase64String(RealFiles.Pdf()), more = 0 },
                new { name = "Dropped.wav", bytes = Convert.ToBase64String(RealFiles.Wav()), more = 0 },
                new { name = "Large.pdf", bytes = Convert.ToBase64String(RealFiles.Pdf()), more = 25 * 1024 * 1024 },
            });
        await page.Locator("#files li", new() { HasText = "Dropped" }).Nth(1).WaitForAsync();
        await page.Locator(".uploads .problem", new() { HasText = "larger than 25 MB" }).WaitForAsync();
        Assert.Equal(2, await page.Locator("#files li", new() { HasText = "Dropped" }).CountAsync());
        await CleanAsync(page);
        await CleanAsync(page, ["/library", "/library/dropped.pdf", "/library/dropped.wav"]);
    }

    private static FilePayload File(string name, byte[] bytes) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };
}
