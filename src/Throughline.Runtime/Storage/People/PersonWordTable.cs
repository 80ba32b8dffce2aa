using System.Globalization;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>A word by which somebody is found.</summary>
internal readonly record struct PersonWordRow(Guid PersonId, string Word, Guid WorkspaceId);

/// <summary>The words by which people are found (<see cref="Throughline.People.SearchWords"/>).</summary>
internal sealed class PersonWordTable(IStatements statements)
{
    /// <summary>The setting that is there while people of before have no words yet: the last who has.</summary>
    public const string Unfilled = "people-without-words";

    private const int AtATime = 2000;

    private readonly SetStatement _add = statements.Set("bucket, person_id, word, workspace_id", """
        INSERT INTO person_word (bucket, person_id, word, workspace_id) {values} ON CONFLICT (bucket, person_id, word) DO NOTHING
        """);
    private readonly SetStatement _remove = statements.Set("bucket, person_id, word", """
        DELETE FROM person_word {using}
        WHERE person_word.bucket = {bucket} AND person_word.person_id = {person_id} AND person_word.word = {word}
        """);
    private readonly SetStatement _clear = statements.Set("bucket, person_id", """
        DELETE FROM person_word {using} WHERE person_word.bucket = {bucket} AND person_word.person_id = {person_id}
        """);
    private readonly SetStatement _name = statements.Set("bucket, id, sort_name",
        "UPDATE person SET sort_name = {sort_name} {from} WHERE person.bucket = {bucket} AND person.id = {id}");

    private readonly OneStatement _filled = statements.One("name", "SELECT value FROM setting WHERE name = {name}");
    private readonly OneStatement _fill = statements.One("name, value", "UPDATE setting SET value = {value} WHERE name = {name}");
    private readonly OneStatement _allFilled = statements.One("name", "DELETE FROM setting WHERE name = {name}");
    private readonly OneStatement _next = statements.One("bucket, id, most", $$"""
        SELECT {{PersonTable.Columns}} FROM person p WHERE (p.bucket, p.id) > ({bucket}, {id}) AND p.erased_at IS NULL
        ORDER BY p.bucket, p.id LIMIT {most} {lock p}
        """);

    public void Add(IReadOnlyCollection<PersonWordRow> rows) => _add.Run(rows, static (at, row) => Bind(at, row).With(row.WorkspaceId));

    public void Remove(IReadOnlyCollection<PersonWordRow> rows) => _remove.Run(rows, static (at, row) => Bind(at, row));

    /// <summary>All words of these.</summary>
    public void Clear(IReadOnlyCollection<Guid> people) => _clear.Run(people, static (at, id) => at.With(Bucket.Of(id)).With(id));

    /// <summary>By what they are put in order.</summary>
    public void Name(IReadOnlyCollection<(Guid Id, string SortName)> people) =>
        _name.Run(people, static (at, one) => at.With(Bucket.Of(one.Id)).With(one.Id).With(one.SortName));

    /// <summary>The last who has their words, in the order in which people lie; null where everybody has.</summary>
    public (long Bucket, Guid Id)? Filled()
    {
        string? kept = null;
        _filled.Read(Unfilled, static (at, name) => at.With(name), row => kept = row.Text(0));
        if (kept is null) return null;
        return kept.Split(' ') is [var bucket, var id] && long.TryParse(bucket, CultureInfo.InvariantCulture, out var number)
            && Guid.TryParse(id, out var person) ? (number, person) : (-1, Guid.Empty);
    }

    /// <summary>The next people, in the order in which they lie, kept for this transaction.</summary>
    public List<PersonRow> LockNext((long Bucket, Guid Id) after, int limit)
    {
        var found = new List<PersonRow>();
        _next.Read((after, limit), static (at, place) => at.With(place.after.Bucket).With(place.after.Id).With(place.limit),
            row => found.Add(PersonTable.Read(row)));
        return found;
    }

    /// <summary>All up to this one have theirs; null for everybody.</summary>
    public void Fill(Guid? last)
    {
        if (last is not { } id) _allFilled.Run(Unfilled, static (at, name) => at.With(name));
        else _fill.Run((Unfilled, $"{Bucket.Of(id)} {id:N}"), static (at, kept) => at.With(kept.Unfilled).With(kept.Item2));
    }

    /// <summary>Everybody, with what they are put in order by and their words; so many at a time.</summary>
    public static void All(IStatements statements, Action<PersonRow, string, IReadOnlySet<string>> take)
    {
        var people = statements.One("bucket, id, most", $$"""
            SELECT {{PersonTable.Columns}}, p.sort_name FROM person p WHERE (p.bucket, p.id) > ({bucket}, {id}) AND p.erased_at IS NULL
            ORDER BY p.bucket, p.id LIMIT {most}
            """);
        var words = statements.One("bucket, id, to_bucket, to_id", """
            SELECT w.person_id, w.word FROM person_word w
            WHERE (w.bucket, w.person_id) > ({bucket}, {id}) AND (w.bucket, w.person_id) <= ({to_bucket}, {to_id})
            """);
        var (last, found) = ((Bucket: -1, Id: Guid.Empty), new List<(PersonRow Row, string SortName)>());
        do
        {
            found.Clear();
            people.Read(last, static (at, place) => at.With(place.Bucket).With(place.Id).With(AtATime),
                row => found.Add((PersonTable.Read(row), row.Text(PersonTable.Width))));
            if (found.Count == 0) return;
            var own = found.ToDictionary(one => one.Row.Id, _ => new HashSet<string>(StringComparer.Ordinal));
            var end = (Bucket: Bucket.Of(found[^1].Row.Id), found[^1].Row.Id);
            words.Read((last, end), static (at, place) =>
                at.With(place.last.Bucket).With(place.last.Id).With(place.end.Bucket).With(place.end.Id),
                row => own.GetValueOrDefault(row.Id(0))?.Add(row.Text(1)));
            foreach (var one in found) take(one.Row, one.SortName, own[one.Row.Id]);
            last = end;
        }
        while (found.Count == AtATime);
    }

    private static IParameters Bind(IParameters at, PersonWordRow row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Word);
}
