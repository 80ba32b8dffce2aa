using System.Collections.Immutable;

namespace Throughline.Linting.Reading;

/// <summary>How a text reaches the customer.</summary>
internal enum TextKind
{
    /// <summary>Heading, words, button and thanks of the page at a way in.</summary>
    Page,

    /// <summary>Subject or grey line of a letter.</summary>
    Line,

    /// <summary>The letter itself, or a text message.</summary>
    Letter,

    /// <summary>The question of a survey.</summary>
    Question,

    /// <summary>What staff say, or are told to do, in the customer's presence.</summary>
    Script,

    /// <summary>A line that staff tick.</summary>
    Checklist,

    /// <summary>What a shop, a voice or a sign says.</summary>
    Said,
}

/// <summary>A text of the road, with its sentences.</summary>
/// <param name="Step">Null for the page of a way in.</param>
/// <param name="Path">Of the text: <c>steps[2].nudges[0].message.body</c>.</param>
/// <param name="Message">The message it is a part of, for lines and letters.</param>
/// <param name="Written">As it stands in the file.</param>
internal sealed record ReadText(RoadStep? Step, string Path, TextKind Kind, RoadText? Message, string Written, PlainReading Reading)
{
    private const int MostCompared = 12;

    public bool IsNudge => Message is { IsNudge: true };

    public ImmutableArray<Sentence> Sentences => Reading.Sentences;

    public Tongue? Tongue => Reading.Tongue;

    /// <summary>The customer gets it word for word; a script is a guide, and a checklist is for the staff alone.</summary>
    public bool IsWritten => Kind is not (TextKind.Script or TextKind.Checklist);

    /// <summary>Where a quotation stands in what is written; the beginning where merge fields or marks are in between.</summary>
    public int OffsetOf(string quote)
    {
        var at = Written.IndexOf(quote, StringComparison.Ordinal);
        // A quotation is known by its first words, and a text is not gone through for each word of a long one.
        for (var words = quote.Split(' ', MostCompared + 1); at < 0 && words.Length > 1; words = words[..^1])
            at = Written.IndexOf(string.Join(' ', words[..^1]), StringComparison.Ordinal);
        return Math.Max(0, at);
    }

    /// <summary>The line of what is written that a sentence stands in, with its merge fields; empty where that cannot be told.</summary>
    public string LineOf(Sentence sentence) => Written.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ElementAtOrDefault(sentence.Block) ?? "";

    /// <summary>As a sentence names the place: "a reminder of “Book a call”".</summary>
    public string Place => (Step, Kind, IsNudge) switch
    {
        (null, _, _) => "the page at a way in",
        ({ } step, TextKind.Script or TextKind.Checklist, _) => $"what is said at “{step.Name}”",
        ({ } step, _, true) => $"a reminder of “{step.Name}”",
        ({ } step, _, _) => $"“{step.Name}”",
    };

    /// <summary>The same at the beginning of a sentence.</summary>
    public string PlaceFirst => char.ToUpperInvariant(Place[0]) + Place[1..];
}
