using System.Globalization;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>Somebody of the team, as typed.</summary>
internal sealed class MemberForm
{
    private const int Limit = 500;
    private const int MostLines = 5;
    private const int LongestLine = 100;

    public string? Name { get; set; }
    public string? Role { get; set; }
    public string? Email { get; set; }
    public string? MostSteps { get; set; }
    public bool OwnHours { get; set; }
    public string? StandIn { get; set; }
    public string? Signature { get; set; }
    public string? Portrait { get; set; }

    public static MemberForm From(TeamMember member) => new()
    {
        Name = member.Name,
        Role = member.Role,
        Email = member.Email,
        MostSteps = member.MostSteps?.ToString(CultureInfo.InvariantCulture),
        OwnHours = member.Hours is not null,
        StandIn = member.StandIn,
        Signature = member.Signature,
        Portrait = member.Portrait,
    };

    /// <param name="others">Who could stand in; their keys.</param>
    public void Check(FormErrors errors, IReadOnlyList<FieldOption> others)
    {
        BookText.CheckName(errors, nameof(Name), Name, "Type their name, up to 100 characters.");
        BookText.CheckText(errors, nameof(Role), Role, BookText.LongestName);
        errors.AddIf(Typed.Clean(Email) is not null && !EmailText.LooksRight(Email), nameof(Email), "Type the address in full, such as ana@example.com, or leave it empty.");
        errors.AddIf(Typed.Clean(MostSteps) is not null && !Numbers.TryRead(MostSteps, 1, Limit, out _), nameof(MostSteps), $"The most steps must be a number from 1 to {Limit}, or nothing.");
        var lines = Typed.Clean(Signature)?.ReplaceLineEndings("\n").Split('\n') ?? [];
        errors.AddIf(lines.Length > MostLines || lines.Any(line => line.Length > LongestLine), nameof(Signature),
            $"Keep it to {MostLines} lines of up to {LongestLine} characters.");
        errors.AddIf(Typed.Clean(StandIn) is not null && others.All(one => one.Value != StandIn), nameof(StandIn), "Choose somebody else of your team from the list.");
    }

    public TeamMember ToMember(string key) => new(
        key, Name!.Trim(), Typed.Clean(Role), Typed.Clean(Email), Numbers.TryRead(MostSteps, 1, Limit, out var most) ? most : null,
        Typed.Clean(StandIn))
    {
        Signature = Typed.Clean(Signature)?.ReplaceLineEndings("\n"),
        Portrait = Typed.Clean(Portrait),
    };
}
