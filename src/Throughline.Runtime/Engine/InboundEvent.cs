using System.Text.Json;
using NodaTime;

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
/// <param name="IsTrusted">It came with a secret of the business: what it says of who somebody is counts.</param>
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
    bool IsTrusted = false);
