namespace Throughline.App.Hosting;

/// <summary>Whatever answers GET answers HEAD: the same headers and no body, and it changes nothing, as GET does not.</summary>
internal static class HeadRequests
{
    /// <summary>A convention for the end, when each endpoint has said which methods it answers.</summary>
    public static void Answer(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is not { } methods) return;
        if (!methods.HttpMethods.Contains(HttpMethods.Get) || methods.HttpMethods.Contains(HttpMethods.Head)) return;
        endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head], methods.AcceptCorsPreflight));
    }
}
