using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Throughline.App.Access;
using Throughline.App.Design;

namespace Throughline.App.Public;

/// <summary>The pages that customers see: no account, no cookie, no script.</summary>
internal static class PublicPages
{
    /// <summary>Rate limit on what one address may post to forms and questions.</summary>
    public const string Posts = "public-posts";

    /// <summary>Rate limit on what one address may post to forms that let people in.</summary>
    public const string Forms = "public-forms";

    /// <summary>Rate limit on how often one signed link may be followed: scanners, and pictures that are fetched anew.</summary>
    public const string Visits = "public-visits";

    private const int PostsPerMinute = 60;
    private const int FormsAtOnce = 60;
    private const int FormsPerMinute = 5;
    private const int VisitsPerMinute = 60;

    /// <summary>A customer's form has 64 KB at most.</summary>
    public static RequestSizeLimitAttribute SmallPost { get; } = new(64 * 1024);

    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<SignedDeliveries>();
        services.AddSingleton<Topics>();
        services.AddSingleton<FormDoors>();
        services.AddSingleton<IOwnPages, OwnPagesOfForms>();
        services.AddSingleton<IOwnPages, OwnPagesOfBooking>();
        services.AddSingleton<IOwnPages, OwnPagesOfLook>();
        services.AddSingleton<IOwnPages, OwnPagesOfEvents>();
        services.AddSingleton<EventDoors>();
        services.AddSingleton<EventPages>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<VisitNotes>();
        services.AddSingleton<LinkTargets>();
        services.AddSingleton<FormAddresses>();
        services.AddSingleton<FormChecks>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<BookingDoors>();
        services.AddSingleton<BookingPages>();
        services.Configure<RateLimiterOptions>(limiter =>
        {
            limiter.AddPolicy(Posts, context => EachMinute(RequestSource.Of(context), PostsPerMinute));
            limiter.AddPolicy(Visits, context => EachMinute(context.Request.RouteValues["token"] as string ?? "", VisitsPerMinute));
            limiter.AddPolicy(Forms, context =>
                RateLimitPartition.GetTokenBucketLimiter(RequestSource.Of(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = FormsAtOnce,
                    TokensPerPeriod = FormsPerMinute,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                    QueueLimit = 0,
                }));
        });
    }

    private static RateLimitPartition<string> EachMinute(string one, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(
            one, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>Is it a customer who asks? Also where a link was cut off, and leads to no page.</summary>
    public static bool AreAt(HttpContext context) => context.GetEndpoint() is RouteEndpoint endpoint
        ? endpoint.Metadata.GetMetadata<ForCustomers>() is not null
        : context.Request.Path.Value is ['/', 'b' or 'c' or 'e' or 'f' or 'm' or 'o' or 'p' or 's' or 't' or 'u', .. var rest]
            && rest is ("" or ['/', ..]);

    public static void MapPublicPages(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").IsForCustomers()
            .IsPublic("customers have no account; a signed link, or the form's own address, says what it is about");
        all.MapSurveys();
        all.MapConsents();
        all.MapVisits();
        all.MapForms();
        all.MapEventPages();
        all.MapTickets();
        all.MapBookings();
        all.MapPictures();
    }
}
