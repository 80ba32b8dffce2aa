using Throughline.App.Design;
using Throughline.Attendance;
using Throughline.Runtime.Storage;

namespace Throughline.App.Public;

/// <summary>The pages of events that people can register for.</summary>
internal sealed class OwnPagesOfEvents(Occasions occasions, EventDoors doors, ServerAddress server, TimeProvider clock) : IOwnPages
{
    public IEnumerable<OwnPage> Of(Guid workspaceId)
    {
        var now = NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow());
        foreach (var one in occasions.All(workspaceId))
            if (one.Offer.IsOpen && doors.Find(workspaceId, one.Key)?.Standing(now) == EventStanding.Open)
                yield return new("Events", one.Terms.Name, server.Of(EventAddress.Of(workspaceId, one.Key)));
    }
}
