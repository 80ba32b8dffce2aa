using NodaTime;

namespace Throughline.Runtime.Channels;

/// <summary>
/// The send gate's yes to one delivery. A channel takes nothing without one, and only the gate makes one
/// (a test of the house holds that).
/// </summary>
/// <param name="DeliveryId">Of what may leave; the same on every further try.</param>
/// <param name="Address">The one address it may go to; null for a call.</param>
/// <param name="IssuedAt">When the gate decided; it decides anew for every try.</param>
internal sealed record Permit(Guid WorkspaceId, Guid DeliveryId, string? Address, Instant IssuedAt);
