using Throughline.App.Design;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>What tells us that they did their half, in plain words: what a plan offers, and the guess from the words of an idea.</summary>
internal static class PlanEvents
{
    private static readonly FieldOption[] _offered =
    [
        new(EventNames.FormSubmitted, "They fill in a form"), new(EventNames.OrderCompleted, "They buy or order"), new("Call Booked", "They book a call"),
        new("Visit Booked", "They book a visit or a lesson"), new("Quote Accepted", "They accept a quote"), new("Agreement Signed", "They sign"),
        new("Deposit Paid", "They pay a deposit"), new("Invoice Paid", "They pay the invoice"), new("Parcel Delivered", "The parcel arrives"),
        new("Review Submitted", "They write a review"), new(EventNames.ReferralAccepted, "A friend they told says yes"),
        new(EventNames.EventRegistered, "They get a place at an event"), new(EventNames.EventAttended, "They come to an event"),
    ];

    /// <summary>What is offered, and what the step waits for already.</summary>
    public static IEnumerable<FieldOption> Choices(string? present) =>
        string.IsNullOrWhiteSpace(present) || _offered.Any(one => one.Value == present) ? _offered : [new(present, $"“{present}” is reported"), .. _offered];

    /// <summary>Throughline sees this by itself; of everything else a shop or a booking system must tell it.</summary>
    public static bool IsSeenHere(string? name) => name is EventNames.FormSubmitted or EventNames.ReferralAccepted
        or EventNames.EventRegistered or EventNames.EventAttended;
}
