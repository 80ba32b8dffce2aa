using NodaTime;
using Throughline.App.Design;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.App.Features.Settings;

/// <summary>Hours, holidays and closed days, as typed.</summary>
internal sealed class HoursForm
{
    public required WeekForm Week { get; init; }
    public required PeriodForm Closed { get; init; }

    /// <summary>A country of the list; empty where no holidays are kept.</summary>
    public string Country { get; init; } = "";
    public string Region { get; init; } = "";

    public static IReadOnlyList<FieldOption> Countries { get; } =
        [new("", "None"), .. HolidayCountries.All.Select(country => new FieldOption(country.Code, country.Name))];

    public IReadOnlyList<FieldOption> Regions => HolidayCountries.Find(Country) is { Regions.IsEmpty: false } country
        ? [new("", country.Whole), .. country.Regions.Select(region => new FieldOption(region.Code, region.Name))]
        : [];

    public static HoursForm From(HoursSettings saved) => new()
    {
        Week = WeekForm.From(saved.Calendar(DateTimeZone.Utc).Hours),
        Closed = PeriodForm.Of(saved.Closed.Select(one => new PeriodRow(one.Name, one.From, one.Until))),
        Country = saved.Country,
        Region = saved.Region,
    };

    public static HoursForm Read(IFormCollection form) => new()
    {
        Week = WeekForm.Read(form),
        Closed = PeriodForm.Read(form),
        Country = $"{form["Form.Country"]}",
        Region = $"{form["Form.Region"]}",
    };

    public HoursSettings Check(FormErrors errors)
    {
        var week = Week.Check(errors);
        errors.AddIf(Countries.All(one => one.Value != Country), "Country", "Choose a country from the list, or “None”.");
        var closed = Closed.Check(errors, named: true).Select(one => ClosedDays.Of(new(one.Name ?? "", one.From, one.Until)));
        // The region of another country is none of this one's.
        var region = Regions.Any(one => one.Value == Region) ? Region : "";
        return new() { Week = week.ToString(), Country = Country, Region = region, Closed = [.. closed] };
    }
}
