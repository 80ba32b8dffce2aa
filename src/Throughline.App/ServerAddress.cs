using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Throughline.Primitives;

namespace Throughline.App;

/// <summary>Where the public reaches this server: as set, else where it listens; never what a request says of itself.</summary>
internal sealed class ServerAddress(ServeOptions options, IServer server)
{
    /// <summary>A path is kept; without a slash at the end.</summary>
    public string Root => (options.HasPublicAddress ? options : options with { Urls = Listening ?? options.Urls })
        .PublicAddress is var address
        && WebAddress.Ascii(new Uri(address.GetLeftPart(UriPartial.Path))) is { } written ? written.TrimEnd('/')
        : address.ToString().TrimEnd('/');

    /// <summary>The whole address of a path of this server, such as "/m/…".</summary>
    public string Of(string path) => Root + path;

    // The port may have been any that was free. Null before the server has started.
    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
