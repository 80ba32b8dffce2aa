using NodaTime;

namespace Throughline.Businesses;

/// <summary>Somebody who looks after steps: the owner, a helper, family.</summary>
/// <param name="Key">How steps name them.</param>
/// <param name="Role">What they are here for, in a few words: "Front desk".</param>
/// <param name="MostSteps">How many steps they can look after at once; null where nobody said.</param>
/// <param name="AwayFrom">First day away; null where no absence is planned.</param>
/// <param name="AwayUntil">Last day away.</param>
/// <param name="StandIn">Key of whoever does their steps meanwhile.</param>
public sealed record TeamMember(string Key, string Name, string? Role, string? Email, int? MostSteps, LocalDate? AwayFrom, LocalDate? AwayUntil, string? StandIn);

/// <summary>What a step is done with.</summary>
/// <param name="Key">How steps name it.</param>
/// <param name="Job">What it is for, in a few words; two tools with the same job are one too many.</param>
public sealed record Tool(string Key, string Name, string? Job);
