using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Engine;

/// <summary>What an import came to.</summary>
internal sealed record ImportTotals(long Added, long Known, long Rejected);

/// <summary>Takes in a file of people, a few hundred rows a transaction, however long the file is.</summary>
internal sealed class PeopleImport(EngineDesk desk)
{
    private const int Group = 500;

    /// <param name="evidence">How these people came about: "Imported from people.csv".</param>
    /// <param name="door">The journey they enter; null to only know them.</param>
    /// <param name="tell">Hears of each row in turn: what became of it ("added", "known", "rejected"), and why.</param>
    public async Task<ImportTotals> RunAsync(
        Guid workspaceId, PeopleFile file, string evidence, (Guid JourneyId, string? EntryPoint)? door, Action<ImportLine, string, string> tell, CancellationToken cancel)
    {
        var totals = new ImportTotals(0, 0, 0);
        foreach (var lines in file.Lines().Chunk(Group))
        {
            cancel.ThrowIfCancellationRequested();
            var taken = lines.OfType<ImportLine.Taken>().ToList();
            var added = new Queue<AddedPerson>(await desk.AddAsync(workspaceId, taken.ConvertAll(line => line.Person), evidence, door));
            foreach (var line in lines) totals = Count(totals, line, added, tell);
        }
        return totals;
    }

    private static ImportTotals Count(ImportTotals totals, ImportLine line, Queue<AddedPerson> added, Action<ImportLine, string, string> tell)
    {
        switch (line)
        {
            case ImportLine.Taken taken:
                var isNew = added.Dequeue().IsNew;
                tell(line, isNew ? "added" : "known", taken.Remark?.ToString() ?? "");
                return isNew ? totals with { Added = totals.Added + 1 } : totals with { Known = totals.Known + 1 };
            case ImportLine.Rejected rejected:
                tell(line, "rejected", rejected.Problem.ToString());
                break;
            case ImportLine.Stopped stopped:
                tell(line, "stopped", stopped.Problem.ToString());
                break;
        }
        return totals with { Rejected = totals.Rejected + 1 };
    }
}
