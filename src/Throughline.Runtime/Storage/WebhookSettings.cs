using System.Collections.Immutable;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>A secret that calls are still signed with, beside the newer one.</summary>
internal sealed record EarlierSecret(int Number, long UntilUnixMilliseconds);

/// <summary>An address that answered 410 Gone and is called no more, until somebody switches it on again.</summary>
internal sealed record StoppedAddress(string Address, long AtUnixMilliseconds)
{
    public Instant At => Instant.FromUnixTimeMilliseconds(AtUnixMilliseconds);
}

/// <summary>How a workspace's calls to other systems are signed, and which of them ended.</summary>
internal sealed record WebhookSettings
{
    /// <summary>How long both secrets hold after a change, so that the other systems can follow.</summary>
    public static readonly Duration Overlap = Duration.FromHours(24);

    /// <summary>Addresses remembered at most; the oldest is forgotten first.</summary>
    private const int MostStopped = 100;

    /// <summary>How often the secret was changed; each number has its own, made from the server's key.</summary>
    public int SecretNumber { get; init; }

    public ImmutableArray<EarlierSecret> Earlier { get; init; } = [];

    public ImmutableArray<StoppedAddress> Stopped { get; init; } = [];

    /// <summary>The secrets that hold, the newest first.</summary>
    public IEnumerable<int> NumbersAt(Instant now) => EarlierAt(now).Select(earlier => earlier.Number).Prepend(SecretNumber);

    public IEnumerable<EarlierSecret> EarlierAt(Instant now) =>
        Earlier.Where(earlier => earlier.UntilUnixMilliseconds > now.ToUnixTimeMilliseconds());

    public bool IsStopped(Uri address) => Stopped.Any(stopped => stopped.Address == address.AbsoluteUri);

    public WebhookSettings WithNewSecret(Instant now) => this with
    {
        SecretNumber = SecretNumber + 1,
        Earlier = [new EarlierSecret(SecretNumber, (now + Overlap).ToUnixTimeMilliseconds()), .. EarlierAt(now)],
    };

    public WebhookSettings WithStopped(Uri address, Instant now) => IsStopped(address)
        ? this
        : this with
        {
            Stopped = [.. Stopped.TakeLast(MostStopped - 1), new StoppedAddress(address.AbsoluteUri, now.ToUnixTimeMilliseconds())],
        };

    public WebhookSettings WithResumed(string address) => this with { Stopped = Stopped.RemoveAll(stopped => stopped.Address == address) };
}
