namespace Throughline.Runtime.Storage.Reading;

/// <summary>Conditions of lists: whoever asked to be forgotten stands in none, though what was counted of them is counted still.</summary>
internal static class Remembered
{
    public const string InAnswers = Begins + "answer.bucket AND gone.id = answer.person_id)";
    public const string InAssignments = Begins + "assignment.bucket AND gone.id = assignment.person_id)";
    public const string InBookings = Begins + "booking.bucket AND gone.id = booking.person_id)";
    public const string InDeliveries = Begins + "delivery.bucket AND gone.id = delivery.person_id)";
    public const string InEnrollments = Begins + "enrollment.bucket AND gone.id = enrollment.person_id)";
    public const string InVisits = Begins + "visit.bucket AND gone.id = visit.person_id)";

    private const string Begins = "NOT EXISTS (SELECT 1 FROM person gone WHERE gone.erased_at IS NOT NULL AND gone.bucket = ";
}
