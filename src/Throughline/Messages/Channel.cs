namespace Throughline.Messages;

/// <summary>How a message reaches a person.</summary>
public enum Channel
{
    Email,
    Sms,
}

/// <summary>Why a message is sent; decides which consent it needs.</summary>
public enum Purpose
{
    /// <summary>Meant to move somebody toward a purchase or a referral; needs consent, carries an unsubscribe link.</summary>
    Marketing,

    /// <summary>Something the person asked for or must know: a receipt, an appointment, a delivery. Needs no marketing consent.</summary>
    Service,
}
