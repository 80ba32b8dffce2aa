using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Throughline.App.Access;

/// <summary>How often passwords of one account may be tried from one place.</summary>
internal sealed class PasswordTries : IDisposable
{
    /// <summary>Tries at once; then one more each minute.</summary>
    public const int AtOnce = 10;

    private readonly PartitionedRateLimiter<(string Source, string Account)> _tries =
        PartitionedRateLimiter.Create<(string Source, string Account), (string Source, string Account)>(
        place => RateLimitPartition.GetTokenBucketLimiter(place, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    public bool MayTry(string source, string account)
    {
        using var lease = _tries.AttemptAcquire((source, account.ToUpperInvariant()));
        return lease.IsAcquired;
    }

    public void Dispose() => _tries.Dispose();
}

/// <summary>The place a request comes from, for whoever counts requests.</summary>
internal static class RequestSource
{
    /// <summary>The address; of IPv6 the network of 64 bits, which is one household's or one machine's.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
