namespace Throughline.App;

/// <summary>Puts the server together; it is not started yet.</summary>
internal delegate WebApplication BuildServer(ServeOptions options);

/// <summary>How the server runs.</summary>
/// <param name="DataFolder">Where the database file and the keys lie; made where it is missing.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Environment">"Development" shows the component gallery and full errors; anything else does not.</param>
internal sealed record ServeOptions(string DataFolder, string Urls = ServeOptions.DefaultUrls, string Environment = "Production")
{
    public const string DefaultUrls = "http://localhost:5080";

    private readonly Uri? _publicAddress = Read("THROUGHLINE__PUBLICADDRESS") is { } address ? Whole(address) : null;

    /// <summary>The clock; a test's own where it needs one.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Adds or replaces services before the host is built; for tests and for commands that serve with a difference.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>Whether somebody has said where the public reaches this server.</summary>
    public bool HasPublicAddress => _publicAddress is not null;

    /// <summary>
    /// Where the public reaches this server; begins every whole address that is sent or shown. The first address listened on
    /// unless set; never what a request says of itself.
    /// </summary>
    public Uri PublicAddress
    {
        get => _publicAddress ?? new Uri(FirstOf(Urls));
        init => _publicAddress = value;
    }

    /// <summary>Origins of the websites whose pages may send events, separated by spaces, or "*" for any.</summary>
    public string Origins { get; init; } = Read("THROUGHLINE__ORIGINS") ?? "*";

    /// <summary>Whether webhooks may go to private and loopback addresses.</summary>
    public bool AllowPrivateWebhooks { get; init; } = Read("THROUGHLINE__ALLOWPRIVATEWEBHOOKS") is "true" or "1";

    /// <summary>Whether nothing is said on the console when the server is ready.</summary>
    public bool IsQuiet { get; init; }

    public string DatabaseFile => Path.Combine(DataFolder, "throughline.db");
    public string KeysFolder => Path.Combine(DataFolder, "keys");

    /// <summary>From THROUGHLINE__DATA, ASPNETCORE_URLS and ASPNETCORE_ENVIRONMENT, with the defaults of a first try.</summary>
    public static ServeOptions FromEnvironment() => new(
        Read("THROUGHLINE__DATA") ?? "data",
        Read("ASPNETCORE_URLS") ?? DefaultUrls,
        Read("ASPNETCORE_ENVIRONMENT") ?? Read("DOTNET_ENVIRONMENT") ?? "Production");

    /// <exception cref="FormatException">It is no whole address.</exception>
    private static Uri Whole(string address) => Uri.TryCreate(address, UriKind.Absolute, out var whole)
        && whole.Scheme is ("https" or "http")
        ? whole
        : throw new FormatException(
            $"THROUGHLINE__PUBLICADDRESS is “{address}”. Write the whole address, such as https://journeys.example.com.");

    // A listening address may name no host ("http://*:5080"), which no link can.
    private static string FirstOf(string urls) =>
        urls.Split(';')[0].Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);

    private static string? Read(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
