namespace Throughline.Enrollments;

/// <summary>Why the road itself lets somebody go. A member of staff may give a reason in their own words instead.</summary>
public static class LeftReasons
{
    public const string FellSilent = "Fell silent";
    public const string CouldNotBeReached = "Could not be reached";
    public const string RestedTooLong = "Rested for a long time and did not come back";
    public const string NoDateKnown = "No date was known in time";
    public const string DateCancelled = "Their date was cancelled, and no other was found";
    public const string AfterCare = "Left after somebody had looked after them";
    public const string AskedToBeForgotten = "Asked to be forgotten";

    /// <summary>Stands in place of a member's own words, where those were taken away.</summary>
    public const string WrittenDown = "Left for a reason that your team had written down";

    /// <summary>Whether it is one of ours, and so says nothing of one person.</summary>
    public static bool IsOurs(string reason) => reason is FellSilent or CouldNotBeReached or RestedTooLong or NoDateKnown or DateCancelled
        or AfterCare or AskedToBeForgotten or WrittenDown;
}

/// <summary>Why the road itself keeps somebody where they are.</summary>
public static class HoldReasons
{
    public const string Care = "Somebody of the team is looking after them first";
}
