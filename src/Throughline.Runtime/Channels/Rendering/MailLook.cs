using System.Globalization;
using System.Runtime.CompilerServices;
using Throughline.Businesses;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// The look of a business as letters take it. A letter is compiled once and looks change, so what is compiled holds names
/// (<c>{{tl_main}}</c>), and in Markdown's own HTML one private-use character for each, which no writer can type.
/// </summary>
internal static class MailLook
{
    // Behind the addresses of LinkBook, to the end of the private-use characters.
    private const char First = '\uF800';

    private static readonly string[] _marked =
        [
            "tl_main", "tl_button", "tl_on_button", "tl_rule", "tl_heading", "tl_weight", "tl_corner", "tl_round", "tl_on_main", "tl_soft",
            // A signature; see MailSignature.
            "#if tl_signed", "#if tl_portrait", "#if tl_signature", "else", "/if", "tl_portrait", "tl_portrait_width",
            "tl_portrait_height", "{tl_signature_html}", "tl_signature",
        ];

    private static readonly ConditionalWeakTable<WornLook, KeyValuePair<string, object>[]> _ready = [];

    public static char Main => (char)First;
    public static char Button => (char)(First + 1);
    public static char OnButton => (char)(First + 2);
    public static char Rule => (char)(First + 3);
    public static char Heading => (char)(First + 4);
    public static char Weight => (char)(First + 5);
    public static char Corner => (char)(First + 6);
    public static char Round => (char)(First + 7);
    public static char OnMain => (char)(First + 8);
    public static char Soft => (char)(First + 9);

    /// <summary>Marks of a signature, in the order of their names.</summary>
    public static string Signature(int place) => ((char)(First + 10 + place)).ToString();

    /// <summary>What a template writes for a mark; null for any other character.</summary>
    public static string? ExpressionOf(char character) => character < First || character - First >= _marked.Length ? null
        // A list of typefaces holds apostrophes, and is one of ours.
        : character == Heading ? "{{{tl_heading}}}" : "{{" + _marked[character - First] + "}}";

    /// <summary>Puts the look into the sheet of one letter.</summary>
    public static void Add(MergeSheet sheet, WornLook look, MessageLinks links)
    {
        sheet["tl_logo"] = look.Logo is { } logo ? links.Root + logo.Path : "";
        foreach (var (name, value) in _ready.GetValue(look, Ready)) sheet[name] = value;
    }

    private static KeyValuePair<string, object>[] Ready(WornLook look) =>
    [
        new("tl_main", look.Light.Main.ToString()), new("tl_on_main", look.Light.OnMain.ToString()),
        new("tl_button", look.Light.Button.ToString()), new("tl_on_button", look.Light.OnButton.ToString()),
        new("tl_page", look.Light.Page.ToString()), new("tl_card", look.Light.Card.ToString()),
        new("tl_text", look.Light.Text.ToString()), new("tl_soft", look.Light.Soft.ToString()),
        new("tl_rule", look.Light.Rule.ToString()), new("tl_dark", Dark(look.Dark)),
        new("tl_heading", look.Typefaces.Heading), new("tl_body", look.Typefaces.Text), new("tl_weight", Number(look.Typefaces.Weight)),
        new("tl_corner", Number(look.Corners.Field)), new("tl_round", Number(look.Corners.Button)), new("tl_line", look.Line),
        new("tl_logo_width", Number(look.Logo?.Drawn.Width ?? 0)), new("tl_logo_height", Number(look.Logo?.Drawn.Height ?? 0)),
        new("tl_named", look.Logo is not { SaysName: true }),
        new("tl_contact", look.Contact?.Shown ?? ""), new("tl_contact_address", look.Contact?.Address ?? ""),
    ];

    // Every colour twice, as words and as ground, so that no client turns one of a pair around and leaves the other.
    private static string Dark(LookColours look) =>
        $$"""
        .tl-paper { background-color: {{look.Page}} !important; }
        .tl-card { background-color: {{look.Card}} !important; border-color: {{look.Rule}} !important; }
        .tl-sheet { color: {{look.Text}} !important; }
        .tl-quiet, .tl-quiet a { color: {{look.Soft}} !important; }
        .tl-main, .tl-link { color: {{look.Main}} !important; }
        .tl-mark { background-color: {{look.Main}} !important; color: {{look.OnMain}} !important; }
        .tl-line { border-color: {{look.Rule}} !important; }
        .tl-bar { background-color: {{look.Main}} !important; }
        .tl-button { background-color: {{look.Button}} !important; }
        .tl-button-words { color: {{look.OnButton}} !important; }
        """;

    private static string Number(int pixels) => pixels.ToString(CultureInfo.InvariantCulture);
}
