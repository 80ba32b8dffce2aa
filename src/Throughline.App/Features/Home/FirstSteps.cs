using Dapper;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Home;

/// <summary>What a new business has done of the three things that come first.</summary>
/// <param name="Begun">The journey that somebody worked on last, where none is published.</param>
internal readonly record struct FirstStepsDone(bool Journey, bool People, bool Mail, BegunJourney? Begun)
{
    public bool All => Journey && People && Mail;
}

/// <summary>A journey that somebody has begun to plan.</summary>
internal sealed record BegunJourney(string Key, string Name);

internal sealed class FirstSteps(Database database)
{
    public FirstStepsDone Of(Workspace workspace) => database.Read(connection =>
    {
        var published = connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM journey WHERE workspace_id = @Id AND live_version_id IS NOT NULL)", new { workspace.Id });
        return new FirstStepsDone(
            published,
            connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM person WHERE workspace_id = @Id)", new { workspace.Id }),
            workspace.Settings.Mail.Host is not null,
            published ? null : connection.QueryFirstOrDefault<BegunJourney>("SELECT key, name FROM journey WHERE workspace_id = @Id ORDER BY updated_at DESC, id DESC LIMIT 1", new { workspace.Id }));
    });
}
