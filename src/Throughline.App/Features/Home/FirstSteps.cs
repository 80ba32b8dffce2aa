using Dapper;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Home;

/// <summary>What a new business has done of the three things that come first.</summary>
internal readonly record struct FirstStepsDone(bool Journey, bool People, bool Mail)
{
    public bool All => Journey && People && Mail;
}

internal sealed class FirstSteps(Database database)
{
    public FirstStepsDone Of(Workspace workspace) => database.Read(connection => new FirstStepsDone(
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM journey WHERE workspace_id = @Id)", new { workspace.Id }),
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM person WHERE workspace_id = @Id)", new { workspace.Id }),
        workspace.Settings.Mail.Host is not null));
}
