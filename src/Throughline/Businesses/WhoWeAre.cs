using System.Collections.Immutable;
using NodaTime;

namespace Throughline.Businesses;

/// <summary>
/// What a business says of itself. Each answer is kept as it was typed and may be missing; where it is a list, each line is one
/// (<see cref="Stated"/>).
/// </summary>
public sealed record WhoWeAre
{
    /// <summary>Its key in the book, where it stands once.</summary>
    public const string Key = "who-we-are";

    public static WhoWeAre Empty { get; } = new();

    /// <summary>What we do, for whom, and what becomes different for them.</summary>
    public string? Mission { get; init; }

    /// <summary>What we believe in, whatever it brings.</summary>
    public string? Ideals { get; init; }

    /// <summary>A list: what we want to reach, and by when.</summary>
    public string? Goals { get; init; }

    /// <summary>A list: each value, and how one sees it.</summary>
    public string? Values { get; init; }

    /// <summary>A list: what only we can do.</summary>
    public string? Advantage { get; init; }

    /// <summary>A list: who else there is, and what sets us apart.</summary>
    public string? Competitors { get; init; }

    /// <summary>How our journeys stay close to people who do not buy yet.</summary>
    public string? Nurture { get; init; }

    /// <summary>How they make buying easy.</summary>
    public string? EasyBuying { get; init; }

    /// <summary>How they make us known.</summary>
    public string? Expand { get; init; }

    /// <summary>How they let the business grow without us.</summary>
    public string? Scale { get; init; }

    /// <summary>Where we do not keep up to all this today.</summary>
    public string? FallsShort { get; init; }

    /// <summary>The day by which all this is to be looked at again.</summary>
    public LocalDate? LookAgain { get; init; }

    /// <summary>What a step can show people: the values, and what only we can do.</summary>
    public ImmutableArray<Stated> ToShow() => [.. Stated.Lines(Values), .. Stated.Lines(Advantage)];

    /// <summary>Whether the day to look again is past.</summary>
    public bool IsDue(LocalDate today) => LookAgain < today;
}

/// <summary>One line of a list that people type: a name, and perhaps a sentence after a colon or a dash.</summary>
public readonly record struct Stated(string Name, string? Note)
{
    private static readonly string[] _between = [": ", " – ", " — ", " - "];

    /// <summary>"Honesty: we say what it costs first" on each line; bullets and empty lines fall away.</summary>
    public static ImmutableArray<Stated> Lines(string? text) => [.. FavouriteClients.Lines(text).Select(Of)];

    /// <summary>Whether somebody who wrote this text meant it.</summary>
    public bool IsNamedIn(string? text) => text?.Contains(Name, StringComparison.OrdinalIgnoreCase) == true;

    private static Stated Of(string line)
    {
        var at = _between.Select(between => (At: line.IndexOf(between, StringComparison.Ordinal), between.Length))
            .Where(one => one.At > 0).OrderBy(one => one.At).FirstOrDefault();
        return at.At > 0 ? new(line[..at.At].Trim(), line[(at.At + at.Length)..].Trim()) : new(line.TrimEnd(':'), null);
    }
}
