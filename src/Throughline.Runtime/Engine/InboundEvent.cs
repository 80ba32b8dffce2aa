using System.Text.Json;
using NodaTime;
using Throughline.People;

namespace Throughline.Runtime.Engine;

internal enum InboundKind
{
    Track,
    Identify,
    Page,
    Screen,
    Group,
    Alias,
}

/// <summary>One event from outside, checked and understood, not yet stored.</summary>
/// <param name="MessageId">The same on every retry; null where the sender gave none.</param>
/// <param name="Name">The event's name on track, "Page Viewed" and "Screen Viewed" on page and screen, else the kind's.</param>
/// <param name="At">When it happened, corrected for the sender's clock.</param>
/// <param name="Properties">An object, or undefined.</param>
/// <param name="Traits">An object of what is known of the person, or undefined.</param>
/// <param name="PreviousId">On alias: the id to be merged into <paramref name="UserId"/>.</param>
/// <param name="Zone">IANA zone from the context, if given.</param>
/// <param name="By">With what it came: a secret of the business is believed, a browser's key or a form is anybody's word.</param>
/// <param name="ConsentWording">What a box that was ticked says, and in which form; null where there was none.</param>
internal sealed record InboundEvent(
    Guid WorkspaceId,
    InboundKind Kind,
    string? MessageId,
    string Name,
    string? UserId,
    string? AnonymousId,
    Instant At,
    JsonElement Properties,
    JsonElement Traits,
    string? PreviousId = null,
    string? GroupId = null,
    string? Zone = null,
    string? Language = null,
    GivenBy By = GivenBy.BrowserKey,
    FormWords? ConsentWording = null)
{
    /// <summary>Where they came from first, in a word, as whoever sent this knows; null where nothing is said.</summary>
    public string? CameFrom { get; init; }

    /// <summary>Of somebody made up: whoever is new by it is nobody real.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>The place at an event that is asked for with it; null where none is. Then it says itself what they did.</summary>
    public PlaceClaim? Claim { get; init; }
}

/// <summary>What somebody read when they agreed.</summary>
/// <param name="Wording">Beside the box, word for word.</param>
/// <param name="Proof">The form, with its version.</param>
/// <param name="Measuring">Beside the box about measuring; null where there was none.</param>
internal sealed record FormWords(string Wording, string Proof, string? Measuring = null);
