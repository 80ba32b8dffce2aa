using NodaTime;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>Notes what somebody or something asked for of a message's addresses. Whoever asks is answered even when the log has no
/// room.</summary>
internal sealed partial class VisitNotes(MessageVisits visits, TimeProvider clock, ILogger<VisitNotes> log)
{
    private static readonly string[] _aheadHeaders = ["Purpose", "Sec-Purpose", "X-Purpose", "X-Moz"];

    /// <summary>The picture was asked for.</summary>
    public Task OpenedAsync(DeliveryEntry message, HttpContext context) =>
        NoteAsync(message, FollowedLink.Opening, VisitKind.Open, context);

    /// <summary>A link of the message was.</summary>
    public Task FollowedAsync(DeliveryEntry message, int link, HttpContext context) => NoteAsync(message, link, VisitKind.Click, context);

    /// <summary>A page of ours was, which nobody waits for: to scanners it is a link as any other.</summary>
    public Task CameToPageAsync(DeliveryEntry message, LinkKind page, HttpContext context) =>
        NoteAsync(message, FollowedLink.FirstPage + (int)page, VisitKind.Click, context);

    private async Task NoteAsync(DeliveryEntry message, int link, VisitKind kind, HttpContext context)
    {
        try
        {
            await visits.FollowAsync(new(message.PersonId, message.Id), link, Sign(message, kind, context));
        }
#pragma warning disable CA1031 // see above: whatever is wrong with our own rows is not theirs to see
        catch (Exception error)
#pragma warning restore CA1031
        {
            NotNoted(log, error);
        }
    }

    private VisitSign Sign(DeliveryEntry message, VisitKind kind, HttpContext context)
    {
        var since = Instant.FromDateTimeOffset(clock.GetUtcNow()) - (message.SettledAt ?? message.CreatedAt);
        var headers = context.Request.Headers;
        var isAhead = !HttpMethods.IsGet(context.Request.Method)
            || _aheadHeaders.Any(name => headers[name].ToString() is var says
                && (Says(says, "prefetch") || Says(says, "prerender") || Says(says, "preview")));
        return VisitorRules.Judge(new Visit(kind, headers.UserAgent, since.ToTimeSpan(), isAhead));
    }

    private static bool Says(string header, string word) => header.Contains(word, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A visit could not be noted.")]
    private static partial void NotNoted(ILogger log, Exception error);
}
