using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Messages;

namespace Throughline.Linting;

/// <summary>What can be told from a message's own words, read once and kept by them: only what changes is read anew while somebody
/// types.</summary>
internal sealed class MessageReading
{
    private static readonly Kept<(string? Subject, string? Preheader, string? Body, bool IsText, string Known),
        MessageReading> _kept = new();

    private readonly MessageBody _body;
    private readonly Lazy<string> _filled;

    private MessageReading(MessageDraft message, Func<string, string> field)
    {
        _body = new(message.Body);
        Body = _body.Lines(field);
        Lines = message.IsText ? "" : $"{MessageBody.Line(message.Subject, field)}\n{MessageBody.Line(message.Preheader, field)}";
        All = $"{Lines}\n{Body}";
        _filled = new(() => _body.Letter(field));
    }

    public string Body { get; }
    public string Lines { get; }
    public string All { get; }
    public string Filled => _filled.Value;
    public ImmutableArray<WrittenLink> Links => _body.Links;
    public ImmutableArray<WrittenLink> Pictures => _body.Pictures;

    public bool IsSeen(int offset) => _body.IsSeen(offset);

    public static MessageReading Of(MessageDraft message, StandIns standIns) =>
        _kept.Of((message.Subject, message.Preheader, message.Body, message.IsText, standIns.Known), message.Body?.Length ?? 0,
            _ => new(message, standIns.Field));
}

/// <summary>What stands for merge fields that say nothing of their own.</summary>
/// <param name="Known">All that <paramref name="Field"/> can answer, as a text: the same message with other answers is read anew.</param>
internal readonly record struct StandIns(Func<string, string> Field, string Known);
