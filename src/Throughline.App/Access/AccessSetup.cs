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

    private const string SignInPath = "/sign-in";

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
        services.AddDataProtection().SetApplicationName("throughline").PersistKeysToFileSystem(PrivateFiles.MakeFolder(options.KeysFolder));
        services.AddSingleton<Members>();
        services.AddSingleton<ApiKeys>();
        services.AddScoped<WorkspaceAccess>();
        services.AddSingleton<AccountReader>();
        var startedAt = options.Clock.GetUtcNow();
        services.AddSingleton(all => new FirstRun(all.GetRequiredService<AccountReader>(), options, startedAt));
        services.AddSingleton<SessionStore>();
        services.AddSingleton<PasswordTries>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<PasswordSignIn>();
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
        identity.Lockout.AllowedForNewUsers = false; // whoever knows an address could keep its owner out: see PasswordTries
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "tl-account";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "next";
        cookie.Events.OnSigningIn = AccountSessions.NameAsync;
        cookie.Events.OnValidatePrincipal = AccountSessions.AskAsync;
        cookie.Events.OnSigningOut = AccountSessions.EndAsync;
        cookie.Events.OnRedirectToLogin = context =>
        {
            var first = context.HttpContext.RequestServices.GetRequiredService<FirstRun>().IsOn;
            var htmx = context.Request.Headers.ContainsKey("HX-Request");
            if (htmx) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(first ? "/welcome" : SignInPath + QueryString.Create(
                context.Options.ReturnUrlParameter, context.Request.PathBase + context.Request.Path + context.Request.QueryString));
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // Only tries count: looking at the page does not.
    private static RateLimitPartition<string> LimitTries(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.RequestServices.GetRequiredService<KnownDevices>().SourceOf(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("looking");
}
