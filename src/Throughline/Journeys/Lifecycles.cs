using Throughline.People;

namespace Throughline.Journeys;

/// <summary>How what people do makes prospects into leads, customers and advocates. Nobody falls back.</summary>
public static class Lifecycles
{
    /// <param name="by">Whose word it is: no stranger's makes an advocate of somebody by a recommendation.</param>
    public static Lifecycle After(string eventName, Lifecycle now, GivenBy by)
    {
        if (by.IsStranger() && eventName is (EventNames.ReferralAccepted or "Referral Made")) return now;
        var reached = eventName switch
        {
            "Order Completed" or "Invoice Paid" or "Deposit Paid" or "Subscription Started" => Lifecycle.Customer,
            EventNames.ReferralAccepted or "Referral Made" or "Testimonial Given" or "Review Submitted" => Lifecycle.Advocate,
            EventNames.FormSubmitted or EventNames.ReferralReceived or EventNames.SurveyAnswered or EventNames.EmailReplied
                or EventNames.EventRegistered or EventNames.EventWaitlisted or "Call Booked" => Lifecycle.Lead,
            _ => now,
        };
        return reached > now ? reached : now;
    }
}
