namespace Throughline.Runtime.Channels.Outbox;

/// <summary>Sends nothing: the messages of a workspace without a mail server stay in the visible outbox.</summary>
internal sealed class OutboxChannel : IRoutedChannel
{
    public const string Detail = "Kept in the outbox. No mail server is set up, so it went to nobody.";

    /// <summary>What is said of a text message: nothing carries those away, so it never meets a channel.</summary>
    public const string TextDetail = "Kept in the outbox as a text message. Those cannot be sent yet, so it went to nobody.";

    /// <summary>What is said of a call to another system, where the people it is about are made up.</summary>
    public const string CallDetail = "Made up: nobody was called.";

    /// <summary>Whether something that counts as sent stayed here, by what was said of it.</summary>
    public static bool KeptIt(string? detail) => detail is Detail or TextDetail or CallDetail;

    /// <summary>Nothing is waited for here; so many at a time is only a bound.</summary>
    public const int Places = 64;

    public static readonly ChannelRoute Route = new("outbox");

    private static readonly Task<SendOutcome> Kept = Task.FromResult<SendOutcome>(new SendOutcome.Accepted(Detail));

    /// <summary>Never called: there is always room.</summary>
    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(Guid workspaceId) => Route;

    public int FreeOn(ChannelRoute route) => Places;

    public int PlacesOn(ChannelRoute route) => Places;

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel) => Kept;
}
