namespace Throughline.App.Access;

/// <summary>The route reads the bytes of a body by itself, whatever its type says: nobody reads it as a form before.</summary>
internal sealed class ReadsBytes
{
    public static ReadsBytes Yes { get; } = new();
}

/// <summary>The route's pages are seen by customers, and so are its problems.</summary>
internal sealed class ForCustomers
{
    public static ForCustomers Yes { get; } = new();
}

/// <summary>What a form says that cannot be read as one.</summary>
/// <param name="Read">From its bytes; null where they say nothing.</param>
internal sealed record BrokenForm(Func<ReadOnlyMemory<byte>, IFormCollection?> Read);

/// <summary>How endpoints say what is particular about them.</summary>
internal static class RouteTraits
{
    public static TBuilder ReadsBytes<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(Access.ReadsBytes.Yes);

    public static TBuilder IsForCustomers<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(ForCustomers.Yes);

    public static TBuilder UnderstandsBroken<TBuilder>(this TBuilder route, Func<ReadOnlyMemory<byte>, IFormCollection?> read)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BrokenForm(read));

    /// <summary>A browser that shows what comes back as a page; a boosted form or link of htmx does, too.</summary>
    public static bool AsksForPage(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey("HX-Boosted");
}
