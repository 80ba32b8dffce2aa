using NodaTime;
using Throughline.Businesses;

namespace Throughline.Appointments;

/// <summary>Time in pieces of five minutes, counted from 1970-01-01 in UTC, so that an hour can be taken by unique keys.</summary>
public static class HourSlots
{
    private const long Seconds = AppointmentKind.Grain * 60;

    /// <summary>Every piece that a time touches, in order.</summary>
    public static IEnumerable<long> Of(TakenTime time)
    {
        for (var slot = At(time.From); slot * Seconds < time.Until.ToUnixTimeSeconds(); slot++) yield return slot;
    }

    /// <summary>The piece that a moment lies in.</summary>
    public static long At(Instant moment) => (long)Math.Floor(moment.ToUnixTimeSeconds() / (double)Seconds);
}
