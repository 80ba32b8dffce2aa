namespace Throughline.Runtime.Storage;

/// <summary>Statements whose writes can be taken down while they run, and run again from what was taken down.</summary>
internal sealed class LoggedStatements(IStatements statements) : IStatements
{
    private readonly List<Action<LoggedWrite>> _again = [];

    /// <summary>Where writes are taken down; null for nowhere.</summary>
    public WriteLog? Log { get; set; }

    public bool IsShared => statements.IsShared;

    public SetStatement Set(string columns, string sql)
    {
        var set = statements.Set(columns, sql);
        var one = new LoggedWrite[1];
        _again.Add(write =>
        {
            one[0] = write;
            set.Run(one, static (at, kept) => WrittenValues.Bind(at, kept.Values));
        });
        return new LoggedSet(set, this, new Place(_again.Count - 1, columns));
    }

    public OneStatement One(string columns, string sql)
    {
        var one = statements.One(columns, sql);
        _again.Add(write => one.Run(write, static (at, kept) => WrittenValues.Bind(at, kept.Values)));
        return new LoggedOne(one, this, new Place(_again.Count - 1, columns));
    }

    public void WriteAgain(LoggedWrite write) => _again[write.Statement](write);

    private readonly record struct Place(int Number, string Columns)
    {
        public bool HasBucket { get; } = Columns.StartsWith("bucket,", StringComparison.Ordinal);
    }

    private sealed class LoggedSet(SetStatement set, LoggedStatements owner, Place place) : SetStatement
    {
        public override int Run<T>(IReadOnlyCollection<T> rows, Action<IParameters, T> bind)
        {
            if (owner.Log is { } log)
                foreach (var row in rows) log.Add(place.Number, place.HasBucket, row, bind);
            return set.Run(rows, bind);
        }

        public override void Read<T>(IReadOnlyCollection<T> keys, Action<IParameters, T> bind, Action<IRow> take) =>
            set.Read(keys, bind, take);
    }

    private sealed class LoggedOne(OneStatement one, LoggedStatements owner, Place place) : OneStatement
    {
        public override int Run<T>(T values, Action<IParameters, T> bind)
        {
            owner.Log?.Add(place.Number, place.HasBucket, values, bind);
            return one.Run(values, bind);
        }

        public override void Read<T>(T values, Action<IParameters, T> bind, Action<IRow> take) => one.Read(values, bind, take);
    }
}
