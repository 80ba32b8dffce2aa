using System.Buffers;
using System.Text.RegularExpressions;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Runtime.Exchange;

/// <summary>Turns the cells of a row into a person, or into what is wrong with the row. Nothing is guessed.</summary>
internal static partial class PersonRow
{
    /// <summary>Longest first or last name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Longest other value, in characters.</summary>
    public const int LongestValue = 1000;

    private const int MaxTraits = 100;
    private const char LostCharacter = '\uFFFD';

    private static readonly string[] Yes = ["yes", "y", "true", "t", "1", "x", "on", "granted", "subscribed", "opted in", "opt-in"];
    private static readonly string[] No = ["no", "n", "false", "f", "0", "off", "withdrawn", "unsubscribed", "opted out", "opt-out"];
    private static readonly string[] Unsaid = ["unknown", "n/a", "-", "?"];

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([.. Enumerable.Range(0, 160).Select(c => (char)c).Where(char.IsControl)]);
    private static readonly SearchValues<char> UnprintableInText = SearchValues.Create([.. Enumerable.Range(0, 160).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    /// <remarks>Cells that are missing at the end are empty: spreadsheets leave them out. So are cells too many, if nothing is in them.</remarks>
    public static (ImportedPerson? Person, ImportProblem? Problem) Read(PeopleColumn[] columns, string[] cells)
    {
        var filled = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell)) + 1;
        if (filled > columns.Length)
            return (null, new(null, $"The row has {filled} cells, the first line only {columns.Length}.", "Put quotation marks around a value that has a comma or semicolon in it."));
        var person = new ImportedPerson();
        for (var i = 0; i < filled; i++)
        {
            var value = WithoutGuard(cells[i].Trim());
            if (value.Length == 0 || columns[i].Meaning == ColumnMeaning.Result) continue;
            if (CheckText(columns[i], value) is { } problem) return (null, problem);
            (var next, problem) = Take(person, columns[i], value);
            if (problem is not null) return (null, problem);
            person = next!;
        }
        if (person.Traits.Count > MaxTraits)
            return (null, new(null, $"The row has {person.Traits.Count} values beside name and address.", $"Leave out some columns; up to {MaxTraits} can be taken in."));
        return person.Identities().Any()
            ? (person, null)
            : (null, new(null, "The row has no e-mail address, phone number or id, so nobody can be recognised by it.", "Fill in one of them."));
    }

    /// <summary>An unknown zone rejects nobody: their times are read in the zone of the business, and it is said so.</summary>
    public static ImportProblem? Remark(PeopleColumn[] columns, ImportedPerson person) =>
        person.Zone is null || LocalZone.IdOf(person.Zone) is not null ? null : new(
            columns.First(column => column.Meaning == ColumnMeaning.Zone).Header,
            $"“{Shown(person.Zone)}” is not a time zone we know, so the time zone of the business is used.",
            "Write it like Europe/Berlin.");

    /// <summary>The apostrophe that keeps a spreadsheet from running a value as a formula; result files and exports have it.</summary>
    private static string WithoutGuard(string value) =>
        value.Length > 1 && value[0] == '\'' && Formula.Contains(value[1]) ? value[1..] : value;

    private static ImportProblem? CheckText(PeopleColumn column, string value)
    {
        var longest = column.Meaning is ColumnMeaning.FirstName or ColumnMeaning.LastName ? LongestName : LongestValue;
        if (value.Length > longest)
            return new(column.Header, $"The value of “{column.Header}” has {value.Length} characters.", $"Shorten it; up to {longest} can be taken in.");
        if (value.Contains(LostCharacter, StringComparison.Ordinal))
            return new(column.Header, $"Letters of “{column.Header}” were lost when the file was saved: {Shown(value)}.", "Write them again, and save the file as “CSV UTF-8”.");
        return value.AsSpan().ContainsAny(column.Meaning == ColumnMeaning.Trait ? UnprintableInText : Unprintable)
            ? new(column.Header, $"The value of “{column.Header}” has a line break or another character that cannot be printed.", "Remove it.")
            : null;
    }

