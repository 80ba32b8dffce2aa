using Throughline.Runtime.Storage;

namespace Throughline.App.Access;

/// <summary>The key that a request carries as "Authorization: Bearer …".</summary>
internal static class KeyCaller
{
    private const string Scheme = "Bearer ";
    private static readonly object _item = new();

    /// <summary>The living server key of this request, or null. A browser key opens nothing here.</summary>
    public static ApiKey? Find(HttpContext context)
    {
        if (context.Items.TryGetValue(_item, out var known)) return known as ApiKey;
        var header = context.Request.Headers.Authorization.ToString();
        var keys = context.RequestServices.GetRequiredService<ApiKeys>();
        var found = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? keys.Find(header.AsSpan(Scheme.Length).Trim()) : null;
        context.Items[_item] = found = found is { IsTrusted: true } ? found : null;
        return found;
    }
}
