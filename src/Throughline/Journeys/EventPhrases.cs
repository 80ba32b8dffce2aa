using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>What people can be seen to do, as an owner would say it: the one table for screens, drawings and findings.</summary>
public static class EventPhrases
{
    private static readonly ImmutableArray<(string Event, string Words)> _own =
    [
        (EventNames.EmailLinkClicked, "They click a link in the message"), (EventNames.EmailReplied, "They answer the message"), (EventNames.EmailOpened, "They open the message"),
        (EventNames.FileOpened, "They open a file of the message"),
        (EventNames.SurveyAnswered, "They answer the question"), (EventNames.AssignmentDone, "Your team ticks the task off"), (EventNames.FormSubmitted, "They fill in a form"),
        (EventNames.OrderCompleted, "They buy"), (EventNames.ReferralAccepted, "They recommend you"),
        (EventNames.EventRegistered, "They get a place at an event"), (EventNames.EventAttended, "They come to an event"),
        (EventNames.EventMissed, "They miss an event they had a place at"),
    ];

    private static readonly ImmutableArray<(string Event, string Words)> _shops =
    [
        ("Product Viewed", "They look at a product"), ("Product Added", "They put something into the basket"), ("Checkout Started", "They go to the till"),
        ("Signed Up", "They sign up"), ("Signed In", "They sign in"), ("Trial Started", "They begin a trial"), ("Call Booked", "They book a call"),
    ];

    // Known where somebody waits for them, and not proposed to everybody.
    private static readonly ImmutableArray<(string Event, string Words)> _others =
    [
        (EventNames.ReferralReceived, "A friend sends them to you"), (EventNames.ReferralShared, "They pass you on to others"),
        ("Complaint Received", "They complain"), (EventNames.CareGiven, "Your team looks after them"),
        (EventNames.AppointmentBooked, "They book an appointment"), (EventNames.AppointmentRescheduled, "They move an appointment"),
        (EventNames.AppointmentCancelled, "They cancel an appointment"),
        ("Visit Booked", "They book a visit"), ("Quote Accepted", "They accept the offer"), ("Agreement Signed", "They sign the agreement"),
        ("Deposit Paid", "They pay the deposit"), ("Invoice Paid", "They pay the invoice"), ("Parcel Delivered", "The parcel reaches them"),
        ("Review Submitted", "They write a review"), ("Testimonial Given", "They give a testimonial"), ("Feedback Given", "They tell you how it was"),
        (EventNames.EventWaitlisted, "They wait for a place at an event"),
        (EventNames.EventRegistrationCancelled, "They give their place at an event back"),
        (EventNames.PersonImported, "They stand on a list you bring in"), (EventNames.Unsubscribed, "They unsubscribe"),
    ];

    /// <summary>What Throughline sees by itself, and is worth waiting for.</summary>
    public static ImmutableArray<(string Event, string Words)> Own => _own;

    /// <summary>The names that shops and sites send by themselves.</summary>
    public static ImmutableArray<(string Event, string Words)> Shops => _shops;

    /// <summary>"They buy"; null for an event that only its sender knows.</summary>
    public static string? Known(string name) =>
        _own.Concat(_shops).Concat(_others).Where(one => one.Event == name).Select(one => one.Words).FirstOrDefault();

    /// <summary>"They buy"; an event that is not known stays as it is, in quotes.</summary>
    public static string Of(string name) => Known(name) ?? $"“{name}”";
}