    private static (ImportedPerson? Person, ImportProblem? Problem) Take(ImportedPerson person, PeopleColumn column, string value) => column.Meaning switch
    {
        ColumnMeaning.Email => Taken(Identities.Normalise(IdentityKind.Email, value)?.Value, email => person with { Email = email }, column, value, "an e-mail address", "Write it like name@example.com."),
        ColumnMeaning.Phone => Taken(PhoneOf(value), phone => person with { Phone = phone }, column, value, "a phone number", "Write it like +44 20 7946 0018, or leave it empty."),
        ColumnMeaning.UserId => Taken(Identities.Normalise(IdentityKind.UserId, value)?.Value, id => person with { UserId = id }, column, value, "an id", $"Shorten it; up to {Identities.MaxLength} characters can be taken in."),
        ColumnMeaning.Zone => (person with { Zone = LocalZone.IdOf(value) ?? value }, null),
        ColumnMeaning.Language => Taken(LanguageTag().IsMatch(value) ? value.Replace('_', '-') : null, language => person with { Language = language }, column, value, "a language", "Write it like de or en-GB, or leave it empty."),
        ColumnMeaning.Lifecycle => Taken(LifecycleOf(value), lifecycle => person with { Lifecycle = lifecycle }, column, value, "one of prospect, lead, customer and advocate", "Write one of these, or leave it empty."),
        ColumnMeaning.EmailConsent => Said(value, said => person with { EmailConsent = said }, column),
        ColumnMeaning.SmsConsent => Said(value, said => person with { SmsConsent = said }, column),
        ColumnMeaning.FirstName => (person with { FirstName = value }, null),
        ColumnMeaning.LastName => (person with { LastName = value }, null),
        ColumnMeaning.FullName => (WithFullName(person, value), null),
        ColumnMeaning.Source => (person with { Source = value }, null),
        _ => (person with { Traits = person.Traits.SetItem(column.Name, value) }, null),
    };

    private static (ImportedPerson?, ImportProblem?) Taken<T>(T? read, Func<T, ImportedPerson> with, PeopleColumn column, string value, string what, string fix) =>
        read is null ? (null, new(column.Header, $"“{Shown(value)}” in “{column.Header}” is not {what}.", fix)) : (with(read), null);

    /// <summary>A yes or no, never guessed: somebody who was not asked has not agreed.</summary>
    private static (ImportedPerson?, ImportProblem?) Said(string value, Func<bool?, ImportedPerson> with, PeopleColumn column)
    {
        if (Yes.Contains(value, StringComparer.OrdinalIgnoreCase)) return (with(true), null);
        if (No.Contains(value, StringComparer.OrdinalIgnoreCase)) return (with(false), null);
        if (Unsaid.Contains(value, StringComparer.OrdinalIgnoreCase)) return (with(null), null);
        return (null, new(column.Header, $"“{Shown(value)}” in “{column.Header}” is neither yes nor no.", "Write yes or no, or leave it empty for somebody who was not asked."));
    }

    private static ImportedPerson WithFullName(ImportedPerson person, string value)
    {
        var cut = value.IndexOf(' ', StringComparison.Ordinal);
        var (first, rest) = cut < 0 ? (value, null) : (value[..cut], value[(cut + 1)..].Trim());
        return person with { FirstName = person.FirstName ?? first, LastName = person.LastName ?? rest };
    }

    /// <summary>Five to fifteen digits (ITU-T E.164 has fifteen at most).</summary>
    private static string? PhoneOf(string value) =>
        value.Count(char.IsAsciiDigit) is >= 5 and <= 15 && PhoneText().IsMatch(value) ? Identities.Normalise(IdentityKind.Phone, value)?.Value : null;

    private static Lifecycle? LifecycleOf(string value) => value.ToUpperInvariant() switch
    {
        "PROSPECT" => Lifecycle.Prospect,
        "LEAD" => Lifecycle.Lead,
        "CUSTOMER" => Lifecycle.Customer,
        "ADVOCATE" => Lifecycle.Advocate,
        _ => null,
    };

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";

    [GeneratedRegex(@"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[+(]?[0-9 ()./–-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneText();
}
