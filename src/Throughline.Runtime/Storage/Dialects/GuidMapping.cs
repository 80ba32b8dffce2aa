using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Throughline.Runtime.Storage.Dialects;

/// <summary>
/// Ids in Dapper's statements: 16 bytes, most significant first, on SQLite, so that the order of bytes is the order of ids;
/// a uuid on PostgreSQL.
/// </summary>
internal sealed class GuidMapping : SqlMapper.TypeHandler<Guid>
{
    public override Guid Parse(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;

    public override void SetValue(IDbDataParameter parameter, Guid value)
    {
        if (parameter is SqliteParameter)
        {
            parameter.DbType = DbType.Binary;
            parameter.Value = value.ToByteArray(bigEndian: true);
            return;
        }
        parameter.DbType = DbType.Guid;
        parameter.Value = value;
    }

    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(new GuidMapping());
    }
}
