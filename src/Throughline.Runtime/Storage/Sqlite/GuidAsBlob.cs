using System.Data;
using Dapper;

namespace Throughline.Runtime.Storage.Sqlite;

/// <summary>Ids are 16 bytes, most significant first, so that the order of bytes is the order of ids.</summary>
internal sealed class GuidAsBlob : SqlMapper.TypeHandler<Guid>
{
    public override Guid Parse(object value) => new((byte[])value, bigEndian: true);

    public override void SetValue(IDbDataParameter parameter, Guid value)
    {
        parameter.DbType = DbType.Binary;
        parameter.Value = value.ToByteArray(bigEndian: true);
    }

    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(new GuidAsBlob());
    }
}
