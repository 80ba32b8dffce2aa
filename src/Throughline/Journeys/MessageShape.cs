using Throughline.Messages;

namespace Throughline.Journeys;

/// <summary>The keys of a message, in canonical order. See <see cref="ObjectShape{T}"/>.</summary>
internal static class MessageShape
{
    private static readonly Template _template = new();

    public static ObjectShape<MessageDraft> Message { get; } = new(
        "message", "What is said to the person.", new(null, null, null, null, null, null),
        new TextKey<MessageDraft>("subject", new Line(250), m => m.Subject, (m, v) => m with { Subject = v },
            "The subject line; merge fields allowed. A text message has none.")
        {
            IsRequired = true,
            Unless = new("channel",
            MessageDraft.TextChannel, m => m.IsText)
        },
        new TextKey<MessageDraft>("preheader", new Line(250), m => m.Preheader, (m, v) => m with { Preheader = v },
            "The grey line beside the subject in an inbox; the body's beginning where it is missing."),
        new TextKey<MessageDraft>("body", _template, m => m.Body, (m, v) => m with { Body = v },
            "The text: Markdown with merge fields.")
        { IsRequired = true },
        new TextKey<MessageDraft>("channel", new OneOf(["email", MessageDraft.TextChannel], "email"), m => m.Channel, (m, v) =>
            m with { Channel = v }, "How it is sent: e-mail, or sms for a text message. No text message can be sent yet."),
        new TextKey<MessageDraft>("purpose", new OneOf(["marketing", "service"], "marketing"), m => m.Purpose, (m, v) =>
            m with { Purpose = v }, "Marketing needs the person's consent; service is for what they asked for or must know."),
        new TextKey<MessageDraft>("topic", new Key(Throughline.Messages.Message.DefaultTopic), m => m.Topic, (m, v) =>
            m with { Topic = v }, "What the person can unsubscribe from."));
}
