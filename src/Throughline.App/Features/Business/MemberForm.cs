using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>Somebody of the team, as typed.</summary>
internal sealed class MemberForm
{
    private const int Limit = 500;

    public string? Name { get; set; }
    public string? Role { get; set; }
    public string? Email { get; set; }
    public string? MostSteps { get; set; }
    public string? AwayFrom { get; set; }
    public string? AwayUntil { get; set; }
    public string? StandIn { get; set; }

    public static MemberForm From(TeamMember member) => new()
    {
        Name = member.Name,
        Role = member.Role,
        Email = member.Email,
        MostSteps = member.MostSteps?.ToString(CultureInfo.InvariantCulture),
        AwayFrom = Text(member.AwayFrom),
        AwayUntil = Text(member.AwayUntil),
        StandIn = member.StandIn,
    };

    /// <param name="others">Who could stand in; their keys.</param>
    public void Check(FormErrors errors, IReadOnlyList<FieldOption> others)
    {
        BookText.CheckName(errors, nameof(Name), Name, "Type their name, up to 100 characters.");
        BookText.CheckText(errors, nameof(Role), Role, BookText.LongestName);
        errors.AddIf(Typed.Clean(Email) is not null && !EmailText.LooksRight(Email), nameof(Email), "Type the address in full, such as ana@example.com, or leave it empty.");
        errors.AddIf(Typed.Clean(MostSteps) is not null && !Numbers.TryRead(MostSteps, 1, Limit, out _), nameof(MostSteps), $"The most steps must be a number from 1 to {Limit}, or nothing.");
        CheckAway(errors);
        errors.AddIf(Typed.Clean(StandIn) is not null && others.All(one => one.Value != StandIn), nameof(StandIn), "Choose somebody else of your team from the list.");
    }

    public TeamMember ToMember(string key) => new(
        key, Name!.Trim(), Typed.Clean(Role), Typed.Clean(Email), Numbers.TryRead(MostSteps, 1, Limit, out var most) ? most : null, Day(AwayFrom), Day(AwayUntil), Typed.Clean(StandIn));

    private void CheckAway(FormErrors errors)
    {
        var (from, until) = (Day(AwayFrom), Day(AwayUntil));
        errors.AddIf(Typed.Clean(AwayFrom) is not null && from is null, nameof(AwayFrom), "Type the first day away as year, month and day, such as 2027-03-08.");
        errors.AddIf(Typed.Clean(AwayUntil) is not null && until is null, nameof(AwayUntil), "Type the last day away as year, month and day, such as 2027-03-19.");
        errors.AddIf(from is not null && Typed.Clean(AwayUntil) is null, nameof(AwayUntil), "Say the last day away too, so that it is known when they are back.");
        errors.AddIf(from > until, nameof(AwayUntil), "The last day away lies before the first. Change one of them.");
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var day } ? day : null;

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
