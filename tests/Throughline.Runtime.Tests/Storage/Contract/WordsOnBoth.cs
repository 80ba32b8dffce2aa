using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Words lie in the order of their bytes in both stores, in whatever script they are.</summary>
public sealed class WordsOnBoth(PostgresServer server) : OnBoth(server)
{
    private static readonly string[] _names =
    [
        "Zoë", "zoe", "Ärmel", "王小明", "ליאור", "ليلى", "🙂 Smile", "🙃", "ﬀ", "\uFFFDodd", "e\u0301clair", "Z-1",
        "z_1", "z%", "Ωmega", "ÿ", "\U0010FFFF", "İpek", "ıspanak", "ß", "SS", "O’Neil", "a b c d e f g h", new string('z', 100),
    ];

    [Fact]
    public void Each_beginning_finds_the_same_people_in_the_same_order()
    {
        foreach (var store in (Runtime.Storage.Database[])[Sqlite, Postgres!])
        {
            var rows = new WorldRows(store, SmallWorld.Business);
            for (var n = 0; n < _names.Length; n++)
                rows.Person(SmallWorld.Id($"name-{n}"), _names[n], n % 3 == 0 ? "Ürün" : null, $"n{n}@example.org", SmallWorld.Now);
        }
        var everybody = PeopleScope.Whole(SmallWorld.Business);
        var asked = _names.SelectMany(name => (string[])[name, string.Concat(name.EnumerateRunes().Take(1)), $"{name} ü"]);
        foreach (var typed in asked.Append("n"))
            Same(db => new PeopleReader(db).Search(everybody, typed, null));
        Same(db => new PeopleReader(db).List(everybody, PeopleOrder.Name, default, null));
        Assert.Equal((_names.Length + 2) / 3, new PeopleReader(Sqlite).Search(everybody, "urun", null).Rows.Count);
        foreach (var name in _names) Assert.NotEmpty(new PeopleReader(Sqlite).Search(everybody, name, null).Rows);
    }
}
