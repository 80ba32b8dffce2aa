using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.People;

namespace Throughline.Runtime.Storage;

/// <summary>What an owner sets for one workspace; stored as JSON in <c>workspace.settings</c>.</summary>
internal sealed record WorkspaceSettings
{
    public MailSettings Mail { get; init; } = new();
    public SendSettings Sending { get; init; } = new();
    public VoiceSettings Voice { get; init; } = new();
    public WebhookSettings Webhooks { get; init; } = new();
    public HoursSettings Hours { get; init; } = new();
    public BusinessLook Look { get; init; } = BusinessLook.Unchosen;

    /// <summary>The look before the last change, so that it can be put back; null where nothing was changed.</summary>
    public BusinessLook? LookBefore { get; init; }

    /// <summary>Websites (scheme, host and port) that may show the forms of the business inside their pages.</summary>
    public ImmutableArray<string> FormSites { get; init; } = [];

    /// <summary>What is kept of people beside who they are, in the order in which it is shown.</summary>
    public ImmutableArray<PersonAttribute> Attributes { get; init; } = [];

    /// <summary>The attribute that was taken out last, so that it can be put back.</summary>
    public PersonAttribute? RemovedAttribute { get; init; }

    /// <summary>Who writes for the business, as its settings and its book have it.</summary>
    public Sender Sender(string workspaceName, ImmutableArray<TeamMember> team) =>
        new(Voice.BusinessName is { Length: > 0 } name ? name : workspaceName, Voice.NameFallback, Mail.PostalAddress, team)
        {
            Language = LanguageTag.Read(Voice.Language ?? ""),
            Look = Look.For(Voice.BusinessName is { Length: > 0 } shown ? shown : workspaceName),
        };
}

/// <summary>How mail leaves. With no host, the visible outbox keeps everything.</summary>
internal sealed record MailSettings
{
    public string FromName { get; init; } = "";
    public string FromAddress { get; init; } = "";
    public string? ReplyTo { get; init; }
    public string? PostalAddress { get; init; }
    public string? Host { get; init; }
    public int Port { get; init; } = 587;

    /// <summary>none, starttls or tls.</summary>
    public string Security { get; init; } = "starttls";
    public string? User { get; init; }

    /// <summary>Protected with the server's key; never shown again.</summary>
    public string? ProtectedPassword { get; init; }

    /// <summary>Connections kept open at once, 1…32.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>The key that signs what leaves; null where none was made.</summary>
    public DkimSettings? Dkim { get; init; }

    /// <summary>Where answers and bounces arrive; null where nothing is read.</summary>
    public MailboxSettings? Mailbox { get; init; }
}

/// <summary>The key that signs a workspace's mail (DKIM).</summary>
/// <param name="Number">How many there have been; makes the selector, so that a new key never takes the old one's place in the DNS.</param>
/// <param name="ProtectedKey">Protected like the mail password; never shown.</param>
/// <param name="PublicKey">Base64, for the DNS.</param>
internal sealed record DkimSettings(int Number, string ProtectedKey, string PublicKey, bool IsOn)
{
    public string Selector => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"throughline{Number}");
}

/// <summary>The mailbox (IMAP) that is read for what comes back.</summary>
/// <param name="Security">none, starttls or tls.</param>
/// <param name="ProtectedPassword">Protected like the mail password; never shown again.</param>
internal sealed record MailboxSettings(string Host, int Port, string Security, string User, string? ProtectedPassword);

/// <summary>The workspace's send rules; see <c>SendLimits</c>.</summary>
internal sealed record SendSettings
{
    public int CapCount { get; init; } = 4;
    public int CapDays { get; init; } = 7;
    public string QuietFrom { get; init; } = "21:00";
    public string QuietUntil { get; init; } = "08:00";
    public int PastDueHours { get; init; } = 72;
    public bool ConsentNeeded { get; init; } = true;

    /// <summary>nobody, forms or forms-and-browsers; see <see cref="Messages.AskToConfirm"/>.</summary>
    public string AskToConfirm { get; init; } = "forms";

    /// <summary>Whether people are asked if it may be noted that they open their letters. Where nobody is asked, nothing is
    /// noted.</summary>
    public bool AskToMeasure { get; init; }
}

/// <summary>How the business sounds, and what its messages fall back to.</summary>
internal sealed record VoiceSettings
{
    public string BusinessName { get; init; } = "";
    public string Tones { get; init; } = "";
    public string KeyMessage { get; init; } = "";
    public string Use { get; init; } = "";
    public string Avoid { get; init; } = "";

    /// <summary>What stands where a first name is not known.</summary>
    public string NameFallback { get; init; } = "there";

    /// <summary>What the business charges in (ISO 4217); empty where nobody said.</summary>
    public string Currency { get; init; } = "";

    /// <summary>What the business writes in, as a tag (BCP 47); empty where nobody said.</summary>
    public string Language { get; init; } = "";
}
