using Throughline.Primitives;

namespace Throughline.Businesses;

/// <summary>
/// The colours of a look, by daylight or in the dark. Words reach a contrast of 4.5 on whatever they stand on (WCAG 2.2,
/// success criterion 1.4.3); what is pressed or typed into is told from its surroundings by 3 (1.4.11).
/// </summary>
public sealed record LookColours
{
    /// <summary>Words on their paper.</summary>
    public const double Words = 4.5;

    /// <summary>The edges of what is pressed or typed into.</summary>
    public const double Edges = 3;

    private static readonly Colour _ink = new(0x1f, 0x24, 0x30);
    private static readonly Colour _night = new(0x14, 0x17, 0x1c);
    private static readonly Colour _wrong = new(0xb3, 0x26, 0x1e);

    public required Colour Page { get; init; }

    /// <summary>What lies on the page: a letter's sheet, a field.</summary>
    public required Colour Card { get; init; }

    public required Colour Text { get; init; }

    /// <summary>Words that step back.</summary>
    public required Colour Soft { get; init; }

    /// <summary>Under what is chosen or pointed at; <see cref="Text"/> stands on it.</summary>
    public required Colour Tint { get; init; }

    /// <summary>A thin line that means nothing.</summary>
    public required Colour Rule { get; init; }

    /// <summary>Around a field.</summary>
    public required Colour Edge { get; init; }

    /// <summary>The main colour as ink: the name, headings, links.</summary>
    public required Colour Main { get; init; }

    /// <summary>Words on a field of <see cref="Main"/>.</summary>
    public required Colour OnMain { get; init; }

    /// <summary>The field of a button.</summary>
    public required Colour Button { get; init; }

    public required Colour OnButton { get; init; }

    public required Colour Wrong { get; init; }

    public static LookColours Light(Colour main, Colour second, PaperTone paper) =>
        Of(main, second, paper.Colour, Colour.White, _ink.Mixed(main, 0.12));

    /// <summary>Dark paper takes a breath of the main colour.</summary>
    public static LookColours Dark(Colour main, Colour second)
    {
        var page = _night.Mixed(main, 0.06);
        return Of(main, second, page, page.Mixed(Colour.White, 0.05), new Colour(0xec, 0xea, 0xe4));
    }

    private static LookColours Of(Colour main, Colour second, Colour page, Colour card, Colour ink)
    {
        var text = ink.ReadableOn(Words, page, card);
        var (button, onButton) = ButtonOf(second.ReadableOn(Edges, page, card), page, card);
        return new()
        {
            Page = page,
            Card = card,
            Text = text,
            Soft = text.Mixed(page, 0.3).ReadableOn(Words, page, card),
            Tint = card.Mixed(main.ReadableOn(Words, page, card), 0.1),
            Rule = page.Mixed(text, 0.13),
            Edge = page.Mixed(text, 0.4).ReadableOn(Edges, page, card),
            Main = main.ReadableOn(Words, page, card),
            OnMain = page,
            Button = button,
            OnButton = onButton,
            Wrong = _wrong.ReadableOn(Words, page, card),
        };
    }

    // Words on a button are white or dark; between the two, the button goes away from its paper until they are paper.
    private static (Colour Button, Colour Words) ButtonOf(Colour button, Colour page, Colour card)
    {
        if (Colour.White.Contrast(button) >= Words) return (button, Colour.White);
        return _night.Contrast(button) >= Words ? (button, _night) : (button.ReadableOn(Words, page, card), page);
    }
}
