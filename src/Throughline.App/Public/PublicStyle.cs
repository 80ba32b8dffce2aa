using System.Security.Cryptography;
using System.Text;
using Throughline.Businesses;

namespace Throughline.App.Public;

/// <summary>Which half of a look a page shows.</summary>
internal enum Shade
{
    /// <summary>As the reader's device has it.</summary>
    Theirs,
    Light,
    Dark,
}

/// <summary>
/// The style of the pages that customers see, in the look of the business. It stands inside each page, so that a page is one
/// answer, and the policy allows it by its hash and nothing else: no script, no foreign style, no frame.
/// </summary>
internal static class PublicStyle
{
    private static readonly string _rules = Read();

    /// <summary>Of pages in the look of the house.</summary>
    public static string Css { get; } = CssOf(WornLook.Nobodys);

    public static string CssOf(WornLook look, Shade shade = Shade.Theirs) => $"{Tokens(look, shade)}\n{_rules}";

    /// <param name="css">The style that stands in the page.</param>
    /// <param name="frame">Who may show the page inside another.</param>
    public static string PolicyOf(string css, string frame = "'none'") =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'; "
        + $"form-action 'self'; base-uri 'none'; frame-ancestors {frame}";

    // Two blocks of plain values: an old phone knows no light-dark().
    private static string Tokens(WornLook look, Shade shade)
    {
        var fixes = $"--heading:{look.Typefaces.Heading};--body:{look.Typefaces.Text};--weight:{look.Typefaces.Weight};"
            + $"--field-corner:{look.Corners.Field}px;--button-corner:{look.Corners.Button}px;";
        return shade switch
        {
            Shade.Light => $":root{{color-scheme:light;{fixes}{Colours(look.Light)}}}",
            Shade.Dark => $":root{{color-scheme:dark;{fixes}{Colours(look.Dark)}}}",
            _ => $":root{{color-scheme:light dark;{fixes}{Colours(look.Light)}}}\n"
                + $"@media (prefers-color-scheme:dark){{:root{{{Colours(look.Dark)}}}}}\n@media print{{:root{{{Colours(look.Light)}}}}}",
        };
    }

    private static string Colours(LookColours look) =>
        $"--paper:{look.Page};--surface:{look.Card};--ink:{look.Text};--quiet:{look.Soft};--soft:{look.Tint};--line:{look.Rule};"
        + $"--edge:{look.Edge};--accent:{look.Main};--on-accent:{look.OnMain};--button:{look.Button};--on-button:{look.OnButton};"
        + $"--wrong:{look.Wrong}";

    /// <summary>Rules that only some pages need.</summary>
    /// <param name="name">Of their file.</param>
    public static string RulesOf(string name) => "\n" + Read(name);

    private static string Read(string name = "public.css")
    {
        using var stream = typeof(PublicStyle).Assembly.GetManifestResourceStream($"public/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
