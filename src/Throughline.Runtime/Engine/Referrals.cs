using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// A friend comes in by <c>Referral Received</c>, which says who sent them; that one gets <c>Referral Accepted</c>. It is
/// another person, so it is a queued signal and never a second lock. Where only a stranger says it, it counts once the friend
/// has said that their address is theirs: nobody's word alone makes advocates.
/// </summary>
internal static class Referrals
{
    private static readonly Duration LookAgain = Duration.FromHours(1);

    /// <summary>Queues what the friend's event causes for whoever sent them.</summary>
    public static void Note(EngineTransaction transaction, TrackedPerson friend, EventFact fact, GivenBy by)
    {
        if (fact.Name != EventNames.ReferralReceived || ReferrerOf(fact.Properties) is not { } referrer) return;
        var workspaceId = friend.Row.WorkspaceId;
        // A stranger may say it as often as they like: one friend was sent by one person once.
        var origin = by.IsStranger() ? $"{friend.Id:N} {referrer}" : fact.Id.ToString("N");
        transaction.Pending.QueuedSignals.Add(new QueuedSignalRow(
            friend.Id, DerivedId.Of(workspaceId.ToString("N"), EventNames.ReferralAccepted, origin), workspaceId, fact.At, referrer)
        {
            By = by,
            DueAt = transaction.Now,
        });
    }

    /// <summary>Hands on what is due; returns how many it looked at.</summary>
    public static Task<int> HandOnAsync(EngineStore store, int limit) => OneByOne.SettleAsync(
        store,
        transaction => transaction.Tables.QueuedSignals.Due(transaction.Now, limit),
        HandOn,
        (tables, row) =>
        {
            tables.QueuedSignals.Remove([row]);
            return (row.PersonId, "Whoever sent them could not be told");
        });

    private static void HandOn(EngineTransaction transaction, List<QueuedSignalRow> due)
    {
        var believed = Believed(transaction, due);
        var counts = due.FindAll(row => !row.By.IsStranger() || believed.Contains(row.PersonId));
        var waiting = due.Except(counts).Where(row => transaction.Now < row.At + SendPolicy.ConfirmWithin).ToList();
        transaction.GatherIdentities([.. counts.SelectMany(Meant).Distinct()]);
        foreach (var row in counts) Accept(transaction, row);
        transaction.Tables.QueuedSignals.Remove([.. due.Except(waiting)]);
        transaction.Tables.QueuedSignals.Wait(waiting.ConvertAll(row => row with { DueAt = transaction.Now + LookAgain }));
    }

    private static void Accept(EngineTransaction transaction, QueuedSignalRow row)
    {
        var referrer = Meant(row).Select(transaction.Find).OfType<TrackedPerson>().FirstOrDefault();
        if (referrer is null || referrer.Id == row.PersonId) return;
        var about = JsonSerializer.SerializeToElement(new { friend = row.PersonId.ToString() });
        transaction.Record(referrer, new EventFact(row.Id, EventNames.ReferralAccepted, row.At, about));
        transaction.Touch(row.WorkspaceId);
    }

    /// <summary>Friends about whom somebody said more than a stranger can.</summary>
    private static HashSet<Guid> Believed(EngineTransaction transaction, List<QueuedSignalRow> due)
    {
        var believed = new HashSet<Guid>();
        transaction.Tables.Identities.Of([.. due.Where(row => row.By.IsStranger()).Select(row => row.PersonId).Distinct()], (id, known) =>
        {
            if (!known.By.IsStranger()) believed.Add(id);
        });
        return believed;
    }

    /// <summary>By their own id, or else by their address; a telephone is a family's, and a browser anybody's.</summary>
    private static IEnumerable<IdentityKey> Meant(QueuedSignalRow row)
    {
        foreach (var kind in (IdentityKind[])[IdentityKind.UserId, IdentityKind.Email])
            if (Identities.Normalise(kind, row.About) is { } identity) yield return new IdentityKey(row.WorkspaceId, identity);
    }

    private static string? ReferrerOf(JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty("referrer", out var said)) return null;
        var text = said.ValueKind switch
        {
            JsonValueKind.String => said.GetString(),
            JsonValueKind.Number => said.GetRawText(),
            JsonValueKind.Object => Named(said, "userId") ?? Named(said, "id") ?? Named(said, "email"),
            _ => null,
        };
        return text?.Trim() is { Length: > 0 and <= Identities.MaxLength } referrer && !Identities.IsNoId(referrer) ? referrer : null;
    }

    private static string? Named(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value)
            && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number) ? value.ToString() : null;
}
