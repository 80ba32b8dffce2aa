using System.Data;
using System.Globalization;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>How columns become properties: snake_case names, times in milliseconds UTC.</summary>
internal static class RowMapping
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new InstantAsMilliseconds());
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.RemoveTypeMap(typeof(bool?));
        SqlMapper.AddTypeHandler(new FlagAsNumber());
    }

    private sealed class InstantAsMilliseconds : SqlMapper.TypeHandler<Instant>
    {
        public override Instant Parse(object value) =>
            Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }

    /// <summary>A flag is 0 or 1 in the store; what a statement finds out is a truth value where the database has those.</summary>
    private sealed class FlagAsNumber : SqlMapper.TypeHandler<bool>
    {
        public override bool Parse(object value) => value is bool found ? found : Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;

        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value ? 1L : 0L;
        }
    }
}
