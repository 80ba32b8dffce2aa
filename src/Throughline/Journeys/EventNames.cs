namespace Throughline.Journeys;

/// <summary>Names of the events that Throughline itself records; others' follow the same Object Action form.</summary>
public static class EventNames
{
    public const string EmailDelivered = "Email Delivered";
    public const string EmailOpened = "Email Opened";
    public const string EmailLinkClicked = "Email Link Clicked";

    /// <summary>They opened a file that a letter handed over; <c>file</c> says which.</summary>
    public const string FileOpened = "File Opened";
    public const string EmailReplied = "Email Replied";
    public const string EmailBounced = "Email Bounced";
    public const string EmailDelayed = "Email Delayed";
    public const string EmailComplained = "Email Marked As Spam";
    public const string Unsubscribed = "Unsubscribed";
    public const string AddressConfirmed = "Address Confirmed";
    public const string SurveyAnswered = "Survey Answered";

    /// <summary>Of the friend: they came, and the property <c>referrer</c> says who sent them.</summary>
    public const string ReferralReceived = "Referral Received";

    /// <summary>Of whoever recommends: they passed it on.</summary>
    public const string ReferralShared = "Referral Shared";

    /// <summary>Of whoever recommends: a friend of theirs came. It is recorded by itself when that is.</summary>
    public const string ReferralAccepted = "Referral Accepted";

    /// <summary>Somebody of the team has looked after them.</summary>
    public const string CareGiven = "Care Given";
    public const string AssignmentDone = "Assignment Done";
    public const string FormSubmitted = "Form Submitted";

    /// <summary>They have a place at an event of the business; <c>event</c> says which, <c>startsAt</c> when.</summary>
    public const string EventRegistered = "Event Registered";

    /// <summary>It was full, and they wait for a place.</summary>
    public const string EventWaitlisted = "Event Waitlisted";

    /// <summary>They gave their place back, or it was given back for them.</summary>
    public const string EventRegistrationCancelled = "Event Registration Cancelled";

    /// <summary>They were checked in at the door.</summary>
    public const string EventAttended = "Event Attended";

    /// <summary>They had a place, and were not checked in until the door was closed.</summary>
    public const string EventMissed = "Event Missed";
    /// <summary>They chose an hour of the team's; <c>bookingId</c> says which appointment, <c>startsAt</c> when.</summary>
    public const string AppointmentBooked = "Appointment Booked";
    public const string AppointmentRescheduled = "Appointment Rescheduled";
    public const string AppointmentCancelled = "Appointment Cancelled";
    public const string OrderCompleted = "Order Completed";
    public const string PersonImported = "Person Imported";

    /// <summary>Events that come from a step's own message, survey or assignment, and so count for that step alone.</summary>
    public static bool BelongsToStep(string name) =>
        name is EmailDelivered or EmailOpened or EmailLinkClicked or FileOpened or EmailReplied or EmailBounced or EmailComplained
            or SurveyAnswered or AssignmentDone;

    /// <summary>Events that a link scanner or a mail privacy proxy can cause.</summary>
    public static bool MayBeMachine(string name) => name is EmailOpened or EmailLinkClicked or FileOpened;
}
