namespace Throughline.App.Features.Stepping;

/// <summary>What a box for a wait may hold.</summary>
public enum WaitKind
{
    /// <summary>A length of time.</summary>
    Length,

    /// <summary>A length of time, or a moment by a date.</summary>
    LengthOrMoment,

    /// <summary>A moment by a date.</summary>
    Moment,

    /// <summary>How long before a date that is said elsewhere.</summary>
    Before,
}
