using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.App.Public;

/// <summary>
/// The style of the pages that customers see. It stands inside each page, so that a page is one answer, and the
/// policy allows it by its hash and nothing else: no script, no foreign style, no frame.
/// </summary>
internal static class PublicStyle
{
    public static string Css { get; } = Read();

    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a page that shows a picture: it may come from there, and from nowhere else.</summary>
    /// <param name="picture">An https address.</param>
    public static string PolicyWith(Uri picture) =>
        $"{Policy}; img-src https://{picture.IdnHost}{(picture.IsDefaultPort ? ""
            : string.Create(CultureInfo.InvariantCulture, $":{picture.Port}"))}";

    private static string Read()
    {
        using var stream = typeof(PublicStyle).Assembly.GetManifestResourceStream("public/public.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
