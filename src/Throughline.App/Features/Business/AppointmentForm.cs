using System.Globalization;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>A kind of appointment, as typed.</summary>
internal sealed class AppointmentForm
{
    private const int LongestLine = 120, LongestText = 600, LongestPlace = 300;

    public static IReadOnlyList<FieldOption> Places { get; } =
    [
        new(nameof(AppointmentPlace.Phone), "On the phone: you ring them"),
        new(nameof(AppointmentPlace.Here), "At an address of yours"),
        new(nameof(AppointmentPlace.Theirs), "At theirs: you come to them"),
        new(nameof(AppointmentPlace.Online), "Online"),
    ];

    public static IReadOnlyList<FieldOption> Grids { get; } = Minutes(5, 10, 15, 20, 30, 45, 60, 90, 120);
    public static IReadOnlyList<FieldOption> Gaps { get; } = [new("0", "None"), .. Minutes(5, 10, 15, 20, 30, 45, 60, 90, 120)];

    public static IReadOnlyList<FieldOption> Notices { get; } =
    [
        new("0", "Up to the last minute"), new("1", "1 hour before"), new("2", "2 hours before"), new("4", "4 hours before"),
        new("12", "12 hours before"), new("24", "1 day before"), new("48", "2 days before"), new("72", "3 days before"),
        new("168", "1 week before"),
    ];

    public static IReadOnlyList<FieldOption> Horizons { get; } =
    [
        new("7", "1 week ahead"), new("14", "2 weeks ahead"), new("30", "1 month ahead"), new("60", "2 months ahead"),
        new("90", "3 months ahead"), new("180", "half a year ahead"), new("365", "a year ahead"),
    ];

    public static IReadOnlyList<FieldOption> Limits { get; } =
    [
        new("0", "Until it begins"), new("2", "Until 2 hours before"), new("12", "Until 12 hours before"),
        new("-1", "Until the evening before (20:00)"), new("24", "Until 1 day before"), new("48", "Until 2 days before"),
        new("168", "Until 1 week before"),
    ];

    public string? Name { get; set; }
    public string? Heading { get; set; }
    public string? Text { get; set; }
    public string? Length { get; set; }
    public string? Place { get; set; }
    public string? Where { get; set; }
    public string? Question { get; set; }
    public bool MustAnswer { get; set; }
    public string? Costs { get; set; }
    public string? GapBefore { get; set; }
    public string? GapAfter { get; set; }
    public string? Notice { get; set; }
    public string? Ahead { get; set; }
    public string? Every { get; set; }
    public string? Limit { get; set; }
    public bool IsOn { get; set; }

    public static AppointmentForm From(AppointmentKind kind) => new()
    {
        Name = kind.Name,
        Heading = kind.Heading,
        Text = kind.Text,
        Length = Digits(kind.Minutes),
        Place = kind.Place.ToString(),
        Where = kind.Where,
        Question = kind.Question,
        MustAnswer = kind.IsQuestionRequired,
        Costs = kind.Costs,
        GapBefore = Digits(kind.GapBefore),
        GapAfter = Digits(kind.GapAfter),
        Notice = Digits(kind.NoticeHours),
        Ahead = Digits(kind.DaysAhead),
        Every = Digits(kind.Every),
        Limit = Digits(kind.MovableHours),
        IsOn = !kind.IsOff,
    };

    /// <param name="members">Keys of those who were ticked.</param>
    /// <param name="team">Everybody who could be.</param>
    public void Check(FormErrors errors, IReadOnlyCollection<string> members, IReadOnlyList<TeamMember> team)
    {
        BookText.CheckName(errors, nameof(Name), Name, "Type a name, up to 100 characters: “A first call”.");
        BookText.CheckText(errors, nameof(Heading), Heading, LongestLine);
        BookText.CheckText(errors, nameof(Text), Text, LongestText);
        var isLength = Numbers.TryRead(Length, AppointmentKind.Grain, 480, out var length) && length % AppointmentKind.Grain == 0;
        errors.AddIf(!isLength, nameof(Length), "Write how long it takes in steps of 5 minutes, from 5 to 480.");
        errors.AddIf(!members.Any(key => team.Any(one => one.Key == key)), "Members", "Tick who offers it, one at least.");
        Choose(errors, nameof(Place), Place, Places);
        BookText.CheckText(errors, nameof(Where), Where, LongestPlace);
        errors.AddIf(Place == nameof(AppointmentPlace.Here) && Typed.Clean(Where) is null, nameof(Where), "Write where people come to.");
        BookText.CheckText(errors, nameof(Question), Question, LongestLine);
        BookText.CheckText(errors, nameof(Costs), Costs, LongestLine);
        Choose(errors, nameof(GapBefore), GapBefore, Gaps);
        Choose(errors, nameof(GapAfter), GapAfter, Gaps);
        Choose(errors, nameof(Notice), Notice, Notices);
        Choose(errors, nameof(Ahead), Ahead, Horizons);
        Choose(errors, nameof(Every), Every, Grids);
        Choose(errors, nameof(Limit), Limit, Limits);
    }

    /// <summary>Only where nothing is wrong with it.</summary>
    public AppointmentKind ToKind(string key, IEnumerable<string> members) => new(key, Name!.Trim())
    {
        Heading = Typed.Clean(Heading) ?? "",
        Text = Typed.Clean(Text) ?? "",
        Minutes = Number(Length),
        Members = [.. members.Distinct()],
        Place = Enum.Parse<AppointmentPlace>(Place!),
        Where = Typed.Clean(Where) ?? "",
        Question = Typed.Clean(Question) ?? "",
        IsQuestionRequired = MustAnswer && Typed.Clean(Question) is not null,
        Costs = Typed.Clean(Costs) ?? "",
        GapBefore = Number(GapBefore),
        GapAfter = Number(GapAfter),
        NoticeHours = Number(Notice),
        DaysAhead = Number(Ahead),
        Every = Number(Every),
        MovableHours = Number(Limit),
        IsOff = !IsOn,
    };

    private static void Choose(FormErrors errors, string field, string? value, IReadOnlyList<FieldOption> choices) =>
        errors.AddIf(choices.All(one => one.Value != value), field, "Choose one of the list.");

    private static FieldOption[] Minutes(params int[] all) =>
        [.. all.Select(one => new FieldOption(Digits(one), one == 60 ? "1 hour" : one == 120 ? "2 hours" : $"{one} minutes"))];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? digits) => int.Parse(digits!, CultureInfo.InvariantCulture);
}
