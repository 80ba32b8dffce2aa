using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Versions, and who goes on in them.</summary>
public sealed partial class StoresOnBoth
{
    [Fact]
    public async Task Definitions_and_publishing()
    {
        Same(db => Definitions.Read(db).Versions.OrderBy(version => version.Id).ToList());
        await SameAsync(db => db.WriteAsync(connection =>
        {
            var publications = new Publications(connection);
            var draft = publications.Draft(_jill.WorkspaceId, "first-week")!;
            var live = publications.AddVersion(_jill.WorkspaceId, draft, "As it is", ["a"], ("jill", Now));
            var next = publications.AddVersion(
                _jill.WorkspaceId, draft with { File = "journey: first-week\nname: Anew\n" }, "Anew", ["a"], ("jill", Now));
            publications.Decide(next.VersionId, new DecidedMove(SmallWorld.VersionId, 0, 0, Goes: true, 3), Now);
            publications.Decide(next.VersionId, new DecidedMove(SmallWorld.VersionId, 1, 1, Goes: false, 2), Now);
            return (
                live, next,
                publications.PeopleAt(SmallWorld.VersionId).OrderBy(at => at.Key).Select(
                    at => (at.Key.Step, at.Key.Measure, at.Value)).ToList(),
                publications.Definitions().Moves);
        }));
        await SameAsync(db => db.WriteAsync(connection =>
        {
            new Publications(connection).FinishMoves([SmallWorld.VersionId], Now);
            return Definitions.Read(connection).Moves;
        }));
        Assert.Equal((await ServerKey.LoadAsync(Postgres!)).Length, (await ServerKey.LoadAsync(Sqlite)).Length);
        Assert.Equal(await ServerKey.LoadAsync(Postgres!), await ServerKey.LoadAsync(Postgres!));
        Same(StoreHealth.Answers);
    }
}
