using System.Collections.Immutable;

namespace Throughline.Businesses;

/// <summary>What all journeys of one business share: whom it serves, what it sells, who works there, and with what.</summary>
public sealed record BusinessBook
{
    public static BusinessBook Empty { get; } = new();

    public ImmutableArray<Persona> Personas { get; init; } = [];
    public ImmutableArray<Offer> Offers { get; init; } = [];
    public ImmutableArray<TeamMember> Team { get; init; } = [];
    public ImmutableArray<Tool> Tools { get; init; } = [];

    /// <summary>What people can book themselves.</summary>
    public ImmutableArray<AppointmentKind> Appointments { get; init; } = [];
    public WhoWeAre WhoWeAre { get; init; } = WhoWeAre.Empty;
}
