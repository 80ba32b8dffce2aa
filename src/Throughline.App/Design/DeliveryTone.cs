using Throughline.App.Wording;
using Throughline.Runtime.Storage.People;
using DeliveryEntry = Throughline.Runtime.Storage.Reading.DeliveryEntry;

namespace Throughline.App.Design;

internal static class DeliveryTone
{
    public static Tone Of(DeliveryEntry row) => row.State switch
    {
        DeliveryState.Sent => row.IsKept ? Tone.Neutral : Tone.Good,
        DeliveryState.Refused or DeliveryState.Bounced => Tone.Wrong,
        DeliveryState.Unknown => Tone.Careful,
        DeliveryState.Queued when row.IsHeld => Tone.Careful,
        _ => Tone.Neutral,
    };
}
