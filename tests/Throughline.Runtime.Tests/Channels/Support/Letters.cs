using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Tests.Channels.Support;

/// <summary>People and messages for the tests of the channels.</summary>
internal static class Letters
{
    public static Guid PersonId { get; } = new("0190a5e1-1111-7abc-8def-000000000001");

    public static Guid DeliveryId { get; } = new("0190a5e1-2222-8abc-9def-000000000002");

    public static SignedLinks Signed { get; } = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)], new Uri("https://mail.example.com/base/"));

    public static MessageLinks Links { get; } = new(Signed, PersonId, DeliveryId);

    public static MergeValues Anna { get; } = For("Anna");

    public static MergeValues For(string? firstName, params (string Name, string Value)[] traits) => new(
        new PersonFacts(PersonId, firstName, "Berg", "anna@example.com", null, null, null, Lifecycle.Lead, traits.ToImmutableDictionary(t => t.Name, t => t.Value)),
        NameFallback: "there",
        BusinessName: "Rails & Co",
        OwnerName: "Jill",
        JourneyName: "From overwhelmed to in control",
        PostalAddress: "1 Road, Town");

    public static RenderedMessage Rendered(Message message, MergeValues? values = null, MessageLinks? links = null, params MergeField[] fields) =>
        Assert.IsType<RenderOutcome.Rendered>(MessageTemplates.Compile(message, fields).Render(values ?? Anna, links ?? Links)).Message;

    public static RenderedMessage Rendered(string body, MergeValues? values = null, params MergeField[] fields) =>
        Rendered(new Message("Hello", body), values, null, fields);

    public static OutgoingMessage Outgoing(string to = "anna@example.com", string subject = "Hello", string? name = "Anna", int number = 0) => new(
        new Permit(Guid.Empty, new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), to, default),
        new Mailbox("jill@example.org", "Jill"),
        new Mailbox(to, name),
        null,
        subject,
        "<p>Hello</p>\n",
        "Hello\n",
        []);
}
