using System.Security.Claims;
using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.App.Access;

/// <summary>
/// Who asks, and in which business they are: one for each request, filled before any page runs. Every store method takes
/// <see cref="WorkspaceId"/>, so that another business's ids find nothing.
/// </summary>
internal sealed class WorkspaceAccess(Workspaces workspaces)
{
    public const string CookieName = "tl-workspace";

    private Membership? _current;

    /// <summary>False where nobody is signed in, or the account has no business yet.</summary>
    public bool IsKnown => _current is not null;

    public Guid WorkspaceId => Current.Id;

    /// <summary>The business's name.</summary>
    public string Name => Current.Name;

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role => Current.Role;

    public bool IsOwner => _current?.Role == Roles.Owner;

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
        All = workspaces.Of(accountId);
        _current = Guid.TryParse(context.Request.Cookies[CookieName], out var chosen) ? All.FirstOrDefault(one => one.Id == chosen) : null;
        _current ??= All.Count > 0 ? All[0] : null;
        Zone = LocalZone.Find(null, _current?.Zone).Zone;
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
