using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Throughline.App.Access;

namespace Throughline.App.Design;

/// <summary>
/// Scripts, styles, fonts and icons. They are made by <c>Client/build.mjs</c>, travel inside the assembly, carry a
/// fingerprint in their name and so may be kept for ever by a browser.
/// </summary>
internal static class ClientAssets
{
    private const string Prefix = "dist/";
    private static readonly FrozenDictionary<string, Asset> Assets = Load();
    private static readonly Manifest Made = ReadManifest();

    /// <summary>The address of a file by its plain name, such as "styles.css".</summary>
    /// <exception cref="KeyNotFoundException">The client build makes no such file.</exception>
    public static string Url(string name) => "/dist/" + Made.Files[name];

    /// <summary>The addresses of what a script imports, to be fetched along with it.</summary>
    /// <exception cref="KeyNotFoundException">The client build makes no such script.</exception>
    public static IEnumerable<string> ImportsOf(string script) => Made.Imports[script].Select(name => "/dist/" + name);

    /// <summary>What the build of the client found of robots: patterns of the names by which they call themselves.</summary>
    public static IReadOnlyList<string> Robots { get; } = JsonSerializer.Deserialize<string[]>(Assets["robots.json"].Plain)!;

    public static void MapClientAssets(this IEndpointRouteBuilder app)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/dist/{name}", reading, Serve).IsPublic("scripts and styles");
        app.MapMethods("/throughline.js", reading, ServeToAnySite).IsPublic("the script of the business's own website");
    }

    /// <summary>Its name stays, so that the line on a website stays: browsers ask again each day whether it is another.</summary>
    private static IResult ServeToAnySite(HttpContext context)
    {
        const string Name = "throughline.js";
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=86400, stale-while-revalidate=604800";
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.Vary = HeaderNames.AcceptEncoding;
        var asset = Assets[Name];
        var (bytes, encoding) = Choose(asset, context.Request.Headers.AcceptEncoding);
        if (encoding is not null) headers.ContentEncoding = encoding;
        var tag = new EntityTagHeaderValue($"\"{asset.Print}{(encoding is null ? "" : $"-{encoding}")}\"");
        return Results.Bytes(bytes, "text/javascript; charset=utf-8", entityTag: tag);
    }

    private static IResult Serve(string name, HttpContext context)
    {
        if (!Assets.TryGetValue(name, out var asset)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        var bytes = asset.Plain;
        if (asset.Brotli is not null || asset.Gzip is not null)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
            (bytes, var encoding) = Choose(asset, context.Request.Headers.AcceptEncoding);
            if (encoding is not null) headers.ContentEncoding = encoding;
        }
        return Results.Bytes(bytes, asset.ContentType);
    }

    private static (byte[] Bytes, string? Encoding) Choose(Asset asset, StringValues accepted)
    {
        if (asset.Brotli is { } brotli && Accepts(accepted, "br")) return (brotli, "br");
        if (asset.Gzip is { } gzip && Accepts(accepted, "gzip")) return (gzip, "gzip");
        return (asset.Plain, null);
    }

    private static bool Accepts(StringValues accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var values)
        && values.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static FrozenDictionary<string, Asset> Load()
    {
        var types = new FileExtensionContentTypeProvider();
        var names = typeof(ClientAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .ToHashSet(StringComparer.Ordinal);
        return names.Where(name => Path.GetExtension(name) is not (".br" or ".gz"))
            .ToFrozenDictionary(name => name, name => new Asset(
                types.TryGetContentType(name, out var type) ? type : "application/octet-stream",
                Read(name),
                names.Contains(name + ".br") ? Read(name + ".br") : null,
                names.Contains(name + ".gz") ? Read(name + ".gz") : null));
    }

    private static Manifest ReadManifest() => JsonSerializer.Deserialize<Manifest>(Assets["manifest.json"].Plain, JsonSerializerOptions.Web)!;

    private static byte[] Read(string name)
    {
        using var stream = typeof(ClientAssets).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <param name="Files">Fingerprinted names by plain ones.</param>
    /// <param name="Imports">The fingerprinted names of what each script imports.</param>
    private sealed record Manifest(Dictionary<string, string> Files, Dictionary<string, string[]> Imports);

    private sealed record Asset(string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
    {
        /// <summary>Says whether it is still the same.</summary>
        public string Print { get; } = Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 8));
    }
}
