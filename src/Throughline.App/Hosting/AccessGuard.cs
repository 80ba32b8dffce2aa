using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Public;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>
/// Lets a request through to its route, or answers it: the one place where it is asked who may do what. Whom a reader then
/// finds is narrowed by <see cref="WorkspaceAccess.People"/>.
/// </summary>
internal static class AccessGuard
{
    private const string NewWorkspacePath = "/workspaces/new";

    /// <summary>After the account and the business are known.</summary>
    public static IApplicationBuilder UseAccessGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var access = context.RequestServices.GetRequiredService<WorkspaceAccess>();
        if (context.GetEndpoint() is not (null or RouteEndpoint)) return next(context); // routing itself answers: 405, 415
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        return endpoint?.Metadata.GetMetadata<CalledWithKey>() is not null
            ? AskKey(context, access, endpoint, next)
            : AskAccount(context, access, endpoint, next);
    });

    private static Task AskAccount(HttpContext context, WorkspaceAccess access, Endpoint? endpoint, RequestDelegate next)
    {
        var rules = endpoint?.Metadata.GetOrderedMetadata<IAccessRule>() ?? [];
        if (rules.OfType<IsPublicAttribute>().Any()) return next(context);
        if (endpoint is null && !MayLeadToSignIn(context)) return next(context);
        if (!access.IsSignedIn) return context.ChallengeAsync();
        if (endpoint is null) return next(context);
        var mayBeWithoutBusiness = rules.OfType<NeedsAccountAttribute>().Any(rule => rule.EvenWithoutBusiness);
        if (!access.IsKnown && !mayBeWithoutBusiness) return GoTo(context, NewWorkspacePath);
        return Missing(context, access, rules) is { } missing ? RefuseAsync(context, access, missing) : next(context);
    }

    private static Task AskKey(HttpContext context, WorkspaceAccess access, Endpoint endpoint, RequestDelegate next)
    {
        if (access.Key is null) return KeyRefusals.NoKey(context).ExecuteAsync(context);
        if (context.Request.Headers.Origin.Count > 0) return KeyRefusals.FromBrowser().ExecuteAsync(context);
        var missing = Missing(context, access, endpoint.Metadata.GetOrderedMetadata<IAccessRule>());
        return missing is null ? next(context) : KeyRefusals.OutOfScope().ExecuteAsync(context);
    }

    /// <summary>What whoever asks lacks, or null. Everything, where the route declares nothing: what nobody thought of is closed.</summary>
    private static IReadOnlyList<Permission>? Missing(HttpContext context, WorkspaceAccess access, IReadOnlyList<IAccessRule> rules)
    {
        if (rules.Count == 0) return [];
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        var asked = rules.OfType<NeedsAttribute>().Where(rule => changes || !rule.OnlyToChange);
        return asked.FirstOrDefault(rule => !rule.AreMet(access.Allowed))?.Permissions;
    }

    /// <summary>A page that says who can, or the same words for a script.</summary>
    private static Task RefuseAsync(HttpContext context, WorkspaceAccess access, IReadOnlyList<Permission> missing)
    {
        var refusal = Refusal.Of(access, context.RequestServices.GetRequiredService<Members>().In(access.WorkspaceId), missing);
        IResult answer = context.Request.AsksForPage()
            ? new RazorComponentResult<RefusedPage>(new { refusal.What, refusal.WhoCan }) { StatusCode = StatusCodes.Status403Forbidden }
            : Results.Json(new { refused = "role", said = $"{refusal.What} {refusal.WhoCan}" }, statusCode: StatusCodes.Status403Forbidden);
        return answer.ExecuteAsync(context);
    }

    // Somebody who looks at an address that leads nowhere may only have to sign in. A program that sends to one must hear of it.
    private static bool MayLeadToSignIn(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.AsksForPage() && !PublicPages.AreAt(context);

    private static Task GoTo(HttpContext context, string path)
    {
        context.Response.Redirect(path);
        return Task.CompletedTask;
    }
}
