using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Throughline.Runtime.Storage;

/// <summary>What a database says and does of its schema.</summary>
internal interface ISchema
{
    /// <summary>The number of the newest migration that was applied; 0 for an empty store.</summary>
    int Version(DbConnection connection);

    void SetVersion(DbConnection connection, int number);

    /// <summary>A migration as this database reads it.</summary>
    string Translate(string migration);
}

/// <summary>The numbered SQL files beside this one, each applied once, in order, each in its own transaction.</summary>
internal static class Migrations
{
    private const string Prefix = "Throughline.Runtime.Storage.Migrations.";

    /// <summary>The number of the newest migration this program knows.</summary>
    public static int Newest => All().Max(migration => migration.Number);

    /// <summary>Brings the schema up to date; returns the numbers that were applied.</summary>
    /// <exception cref="StoreException">The store was written by a newer Throughline.</exception>
    public static IReadOnlyList<int> Apply(DbConnection connection, ISchema schema)
    {
        var current = schema.Version(connection);
        if (current > Newest)
            throw new StoreException($"The data was written by a newer Throughline (schema {current}; this one knows {Newest}). Use that version, or restore a backup.");
        var applied = new List<int>();
        foreach (var (number, name) in All().Where(migration => migration.Number > current).OrderBy(migration => migration.Number))
        {
            Apply(connection, schema, number, Text(name));
            applied.Add(number);
        }
        return applied;
    }

    private static void Apply(DbConnection connection, ISchema schema, int number, string migration)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(schema.Translate(migration), transaction: transaction);
            schema.SetVersion(connection, number);
            transaction.Commit();
        }
        catch (DbException error) when (!StoreHealth.IsWorthTelling(error))
        {
            throw new StoreException(
                $"Upgrading the data failed at step {number} ({TitleOf(number)}): {StoreWords.Said(error)}. Half of it is there already, or somebody changed the tables. Restore the backup from before the upgrade.", error);
        }
    }

    /// <summary>What a migration brings, in a word or two: "initial".</summary>
    public static string TitleOf(int number) =>
        All().First(migration => migration.Number == number).Name[(Prefix.Length + 5)..^".sql".Length].Replace('_', ' ');

    private static IEnumerable<(int Number, string Name)> All() =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        where name.StartsWith(Prefix, StringComparison.Ordinal)
        select (int.Parse(name.AsSpan(Prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), name);

    private static string Text(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
