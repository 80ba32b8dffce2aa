using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Throughline.App.Access;

namespace Throughline.App.Public;

/// <summary>The pages that customers see: no account, no cookie, no script.</summary>
internal static class PublicPages
{
    /// <summary>Rate limit on what one address may post to forms and questions.</summary>
    public const string Posts = "public-posts";

    private const int PostsPerMinute = 60;

    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<SignedDeliveries>();
        services.AddSingleton<Topics>();
        services.AddSingleton<FormDoors>();
        services.AddSingleton<ClickBursts>();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Posts, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PostsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })));
    }

    public static void MapPublicPages(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").IsPublic("customers have no account; a signed link, or the form's own address, says what it is about");
        all.MapSurveys();
        all.MapConsents();
        all.MapVisits();
        all.MapForms();
    }
}
