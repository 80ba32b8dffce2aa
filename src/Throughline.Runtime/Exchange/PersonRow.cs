using System.Collections.Immutable;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Runtime.Exchange;

/// <summary>What a row comes to.</summary>
/// <param name="Person">Null where the row cannot be taken in.</param>
/// <param name="Problem">Why it cannot.</param>
/// <param name="Remarks">What the owner should know although it is taken: values that could not be read, and what was made of them.</param>
internal readonly record struct RowReading(ImportedPerson? Person, ImportProblem? Problem, IReadOnlyList<ImportProblem> Remarks);

/// <summary>
/// Turns the cells of a row into a person. Where it cannot be told whom the row is about, or the row as a whole went
/// wrong, it is left out; a single value that cannot be read is left out of it, and both are said. Nothing is guessed.
/// </summary>
internal sealed class PersonRow
{
    /// <summary>Longest first or last name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Longest other value, in characters; of a longer one the beginning is kept.</summary>
    public const int LongestValue = 1000;

    /// <summary>A value longer than this is no value: something went wrong with the file.</summary>
    private const int LongestCell = 100_000;

    private const int MaxTraits = 100;

    private static readonly string[] Nothing = ["-", "–", "—", "n/a", "N/A", "NULL", "null", "none", "None", "?", "."];

    private readonly PeopleColumn[] _columns;
    private readonly string? _country;
    private readonly List<ImportProblem> _remarks = [];
    private readonly List<(PeopleColumn Column, string Number)> _phones = [];
    private readonly ConsentCells _email;
    private readonly ConsentCells _sms;
    private ImportedPerson _person = new();
    private string? _fullName;

    private PersonRow(PeopleColumn[] columns, string? country)
    {
        (_columns, _country) = (columns, country);
        (_email, _sms) = (new(_remarks), new(_remarks));
    }

    /// <param name="country">Of the business, for phone numbers that do not say theirs.</param>
    /// <remarks>Cells that are missing at the end are empty: spreadsheets leave them out. So are cells too many, if nothing is in them.</remarks>
    public static RowReading Read(PeopleColumn[] columns, string[] cells, string? country = null)
    {
        var row = new PersonRow(columns, country);
        var problem = row.TakeAll(cells);
        return problem is null ? new(row._person, null, row._remarks) : new(null, problem, []);
    }

