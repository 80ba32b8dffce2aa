using Throughline.Primitives;

namespace Throughline.Businesses;

/// <summary>
/// The clothes of a business: what customers see around the words of its letters and pages. As its owner chose it; what is
/// empty was never chosen, and is worked out from the business's name.
/// </summary>
public sealed record BusinessLook
{
    public const int LongestLine = 80;
    public const int LongestAddress = 200;

    public static BusinessLook Unchosen { get; } = new();

    /// <summary>Stands beneath the name: "Gardens put right".</summary>
    public string Line { get; init; } = "";

    /// <summary>For the name, headings and links: "#2d4636".</summary>
    public string Main { get; init; } = "";

    /// <summary>For the button.</summary>
    public string Second { get; init; } = "";

    /// <summary>Key of a <see cref="PaperTone"/>.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Key of a <see cref="Typefaces"/>.</summary>
    public string Typefaces { get; init; } = "";

    /// <summary>Key of a <see cref="Roundness"/>.</summary>
    public string Corners { get; init; } = "";

    /// <summary>Shown at the top: a phone number, an e-mail address or a web address.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Stands in the place of the initials; null where there is none.</summary>
    public LookLogo? Logo { get; init; }

    /// <summary>Address of the page about privacy, at the foot.</summary>
    public string Privacy { get; init; } = "";

    /// <summary>Address of the page about who they are, at the foot.</summary>
    public string About { get; init; } = "";

    /// <summary>All choices made, and the colours readable.</summary>
    /// <param name="business">Its name, which stands in for what nobody chose.</param>
    public WornLook For(string business)
    {
        var suit = LookSuit.Of(business);
        var main = Colour.Read(Main) ?? suit.Main;
        var second = Colour.Read(Second) ?? (Colour.Read(Main) is null ? suit.Second : main);
        var paper = PaperTone.Find(Paper) ?? suit.Paper;
        return new(business.Trim(), Line, main, second, paper, Businesses.Typefaces.Find(Typefaces) ?? suit.Typefaces,
            Roundness.Find(Corners) ?? Roundness.Soft)
        {
            Light = LookColours.Light(main, second, paper),
            Dark = LookColours.Dark(main, second),
            Logo = Logo,
            Contact = LookContact.Read(Contact),
            Privacy = WebAddress.Ascii(Privacy),
            About = WebAddress.Ascii(About),
        };
    }
}

/// <summary>A picture of the library as a logo.</summary>
/// <param name="File">Its name there.</param>
/// <param name="ContentId">What the file held when it was chosen; what was replaced leads on from there.</param>
/// <param name="Width">Of the picture, in pixels.</param>
public sealed record LookLogo(string File, Guid ContentId, int Width, int Height)
{
    /// <summary>Widest and highest that it is drawn, in pixels.</summary>
    public const int MostWidth = 200, MostHeight = 56;

    /// <summary>Twice as wide as high: it has room for the name, which is then not written beside it.</summary>
    public bool SaysName => Width >= 2 * Height;

    /// <summary>How large it is drawn, in pixels; never larger than it is.</summary>
    public (int Width, int Height) Drawn
    {
        get
        {
            var scale = Math.Min(1, Math.Min((double)MostWidth / Math.Max(1, Width), (double)MostHeight / Math.Max(1, Height)));
            return (Math.Max(1, (int)Math.Round(Width * scale)), Math.Max(1, (int)Math.Round(Height * scale)));
        }
    }

    /// <summary>The path of the picture on this server.</summary>
    public string Path => $"/pictures/{ContentId:N}";
}

/// <summary>A look in which nothing is open any more.</summary>
/// <param name="Main">As chosen; what is shown of it stands in the colours.</param>
/// <param name="Second">As chosen.</param>
public sealed record WornLook(
    string Business, string Line, Colour Main, Colour Second, PaperTone Paper, Typefaces Typefaces, Roundness Corners)
{
    /// <summary>Of whoever nobody knows.</summary>
    public static WornLook Nobodys { get; } =
        new BusinessLook { Main = "#0f6b66", Second = "#0f6b66", Paper = "warm", Typefaces = "plain" }.For("");

    public required LookColours Light { get; init; }
    public required LookColours Dark { get; init; }
    public LookLogo? Logo { get; init; }
    public LookContact? Contact { get; init; }
    public string? Privacy { get; init; }
    public string? About { get; init; }
}
