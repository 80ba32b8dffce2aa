using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Wording;

/// <summary>Says no to somebody in words: what they may not do here, and whom to ask.</summary>
/// <param name="What">"Publishing is not part of what you may do in Bright Rails."</param>
/// <param name="WhoCan">"Ask Jill Park."</param>
internal sealed record Refusal(string What, string WhoCan)
{
    private const int MostNames = 3;

    public static Refusal Of(WorkspaceAccess access, IReadOnlyList<Member> members, IReadOnlyList<Permission> missing)
    {
        var what = missing.Count == 0 ? "Opening this" : Doing(missing.FirstOrDefault(one => !access.May(one), missing[0]));
        var able = members.Where(member => missing.Count > 0 && missing.All(member.May.Contains)).OrderBy(member => member.Role);
        return new($"{what} is not part of what you may do in {access.Name}.", Whom([.. able.Select(member => member.Name)]));
    }

    /// <summary>A permission as the beginning of a sentence.</summary>
    public static string Doing(Permission permission) => permission switch
    {
        Permission.SeePeople => "Seeing people",
        Permission.ChangePeople => "Adding and changing people",
        Permission.SeeJourneys => "Seeing journeys",
        Permission.EditJourneys => "Changing journeys",
        Permission.Propose => "Suggesting changes",
        Permission.Publish => "Publishing and pausing",
        Permission.Broadcast => "Writing to many at once",
        Permission.AnswerFeedback => "Reading and answering feedback",
        Permission.SettleAssignments => "Settling assignments",
        Permission.SeeNumbers => "Seeing numbers",
        Permission.SeeMoney => "Seeing money",
        Permission.ManageTeam => "Deciding who is in the team",
        Permission.ManageSettings => "Changing settings",
        Permission.ManageKeys => "Making and taking back keys",
        Permission.Export => "Taking people’s data out",
        Permission.Erase => "Erasing people",
        Permission.CheckIn => "Standing at the door of an event",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, null),
    };

    private static string Whom(IReadOnlyList<string> names) => names switch
    {
        [] => "Ask the owner of this business.",
        [var one] => $"Ask {one}.",
        { Count: <= MostNames } => $"Ask {string.Join(", ", names.SkipLast(1))} or {names[^1]}.",
        _ => $"Ask {string.Join(", ", names.Take(MostNames))} or another of your team.",
    };
}
