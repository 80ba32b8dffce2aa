using System.Security.Cryptography;
using System.Text;
using Throughline.App.Public;

namespace Throughline.App.Features.Sharing;

/// <summary>The style of a shared map: that of all public pages, and what a map needs beside it. It stands inside the page, allowed by its hash.</summary>
internal static class SharedStyle
{
    public static string Css { get; } = PublicStyle.Css + "\n" + Read();

    private static readonly string _hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));

    /// <param name="isInside">True where any website may show the page inside its own.</param>
    public static string Policy(bool isInside) =>
        $"default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-{_hash}'; form-action 'self'; base-uri 'none'; frame-ancestors {(isInside ? "*" : "'none'")}";

    private static string Read()
    {
        using var stream = typeof(SharedStyle).Assembly.GetManifestResourceStream("public/shared.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
