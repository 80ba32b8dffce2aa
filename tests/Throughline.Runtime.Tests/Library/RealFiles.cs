using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Throughline.Tests.Library;

/// <summary>Small real files of each kind, and some that are not what they say.</summary>
internal static class RealFiles
{
    /// <summary>One page with these words on it.</summary>
    public static byte[] Pdf(string words = "Five steps")
    {
        var draw = $"BT /F1 24 Tf 72 720 Td ({words}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {draw.Length} >>\nstream\n{draw}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (number, body) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>A PDF of so many bytes.</summary>
    public static byte[] PdfOf(int bytes)
    {
        var small = Pdf();
        var rest = new byte[bytes - small.Length];
        rest.AsSpan().Fill((byte)' ');
        return [.. small, .. rest[..^6], .. "%%EOF\n"u8];
    }

    /// <summary>Left half of one colour, right half of another.</summary>
    public static byte[] Jpeg(int width = 40, int height = 20) =>
        Drawn(width, height, SKEncodedImageFormat.Jpeg, SKColors.Red, SKColors.Blue);

    public static byte[] WebP(int width = 40, int height = 20) =>
        Drawn(width, height, SKEncodedImageFormat.Webp, SKColors.Red, SKColors.Blue);

    public static byte[] Png(int width = 40, int height = 20) =>
        Drawn(width, height, SKEncodedImageFormat.Png, SKColors.Red, SKColors.Transparent);

    /// <summary>As a camera that was held upright writes it: turned by the reader, and with the place where it was taken.</summary>
    public static byte[] JpegHeldUpright(int width = 40, int height = 20)
    {
        // TIFF, big-endian: orientation 6, and a text that a camera might note.
        byte[] tiff =
        [
            .. "MM\0*\0\0\0\x08"u8, 0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            0x01, 0x0F, 0, 2, 0, 0, 0, 13, 0, 0, 0, 38, 0, 0, 0, 0, .. "Home, Riva 7\0"u8,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var jpeg = Jpeg(width, height);
        var length = (ushort)(body.Length + 2);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg[2..]];
    }

    /// <summary>Two frames of one pixel.</summary>
    public static byte[] MovingGif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0,
        0x3B,
    ];

    /// <summary>A PNG that says it is this large, and holds rows of nought for so many of its lines.</summary>
    public static byte[] HollowPng(int width, int height, int lines)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = new byte[1 + width];
            for (var i = 0; i < lines; i++) zlib.Write(line);
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // eight bits of grey
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>So many seconds of silence.</summary>
    public static byte[] Wav(int seconds = 1)
    {
        const int Rate = 8000;
        var samples = new byte[Rate * seconds];
        samples.AsSpan().Fill(0x80);
        var head = new byte[44];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 36 + samples.Length);
        "WAVEfmt "u8.CopyTo(head.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(34), 8);
        "data"u8.CopyTo(head.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), samples.Length);
        return [.. head, .. samples];
    }

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format, SKColor left, SKColor right)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888,
            format == SKEncodedImageFormat.Png ? SKAlphaType.Premul : SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(right);
        using var paint = new SKPaint { Color = left };
        canvas.DrawRect(0, 0, width / 2f, height, paint);
        canvas.Flush();
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
