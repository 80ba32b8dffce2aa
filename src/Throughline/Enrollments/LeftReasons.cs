namespace Throughline.Enrollments;

/// <summary>Why the road itself lets somebody go. A member of staff may give a reason in their own words instead.</summary>
public static class LeftReasons
{
    public const string FellSilent = "Fell silent";
    public const string CouldNotBeReached = "Could not be reached";
    public const string RestedTooLong = "Rested for a long time and did not come back";
}
