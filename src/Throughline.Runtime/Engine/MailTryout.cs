using System.Globalization;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Engine;

/// <summary>A message that an owner sends to themselves to see whether mail leaves. It goes through the same gate, renderer and channel as every other.</summary>
internal sealed class MailTryout(EngineStore store, SendGate gate, Dispatcher dispatcher)
{
    private static readonly Message Message = new(
        "A test from {{businessName}}",
        """
        Hello {{firstName}},

        this is the test message you asked for. If you can read it, mail leaves your server, and your journeys can write to people.

        Look at who it says it is from, and press reply once to see where an answer would go.
        """,
        Purpose: Purpose.Service);

    /// <summary>What became of it; null where the address is on the do-not-write list.</summary>
    public async Task<SendOutcome?> SendAsync(Guid workspaceId, string address, string name, CancellationToken cancel)
    {
        var workspace = store.Catalogue.Workspace(workspaceId);
        var id = DerivedId.Of(workspaceId.ToString("N"), "test", address, store.Now.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));
        if ((await store.RunAsync(transaction => gate.PermitTest(transaction, workspace, address, id))).Permit is not { } permit) return null;
        var person = new PersonFacts(id, name, null, address, null, null, null, Lifecycle.Prospect, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        return MessageTemplates.Compile(Message, []).Render(MergeValues.Of(person, workspace.Sender, owner: null, journeyName: ""), MessageLinks.Preview) is RenderOutcome.Rendered { Message: var message }
            ? await dispatcher.SendAsync(permit, message, workspace, name, cancel)
            : throw new InvalidOperationException("The message could not be put together.");
    }
}
