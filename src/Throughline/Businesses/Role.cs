namespace Throughline.Businesses;

/// <summary>What a member is in a business. Stored in small letters.</summary>
public enum Role
{
    Owner,

    /// <summary>All but who belongs to the team, keys, and erasing.</summary>
    Manager,

    /// <summary>Their own assignments, the people those are about, the playbooks, and the door of an event.</summary>
    Helper,

    /// <summary>Journeys and numbers, and no person.</summary>
    Viewer,

    /// <summary>Whatever the owner of that business grants them.</summary>
    Coach,
}

/// <summary>Each role as the set of what it may do.</summary>
public static class Roles
{
    private static readonly Permissions _helper = Permissions.Of(Permission.SeePeople, Permission.SettleAssignments, Permission.CheckIn);
    private static readonly Permissions _viewer = Permissions.Of(Permission.SeeJourneys, Permission.SeeNumbers);

    /// <param name="granted">What the owner grants; only a coach's counts.</param>
    public static Permissions Allows(this Role role, Permissions granted) => role switch
    {
        Role.Owner => Permissions.All,
        Role.Manager => Permissions.All.Without(Permission.ManageTeam, Permission.ManageKeys, Permission.Erase),
        Role.Helper => _helper,
        Role.Viewer => _viewer,
        Role.Coach => granted,
        _ => Permissions.None,
    };

    /// <summary>True where the people that may be seen are only those of one's own assignments.</summary>
    public static bool SeesOwnPeopleOnly(this Role role) => role == Role.Helper;

    public static string Word(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of a stored word, or null: whoever has none that is known may do nothing.</summary>
    public static Role? Find(string word) =>
        Enum.TryParse<Role>(word, ignoreCase: true, out var role) && role.Word() == word ? role : null;
}
