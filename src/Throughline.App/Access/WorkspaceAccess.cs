using System.Security.Claims;
using NodaTime;
using Throughline.Businesses;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;

namespace Throughline.App.Access;

/// <summary>
/// Who asks, in which business they are, and what they may do there: one for each request, filled before any page runs.
/// It is a member with an account, or a program with a key. Every store method takes <see cref="WorkspaceId"/>, and what
/// reads people's data takes <see cref="People"/>, so that another business's ids, and a stranger's, find nothing.
/// </summary>
internal sealed class WorkspaceAccess(Workspaces workspaces, Members members)
{
    public const string CookieName = "tl-workspace";

    private Membership? _current;

    /// <summary>False where nobody is signed in, or the account has no business yet.</summary>
    public bool IsKnown => _current is not null;

    public Guid WorkspaceId => Current.Id;

    /// <summary>The business's name.</summary>
    public string Name => Current.Name;

    /// <summary>What they are here; null for a program.</summary>
    public Role? Role => _current?.Role;

    /// <summary>What they may do here; nothing where no business is known.</summary>
    public Permissions Allowed => _current?.May ?? Permissions.None;

    public bool May(Permission permission) => Allowed.Contains(permission);

    /// <summary>A test message that somebody else sent may say what is known of a person.</summary>
    public bool MaySee(TestMessage test) => test.AccountId == AccountId || (May(Permission.SeePeople) && People.IsWhole);

    /// <summary>Whose data they may find here.</summary>
    public PeopleScope People => Role is { } role && role.SeesOwnPeopleOnly()
        ? PeopleScope.OwnOf(WorkspaceId, Current.TeamKey)
        : PeopleScope.Whole(WorkspaceId);

    /// <summary>Who they are in the book's team, by which steps and notes name them; null for nobody of it.</summary>
    public string? TeamKey => _current?.TeamKey;

    /// <summary>The key of the program that asks; null where it is somebody with an account.</summary>
    public ApiKey? Key { get; private set; }

    public bool IsSignedIn => AccountId.Length > 0 && Key is null;

    /// <summary>The business's zone; UTC where none is known.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>All businesses this account may enter, by name.</summary>
    public IReadOnlyList<Membership> All { get; private set; } = [];

    public string AccountId { get; private set; } = "";
    public string AccountName { get; private set; } = "";
    public string AccountEmail { get; private set; } = "";

    /// <summary>Who acts, for the audit.</summary>
    public Actor Actor => new(WorkspaceId, AccountId);

    private Membership Current => _current ?? throw new InvalidOperationException("No business is chosen: the page must need a signed-in account.");

    /// <summary>The whole record of the current business, settings included.</summary>
    public Workspace Load() => workspaces.Find(WorkspaceId) ?? throw new InvalidOperationException("The business is gone.");

    /// <summary>Reads the account's businesses; the cookie chooses among them, never beyond them.</summary>
    internal void Enter(HttpContext context)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } accountId) return;
        AccountId = accountId;
        AccountName = context.User.FindFirstValue(AccountClaims.FullName) ?? context.User.Identity?.Name ?? "";
        AccountEmail = context.User.FindFirstValue(ClaimTypes.Email) ?? "";
        All = members.Of(accountId);
        _current = Guid.TryParse(context.Request.Cookies[CookieName], out var chosen) ? All.FirstOrDefault(one => one.Id == chosen) : null;
        _current ??= All.Count > 0 ? All[0] : null;
        Zone = LocalZone.Find(null, _current?.Zone).Zone;
    }

    /// <summary>A program acts in the business of its key, within the key's scopes.</summary>
    internal void Enter(ApiKey key)
    {
        Key = key;
        (AccountId, AccountName) = (key.Account, key.Name);
        var workspace = workspaces.Find(key.WorkspaceId) ?? throw new InvalidOperationException("The business is gone.");
        _current = new Membership(workspace.Id, workspace.Name, workspace.Zone, Role: null, key.Scopes.May, TeamKey: null);
        Zone = LocalZone.Find(null, workspace.Zone).Zone;
    }

    /// <summary>Makes one of the account's businesses the current one from the next request on; false where it is none of theirs.</summary>
    public bool Choose(HttpContext context, Guid workspaceId)
    {
        if (All.All(one => one.Id != workspaceId)) return false;
        Remember(context, workspaceId);
        return true;
    }

    internal static void Remember(HttpContext context, Guid workspaceId) => context.Response.Cookies.Append(
        CookieName,
        workspaceId.ToString(),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
}
