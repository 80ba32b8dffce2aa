using Throughline.Attendance;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Asks for a place at an event of the business, with the event that says who asks. What became of it stands in it once the
/// event is durable.</summary>
/// <param name="Occasion">Key of the event.</param>
/// <param name="Id">Of the registration, if there will be one.</param>
/// <param name="Name">As typed for this event.</param>
internal sealed record PlaceClaim(string Occasion, Guid Id, string Name, RegistrationOrigin Origin)
{
    /// <summary>Tag (BCP 47) of the page it came by; empty where it came by none.</summary>
    public string Language { get; init; } = "";

    /// <summary>The account that checks them in at once; null where they are to come later.</summary>
    public string? CheckedInBy { get; init; }

    /// <summary>What they got; null where there is no such event, or nobody can register for it any more.</summary>
    public PlaceGiven? Given { get; private set; }

    /// <summary>What somebody new would have got, which is all that a stranger may read.</summary>
    public PlaceGiven? ToAStranger { get; private set; }

    /// <summary>Which place on the waiting list that is, from 1; 0 where it is none.</summary>
    public long WaitsAt { get; private set; }

    /// <summary>Theirs, the earlier one where they had one; null where they have none.</summary>
    public RegistrationRow? Registration { get; private set; }

    /// <summary>Nothing became of it yet: a transaction begins, perhaps once more.</summary>
    public void Begin() => (Given, ToAStranger, WaitsAt, Registration) = (null, null, 0, null);

    public void Settle(PlaceGiven given, Places before, RegistrationRow? registration)
    {
        (Given, Registration) = (given, registration);
        ToAStranger = before.Decide();
        WaitsAt = ToAStranger == PlaceGiven.WaitingList ? before.Waiting + 1 : 0;
    }
}
