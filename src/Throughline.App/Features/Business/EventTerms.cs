using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>What somebody typed of an event of the business, and the same as it is kept.</summary>
internal sealed class EventTerms
{
    private const int LongestText = 200, LongestMinutes = 14 * 24 * 60;

    private static readonly LocalTimePattern _clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDateTimePattern _moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string? Name { get; set; }
    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Minutes { get; set; }
    public string? Place { get; set; }

    internal static EventTerms From(OccasionTerms terms) => new()
    {
        Name = terms.Name,
        Day = terms.Starts[..Math.Min(10, terms.Starts.Length)],
        Time = terms.Starts.Length > 11 ? terms.Starts[11..] : null,
        Minutes = terms.Minutes == 0 ? null : terms.Minutes.ToString(CultureInfo.InvariantCulture),
        Place = terms.Place,
    };

    /// <summary>What is wrong with it goes to the errors; null then.</summary>
    /// <param name="today">Of the business: a day long gone, or far ahead, is a slip.</param>
    internal OccasionTerms? Read(FormErrors errors, LocalDate today)
    {
        BookText.CheckName(errors, nameof(Name), Name, "Type the name of the event, up to 100 characters.");
        errors.AddIf(Place?.Length > LongestText, nameof(Place), $"Write where it is in up to {LongestText} characters.");
        var isDay = LocalDatePattern.Iso.Parse(Day?.Trim() ?? "").TryGetValue(default, out var day)
            && day > today.PlusYears(-1) && day < today.PlusYears(10);
        errors.AddIf(!isDay, nameof(Day), "Choose its day: not more than a year ago, and less than ten years ahead.");
        var time = _clock.Parse(Time?.Trim() ?? "");
        errors.AddIf(!string.IsNullOrWhiteSpace(Time) && !time.Success, nameof(Time),
            "Write when it begins like 10:00, or leave it empty for the whole day.");
        var minutes = 0;
        var isLength = string.IsNullOrWhiteSpace(Minutes)
            || (int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out minutes)
                && minutes is > 0 and <= LongestMinutes);
        errors.AddIf(!isLength, nameof(Minutes), "Write how long it takes in whole minutes, such as 90.");
        if (errors.Any) return null;
        var starts = time.Success ? _moment.Format(day + time.Value) : LocalDatePattern.Iso.Format(day);
        return new OccasionTerms(Name!.Trim(), starts, minutes, Place?.Trim() ?? "");
    }

    /// <summary>A day as people say it: "Thursday 4 March 2027, 10:00".</summary>
    public static string Say(string starts)
    {
        if (_moment.Parse(starts).TryGetValue(default, out var moment))
            return $"{HumanTime.SayDate(moment.Date)}, {moment.ToString("H:mm", CultureInfo.InvariantCulture)}";
        return LocalDatePattern.Iso.Parse(starts).TryGetValue(default, out var day) ? HumanTime.SayDate(day) : starts;
    }
}
