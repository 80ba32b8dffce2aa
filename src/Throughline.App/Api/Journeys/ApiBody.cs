using System.Text;
using Throughline.Journeys;

namespace Throughline.App.Api.Journeys;

/// <summary>Reads a journey file from a request, within its bounds.</summary>
internal static class ApiBody
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or what is wrong with it.</summary>
    public static async Task<(string? File, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > JourneyFile.MaxBytes) return (null, TooLarge());
        using var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancel)) > 0)
        {
            if (bytes.Length + read > JourneyFile.MaxBytes) return (null, TooLarge());
            bytes.Write(part, 0, read);
        }
        if (bytes.Length == 0) return (null, ApiProblems.BadRequest("The body is empty. Send the journey file, YAML or JSON."));
        try
        {
            return (_strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, ApiProblems.BadRequest("The body is not UTF-8 text. Save the file as UTF-8 and send it again."));
        }
    }

    private static IResult TooLarge() => ApiProblems.TooLarge($"A journey file has {JourneyFile.MaxBytes / 1_000_000} MB at most.");
}
