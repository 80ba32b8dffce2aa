using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Throughline.App.Design;

/// <summary>An address as a picture that a phone's camera reads: on a ticket, a poster, a form's page.</summary>
internal static class QrPicture
{
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.M;


    /// <summary>Drawn: black on white whatever the page's colours, since cameras look for that.</summary>
    /// <param name="shows">What it is, for whoever does not see it.</param>
    public static string Svg(string address, string shows)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, Level);
        var (size, modules) = (data.ModuleMatrix.Count, data.ModuleMatrix);
        var path = new StringBuilder();
        // The library's matrix has its margin already.
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size;)
            {
                var from = x;
                while (x < size && modules[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                else x++;
            }
        var name = WebUtility.HtmlEncode(shows);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" "
            + $"aria-label=\"{name}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/>"
            + $"<path fill=\"#000\" d=\"{path}\"/></svg>";
    }

    /// <summary>As a file, for letters and printers.</summary>
    /// <param name="pixels">How wide and high a module is.</param>
    public static byte[] Png(string address, int pixels = 6)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, Level);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(pixels, drawQuietZones: true);
    }
}
