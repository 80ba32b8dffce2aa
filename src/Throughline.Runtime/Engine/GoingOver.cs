using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Takes people over to the version they have to go on in, a few hundred a transaction, so that the writer is free in
/// between. What is left to do stands in the store: after a crash it goes on where it was.
/// </summary>
internal static class GoingOver
{
    /// <summary>Most people in one transaction.</summary>
    public const int Group = 500;

    /// <summary>One group of each order; returns how many people were looked at, 0 where nobody is left.</summary>
    public static async Task<int> GoOnAsync(EngineStore store, int limit)
    {
        if (store.Catalogue.Orders.Count == 0) return 0;
        var (seen, isOver) = await store.RunAsync(turn =>
        {
            var (all, ended) = (0, false);
            foreach (var order in turn.Catalogue.Orders)
            {
                var count = TakeSome(turn, order, limit);
                if (count == 0) turn.Tables.Journeys.FinishMove(order.To.Id, order.From.Id, turn.Now);
                all += count;
                ended |= count == 0;
            }
            return (all, ended);
        });
        if (isOver) store.Catalogue.Refresh();
        return seen;
    }

    private static int TakeSome(Turn turn, MoveOrder order, int limit)
    {
        var people = new List<DueRow>();
        foreach (var step in order.Goes.Order())
            if (people.Count < limit) turn.Tables.Enrollments.ToAsk(order.From.Id, step, order.To.Number, limit - people.Count, people);
        foreach (var row in people) turn.Take(row);
        if (people.Count > 0) turn.Touch(order.From.WorkspaceId);
        return people.Count;
    }
}
