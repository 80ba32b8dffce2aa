using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Throughline.Time;

namespace Throughline.App.Design;

/// <summary>The hours of a week, as typed: seven days, each open or closed, and its times.</summary>
public sealed class WeekForm
{
    private readonly (bool IsOpen, string Times)[] _days;

    private WeekForm((bool IsOpen, string Times)[] days) => _days = days;

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Days { get; } = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    public static WeekForm From(WeekHours hours) => new([.. hours.Days.Select(day => (!day.IsClosed, day.ToString()))]);

    public static WeekForm Read(IFormCollection form) =>
        new([.. Days.Select(day => (form.ContainsKey(OpenName(day)), $"{form[TimesName(day)]}"))]);

    public bool IsOpen(IsoDayOfWeek day) => _days[(int)day - 1].IsOpen;

    public string Times(IsoDayOfWeek day) => _days[(int)day - 1].Times;

    /// <summary>Tuesday to Friday say what Monday says.</summary>
    public void CopyMonday() => Array.Fill(_days, _days[0], 1, 4);

    /// <summary>What was typed as hours; the days that cannot be read are named to <paramref name="errors"/>, and are closed.</summary>
    public WeekHours Check(FormErrors errors)
    {
        var week = WeekHours.Of([.. Days.Select(day => Check(day, errors))]);
        errors.AddIf(!errors.Any && week.NeverOpens, "Monday", "Tick one day at least, and type its hours.");
        return week;
    }

    /// <summary>Where a form is posted that is to be filled in with Monday's hours, and not saved; see <see cref="WantsMonday"/>.</summary>
    internal static string CopyAddress(string address) => QueryHelpers.AddQueryString(address, "then", "copy");

    internal static bool WantsMonday(HttpRequest request) => request.Query["then"] == "copy";

    internal static string OpenName(IsoDayOfWeek day) => $"Week.Open{day}";

    internal static string TimesName(IsoDayOfWeek day) => $"Week.{day}";

    private DayHours Check(IsoDayOfWeek day, FormErrors errors)
    {
        if (!IsOpen(day)) return DayHours.Closed;
        if (!DayHours.TryRead(Times(day), out var hours, out var problem)) errors.Add($"{day}", $"{day}: {problem}");
        else if (hours.IsClosed) errors.Add($"{day}", $"Type the hours of {day}, or take its tick away.");
        return hours;
    }
}
