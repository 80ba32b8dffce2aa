using System.Globalization;
using Throughline.Businesses;
using Throughline.Messages;
using Throughline.Runtime.Library;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>The signed addresses of one delivery.</summary>
internal sealed class MessageLinks
{
    private readonly SignedLinks? _signed;
    private readonly Guid _personId;
    private readonly Guid _deliveryId;
    private readonly bool _countsClicks;
    private readonly bool _countsOpenings;
    private readonly (string Unsubscribe, string Preferences, string Survey) _instead;

    /// <param name="countsClicks">Whether a link of the message leads by way of us, which counts a click in an e-mail.</param>
    /// <param name="countsOpenings">Whether this person agreed that openings are noted.</param>
    public MessageLinks(SignedLinks signed, Guid personId, Guid deliveryId, bool countsClicks = true, bool countsOpenings = false)
    {
        _signed = signed;
        _countsClicks = countsClicks;
        _countsOpenings = countsOpenings;
        _personId = personId;
        _deliveryId = deliveryId;
    }

    private MessageLinks(string unsubscribe, string preferences, string survey) => _instead = (unsubscribe, preferences, survey);

    /// <summary>Files of the business, by name; null where nobody looks which there are.</summary>
    public IReadOnlyDictionary<string, LibraryFile>? Files { get; init; }

    /// <summary>Begins the addresses of files where nothing is signed; empty for a page of ours.</summary>
    public string Home { get; init; } = "";

    /// <summary>As <see cref="Preview"/>, where it is known which files there are.</summary>
    /// <param name="home">Where the public reaches this server, for a letter that leaves; empty for a page of ours.</param>
    public static MessageLinks PreviewWith(IReadOnlyDictionary<string, LibraryFile> files, string home = "") =>
        new(Preview._instead.Unsubscribe, Preview._instead.Preferences, Preview._instead.Survey) { Files = files, Home = home };

    /// <summary>Whether a file is known not to be in the library.</summary>
    public bool Lacks(string file) => Files?.ContainsKey(file) == false;

    /// <summary>What is written of a file of the library.</summary>
    public string OfFile(LinkTemplate link)
    {
        var (key, file) = (link.File!, Files?.GetValueOrDefault(link.File!));
        const int Widest = MailStyles.PictureWidth;
        return link.Part switch
        {
            FilePart.Width => Math.Clamp(file?.Width ?? Widest, 1, Widest).ToString(CultureInfo.InvariantCulture),
            FilePart.Title => file?.Title ?? key,
            FilePart.About => file is null ? key : FileWords.About(file),
            _ => AddressOf(link, key, file),
        };
    }

    /// <summary>Begins the addresses of this server.</summary>
    public string Root => _signed?.Home ?? Home;

    private string AddressOf(LinkTemplate link, string key, LibraryFile? file)
    {
        if (link.Click is { } click && _signed is not null) return _signed.Mint(LinkKind.Click, _personId, _deliveryId, click);
        return link.Click is null && file is not null ? $"{Root}/pictures/{file.ContentId:N}" : $"{Root}/library/{key}/file";
    }

    /// <summary>For showing a message inside Throughline: links go straight to their targets, nothing is counted, nobody is unsubscribed.</summary>
    public static MessageLinks Preview { get; } = new("#unsubscribe", "#preferences", "#survey");

    /// <summary>As <see cref="Preview"/>, for a text message: where nothing can be pressed, words stand for our own addresses.</summary>
    public static MessageLinks InWords { get; } = new("[their link to stop these]", "[their link to choose]", "[their link to the question]");

    /// <summary>The address that counts a click on link <paramref name="index"/>; null where it leads straight to its target.</summary>
    public string? Click(int index) => !_countsClicks ? null : _signed?.Mint(LinkKind.Click, _personId, _deliveryId, index);

    /// <summary>A link that no person sees: who follows it is a machine. Null where no clicks are counted.</summary>
    public string? Trap => Click(FollowedLink.Trap);

    /// <summary>The address of the picture that tells of an opening; null where nobody may be told.</summary>
    public string? Open => _countsOpenings ? _signed?.Mint(LinkKind.Open, _personId, _deliveryId) : null;

    public string Unsubscribe => _signed?.Mint(LinkKind.Unsubscribe, _personId, _deliveryId) ?? _instead.Unsubscribe;

    /// <summary>For the Message-ID; null in a preview.</summary>
    public string? MessageToken => _signed?.Token(LinkKind.Message, _personId, _deliveryId);

    /// <summary>The address that a mail program writes to where it unsubscribes by mail; the subject says who and from what.</summary>
    public string UnsubscribeByMail(string mailbox)
    {
        var address = Uri.EscapeDataString(mailbox).Replace("%40", "@", StringComparison.Ordinal);
        var token = _signed is null ? "" : "%20" + _signed.Token(LinkKind.Unsubscribe, _personId, _deliveryId);
        return $"mailto:{address}?subject=unsubscribe{token}";
    }

    public string Preferences => _signed?.Mint(LinkKind.Preferences, _personId, _deliveryId) ?? _instead.Preferences;

    public string Confirm => _signed?.Mint(LinkKind.Confirm, _personId, _deliveryId) ?? "#confirm";

    public string Survey => _signed?.Mint(LinkKind.Survey, _personId, _deliveryId) ?? _instead.Survey;
}
