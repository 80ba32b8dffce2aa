using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Attendance;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody asks for a place at an event, inside the transaction in which it becomes known who asks.</summary>
internal static class Registering
{
    /// <summary>False where they are turned away, whoever they are: then nobody is made of them.</summary>
    public static bool IsThereAPlace(EngineTransaction transaction, InboundEvent inbound)
    {
        var claim = inbound.Claim!;
        claim.Begin();
        if (transaction.SeatingOf(inbound.WorkspaceId, claim.Occasion) is not { } seating) return false;
        if (claim.Origin != RegistrationOrigin.Page) return true; // the team knows whom it lets in
        if (seating.Row.IsCancelled || !seating.Row.IsOffered || transaction.Now >= seating.Begins) return false;
        if (seating.Places.Decide() != PlaceGiven.Full) return true;
        claim.Settle(PlaceGiven.Full, seating.Places, null);
        return false;
    }

    /// <summary>Gives them what there is; the event then says what that was. False where they had it before, and nothing
    /// happened.</summary>
    public static bool Take(EngineTransaction transaction, TrackedPerson person, ref InboundEvent inbound)
    {
        var claim = inbound.Claim!;
        var seating = transaction.SeatingOf(inbound.WorkspaceId, claim.Occasion)!;
        var earlier = transaction.RegistrationsOf(person).Find(row => row.Occasion == claim.Occasion && row.IsLiving);
        if (earlier is not null)
        {
            if (claim.CheckedInBy is { } by && earlier.CameAt is null) earlier = Doorkeeping.LetIn(transaction, person, earlier, by);
            claim.Settle(PlaceGiven.Already, seating.Places, earlier);
            if (claim.Origin == RegistrationOrigin.Page) GuestLetters.Queue(transaction, person, seating, earlier, GuestLetter.Again);
            return false;
        }
        var given = claim.Origin == RegistrationOrigin.Page ? seating.Places.Decide() : PlaceGiven.Place;
        var row = RowOf(transaction, person, claim, given) with { Number = seating.TakeNumber() };
        claim.Settle(given, seating.Places, row);
        transaction.Keep(person, row);
        if (row.CameAt is not null) seating.UseDoor(transaction.Now);
        else GuestLetters.Queue(transaction, person, seating, row, GuestLetter.Registered);
        inbound = inbound with
        {
            Name = given == PlaceGiven.Place ? EventNames.EventRegistered : EventNames.EventWaitlisted,
            Properties = Said(seating, row, inbound.Properties),
        };
        return true;
    }

    /// <summary>What a registration's event says, beside what the form said.</summary>
    public static JsonElement Said(Seating seating, RegistrationRow row, JsonElement more = default)
    {
        var about = more.ValueKind == JsonValueKind.Object ? JsonObject.Create(more)! : [];
        about["event"] = seating.Row.Key;
        about["name"] = seating.Row.Name;
        about["startsAt"] = seating.Day?.ToString() ?? seating.Row.Starts;
        about["place"] = seating.Row.Place;
        about["registrationId"] = row.Key.Id.ToString("N");
        return JsonSerializer.SerializeToElement(about);
    }

    /// <summary>What somebody did about their registration; the same thing at the same moment is one.</summary>
    public static EventFact Fact(string name, Seating seating, RegistrationRow row, Instant at) => new(
        DerivedId.Of(row.Key.Id.ToString("N"), name, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), name, at,
        Said(seating, row));

    private static RegistrationRow RowOf(EngineTransaction transaction, TrackedPerson person, PlaceClaim claim, PlaceGiven given)
    {
        var state = given == PlaceGiven.Place ? PlaceState.Held : PlaceState.Waiting;
        var isHere = claim.CheckedInBy is not null;
        return new RegistrationRow(
            new(person.Id, claim.Id), person.Row.WorkspaceId, claim.Occasion, Number: 0, state, claim.Name, transaction.Now)
        {
            Origin = claim.Origin,
            Language = claim.Language,
            PlacedAt = state == PlaceState.Held ? transaction.Now : null,
            CameAt = isHere ? transaction.Now : null,
            CameBy = claim.CheckedInBy,
            DueAt = isHere ? transaction.Now + EventClock.Grace : null,
        };
    }
}
