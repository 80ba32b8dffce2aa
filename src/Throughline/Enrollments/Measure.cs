namespace Throughline.Enrollments;

/// <summary>What is counted. The numbers are stored. The first seven are of the journey as a whole (step −1), the others of a step.</summary>
public enum Measure
{
    Entered = 0,
    Active = 1,
    Resting = 2,
    Completed = 3,
    Left = 4,
    Moved = 5,
    Merged = 6,

    /// <summary>Stood at the step at some time.</summary>
    Reached = 10,

    /// <summary>At the step now, on the road.</summary>
    Waiting = 11,
    Done = 12,
    Overtaken = 13,
    GivenUp = 14,
    Refused = 15,

    /// <summary>In the rest area beside the step.</summary>
    RestingHere = 16,

    /// <summary>Left the road at the step.</summary>
    LeftHere = 17,

    /// <summary>Joined the road after the step.</summary>
    Bypassed = 18,
}
