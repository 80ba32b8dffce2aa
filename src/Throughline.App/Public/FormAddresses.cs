using System.Threading.RateLimiting;

namespace Throughline.App.Public;

/// <summary>How often one e-mail address may be typed into forms: nobody shall have a stranger written to again and again.</summary>
internal sealed class FormAddresses : IDisposable
{
    /// <summary>Times at once; then one more every few hours.</summary>
    public const int AtOnce = 6;

    private static readonly TimeSpan _oneMoreAfter = TimeSpan.FromHours(4);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = _oneMoreAfter,
            QueueLimit = 0,
        }));

    /// <param name="business">Whose form it is.</param>
    public bool MayWriteTo(string business, string email)
    {
        using var lease = _limiter.AttemptAcquire($"{business} {InboxOf(email)}");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Where it arrives: many servers leave out what stands behind a plus sign, and Gmail the dots.</summary>
    internal static string InboxOf(string email)
    {
        var typed = email.Trim().ToLowerInvariant();
        var at = typed.LastIndexOf('@');
        if (at < 0) return typed;
        var (name, host) = (typed[..at].Split('+')[0], typed[(at + 1)..]);
        return host is "gmail.com" or "googlemail.com" ? $"{name.Replace(".", "", StringComparison.Ordinal)}@gmail.com" : $"{name}@{host}";
    }
}

/// <summary>Asks <see cref="FormAddresses"/> before a form is taken.</summary>
internal sealed class OneAddressAtATime(FormAddresses addresses) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var email = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["email"].ToString() : "";
        return email.Contains('@', StringComparison.Ordinal)
            && !addresses.MayWriteTo(http.Request.RouteValues["business"] as string ?? "", email)
            ? PublicAnswers.Problem(http, StatusCodes.Status429TooManyRequests)
            : await next(context);
    }
}
