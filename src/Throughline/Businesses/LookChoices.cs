using System.Collections.Immutable;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Businesses;

/// <summary>What the words stand on by daylight; always light, so that every colour can be read on it.</summary>
public sealed record PaperTone(string Key, string Name, Colour Colour)
{
    public static ImmutableArray<PaperTone> All { get; } =
    [
        new("warm", "Warm", new(0xfb, 0xf7, 0xec)),
        new("white", "White", new(0xff, 0xff, 0xff)),
        new("cool", "Cool", new(0xf3, 0xf6, 0xf9)),
        new("rose", "Rose", new(0xfc, 0xf4, 0xf1)),
        new("green", "Green", new(0xf3, 0xf7, 0xf0)),
    ];

    public static PaperTone? Find(string? key) => All.FirstOrDefault(one => one.Key == key);
}

/// <summary>
/// Two typefaces that go together, as lists of what devices have: nothing is fetched, so a letter looks as the page does. The
/// names are those of Windows, macOS, iOS and Android in this order, and then a kind: Word draws the first, or Times.
/// </summary>
/// <param name="Heading">For the name and headings, as a list of CSS.</param>
/// <param name="Text">For everything else.</param>
/// <param name="Weight">Of headings: those with serifs need no more than their size.</param>
public sealed record Typefaces(string Key, string Name, string Heading, string Text, int Weight)
{
    private const string Plain = "'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,Helvetica,Arial,sans-serif";
    private const string Round = "'Trebuchet MS','Lucida Grande',Tahoma,sans-serif";

    public static ImmutableArray<Typefaces> All { get; } =
    [
        new("storyteller", "Storyteller", "Georgia,'Times New Roman',serif", Plain, 400),
        new("plain", "Plain", Plain, Plain, 700),
        new("bookish", "Bookish", "'Palatino Linotype',Palatino,'Book Antiqua',Georgia,serif", "Georgia,'Times New Roman',serif", 400),
        new("friendly", "Friendly", Round, Round, 700),
        new("classic", "Classic", "'Times New Roman',Times,serif", "Verdana,Geneva,sans-serif", 400),
    ];

    public static Typefaces? Find(string? key) => All.FirstOrDefault(one => one.Key == key);
}

/// <summary>How round corners are, in pixels.</summary>
/// <param name="Field">Of boxes and pictures.</param>
/// <param name="Button">Of buttons.</param>
public sealed record Roundness(string Key, string Name, int Field, int Button)
{
    public static Roundness Soft { get; } = new("soft", "Soft", 10, 12);

    public static ImmutableArray<Roundness> All { get; } = [new("square", "Square", 0, 0), Soft, new("round", "Round", 16, 29)];

    public static Roundness? Find(string? key) => All.FirstOrDefault(one => one.Key == key);
}

/// <summary>Colours, paper and typefaces that go together, to begin with.</summary>
public sealed record LookSuit(string Key, string Name, Colour Main, Colour Second, PaperTone Paper, Typefaces Typefaces)
{
    public static ImmutableArray<LookSuit> All { get; } =
    [
        Made("garden", "Garden", ("#2d4636", "#b5502b"), "warm", "storyteller"),
        Made("harbour", "Harbour", ("#173f5f", "#0f766e"), "cool", "plain"),
        Made("plum", "Plum", ("#6b2d4a", "#6b2d4a"), "rose", "bookish"),
        Made("teal", "Teal", ("#0f6b66", "#0f6b66"), "warm", "plain"),
        Made("brick", "Brick", ("#7a2e1d", "#a63d24"), "rose", "storyteller"),
        Made("lavender", "Lavender", ("#4b3f72", "#6d5aa8"), "white", "friendly"),
        Made("slate", "Slate", ("#2b2f3a", "#33658a"), "white", "plain"),
        Made("olive", "Olive", ("#4a5323", "#8a5a00"), "green", "bookish"),
    ];

    /// <summary>The one that a name leads to: always the same one.</summary>
    public static LookSuit Of(string business) =>
        All[(int)((uint)StableHash.Of(business.Trim().ToUpperInvariant()) % (uint)All.Length)];

    public static LookSuit? Find(string? key) => All.FirstOrDefault(one => one.Key == key);

    private static LookSuit Made(string key, string name, (string Main, string Second) colours, string paper, string typefaces) =>
        new(key, name, Colour.Read(colours.Main)!.Value, Colour.Read(colours.Second)!.Value,
            PaperTone.Find(paper)!, Typefaces.Find(typefaces)!);
}

/// <summary>How customers reach the business in one go.</summary>
/// <param name="Shown">As it was typed, without the <c>https://</c>.</param>
/// <param name="Address">Where it leads: <c>tel:</c>, <c>mailto:</c> or a web address.</param>
public sealed record LookContact(string Shown, string Address)
{
    /// <summary>Null where it is none of the three.</summary>
    public static LookContact? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > BusinessLook.LongestAddress) return null;
        if (EmailAddress.Normalise(text) is { } mail)
            return new(text, "mailto:" + Uri.EscapeDataString(mail).Replace("%40", "@", StringComparison.Ordinal));
        if (Phone(text) is { } phone) return new(text, phone);
        return Web(text) is { } web ? new(Bare(text), web) : null;
    }

    // Digits, and what people put between them.
    private static string? Phone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (digits is < 5 or > 20 || text.Any(c => !char.IsAsciiDigit(c) && !" +-./()\u00a0".Contains(c, StringComparison.Ordinal)))
            return null;
        var bare = text.Replace("(0)", "", StringComparison.Ordinal);
        return "tel:" + (text.StartsWith('+') ? "+" : "") + string.Concat(bare.Where(char.IsAsciiDigit));
    }

    private static string? Web(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal) || text.Any(char.IsWhiteSpace)) return null;
        return WebAddress.Ascii(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text) is { } address
            && new Uri(address).Host.Contains('.', StringComparison.Ordinal) ? address : null;
    }

    private static string Bare(string text) =>
        text[(text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..].TrimEnd('/');
}
