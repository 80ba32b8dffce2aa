namespace Throughline.Runtime.Storage.Reading;

/// <summary>How a delivery stands. The numbers are stored.</summary>
internal enum DeliveryState
{
    Queued = 0,
    Sending = 1,
    Sent = 2,

    /// <summary>The connection went away while it was handed over: nobody knows. Not sent again by itself.</summary>
    Unknown = 3,
    Refused = 4,
    Bounced = 5,
}

/// <summary>What a delivery carries. The numbers are stored.</summary>
internal enum DeliveryKind
{
    Message = 0,
    Survey = 1,
    Webhook = 2,
}

/// <summary>How an assignment stands. The numbers are stored.</summary>
internal enum AssignmentState
{
    Open = 0,
    Done = 1,
    NotPossible = 2,

    /// <summary>The person moved on, so that it was not needed any more.</summary>
    Withdrawn = 3,
}
