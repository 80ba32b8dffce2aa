using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Access;

/// <summary>Accounts, cookies, who may do what, and how often somebody may try.</summary>
internal static class AccessSetup
{
    /// <summary>Rate limit on trying passwords and codes.</summary>
    public const string Tries = "tries";

    public const int WrongPasswordsBeforeRest = 5;
    public static readonly TimeSpan RestAfterWrongPasswords = TimeSpan.FromMinutes(10);
    private const int TriesPerMinute = 20;

    public static void AddAccess(this IServiceCollection services, ServeOptions options)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(Configure)
            .AddAccountStore(options.DatabaseFile)
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.ConfigureApplicationCookie(Configure);
        services.AddDataProtection().SetApplicationName("throughline").PersistKeysToFileSystem(PrivateFolder(options.KeysFolder));
        services.AddSingleton<Members>();
        services.AddSingleton<ApiKeys>();
        services.AddScoped<WorkspaceAccess>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<FirstRun>();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Tries, LimitTries);
        });
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = ""; // the user name is the e-mail address, which may hold any letter
        identity.Password.RequiredLength = 10;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = WrongPasswordsBeforeRest;
        identity.Lockout.DefaultLockoutTimeSpan = RestAfterWrongPasswords;
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "tl-account";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "next";
        cookie.Events.OnRedirectToLogin = context =>
        {
            var first = context.HttpContext.RequestServices.GetRequiredService<FirstRun>().IsOn;
            var htmx = context.Request.Headers.ContainsKey("HX-Request");
            if (htmx) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(first ? "/welcome" : context.RedirectUri);
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    // Only tries count: looking at the page does not.
    private static RateLimitPartition<string> LimitTries(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("looking");
}
