using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>The secrets that calls to other systems are signed with, and the addresses that asked not to be called.</summary>
internal sealed class WebhookBook(Catalogue catalogue, Workspaces workspaces, byte[] serverKey, TimeProvider clock)
{
    private const string Subject = "settings.webhooks";

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The secret to give to the other systems: <c>whsec_…</c>.</summary>
    public string Secret(Guid workspaceId) => SecretOf(workspaceId, SettingsOf(workspaceId).SecretNumber);

    /// <summary>All that hold now, with a space between: one signature is made with each.</summary>
    public string SigningSecrets(Guid workspaceId) =>
        string.Join(' ', SettingsOf(workspaceId).NumbersAt(Now).Select(number => SecretOf(workspaceId, number)));

    /// <summary>Until when calls carry the signature of an earlier secret, too; null where they do not.</summary>
    public Instant? EarlierUntil(Guid workspaceId) =>
        SettingsOf(workspaceId).EarlierAt(Now).MaxBy(earlier => earlier.UntilUnixMilliseconds) is { } last
            ? Instant.FromUnixTimeMilliseconds(last.UntilUnixMilliseconds) : null;

    public IReadOnlyList<StoppedAddress> Stopped(Guid workspaceId) => SettingsOf(workspaceId).Stopped;

    /// <summary>Makes a new secret; the one before holds for another day.</summary>
    public Task ChangeSecretAsync(Actor actor) => ChangeAsync(actor, webhooks => webhooks.WithNewSecret(Now));

    /// <summary>Lets earlier secrets end now: somebody may have them who should not.</summary>
    public Task EndEarlierAsync(Actor actor) => ChangeAsync(actor, webhooks => webhooks with { Earlier = [] });

    public Task ResumeAsync(Actor actor, string address) => ChangeAsync(actor, webhooks => webhooks.WithResumed(address));

    /// <summary>The other system says that nothing is there for good; no call goes there any more, of whatever journey.</summary>
    public Task StopAsync(Guid workspaceId, Uri address) =>
        ChangeAsync(new Actor(workspaceId, ""), webhooks => webhooks.WithStopped(address, Now));

    private WebhookSettings SettingsOf(Guid workspaceId) => catalogue.Workspace(workspaceId).Settings.Webhooks;

    private string SecretOf(Guid workspaceId, int number) => ServerKey.WebhookSecret(serverKey, workspaceId, number);

    private Task ChangeAsync(Actor actor, Func<WebhookSettings, WebhookSettings> change) =>
        workspaces.ChangeAsync(actor, Subject, settings => settings with { Webhooks = change(settings.Webhooks) });
}
