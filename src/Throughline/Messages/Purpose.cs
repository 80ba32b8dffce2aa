namespace Throughline.Messages;

/// <summary>Why a message is sent; decides which consent it needs. The numbers are stored.</summary>
public enum Purpose
{
    /// <summary>Meant to move somebody toward a purchase or a referral; needs consent, carries an unsubscribe link.</summary>
    Marketing = 0,

    /// <summary>Something the person asked for or must know: a receipt, an appointment, a delivery. Needs no marketing consent.</summary>
    Service = 1,
}
