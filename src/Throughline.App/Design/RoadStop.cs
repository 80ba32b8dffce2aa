using Throughline.App.Wording;
using Throughline.Enrollments;

namespace Throughline.App.Design;

/// <summary>How a stop stands for the person whose road is drawn; <see cref="Plain"/> where the road is nobody's.</summary>
public enum StopState
{
    Plain,
    Done,
    Here,
    Ahead,

    /// <summary>Passed without stopping: drawn hollow.</summary>
    Overtaken,

    /// <summary>Waiting beside the road at this stop: drawn with a bench.</summary>
    Resting,

    /// <summary>Left the road at this stop: drawn with a spur that ends.</summary>
    Left,
}

/// <summary>One stop of a drawn road.</summary>
/// <param name="Title">The step's title, from the customer's side.</param>
/// <param name="Stage">1, 2 or 3: which of the three coloured stretches; further stages repeat the colours.</param>
/// <param name="StageName">Written where the stretch begins; null to leave it out.</param>
public sealed record RoadStop(string Title, int Stage, string? StageName = null, StopState State = StopState.Plain)
{
    /// <summary>Where the stop's title leads.</summary>
    public string? Href { get; init; }

    /// <summary>Replaces the state's own words, such as "Done", where more is known: "Done yesterday".</summary>
    public string? Note { get; init; }

    /// <summary>Numbers under the stop, each leading to its list.</summary>
    public IReadOnlyList<StopCount> Counts { get; init; } = [];

    /// <summary>1, 2 or 3 for any stage number from 1 up.</summary>
    internal int Colour => (Stage - 1) % 3 + 1;

    internal string? StateWords => Note ?? State switch
    {
        StopState.Done => Words.Of(Measure.Done),
        StopState.Here => Words.Of(Measure.Waiting),
        StopState.Overtaken => Words.Of(Measure.Overtaken),
        StopState.Resting => Words.Of(Measure.RestingHere),
        StopState.Left => Words.Of(Measure.LeftHere),
        _ => null,
    };

    /// <summary>What a screen reader hears where sighted people see the drawing.</summary>
    internal string? StateForReaders => StateWords ?? (State == StopState.Ahead ? "Still ahead" : null);
}

/// <summary>One number under a stop.</summary>
/// <param name="Label">What is counted: "waiting".</param>
/// <param name="Of">The number it is a share of; null for no share.</param>
/// <param name="Href">The list behind the number.</param>
public sealed record StopCount(string Label, long N, long? Of = null, string? Href = null);