    private ImportProblem? TakeAll(string[] cells)
    {
        var filled = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell)) + 1;
        if (filled > _columns.Length)
            return new(null, $"The row has {filled} cells, the first line only {_columns.Length}.",
                "Put quotation marks around a value that has a comma or semicolon in it.");
        for (var i = 0; i < filled; i++)
        {
            var value = RowText.WithoutGuard(cells[i].Trim());
            if (value.Length == 0 || _columns[i].Meaning == ColumnMeaning.Result) continue;
            if ((Check(_columns[i], value) ?? Take(_columns[i], value)) is { } problem) return problem;
        }
        TakeNames();
        TakePhones();
        TakeConsents();
        return _person.Identities().Any() ? null : NobodyToRecognise();
    }

    private ImportProblem NobodyToRecognise() => _phones.Count == 0
        ? new(null, "The row has no e-mail address, phone number or id, so nobody can be recognised by it.", "Fill in one of them.")
        : new(_phones[0].Column.Header, NoPhone(_phones[0]), "Write it like +44 20 7946 0018, or fill in an e-mail address.");

    private static ImportProblem? Check(PeopleColumn column, string value)
    {
        if (value.Length > (IsName(column) ? LongestName : LongestCell))
            return new(column.Header, $"The value of “{column.Header}” has {value.Length} characters.",
                $"Shorten it; up to {(IsName(column) ? LongestName : LongestValue)} can be taken in.");
        if (column.Meaning == ColumnMeaning.Trait) return null;
        if (RowText.IsLost(value)) return Lost(column, value);
        var isOneLine = IsName(column) || column.Meaning is ColumnMeaning.FullName or ColumnMeaning.UserId or ColumnMeaning.Source;
        return isOneLine && RowText.IsUnprintable(value)
            ? new(column.Header, $"The value of “{column.Header}” has a line break or another character that cannot be printed.", "Remove it.")
            : null;
    }

    private static bool IsName(PeopleColumn column) => column.Meaning is ColumnMeaning.FirstName or ColumnMeaning.LastName;

    private static ImportProblem Lost(PeopleColumn column, string value) =>
        new(column.Header, $"Letters of “{column.Header}” were lost when the file was saved: {RowText.Shown(value)}.",
            "Write them again, and save the file as “CSV UTF-8”.");

    private ImportProblem? Take(PeopleColumn column, string value)
    {
        switch (column.Meaning)
        {
            case ColumnMeaning.Email: return TakeEmail(column, value);
            case ColumnMeaning.UserId: return TakeUserId(column, value);
            case ColumnMeaning.Phone or ColumnMeaning.Mobile: _phones.Add((column, value)); break;
            case ColumnMeaning.FirstName: _person = _person with { FirstName = value }; break;
            case ColumnMeaning.LastName: _person = _person with { LastName = value }; break;
            case ColumnMeaning.FullName: _fullName = value; break;
            case ColumnMeaning.Zone: TakeZone(column, value); break;
            case ColumnMeaning.Language: TakeLanguage(column, value); break;
            case ColumnMeaning.Lifecycle: TakeLifecycle(column, value); break;
            case ColumnMeaning.Source: _person = _person with { Source = RowText.Cut(value, LongestValue) }; break;
            case ColumnMeaning.EmailConsent: _email.Say(column, value); break;
            case ColumnMeaning.EmailRefusal: _email.Refuse(column, value); break;
            case ColumnMeaning.SmsConsent: _sms.Say(column, value); break;
            case ColumnMeaning.SmsRefusal: _sms.Refuse(column, value); break;
            default: TakeTrait(column, value); break;
        }
        return null;
    }

    // ---- who it is ----

    /// <summary>
    /// The first address that mail can be sent to; without one the row is left out, for a weaker sign could mean somebody else.
    /// </summary>
    private ImportProblem? TakeEmail(PeopleColumn column, string value)
    {
        if (Nothing.Contains(value)) return null;
        var read = EmailAddress.Read(value.ReplaceLineEndings(";"));
        if (read.Address is null) return NoAddress(column, value, read.Fault);
        _person = _person with { Email = read.Address };
        if (read.Others.Length == 0) return null;
        var others = string.Join(", ", read.Others);
        Keep("otherEmail", others);
        Remark(column, $"“{column.Header}” has more than one address: {read.Address} is used, {RowText.Shown(others)} is only kept.",
            "Nothing needs to be done, unless the other one is right.");
        return null;
    }

    private static ImportProblem NoAddress(PeopleColumn column, string value, AddressFault fault) => new(
        column.Header,
        fault switch
        {
            AddressFault.NoDomain => $"“{RowText.Shown(value)}” in “{column.Header}” is not an e-mail address that mail can be sent to: what stands behind the @ is no address on the internet.",
            AddressFault.Signs => $"“{RowText.Shown(value)}” in “{column.Header}” is not an e-mail address: it has a space or a sign in it that addresses do not have.",
            AddressFault.TooLong => $"“{RowText.Shown(value)}” in “{column.Header}” is too long for an e-mail address.",
            _ => $"“{RowText.Shown(value)}” in “{column.Header}” is not an e-mail address.",
        },
        "Write it like name@example.com.");

    private ImportProblem? TakeUserId(PeopleColumn column, string value)
    {
        if (Identities.Normalise(IdentityKind.UserId, value) is not { } id)
            return new(column.Header, $"“{RowText.Shown(value)}” in “{column.Header}” is not an id.",
                $"Shorten it; up to {Identities.MaxLength} characters can be taken in.");
        _person = _person with { UserId = id.Value };
        return null;
    }

    /// <summary>The mobile comes first: it is somebody's own. Further numbers are kept beside it.</summary>
    private void TakePhones()
    {
        var others = new List<string>();
        foreach (var phone in _phones.OrderBy(phone => phone.Column.Meaning == ColumnMeaning.Mobile ? 0 : 1))
        {
            if (Nothing.Contains(phone.Number)) continue;
            if (Identities.Normalise(IdentityKind.Phone, phone.Number, _country)?.Value is not { } number)
                Remark(phone.Column, NoPhone(phone), "The person is taken without it. Write it like +44 20 7946 0018.");
            else if (_person.Phone is null) _person = _person with { Phone = number };
            else if (number != _person.Phone) others.Add(number);
        }
        if (others.Count > 0) Keep("otherPhone", string.Join(", ", others));
    }

    private static string NoPhone((PeopleColumn Column, string Number) phone) =>
        $"“{RowText.Shown(phone.Number)}” in “{phone.Column.Header}” is not a phone number.";

    private void TakeNames()
    {
        if (_fullName is null) return;
        var name = PersonName.Read(_fullName);
        if (name.Title is { } title) Keep("title", title);
        if (_person.FirstName is { } first && _person.LastName is null)
        {
            // Beside a first name, "Name" is the last one, unless it says both.
            var saysBoth = string.Equals(name.First, first, StringComparison.OrdinalIgnoreCase)
                || _fullName.StartsWith(first + " ", StringComparison.OrdinalIgnoreCase);
            var last = !saysBoth ? $"{name.First} {name.Last}".Trim()
                : name.First?.Length == first.Length ? name.Last
                : _fullName[(first.Length + 1)..].Trim();
            _person = _person with { LastName = last };
        }
        _person = _person with { FirstName = _person.FirstName ?? Short(name.First), LastName = Short(_person.LastName ?? name.Last) };
    }

    private static string? Short(string? name) => name is null ? null : RowText.Cut(name, LongestName);

    // ---- what is known of them ----

    private void TakeZone(PeopleColumn column, string value)
    {
        _person = _person with { Zone = LocalZone.IdOf(value) ?? RowText.Cut(value, LongestName) };
        if (LocalZone.IdOf(value) is null) Remark(column,
            $"“{RowText.Shown(value)}” is not a time zone we know, so the time zone of the business is used.",
            "Write it like Europe/Berlin.");
    }

    private void TakeLanguage(PeopleColumn column, string value)
    {
        if (Nothing.Contains(value)) return;
        if (LanguageTag.Read(value) is { } language) _person = _person with { Language = language };
        else Remark(column, $"“{RowText.Shown(value)}” in “{column.Header}” is not a language.",
            "The person is taken without it. Write it like de or en-GB, or leave it empty.");
    }

    private void TakeLifecycle(PeopleColumn column, string value)
    {
        if (LifecycleWords.TryRead(value, out var stage)) _person = _person with { Lifecycle = stage };
        else Remark(column, $"“{RowText.Shown(value)}” in “{column.Header}” is not one of prospect, lead, customer and advocate.",
            "The person is taken without it. Write one of these, or leave it empty.");
    }

    private void TakeTrait(PeopleColumn column, string value)
    {
        if (RowText.IsLost(value)) Remark(Lost(column, value));
        if (value.Length > LongestValue)
            Remark(column, $"The value of “{column.Header}” has {value.Length} characters; the first {LongestValue} are kept.",
                "Shorten it if the end matters.");
        Keep(column.Name, RowText.Printable(RowText.Cut(value, LongestValue)), column);
    }

    private void Keep(string name, string value, PeopleColumn? column = null)
    {
        if (column is null && _person.Traits.ContainsKey(name)) return; // a column of the file says it
        if (_person.Traits.Count < MaxTraits || _person.Traits.ContainsKey(name))
            _person = _person with { Traits = _person.Traits.SetItem(name, RowText.Cut(value, LongestValue)) };
        else Remark(column, $"The row has more than {MaxTraits} values beside name and address, so “{column?.Header ?? name}” is left out.",
            "Leave out some columns.");
    }

    private void TakeConsents()
    {
        if (_email.Said is { } email) _person = _person with { EmailConsent = email.Granted, EmailConsentProof = email.Words };
        if (_sms.Said is { } sms) _person = _person with { SmsConsent = sms.Granted, SmsConsentProof = sms.Words };
    }

    private void Remark(PeopleColumn? column, string sentence, string fix) => Remark(new ImportProblem(column?.Header, sentence, fix));

    private void Remark(ImportProblem remark) => _remarks.Add(remark);
}
