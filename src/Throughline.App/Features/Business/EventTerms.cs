using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Design;
using Throughline.Primitives;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>What somebody typed of an event of the business, and the same as it is kept.</summary>
internal sealed class EventTerms
{
    private const int LongestText = 200, LongestMinutes = 14 * 24 * 60, LongestWords = 4000, MostSeats = 5000;

    private static readonly LocalTimePattern _clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDateTimePattern _moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string? Name { get; set; }
    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Minutes { get; set; }
    public string? Place { get; set; }

    /// <summary>"true" where people can register on a page of its own.</summary>
    public string? IsOpen { get; set; }
    public string? Seats { get; set; }
    public string? WaitingList { get; set; }
    public string? ClosesDay { get; set; }
    public string? ClosesTime { get; set; }
    public string? Link { get; set; }
    public string? Heading { get; set; }
    public string? Words { get; set; }
    public string? Picture { get; set; }

    internal static EventTerms From(Occasion of) => Offered(From(of.Terms), of.Offer);

    private static EventTerms Offered(EventTerms form, OccasionOffer offer)
    {
        (form.IsOpen, form.WaitingList) = (offer.IsOpen ? "true" : null, offer.HasWaitingList ? "true" : null);
        form.Seats = offer.Seats == 0 ? null : offer.Seats.ToString(CultureInfo.InvariantCulture);
        form.ClosesDay = offer.Closes.Length >= 10 ? offer.Closes[..10] : null;
        form.ClosesTime = offer.Closes.Length > 11 ? offer.Closes[11..] : null;
        (form.Link, form.Heading, form.Words, form.Picture) = (offer.Link, offer.Heading, offer.Words, offer.Picture);
        return form;
    }

    private static EventTerms From(OccasionTerms terms) => new()
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

    /// <summary>What holds for registering; what is wrong with it goes to the errors.</summary>
    /// <param name="pictures">Names of the pictures in the library.</param>
    internal OccasionOffer ReadOffer(FormErrors errors, IReadOnlyCollection<string> pictures)
    {
        var seats = 0;
        errors.AddIf(!string.IsNullOrWhiteSpace(Seats)
            && !(int.TryParse(Seats, NumberStyles.None, CultureInfo.InvariantCulture, out seats) && seats is > 0 and <= MostSeats),
            nameof(Seats), $"Write how many places there are, such as 12, up to {MostSeats}; leave it empty where there is no limit.");
        errors.AddIf(Heading?.Length > LongestText, nameof(Heading), $"Write a heading of up to {LongestText} characters.");
        errors.AddIf(Words?.Length > LongestWords, nameof(Words), $"Write up to {LongestWords} characters.");
        errors.AddIf(!string.IsNullOrWhiteSpace(Link) && WebAddress.Ascii(Link.Trim()) is null, nameof(Link),
            "Write the whole address, beginning with https://");
        errors.AddIf(!string.IsNullOrEmpty(Picture) && !pictures.Contains(Picture), nameof(Picture), "Choose a picture of your library.");
        return new OccasionOffer(IsOpen == "true", seats, WaitingList == "true")
        {
            Closes = ReadCloses(errors),
            Link = Link?.Trim() ?? "",
            Heading = Heading?.Trim() ?? "",
            Words = Words?.Trim() ?? "",
            Picture = Picture ?? "",
        };
    }

    private string ReadCloses(FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(ClosesDay))
        {
            errors.AddIf(!string.IsNullOrWhiteSpace(ClosesTime), nameof(ClosesDay), "Choose the day, too.");
            return "";
        }
        var isDay = LocalDatePattern.Iso.Parse(ClosesDay.Trim()).TryGetValue(default, out var day);
        errors.AddIf(!isDay, nameof(ClosesDay), "Choose until which day people can register.");
        var time = _clock.Parse(ClosesTime?.Trim() ?? "");
        errors.AddIf(!string.IsNullOrWhiteSpace(ClosesTime) && !time.Success, nameof(ClosesTime),
            "Write the time like 18:00, or leave it empty.");
        if (!isDay) return "";
        return time.Success ? _moment.Format(day + time.Value) : LocalDatePattern.Iso.Format(day);
    }

    /// <summary>A day as people say it: "Thursday 4 March 2027, 10:00".</summary>
    public static string Say(string starts)
    {
        if (_moment.Parse(starts).TryGetValue(default, out var moment))
            return $"{HumanTime.SayDate(moment.Date)}, {moment.ToString("H:mm", CultureInfo.InvariantCulture)}";
        return LocalDatePattern.Iso.Parse(starts).TryGetValue(default, out var day) ? HumanTime.SayDate(day) : starts;
    }
}
