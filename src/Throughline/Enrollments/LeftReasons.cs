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
}

/// <summary>Why the road itself keeps somebody where they are.</summary>
public static class HoldReasons
{
    public const string Care = "Somebody of the team is looking after them first";
}
