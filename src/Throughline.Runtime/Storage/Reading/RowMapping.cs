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
    }

    private sealed class InstantAsMilliseconds : SqlMapper.TypeHandler<Instant>
    {
        public override Instant Parse(object value) => Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }
}
