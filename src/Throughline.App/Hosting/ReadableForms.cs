using Microsoft.AspNetCore.Http.Features;
using Throughline.App.Access;

namespace Throughline.App.Hosting;

/// <summary>
/// Reads each form before its route does, so that one that cannot be read is answered in one place: with 413 where it is
/// too large, else with 400. What a route reads as bytes is left alone.
/// </summary>
internal static class ReadableForms
{
    /// <summary>Bytes of a refused body that are still taken in: who is cut off in the middle of sending does not see the answer.</summary>
    private const long MostTakenIn = 128L * 1024 * 1024;

    private static readonly TimeSpan _longestTakingIn = TimeSpan.FromSeconds(20);

    /// <summary>After it is known who asks: a stranger's form is not read where strangers may send none.</summary>
    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isForm = context.GetEndpoint() is RouteEndpoint endpoint
            && endpoint.Metadata.GetMetadata<ReadsBytes>() is null && context.Request.HasFormContentType;
        if (isForm && await WhyNotAsync(context) is { } status) context.Response.StatusCode = status;
        else await next(context);
    });

    /// <summary>The status that says what is wrong with the form; null where it was read.</summary>
    private static async Task<int?> WhyNotAsync(HttpContext context)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostTakenIn;
            await TakeInAsync(context, context.Request.Body);
            return StatusCodes.Status413PayloadTooLarge;
        }
        var whole = context.Request.Body;
        if (context.Request.ContentLength is null) CountBody(context);
        var broken = context.GetEndpoint()!.Metadata.GetMetadata<BrokenForm>();
        if (broken is not null) context.Request.EnableBuffering();
        var status = await ReadAsync(context);
        if (status == StatusCodes.Status413PayloadTooLarge) await TakeInAsync(context, whole);
        return status == StatusCodes.Status400BadRequest && broken is not null && await UnderstandAsync(context, broken) ? null : status;
    }

    private static async Task<int?> ReadAsync(HttpContext context)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)) ? StatusCodes.Status400BadRequest : null;
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode;
        }
        // A body that ends too early, broken parts, too many fields or too long ones, letters that are none, a charset nobody may use.
        catch (Exception error) when (
            error is InvalidDataException or IOException or NotSupportedException or ArgumentException or InvalidOperationException
            && !context.RequestAborted.IsCancellationRequested)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static async Task<bool> UnderstandAsync(HttpContext context, BrokenForm broken)
    {
        context.Request.Body.Position = 0;
        using var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            return false;
        }
        if (broken.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)) is not { } form) return false;
        context.Request.Form = form;
        return true;
    }

    private static void CountBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } most } limit) return;
        limit.MaxRequestBodySize = Math.Max(most, MostTakenIn);
        context.Request.Body = new CountedBody(context.Request.Body, most);
    }

    private static async Task TakeInAsync(HttpContext context, Stream body)
    {
        if (context.Request.ContentLength > MostTakenIn) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        enough.CancelAfter(_longestTakingIn);
        try
        {
            await body.CopyToAsync(Stream.Null, enough.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // too slow, or gone: it is answered all the same
        }
    }

    // No store keeps it in a text, and no keyboard types it.
    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
