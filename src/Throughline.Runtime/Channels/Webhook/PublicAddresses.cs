using System.Net;
using System.Net.Sockets;

namespace Throughline.Runtime.Channels.Webhook;

/// <summary>
/// Which addresses a call to somebody else's system may go to. What stands in a journey must not reach the machines
/// behind our own door (server-side request forgery), so everything that is not plainly public is refused.
/// </summary>
internal static class PublicAddresses
{
    // IANA special-purpose registries (RFC 6890 and successors): everything that is not globally reachable, and multicast.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    // Inside 2000::/3, but not public, or carrying an IPv4 address that may not be (Teredo, 6to4).
    private static readonly IPNetwork[] NotPublicV6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(NotPublic, n => n.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !Array.Exists(NotPublicV6, n => n.Contains(address)),
            _ => false,
        };
    }
}
