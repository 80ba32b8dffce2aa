using NodaTime;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>When something that was not taken is tried again.</summary>
internal static class RetrySchedule
{
    /// <summary>Mail: as mail servers do, quickly at first, for about two days.</summary>
    private static readonly Duration[] Mail =
    [
        Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30),
        Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(4), Duration.FromHours(8), Duration.FromHours(12), Duration.FromHours(20),
    ];

    /// <summary>Webhooks: the schedule of Standard Webhooks, after the first try at once.</summary>
    private static readonly Duration[] Webhook =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    /// <summary>How long to wait after the tries made so far; null where they are used up.</summary>
    /// <param name="asked">The wait the other side asked for; the longer of the two counts.</param>
    public static Duration? Next(DeliveryRow delivery, TimeSpan? asked)
    {
        var schedule = delivery.Kind == DeliveryKind.Webhook ? Webhook : Mail;
        if (delivery.Attempts > schedule.Length) return null;
        var planned = schedule[Math.Max(delivery.Attempts, 1) - 1];
        return asked is { } wait ? Duration.Max(planned, Duration.FromTimeSpan(wait)) : planned;
    }
}
