using Throughline.People;

namespace Throughline.Runtime.Exchange;

/// <summary>What a column of a file of people is about.</summary>
internal enum ColumnMeaning
{
    Trait,

    /// <summary>One of the columns a result file begins with, so that a mended result file can be imported as it is.</summary>
    Result,
    UserId,
    Email,
    Phone,

    /// <summary>A phone that is somebody's own, and can take text messages.</summary>
    Mobile,
    FirstName,
    LastName,

    /// <summary>First name and the rest in one cell.</summary>
    FullName,
    Zone,
    Language,
    Lifecycle,
    Source,
    EmailConsent,

    /// <summary>A yes here is a no: "Unsubscribed", "Email opt out".</summary>
    EmailRefusal,
    SmsConsent,
    SmsRefusal,
}

/// <summary>One column of a file of people.</summary>
/// <param name="Header">As it stands in the file.</param>
/// <param name="Name">The name messages merge it in by, for a trait; else the column's name in files we write.</param>
internal sealed record PeopleColumn(string Header, ColumnMeaning Meaning, string Name)
{
    /// <summary>Most columns a file may have.</summary>
    public const int MaxCount = 200;

    /// <summary>Longest name of a trait in a file we write, in characters.</summary>
    private const int LongestLiteral = 500;

    /// <summary>Before the name of a trait that would be read as another one: what follows is its name to the letter.</summary>
    private const string Literally = "trait:";

    /// <summary>The first columns of a result file.</summary>
    public static IReadOnlyList<string> ResultHeaders { get; } = ["line", "result", "reason"];

    /// <summary>Reads a header; null and a problem where it cannot be one.</summary>
    public static PeopleColumn[]? ReadAll(string[] headers, out ImportProblem? problem)
    {
        var columns = headers.Select(Read).ToArray();
        if (headers.Take(ResultHeaders.Count).SequenceEqual(ResultHeaders))
            for (var i = 0; i < ResultHeaders.Count; i++) columns[i] = new(headers[i], ColumnMeaning.Result, headers[i]);
        columns = Settle(columns);
        problem = TooMany(columns) ?? NobodyToRecognise(columns) ?? TwoOfAKind(columns);
        return problem is null ? columns : null;
    }

    /// <summary>Does one of these headings say who somebody is?</summary>
    public static bool NameSomebody(string[] headers) => headers.Select(Read).Any(Recognises);

    /// <summary>The traits that get a column: all that a file can hold. What would be read as another column is marked.</summary>
    public static IReadOnlyList<string> Exportable(IEnumerable<string> traits) => traits
        .Where(trait => trait.Length <= LongestLiteral && !trait.Any(char.IsControl))
        .Distinct(StringComparer.Ordinal)
        .Take(MaxCount - PeopleWriter.ColumnCount)
        .ToList();

    /// <summary>The heading that is read back as just this trait.</summary>
    public static string HeaderOf(string trait) => Read(trait, 0) is { Meaning: ColumnMeaning.Trait } column && column.Name == trait ? trait : Literally + trait;

    private static PeopleColumn Read(string header, int index)
    {
        if (header.StartsWith(Literally, StringComparison.OrdinalIgnoreCase)) return new(header, ColumnMeaning.Trait, header[Literally.Length..]);
        if (PeopleHeaders.Find(header) is { } known) return new(header, known.Meaning, known.Name);
        return new(header, ColumnMeaning.Trait, TraitName.Of(header) is { Length: > 0 } name ? name : $"column{index + 1}");
    }

    /// <summary>A second heading for the same thing, in another language, keeps its own name.</summary>
    private static PeopleColumn[] Settle(PeopleColumn[] columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. columns.Select(column => column.Meaning == ColumnMeaning.Trait && !taken.Add(column.Name) && TraitName.Of(column.Header) is { Length: > 0 } own ? column with { Name = own } : column)];
    }

    private static bool Recognises(PeopleColumn column) => column.Meaning is ColumnMeaning.Email or ColumnMeaning.Phone or ColumnMeaning.Mobile or ColumnMeaning.UserId;

    private static ImportProblem? TooMany(PeopleColumn[] columns) => columns.Length <= MaxCount ? null : new(
        null,
        $"The file has {columns.Length} columns.",
        $"Leave out the ones you do not need; up to {MaxCount} can be taken in.");

    private static ImportProblem? NobodyToRecognise(PeopleColumn[] columns) =>
        columns.Any(Recognises) ? null : new(
            null,
            $"No column says who somebody is. The first line of the file reads: {Shown(string.Join(", ", columns.Select(column => column.Header)))}.",
            "Name the column with the e-mail addresses “email” (or have one named “phone” or “user_id”) in the first line of the file.");

    /// <summary>Several phones and several answers to the question of consent are read together; of everything else there is one.</summary>
    private static ImportProblem? TwoOfAKind(PeopleColumn[] columns)
    {
        var pair = columns.Where(column => !MayRepeat(column.Meaning)).GroupBy(column => (column.Meaning, column.Name)).FirstOrDefault(same => same.Count() > 1)?.ToList();
        return pair is null ? null : new(
            pair[1].Header,
            $"Two columns say the same: “{Shown(pair[0].Header)}” and “{Shown(pair[1].Header)}” are both read as “{pair[0].Name}”.",
            "Rename or remove one of them.");
    }

    private static bool MayRepeat(ColumnMeaning meaning) => meaning is ColumnMeaning.Result or ColumnMeaning.Phone or ColumnMeaning.Mobile
        or ColumnMeaning.EmailConsent or ColumnMeaning.EmailRefusal or ColumnMeaning.SmsConsent or ColumnMeaning.SmsRefusal;

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
