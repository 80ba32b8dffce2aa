using Throughline.People;

namespace Throughline.Journeys;

/// <summary>How what people do makes prospects into leads, customers and advocates. Nobody falls back.</summary>
public static class Lifecycles
{
    public static Lifecycle After(string eventName, Lifecycle now)
    {
        var reached = eventName switch
        {
            "Order Completed" or "Invoice Paid" or "Deposit Paid" or "Subscription Started" => Lifecycle.Customer,
            EventNames.ReferralAccepted or "Referral Made" or "Testimonial Given" or "Review Submitted" => Lifecycle.Advocate,
            EventNames.FormSubmitted or EventNames.SurveyAnswered or EventNames.EmailReplied or "Call Booked" => Lifecycle.Lead,
            _ => now,
        };
        return reached > now ? reached : now;
    }
}
