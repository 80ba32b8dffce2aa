using System.Globalization;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Settings;

/// <summary>The rules every message passes before it leaves, as typed.</summary>
internal sealed class SendingForm
{
    public string? CapCount { get; set; }
    public string? CapDays { get; set; }
    public string? QuietFrom { get; set; }
    public string? QuietUntil { get; set; }
    public string? PastDueHours { get; set; }
    public bool ConsentNeeded { get; set; }
    public string? AskToConfirm { get; set; }
    public bool AskToMeasure { get; set; }

    public static SendingForm From(SendSettings sending) => new()
    {
        CapCount = Text(sending.CapCount),
        CapDays = Text(sending.CapDays),
        QuietFrom = sending.QuietFrom,
        QuietUntil = sending.QuietUntil,
        PastDueHours = Text(sending.PastDueHours),
        ConsentNeeded = sending.ConsentNeeded,
        AskToConfirm = sending.AskToConfirm,
        AskToMeasure = sending.AskToMeasure,
    };

    public void Check(FormErrors errors)
    {
        errors.AddIf(!Numbers.TryRead(CapCount, 0, 100, out _), nameof(CapCount), "The most messages must be a number from 0 to 100. 0 means no limit.");
        errors.AddIf(!Numbers.TryRead(CapDays, 1, 90, out _), nameof(CapDays), "The days must be a number from 1 to 90.");
        errors.AddIf(!IsTime(QuietFrom), nameof(QuietFrom), "Type when the quiet begins as hours and minutes, such as 21:00.");
        errors.AddIf(!IsTime(QuietUntil), nameof(QuietUntil), "Type when the quiet ends as hours and minutes, such as 08:00.");
        errors.AddIf(!Numbers.TryRead(PastDueHours, 1, 8760, out _), nameof(PastDueHours), "The hours must be a number from 1 to 8760, which is a year.");
    }

    public SendSettings Apply() => new()
    {
        CapCount = int.Parse(CapCount!, CultureInfo.InvariantCulture),
        CapDays = int.Parse(CapDays!, CultureInfo.InvariantCulture),
        QuietFrom = QuietFrom!.Trim(),
        QuietUntil = QuietUntil!.Trim(),
        PastDueHours = int.Parse(PastDueHours!, CultureInfo.InvariantCulture),
        ConsentNeeded = ConsentNeeded,
        AskToConfirm = AskToConfirm is "nobody" or "forms-and-browsers" ? AskToConfirm : "forms",
        AskToMeasure = AskToMeasure,
    };

    private static bool IsTime(string? text) => TimeOnly.TryParseExact(text?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
