using System.Globalization;
using System.Runtime.InteropServices;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What people are found by and counted in, as one transaction changes their rows.</summary>
internal sealed class PeopleChanges
{
    private readonly List<PersonWordRow> _gone = [];
    private readonly List<PersonWordRow> _new = [];
    private readonly Dictionary<PeopleTallyKey, long> _counts = [];

    /// <summary>Somebody's row is another.</summary>
    /// <param name="before">As it is stored; null for somebody new.</param>
    /// <param name="after">As it will be; null where it goes.</param>
    public void Add(PersonRow? before, PersonRow? after)
    {
        Count(before, -1);
        Count(after, 1);
        if (before is not null && after is not null && SearchWords.AreOfTheSame(before.Facts, after.Facts)) return;
        var (was, now) = (WordsOf(before), WordsOf(after));
        _gone.AddRange(was.Except(now).Order(InOrder));
        _new.AddRange(now.Except(was).Order(InOrder));
    }

    /// <summary>Words first go and then come: what goes with one person may come with another.</summary>
    public void WriteWords(PeopleTables tables)
    {
        tables.Words.Remove(_gone);
        tables.Words.Add(_new);
        _gone.Clear();
        _new.Clear();
    }

    /// <summary>In the order of the key, so that two transactions never wait for each other crosswise.</summary>
    public void WriteCounts(PeopleTables tables)
    {
        tables.PeopleTallies.Add([.. _counts.Where(change => change.Value != 0)
            .OrderBy(change => change.Key.WorkspaceId).ThenBy(change => change.Key.Kind)
            .ThenBy(change => change.Key.Value, StringComparer.Ordinal).Select(change => (change.Key, change.Value))]);
        _counts.Clear();
    }

    /// <summary>Every word of somebody.</summary>
    public static List<PersonWordRow> WordsOf(PersonRow? row) =>
        row is null ? [] : [.. SearchWords.Of(row.Facts).Select(word => new PersonWordRow(row.Id, word, row.WorkspaceId))];

    private static Comparer<PersonWordRow> InOrder { get; } =
        Comparer<PersonWordRow>.Create((one, other) => string.CompareOrdinal(one.Word, other.Word));

    private void Count(PersonRow? row, long n)
    {
        if (row is null) return;
        Change(PeopleCount.Everybody, "");
        Change(PeopleCount.Class, ((int)row.Facts.Lifecycle).ToString(CultureInfo.InvariantCulture));
        Change(PeopleCount.Source, row.Source ?? "");

        void Change(PeopleCount kind, string value) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, new(row.WorkspaceId, kind, value), out _) += n;
    }
}
