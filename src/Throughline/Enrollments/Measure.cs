namespace Throughline.Enrollments;

/// <summary>
/// What is counted. The numbers are stored. The first eight are of the journey as a whole (step −1), <see cref="Ended"/> and
/// <see cref="EndedDone"/> of that and of a step, the others of a step.
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

    /// <summary>Were taken past the step for a reason: its moment had passed, or it asks a favour of somebody unhappy.</summary>
    Skipped = 19,

    /// <summary>Came to it in this very version, and it is over for them, well or not. So two versions can be compared.</summary>
    Ended = 20,

    /// <summary>Those of <see cref="Ended"/> for whom it ended well: they did the step, or walked the whole road.</summary>
    EndedDone = 21,

    /// <summary>Messages and calls of the step that left, as far as anybody knows; nudges too.</summary>
    Sent = 30,

    /// <summary>Handed over, and nobody knows whether they arrived.</summary>
    SentUnknown = 31,

    /// <summary>Messages that were opened, once each.</summary>
    Opened = 32,

    /// <summary>Messages in which a link was followed, once each.</summary>
    Clicked = 33,

    /// <summary>Messages that came back.</summary>
    Bounced = 34,

    /// <summary>Messages that were not sent, for a named reason.</summary>
    NotSent = 35,

    /// <summary>Questions that were answered.</summary>
    Answered = 36,

    /// <summary>Assignments that were given to somebody of the team.</summary>
    Assigned = 37,

    /// <summary>Assignments that were done; its minutes are the work they took.</summary>
    AssignmentDone = 38,

    /// <summary>Assignments that could not be done.</summary>
    AssignmentNotPossible = 39,

    /// <summary>People who were to be looked after.</summary>
    CareOpened = 40,

    /// <summary>Those for whom that was done; its minutes are the work it took.</summary>
    CareEnded = 41,
}
