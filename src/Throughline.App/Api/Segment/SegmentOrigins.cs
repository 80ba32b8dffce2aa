using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Throughline.App.Api.Segment;

/// <summary>Which websites' pages may send events from their visitors' browsers.</summary>
internal sealed class SegmentOrigins
{
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromHours(2);

    private readonly ICorsService _cors;
    private readonly CorsPolicy _policy;

    /// <param name="origins">Such as https://www.example.com, or "*" for any. With none, only programs can send.</param>
    public SegmentOrigins(ICorsService cors, IReadOnlyCollection<string> origins)
    {
        _cors = cors;
        _policy = new CorsPolicyBuilder([.. origins])
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-retry-count")
            .WithExposedHeaders("retry-after") // else a page cannot see how long it should wait
            .SetPreflightMaxAge(PreflightLifetime)
            .Build();
    }

    /// <summary>Whether the page that asks may send.</summary>
    public bool Allows(HttpContext context) => _cors.EvaluatePolicy(context, _policy).IsOriginAllowed;

    /// <summary>Adds the headers that let the asking page send and read the answer, if it may.</summary>
    public void Allow(HttpContext context) =>
        _cors.ApplyResult(_cors.EvaluatePolicy(context, _policy), context.Response);
}
