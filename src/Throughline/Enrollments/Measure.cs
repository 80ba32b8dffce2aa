namespace Throughline.Enrollments;

/// <summary>
/// What is counted. The numbers are stored. The first eight are of the journey as a whole (step −1), the last two of that
/// and of a step, the others of a step.
/// </summary>
public enum Measure
{
    Entered = 0,
    Active = 1,
    Resting = 2,
    Completed = 3,
    Left = 4,
    Moved = 5,
    Merged = 6,

    /// <summary>Came over from another version of the journey.</summary>
    CameOver = 7,

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

    /// <summary>Came to it in this very version, and it is over for them, well or not. So two versions can be compared.</summary>
    Ended = 20,

    /// <summary>Those of <see cref="Ended"/> for whom it ended well: they did the step, or walked the whole road.</summary>
    EndedDone = 21,
}
