using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;

namespace Throughline.App.Features.Settings;

/// <summary>What became of a test message, in a sentence for the owner.</summary>
internal sealed record TestMailResult(bool Sent, string Sentence);

/// <summary>Sends one test message with the workspace's saved settings, and says in words what came of it.</summary>
internal sealed class TestMail(MailTryout tryout, Catalogue catalogue)
{
    public async Task<TestMailResult> SendAsync(Guid workspace, string address, string name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(catalogue.Workspace(workspace).Settings.Mail.Host))
            return new(Sent: false, "No mail server is named yet, so there is nothing to try. Name one below and save first.");
        return await tryout.SendAsync(workspace, address, name, cancel) switch
        {
            null => new(Sent: false, $"{address} is on the do-not-write list. Use another address, or take it off the list."),
            SendOutcome.Accepted => new(Sent: true, $"The mail server took it. Look in the inbox of {address}, and in its spam folder."),
            SendOutcome.Unknown unknown => new(Sent: false, $"The mail server took it and then did not answer, so it may or may not arrive. It said: {unknown.Detail}"),
            var outcome => new(Sent: false, $"The mail server did not take it. It said: {outcome.Detail}"),
        };
    }
}
