using System.Text.Json;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Api.Visits;

/// <summary>
/// Counts who came by. Nobody is made of a visit and no row is kept of one; where somebody known said in this browser who they
/// are, it is something they did as well.
/// </summary>
internal sealed class VisitCounting(PageVisits visits, PeopleReader people, IEventSink events, Catalogue catalogue, TimeProvider clock)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);

    /// <summary>Completes when it is durable: what has arrived whole is counted, even if the page is closed meanwhile.</summary>
    public async Task CountAsync(Guid workspace, PageAddress page, VisitMessage message)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var source = CameFrom.Of(message.Source, message.Referrer, page.Host);
        var day = catalogue.Workspace(workspace).DayOf(now);
        await visits.CountAsync(new PageVisit(workspace, page, message.Title ?? "", source, day, now, message.IsNew)).WaitAsync(_patience);
        if (Identities.Normalise(IdentityKind.AnonymousId, message.AnonymousId) is not { } browser || !people.Knows(workspace, [browser]))
            return;
        var about = JsonSerializer.SerializeToElement(new { host = page.Host, path = page.Path, title = message.Title });
        await events.AcceptAsync(
            [new(workspace, InboundKind.Page, MessageId: null, "Page Viewed", UserId: null, browser.Value, now, about, default)],
            CancellationToken.None).WaitAsync(_patience);
    }
}
