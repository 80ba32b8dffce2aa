using System.Collections.Frozen;
using System.Text;

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
    FirstName,
    LastName,

    /// <summary>First name and the rest in one cell.</summary>
    FullName,
    Zone,
    Language,
    Lifecycle,
    Source,
    EmailConsent,
    SmsConsent,
}

/// <summary>One column of a file of people.</summary>
/// <param name="Header">As it stands in the file.</param>
/// <param name="Name">The name messages merge it in by, for a trait; else the column's name in files we write.</param>
internal sealed record PeopleColumn(string Header, ColumnMeaning Meaning, string Name)
{
    /// <summary>Most columns a file may have.</summary>
    public const int MaxCount = 200;

    private const int LongestName = 64;

    /// <summary>The first columns of a result file.</summary>
    public static IReadOnlyList<string> ResultHeaders { get; } = ["line", "result", "reason"];

    /// <summary>The names of columns in files we write, and what other programs call them. Letter case, spaces and signs do not matter.</summary>
    private static readonly (ColumnMeaning Meaning, string Name, string[] Others)[] Known =
    [
        (ColumnMeaning.Email, "email", ["mail", "e-mail", "email address", "mail address", "e-mail address", "email 1", "email 1 value", "e-mail 1 value", "contact email", "primary email"]),
        (ColumnMeaning.FirstName, "first_name", ["first name", "given name", "forename", "first", "fname"]),
        (ColumnMeaning.LastName, "last_name", ["last name", "family name", "surname", "last", "lname"]),
        (ColumnMeaning.FullName, "name", ["full name", "contact name", "customer name", "person"]),
        (ColumnMeaning.Phone, "phone", ["phone number", "telephone", "telephone number", "tel", "mobile", "mobile phone", "mobile number", "cell", "cell phone", "phone 1 value", "sms number"]),
        (ColumnMeaning.Zone, "zone", ["time zone", "tz"]),
        (ColumnMeaning.Language, "language", ["lang", "locale", "preferred language"]),
        (ColumnMeaning.Lifecycle, "lifecycle", ["lifecycle stage"]),
        (ColumnMeaning.Source, "source", ["lead source", "original source", "acquisition source"]),
        (ColumnMeaning.EmailConsent, "consent", ["email consent", "marketing consent", "opt in", "opted in", "email opt in", "subscribed", "newsletter", "permission", "accepts marketing", "accepts email marketing"]),
        (ColumnMeaning.SmsConsent, "sms_consent", ["sms opt in", "accepts sms marketing", "text consent"]),
        (ColumnMeaning.UserId, "user_id", ["id", "customer id", "contact id", "external id", "person id", "member id"]),
    ];

    private static readonly FrozenDictionary<string, (ColumnMeaning Meaning, string Name)> ByHeader = Known
        .SelectMany(known => known.Others.Append(known.Name), (known, header) => (Key: Key(header), known.Meaning, known.Name))
        .DistinctBy(known => known.Key)
        .ToFrozenDictionary(known => known.Key, known => (known.Meaning, known.Name));

    /// <summary>The name of a column with this meaning in files we write.</summary>
    public static string NameOf(ColumnMeaning meaning) => Known.First(known => known.Meaning == meaning).Name;

    /// <summary>Reads a header; null and a problem where it cannot be one.</summary>
    public static PeopleColumn[]? ReadAll(string[] headers, out ImportProblem? problem)
    {
        var columns = headers.Select(Read).ToArray();
        if (headers.Take(ResultHeaders.Count).SequenceEqual(ResultHeaders))
            for (var i = 0; i < ResultHeaders.Count; i++) columns[i] = new(headers[i], ColumnMeaning.Result, headers[i]);
        problem = TooMany(columns) ?? NobodyToRecognise(columns) ?? TwoOfAKind(columns);
        return problem is null ? columns : null;
    }

    /// <summary>The traits whose columns are read back as what they are: the others are called like another column, or are one too many.</summary>
    public static IReadOnlyList<string> Exportable(IEnumerable<string> traits) => traits
        .Where(trait => Read(trait, 0) is { Meaning: ColumnMeaning.Trait } column && column.Name == trait)
        .Distinct(StringComparer.Ordinal)
        .Take(MaxCount - Known.Length)
        .ToList();

    private static PeopleColumn Read(string header, int index)
    {
        if (ByHeader.TryGetValue(Key(header), out var known)) return new(header, known.Meaning, known.Name);
        return new(header, ColumnMeaning.Trait, TraitName(header) is { Length: > 0 } name ? name : $"column{index + 1}");
    }

    private static ImportProblem? TooMany(PeopleColumn[] columns) => columns.Length <= MaxCount ? null : new(
        null,
        $"The file has {columns.Length} columns.",
        $"Leave out the ones you do not need; up to {MaxCount} can be taken in.");

    private static ImportProblem? NobodyToRecognise(PeopleColumn[] columns) =>
        columns.Any(column => column.Meaning is ColumnMeaning.Email or ColumnMeaning.Phone or ColumnMeaning.UserId) ? null : new(
            null,
            $"No column says who somebody is. The first line of the file reads: {Shown(string.Join(", ", columns.Select(column => column.Header)))}.",
            "Name the column with the e-mail addresses “email” (or have one named “phone” or “user_id”) in the first line of the file.");

    private static ImportProblem? TwoOfAKind(PeopleColumn[] columns)
    {
        var pair = columns.Where(column => column.Meaning != ColumnMeaning.Result).GroupBy(column => column.Name).FirstOrDefault(same => same.Count() > 1)?.ToList();
        return pair is null ? null : new(
            pair[1].Header,
            $"Two columns say the same: “{Shown(pair[0].Header)}” and “{Shown(pair[1].Header)}” are both read as “{pair[0].Name}”.",
            "Rename or remove one of them.");
    }

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private static string Key(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>"Company Name" becomes companyName; a name that can be merged in already stays.</summary>
    private static string TraitName(string header)
    {
        var name = new StringBuilder();
        var startsWord = false;
        foreach (var c in header.Trim())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                if (name.Length > 0 || char.IsAsciiLetter(c)) name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else startsWord = name.Length > 0;
        }
        if (name.Length > 1 && !name.ToString().All(char.IsAsciiLetterUpper) && char.IsAsciiLetterUpper(name[0])) name[0] = char.ToLowerInvariant(name[0]);
        return name.ToString(0, Math.Min(name.Length, LongestName));
    }
}
