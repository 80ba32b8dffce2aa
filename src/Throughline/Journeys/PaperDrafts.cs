namespace Throughline.Journeys;

/// <summary>One part of how the business does its half of a step, as somebody is writing it.</summary>
public sealed record ProcessPartDraft
{
    public string? Part { get; init; }
    public string? Owner { get; init; }
    public string? Tool { get; init; }
    public string? Minutes { get; init; }
    public string? Waits { get; init; }
    public string? Risk { get; init; }
    public string? IfItFails { get; init; }
}
