using Throughline.Runtime.Storage;

namespace Throughline.App.Api.Journeys;

/// <summary>Who asks, by the key they carry.</summary>
internal static class ApiCaller
{
    private const string Scheme = "Bearer ";
    private static readonly object _item = new();

    extension(ApiKey key)
    {
        /// <summary>How the key stands in the audit and beside the edits it makes.</summary>
        public string Account => $"api-key:{key.Hint}";
    }

    /// <summary>The living key of this request, or null.</summary>
    public static ApiKey? Find(HttpContext context)
    {
        if (context.Items.TryGetValue(_item, out var known)) return known as ApiKey;
        var header = context.Request.Headers.Authorization.ToString();
        var found = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? context.RequestServices.GetRequiredService<ApiKeys>().Find(header[Scheme.Length..].Trim()) : null;
        context.Items[_item] = found;
        return found;
    }

    /// <summary>As <see cref="Find"/>, behind <see cref="Require"/>.</summary>
    public static ApiKey Of(HttpContext context) => Find(context) ?? throw new InvalidOperationException("The address does not ask for a key.");

    /// <summary>Answers whoever has no key.</summary>
    public static ValueTask<object?> Require(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        if (Find(invocation.HttpContext) is not null) return next(invocation);
        invocation.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return ValueTask.FromResult<object?>(ApiProblems.NoKey());
    }
}
