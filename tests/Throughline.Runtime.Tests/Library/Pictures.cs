using System.Text;
using SkiaSharp;
using Throughline.Businesses;
using Throughline.Runtime.Library;

namespace Throughline.Tests.Library;

/// <summary>Pictures that people bring, as they are kept.</summary>
public sealed class Pictures : IDisposable
{
    private readonly PictureMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Fact]
    public async Task A_picture_of_a_camera_stands_upright_and_tells_nothing_of_where_it_was_taken()
    {
        var held = RealFiles.JpegHeldUpright();
        Assert.Contains("Riva 7", Encoding.Latin1.GetString(held), StringComparison.Ordinal);
        var (bytes, made) = await MadeAsync(held, FileType.Jpeg);
        Assert.Equal((FileType.Jpeg, 20, 40), (made.Type, made.Width, made.Height));
        Assert.DoesNotContain("Riva 7", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        using var drawn = SKBitmap.Decode(bytes);
        // Turned to the right, the left half is above.
        Assert.True(drawn.GetPixel(10, 5) is { Red: > 200, Blue: < 60 } && drawn.GetPixel(10, 35) is { Red: < 60, Blue: > 200 });
    }

    [Theory]
    [InlineData(3200, 800, 1600, 400)]
    [InlineData(1600, 900, 1600, 900)]
    [InlineData(1, 5000, 1, 5000)]
    [InlineData(5000, 1, 1600, 1)]
    public async Task None_is_wider_than_letters_need(int width, int height, int keptWidth, int keptHeight)
    {
        var (bytes, made) = await MadeAsync(RealFiles.Jpeg(width, height), FileType.Jpeg);
        using var drawn = SKBitmap.Decode(bytes);
        Assert.Equal((keptWidth, keptHeight, keptWidth, keptHeight), (made.Width, made.Height, drawn.Width, drawn.Height));
    }

    [Fact]
    public async Task What_shines_through_goes_on_doing_so_and_what_mail_programs_do_not_know_becomes_what_they_do()
    {
        var (png, made) = await MadeAsync(RealFiles.Png(), FileType.Png);
        using var drawn = SKBitmap.Decode(png);
        Assert.Equal((FileType.Png, (byte)255, (byte)0), (made.Type, drawn.GetPixel(5, 5).Alpha, drawn.GetPixel(35, 5).Alpha));
        Assert.Equal(FileType.Jpeg, (await MadeAsync(RealFiles.WebP(), FileType.WebP)).Made.Type);
        var gif = RealFiles.MovingGif();
        var (kept, moving) = await MadeAsync(gif, FileType.Gif);
        Assert.Equal(FileType.Gif, moving.Type);
        Assert.Equal(gif, kept);
    }

    [Fact]
    public async Task One_that_says_it_is_immense_is_refused_before_anything_is_made_of_it()
    {
        var bomb = RealFiles.HollowPng(50_000, 50_000, lines: 4);
        var before = Environment.WorkingSet;
        var (picture, problem) = await _maker.MakeAsync(new MemoryStream(bomb), FileType.Png, TestContext.Current.CancellationToken);
        Assert.Null(picture);
        Assert.StartsWith("This picture has 50,000 × 50,000 pixels, which is more than 40 million.", problem, StringComparison.Ordinal);
        Assert.True(Environment.WorkingSet - before < 100_000_000);
    }

    [Fact]
    public async Task Much_picture_in_few_bytes_is_made_within_the_bounds_and_less_than_it_says_is_cut_off()
    {
        var hollow = RealFiles.HollowPng(6000, 6000, lines: 6000);
        Assert.True(hollow.Length < 60_000);
        Assert.Equal(1600, (await MadeAsync(hollow, FileType.Png)).Made.Width);
        Assert.Contains("cut off", await ProblemAsync(RealFiles.HollowPng(6000, 6000, lines: 10), FileType.Png), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_stranger_makes_of_its_bytes_it_is_a_picture_or_a_sentence()
    {
        var (random, whole) = (new Random(7), RealFiles.Jpeg(200, 100));
        for (var i = 0; i < 200; i++)
        {
            var bytes = whole.ToArray();
            for (var n = 0; n < 5; n++) bytes[random.Next(3, bytes.Length)] = (byte)random.Next(256);
            var cut = new MemoryStream(bytes[..random.Next(3, bytes.Length + 1)]);
            var (picture, problem) = await _maker.MakeAsync(cut, FileType.Jpeg, TestContext.Current.CancellationToken);
            Assert.True(picture is null != problem is null);
            if (picture is not null) await picture.Bytes.DisposeAsync();
        }
    }

    private async Task<(byte[] Bytes, ReadyFile Made)> MadeAsync(byte[] brought, FileType type)
    {
        var (picture, problem) = await _maker.MakeAsync(new MemoryStream(brought), type, TestContext.Current.CancellationToken);
        Assert.Null(problem);
        await using var bytes = picture!.Bytes;
        using var all = new MemoryStream();
        await bytes.CopyToAsync(all, TestContext.Current.CancellationToken);
        return (all.ToArray(), picture);
    }

    private async Task<string?> ProblemAsync(byte[] brought, FileType type) =>
        (await _maker.MakeAsync(new MemoryStream(brought), type, TestContext.Current.CancellationToken)).Problem;
}
