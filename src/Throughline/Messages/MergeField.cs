namespace Throughline.Messages;

/// <summary>A word that a message may merge in.</summary>
/// <param name="Fallback">What is written where the person has no value; null where nothing could stand in, so that such a message is refused rather than sent with a hole.</param>
public sealed record MergeField(string Name, string? Fallback);
