using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// What the team decides about deliveries whose outcome nobody knows. They are never sent again by themselves; whoever is
/// asked whether they are still wanted may let them go once more, and the gate then asks about each as about any other.
/// </summary>
internal sealed class UnknownDeliveries(EngineStore store)
{
    /// <summary>Most in one transaction.</summary>
    public const int Group = 500;

    /// <summary>Lets these go out once more. One whose outcome is known by now, or that is another workspace's, is left as it is.</summary>
    /// <returns>How many are asked about again.</returns>
    public async Task<int> SendAgainAsync(Guid workspaceId, IReadOnlyCollection<DeliveryKey> keys)
    {
        var sent = 0;
        foreach (var group in keys.Chunk(Group)) sent += await store.RunAsync(transaction => SendAgain(transaction, workspaceId, group));
        if (sent > 0) store.WakeOutbox?.Invoke();
        return sent;
    }

    /// <summary>As <see cref="SendAgainAsync"/>, with all of the workspace, each once.</summary>
    /// <param name="place">Those of one step only.</param>
    public async Task<int> SendAllAgainAsync(Guid workspaceId, StepPlace? place = null)
    {
        var (sent, last) = (0, default(DeliveryRow));
        while (true)
        {
            var (found, again) = await store.RunAsync(transaction =>
            {
                var group = new List<DeliveryRow>(Group);
                transaction.Tables.Deliveries.UnknownAfter(workspaceId, place, last, Group, group.Add);
                return (group, SendAgain(transaction, workspaceId, group.ConvertAll(row => row.Key)));
            });
            sent += again;
            if (again > 0) store.WakeOutbox?.Invoke();
            if (found.Count < Group) return sent;
            last = found[^1];
        }
    }

    private static int SendAgain(EngineTransaction transaction, Guid workspaceId, IReadOnlyCollection<DeliveryKey> keys)
    {
        transaction.GatherPeople([.. keys.Select(key => key.PersonId)]);
        var present = keys.Select(key => key with { PersonId = transaction.Find(workspaceId, key.PersonId)?.Id ?? key.PersonId });
        var sent = 0;
        // Read only now that the people's rows are kept: a verdict may have come meanwhile.
        transaction.Tables.Deliveries.Find([.. present.Distinct()], row =>
        {
            if (row.WorkspaceId == workspaceId && SendGate.SendAgain(transaction, row)) sent++;
        });
        if (sent > 0) transaction.Touch(workspaceId);
        return sent;
    }
}
