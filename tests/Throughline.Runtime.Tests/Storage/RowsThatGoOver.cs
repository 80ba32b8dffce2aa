using Dapper;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage;

public sealed class RowsThatGoOver
{
    [Fact]
    public async Task Every_column_of_a_persons_rows_goes_over_to_whom_they_turn_out_to_be()
    {
        await using var world = new SmallWorld();
        foreach (var (table, _, columns) in MergeTable.Tables)
        {
            var all = world.Database.Read(connection => connection.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table }).ToList());
            Assert.Equal(all.Order(), columns.Split(", ").Concat(["bucket", "person_id"]).Order());
        }
    }
}
