using NodaTime;
using Throughline.Attendance;
using Throughline.Businesses;
using Throughline.Languages;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.App.Public;

/// <summary>An event of a business, as its guests see it.</summary>
/// <param name="Business">In whose name its pages speak.</param>
/// <param name="Language">Tag (BCP 47) of what the business writes in.</param>
/// <param name="Zone">Of the business, on whose clock the event is.</param>
internal sealed record EventDoor(Guid WorkspaceId, string Business, Occasion Event, DateValue Day, string Language, LocalZone Zone)
{
    /// <summary>What its pages wear.</summary>
    public required PublicFace Face { get; init; }

    /// <summary>What its page shows; null where it has none.</summary>
    public LibraryFile? Picture { get; init; }

    public PublicWords Words => PublicWords.In(Language);
    public string Name => Event.Terms.Name;
    public Instant Begins => Day.Begins(Zone);
    public Instant Ends => EventClock.EndOf(Day, Event.Terms.Minutes, Zone);

    /// <summary>"Thursday 4 March 2027, 10:00 to 11:30, London time".</summary>
    public string When(PublicWords words) => EventTimes.Say(words, Day, Event.Terms.Minutes, Zone.Zone);

    /// <summary>Whether somebody can register.</summary>
    public EventStanding Standing(Instant now) => EventClock.StandingOf((Event.Offer.IsOpen, Event.CancelledAt is not null), Begins,
        DateValue.TryRead(Event.Offer.Closes, Zone.Zone, out var closes) ? closes.Ends(Zone) : null, now);
}

/// <summary>Finds the events of businesses for their guests.</summary>
internal sealed class EventDoors(Occasions occasions, Workspaces workspaces, LibraryFiles files)
{
    /// <summary>Null where there is no such event, or its day cannot be read.</summary>
    public EventDoor? Find(Guid business, string key)
    {
        if (workspaces.Find(business) is not { } workspace || occasions.Find(business, key) is not { } one) return null;
        var zone = LocalZone.Find(null, workspace.Zone);
        if (!DateValue.TryRead(one.Terms.Starts, zone.Zone, out var day)) return null;
        var name = workspace.Settings.Voice.BusinessName is { Length: > 0 } own ? own : workspace.Name;
        var picture = one.Offer.Picture.Length > 0 ? files.Find(business, one.Offer.Picture) : null;
        return new EventDoor(business, name, one, day, workspace.Settings.Sender("", []).Language ?? PublicWords.English, zone)
        {
            Face = PublicFace.Of(workspace.Settings, workspace.Name),
            Picture = picture is { Kind: FileKind.Picture } ? picture : null,
        };
    }
}
