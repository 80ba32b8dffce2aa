using FsCheck;
using FsCheck.Fluent;
using Throughline.Primitives;

namespace Throughline.Tests.Primitives;

/// <summary>A page is the same page however its address is written, and tells nothing of who opened it.</summary>
public sealed class PageAddresses
{
    [Theory]
    [InlineData("https://www.Example.com/Prices/?utm_source=x#top", "example.com/Prices")]
    [InlineData("http://example.com", "example.com")]
    [InlineData("example.com/prices", "example.com/prices")]
    [InlineData("https://example.com:443/index.html", "example.com")]
    [InlineData("https://example.com//blog///rails/", "example.com/blog/rails")]
    [InlineData("https://example.com/2024/05/rails", "example.com/2024/05/rails")]
    [InlineData("https://example.com/gr%C3%BC%C3%9Fe", "example.com/grüße")]
    [InlineData("https://grüße.example/über uns", null)]
    [InlineData("https://grüße.example/uns", "xn--gre-6ka8l.example/uns")]
    [InlineData("http://127.0.0.1:5099/shop", "127.0.0.1:5099/shop")]
    [InlineData("https://example.com/orders/100234/pay", "example.com/orders/*/pay")]
    [InlineData("https://example.com/u/ana@example.org", "example.com/u/*")]
    [InlineData("https://example.com/reset/8f3a9c02be714d55", "example.com/reset/*")]
    [InlineData("https://example.com/d/0192f8a4-3b1c-7d2e-8f00-5c6d7e8f9a0b", "example.com/d/*")]
    [InlineData("https://example.com/five-steps-to-a-quiet-week-in-2027", "example.com/five-steps-to-a-quiet-week-in-2027")]
    [InlineData("https://jill:secret@example.com/", null)]
    [InlineData("ftp://example.com/", null)]
    [InlineData("The shop window", null)]
    [InlineData("window", null)]
    [InlineData("javascript://example.com/%0aalert(1)", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_read_so(string? address, string? read) => Assert.Equal(read, PageAddress.Read(address)?.ToString());

    [Fact]
    public void Whatever_is_read_is_bounded_and_holds_nothing_that_no_store_takes() =>
        Prop.ForAll<NonNull<string>>(path => PageAddress.Read("https://example.com/" + Uri.EscapeDataString(path.Get)) is not { } page
            || (page.Path.Length <= PageAddress.LongestPath && page.Path[0] == '/' && !page.Path.Any(char.IsControl)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_path_without_end_is_cut()
    {
        var page = PageAddress.Read("https://example.com/" + string.Join('/', Enumerable.Repeat("words", 2_000)));
        Assert.Equal(PageAddress.LongestPath, page!.Value.Path.Length);
    }
}
