using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace Throughline.App.Design;

/// <summary>One row of a list of days on end, as typed.</summary>
public sealed record PeriodRow(string? Name, string? From, string? Until)
{
    internal bool IsEmpty => Typed.Clean(Name) is null && Typed.Clean(From) is null && Typed.Clean(Until) is null;

    internal static PeriodRow Of(string? name, LocalDate from, LocalDate? until) =>
        new(name, LocalDatePattern.Iso.Format(from), until is { } last ? LocalDatePattern.Iso.Format(last) : null);
}

/// <summary>Days on end as they were understood.</summary>
internal readonly record struct DaysOnEnd(string? Name, LocalDate From, LocalDate Until);

/// <summary>A list of days on end, as typed; a row that was emptied is gone.</summary>
public sealed class PeriodForm
{
    /// <summary>Most rows; what is long over can go.</summary>
    public const int Most = 40;
    private const int LongestName = 100;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private const string UnlikeAName = "Type what it is called, up to 100 characters, such as “Summer holidays”.";
    private const string UnlikeALastDay = "Type the last day as year, month and day, such as 2027-03-19.";
    private const string UnlikelyYear = "Is the year right? Type one from 2000 to 2100.";

    private PeriodForm(IEnumerable<PeriodRow> rows) => Rows = [.. rows.Where(row => !row.IsEmpty).Take(Most)];

    public List<PeriodRow> Rows { get; }

    public static PeriodForm Of(IEnumerable<PeriodRow> rows) => new(rows);

    public static PeriodForm Read(IFormCollection form) => new(Enumerable.Range(0, Most + 1).Select(i =>
        new PeriodRow(Typed.Clean(form[$"Period.Name{i}"]), Typed.Clean(form[$"Period.From{i}"]), Typed.Clean(form[$"Period.Until{i}"]))));

    /// <summary>What was understood, the first day first; what was not is named to <paramref name="errors"/>.</summary>
    /// <param name="named">Whether each has a name.</param>
    internal IEnumerable<DaysOnEnd> Check(FormErrors errors, bool named)
    {
        var read = new List<DaysOnEnd>();
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, from, until) = (Rows[i], Day(Rows[i].From), Day(Rows[i].Until));
            errors.AddIf(named && row.Name?.Length is null or > LongestName, $"Name{i}", UnlikeAName);
            errors.AddIf(from is null, $"From{i}", "Type the first day as year, month and day, such as 2027-03-08.");
            errors.AddIf(row.Until is null, $"Until{i}", "Say the last day too, so that it is known when it ends.");
            errors.AddIf(row.Until is not null && until is null, $"Until{i}", UnlikeALastDay);
            errors.AddIf(from > until, $"Until{i}", "The last day lies before the first. Change one of them.");
            errors.AddIf(!IsBelievable(from), $"From{i}", UnlikelyYear);
            errors.AddIf(!IsBelievable(until), $"Until{i}", UnlikelyYear);
            if (from is { } first && until is { } last) read.Add(new(row.Name, first, last));
        }
        return read.OrderBy(one => one.From);
    }

    /// <summary>Where a form is posted that wants a row more, and is not to be saved; see <see cref="WantsMore"/>.</summary>
    internal static string MoreAddress(string address) => QueryHelpers.AddQueryString(address, "then", "more");

    internal static bool WantsMore(HttpRequest request) => request.Query["then"] == "more";

    private static bool IsBelievable(LocalDate? day) => day is null or { Year: >= FirstYear and <= LastYear };

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;
}
