namespace Throughline.Runtime.Channels.Outbox;

/// <summary>Sends nothing: the messages of a workspace without a mail server stay in the visible outbox.</summary>
internal sealed class OutboxChannel : IChannel
{
    public const string Detail = "Kept in the outbox. No mail server is set up, so it went to nobody.";

    private static readonly Task<SendOutcome> Kept = Task.FromResult<SendOutcome>(new SendOutcome.Accepted(Detail));

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel) => Kept;
}
