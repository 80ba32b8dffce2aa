using Throughline.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Those who were known before people were found by words get theirs: in groups, each in a transaction of its own, which also notes
/// how far it came. Whoever changes meanwhile is written by the engine as everybody is; what is there already stays.
/// </summary>
internal static class WordFilling
{
    /// <summary>Most people in one transaction.</summary>
    public const int Group = 1000;

    /// <returns>How many got their words; 0 where everybody has.</returns>
    public static Task<int> FillAsync(EngineStore store, int limit) => store.RunAsync(transaction =>
    {
        var words = transaction.Tables.Words;
        if (words.Filled() is not { } last) return 0;
        var people = words.LockNext(last, limit);
        var ids = people.ConvertAll(row => row.Id);
        words.Clear(ids);
        words.Add([.. people.SelectMany(PeopleChanges.WordsOf)]);
        words.Name(people.ConvertAll(row => (row.Id, SearchWords.SortName(row.Facts))));
        words.Fill(people.Count < limit ? null : ids[^1]);
        return people.Count;
    });
}
