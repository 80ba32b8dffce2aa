using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

internal sealed record PersonRow(Guid WorkspaceId, PersonFacts Facts, string? Source, Instant CreatedAt)
{
    /// <summary>Nobody real: made to try things out. Said where they are made.</summary>
    public bool IsMadeUp { get; init; }

    public Guid Id => Facts.Id;
}

/// <summary>People. Their row is the lock of everything about them.</summary>
internal sealed class PersonTable(IStatements statements)
{
    /// <summary>Of a person <c>p</c>; <see cref="Read"/> takes them from the first column on.</summary>
    public const string Columns = "p.id, p.workspace_id, p.first_name, p.last_name, p.email, p.phone, p.zone, p.language, p.lifecycle, p.source, p.traits, p.created_at, p.made_up";

    /// <summary>How many those are.</summary>
    public const int Width = 13;

    // In the order in which the rows lie, so that two transactions never wait for each other crosswise.
    private readonly SetStatement _lock = statements.Set("bucket, id", $$"""
        SELECT {{Columns}} FROM {rows} person p WHERE p.bucket = {bucket} AND p.id = {id} AND p.erased_at IS NULL
        ORDER BY p.bucket, p.id {lock p}
        """);
    private readonly SetStatement _save = statements.Set(
        "bucket, id, workspace_id, first_name, last_name, email, phone, zone, language, lifecycle, source, traits, created_at, made_up, "
            + "sort_name", """
        INSERT INTO person (bucket, id, workspace_id, first_name, last_name, email, phone, zone, language, lifecycle, source, traits, created_at,
          made_up, sort_name)
        {values}
        ON CONFLICT (bucket, id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, phone = excluded.phone,
          zone = excluded.zone, language = excluded.language, lifecycle = excluded.lifecycle, source = excluded.source, traits = excluded.traits,
          made_up = excluded.made_up, sort_name = excluded.sort_name
        """);
    private readonly SetStatement _delete = statements.Set("bucket, id", "DELETE FROM person {using} WHERE person.bucket = {bucket} AND person.id = {id}");

    /// <summary>Loads people and keeps their rows for this transaction. Of who was forgotten nothing is decided any more.</summary>
    public void Lock(IReadOnlyCollection<Guid> ids, Action<PersonRow> take) =>
        _lock.Read(ids, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    public void Save(IReadOnlyCollection<PersonRow> rows) => _save.Run(rows, static (at, row) =>
    {
        var facts = row.Facts;
        at.With(Bucket.Of(facts.Id)).With(facts.Id).With(row.WorkspaceId).With(facts.FirstName).With(facts.LastName).With(facts.Email).With(facts.Phone)
            .With(facts.Zone).With(facts.Language).With((long)facts.Lifecycle).With(row.Source)
            .With(facts.Traits.IsEmpty ? "{}" : JsonSerializer.Serialize(facts.Traits)).With(row.CreatedAt).With(row.IsMadeUp ? 1L : 0L)
            .With(SearchWords.SortName(facts));
    });

    public void Delete(Guid id) => _delete.Run([id], static (at, id) => at.With(Bucket.Of(id)).With(id));

    public static PersonRow Read(IRow row)
    {
        var traits = row.Utf8(10);
        var facts = new PersonFacts(
            row.Id(0), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7),
            (Lifecycle)row.Int(8), traits.Length <= 2 ? ImmutableDictionary<string, string>.Empty : Traits(traits));
        return new PersonRow(row.Id(1), facts, row.TextOrNull(9), row.Time(11)) { IsMadeUp = row.Int(12) != 0 };
    }

    // Somebody whose traits cannot be read any more is still somebody.
    private static ImmutableDictionary<string, string> Traits(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json)?.ToImmutableDictionary() ?? ImmutableDictionary<string,
                string>.Empty;
        }
        catch (JsonException)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
    }
}
