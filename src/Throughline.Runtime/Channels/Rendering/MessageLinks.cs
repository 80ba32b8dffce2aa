namespace Throughline.Runtime.Channels.Rendering;

/// <summary>The signed addresses of one delivery.</summary>
internal sealed class MessageLinks
{
    private readonly SignedLinks? _signed;
    private readonly Guid _personId;
    private readonly Guid _deliveryId;

    public MessageLinks(SignedLinks signed, Guid personId, Guid deliveryId)
    {
        _signed = signed;
        _personId = personId;
        _deliveryId = deliveryId;
    }

    private MessageLinks()
    {
    }

    /// <summary>For showing a message inside Throughline: links go straight to their targets, nothing is counted, nobody is unsubscribed.</summary>
    public static MessageLinks Preview { get; } = new();

    /// <summary>The address that counts a click on link <paramref name="index"/>; null in a preview.</summary>
    public string? Click(int index) => _signed?.Mint(LinkKind.Click, _personId, _deliveryId, index);

    /// <summary>The address of the open pixel; null in a preview.</summary>
    public string? Open => _signed?.Mint(LinkKind.Open, _personId, _deliveryId);

    public string Unsubscribe => _signed?.Mint(LinkKind.Unsubscribe, _personId, _deliveryId) ?? "#unsubscribe";

    public string Preferences => _signed?.Mint(LinkKind.Preferences, _personId, _deliveryId) ?? "#preferences";

    public string Survey => _signed?.Mint(LinkKind.Survey, _personId, _deliveryId) ?? "#survey";
}
