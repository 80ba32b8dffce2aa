using SkiaSharp;
using Throughline.Businesses;

namespace Throughline.Runtime.Library;

/// <summary>A file as it is going to be kept.</summary>
internal sealed record ReadyFile(Stream Bytes, FileType Type, int Width, int Height);

/// <summary>
/// Makes of a picture that somebody brought one that letters can show: upright, at most 1,600 px wide, JPEG or PNG, with
/// nothing in it that the camera noted. What a stranger drew is decoded within bounds, one picture at a time.
/// </summary>
internal sealed class PictureMaker : IDisposable
{
    /// <summary>Widest picture that is kept, in pixels.</summary>
    public const int MostWidth = 1600;

    /// <summary>Most pixels of a picture that is decoded.</summary>
    public const long MostPixels = 40_000_000;

    private const string CannotBeRead = "This picture cannot be read; it is damaged, or cut off. Save it once more and upload that.";
    private const int Quality = 85;

    /// <summary>A PNG that is larger than this, and lets nothing shine through, is a photograph and becomes a JPEG.</summary>
    private const long LargePng = 400 * 1024;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The picture, or why it is not taken, as a sentence.</summary>
    public async Task<(ReadyFile? Picture, string? Problem)> MakeAsync(Stream from, FileType type, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Make(from, type), cancel);
        }
#pragma warning disable CA1031 // whatever a decoder meets in what a stranger drew is a picture that cannot be read
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return (null, CannotBeRead);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static (ReadyFile?, string?) Make(Stream from, FileType type)
    {
        using var data = SKData.Create(from);
        using var codec = data is null ? null : SKCodec.Create(data);
        if (codec is null) return (null, CannotBeRead);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1) return (null, CannotBeRead);
        if ((long)width * height > MostPixels)
            return (null, FormattableString.Invariant($"This picture has {width:N0} × {height:N0} pixels, which is more than 40 million. ")
                + "Save it smaller (1,600 pixels wide is enough for a letter) and upload that.");
        // A picture that moves would stand still.
        if (type == FileType.Gif && codec.FrameCount > 1) return (new(data!.AsStream(true), type, width, height), null);
        using var upright = Upright(codec);
        return upright is null ? (null, CannotBeRead) : (Encoded(upright, type), null);
    }

    /// <summary>Decoded, as small as it is kept, and turned as the camera was held.</summary>
    private static SKBitmap? Upright(SKCodec codec)
    {
        var isTurned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var scale = Math.Min(1f, (float)MostWidth / (isTurned ? height : width));
        using var whole = Decoded(codec, scale);
        if (whole is null) return null;
        var size = new SKSizeI(Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)));
        var made = new SKBitmap(new SKImageInfo(isTurned ? size.Height : size.Width, isTurned ? size.Width : size.Height,
            SKColorType.Rgba8888, whole.AlphaType, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(made);
        canvas.Clear(SKColors.Transparent);
        canvas.Concat(Turn(codec.EncodedOrigin, size));
        using var image = SKImage.FromBitmap(whole);
        canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return made;
    }

    private static SKBitmap? Decoded(SKCodec codec, float scale)
    {
        var size = codec.GetScaledDimensions(scale); // what the format can leave out while it is read
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var bitmap = new SKBitmap();
        var isRead = bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, SKColorSpace.CreateSrgb()))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success;
        if (isRead) return bitmap;
        bitmap.Dispose();
        return null;
    }

    /// <summary>How the eight ways to hold a camera (EXIF orientation) are turned upright.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, SKSizeI size) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, size.Width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, size.Width, 0, -1, size.Height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, size.Height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, size.Height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, size.Height, -1, 0, size.Width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, size.Width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static ReadyFile Encoded(SKBitmap bitmap, FileType type)
    {
        using var image = SKImage.FromBitmap(bitmap);
        var isOpaque = bitmap.AlphaType == SKAlphaType.Opaque;
        var format = isOpaque && (type == FileType.Jpeg || type == FileType.WebP) ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png;
        var data = image.Encode(format, Quality);
        if (format == SKEncodedImageFormat.Png && isOpaque && data.Size > LargePng)
        {
            data.Dispose();
            data = image.Encode(format = SKEncodedImageFormat.Jpeg, Quality);
        }
        return new(data.AsStream(true), format == SKEncodedImageFormat.Jpeg ? FileType.Jpeg : FileType.Png, bitmap.Width, bitmap.Height);
    }
}
