using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Primitives;

namespace Throughline.App.Features.Looks;

/// <summary>The look of a business, as clicked and typed.</summary>
internal sealed class LookForm
{
    /// <summary>Stands for colours that are in no suit.</summary>
    public const string Own = "own";

    private const string Prefix = "Form.";

    public string Line { get; init; } = "";

    /// <summary>Key of a suit, or <see cref="Own"/>: then the two colours and the paper count.</summary>
    public string Suit { get; init; } = "";
    public string Main { get; init; } = "";
    public string Second { get; init; } = "";
    public string Paper { get; init; } = "";
    public string Typefaces { get; init; } = "";
    public string Corners { get; init; } = "";

    /// <summary>Name of a picture of the library; empty for the initials.</summary>
    public string Logo { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Privacy { get; init; } = "";
    public string About { get; init; } = "";

    public static LookForm From(BusinessLook look, string business)
    {
        var worn = look.For(business);
        return new()
        {
            Line = look.Line,
            Suit = LookSuit.All.FirstOrDefault(suit =>
                (suit.Main, suit.Second, suit.Paper) == (worn.Main, worn.Second, worn.Paper))?.Key ?? Own,
            Main = worn.Main.ToString(),
            Second = worn.Second.ToString(),
            Paper = worn.Paper.Key,
            Typefaces = worn.Typefaces.Key,
            Corners = worn.Corners.Key,
            Logo = look.Logo?.File ?? "",
            Contact = look.Contact,
            Privacy = look.Privacy,
            About = look.About,
        };
    }

    /// <summary>What was sent; null where nothing of a look was.</summary>
    public static LookForm? Read(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var fields = sent.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[Prefix.Length..], field => field.Value.ToString().Trim());
        return fields.Count == 0 ? null : new()
        {
            Line = Of(nameof(Line)),
            Suit = Of(nameof(Suit)),
            Main = Of(nameof(Main)),
            Second = Of(nameof(Second)),
            Paper = Of(nameof(Paper)),
            Typefaces = Of(nameof(Typefaces)),
            Corners = Of(nameof(Corners)),
            Logo = Of(nameof(Logo)),
            Contact = Of(nameof(Contact)),
            Privacy = Of(nameof(Privacy)),
            About = Of(nameof(About)),
        };

        string Of(string name) => fields.GetValueOrDefault(name, "");
    }

    public void Check(FormErrors errors)
    {
        errors.AddIf(Line.Length > BusinessLook.LongestLine, nameof(Line),
            $"Keep the line to {BusinessLook.LongestLine} characters, such as “Gardens put right”.");
        errors.AddIf(Suit != Own && LookSuit.Find(Suit) is null, nameof(Suit), "Choose one of the sets of colours, or your own.");
        if (Suit == Own)
        {
            errors.AddIf(Colour.Read(Main) is null, nameof(Main), "Choose a main colour, or type it with six signs, such as #2d4636.");
            errors.AddIf(Colour.Read(Second) is null, nameof(Second),
                "Choose a colour for the button, or type it with six signs, such as #b5502b.");
            errors.AddIf(PaperTone.Find(Paper) is null, nameof(Paper), "Choose one of the papers.");
        }
        errors.AddIf(Businesses.Typefaces.Find(Typefaces) is null, nameof(Typefaces), "Choose one of the typefaces.");
        errors.AddIf(Roundness.Find(Corners) is null, nameof(Corners), "Choose one of the corners.");
        errors.AddIf(Contact.Length > 0 && LookContact.Read(Contact) is null, nameof(Contact),
            "Type a phone number, an e-mail address or a web address, such as 020 7946 0321 or example.com.");
        errors.AddIf(!IsPage(Privacy), nameof(Privacy), "Type the whole address of the page, such as https://example.com/privacy.");
        errors.AddIf(!IsPage(About), nameof(About), "Type the whole address of the page, such as https://example.com/about.");
    }

    /// <summary>What is wrong in it is left out, so that a preview shows the rest.</summary>
    /// <param name="picture">The picture of the library of a name; null where there is none.</param>
    public BusinessLook ToLook(Func<string, LibraryFile?> picture) => new()
    {
        Logo = Logo.Length > 0 && picture(Logo) is { Kind: FileKind.Picture } file
            ? new(file.Key, file.ContentId, file.Width, file.Height) : null,
        Line = Line.Length <= BusinessLook.LongestLine ? string.Concat(Line.Where(c => !char.IsControl(c))) : "",
        Typefaces = Typefaces,
        Corners = Corners,
        Contact = LookContact.Read(Contact) is null ? "" : Contact,
        Privacy = IsPage(Privacy) ? Privacy : "",
        About = IsPage(About) ? About : "",
        Main = Chosen?.Main.ToString() ?? Colour.Read(Main)?.ToString() ?? "",
        Second = Chosen?.Second.ToString() ?? Colour.Read(Second)?.ToString() ?? "",
        Paper = Chosen?.Paper.Key ?? Paper,
    };

    /// <summary>The same again as the query of an address.</summary>
    public string Query(string shade) => new QueryBuilder
    {
        { "shade", shade },
        { Prefix + nameof(Line), Line },
        { Prefix + nameof(Suit), Suit },
        { Prefix + nameof(Main), Main },
        { Prefix + nameof(Second), Second },
        { Prefix + nameof(Paper), Paper },
        { Prefix + nameof(Typefaces), Typefaces },
        { Prefix + nameof(Corners), Corners },
        { Prefix + nameof(Logo), Logo },
        { Prefix + nameof(Contact), Contact },
        { Prefix + nameof(Privacy), Privacy },
        { Prefix + nameof(About), About },
    }.ToString();

    private LookSuit? Chosen => Suit == Own ? null : LookSuit.Find(Suit);

    private static bool IsPage(string address) => address.Length == 0
        || (address.Length <= BusinessLook.LongestAddress && address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && WebAddress.Ascii(address) is not null);
}
