namespace Throughline.Businesses;

/// <summary>Where a key is kept, and so how far it is trusted. The numbers are stored.</summary>
public enum KeyKind
{
    /// <summary>In a page, where everybody can read it: it may send events, is not believed, and never reads.</summary>
    Browser = 0,

    /// <summary>In a program of the business, kept secret: it is believed, and refused where it comes from a browser.</summary>
    Server = 1,
}

/// <summary>What a key may do: send events, and permissions of the one list. As text, "send-events see-journeys".</summary>
/// <param name="May">What it may read and change through the API.</param>
public readonly record struct KeyScopes(bool SendsEvents, Permissions May)
{
    private const string SendEvents = "send-events";

    /// <summary>For websites, shops and whatever else reports what people do.</summary>
    public static KeyScopes Events { get; } = new(SendsEvents: true, Permissions.None);

    /// <summary>For programs that read, check and save journeys.</summary>
    public static KeyScopes Journeys { get; } = new(SendsEvents: false, Permissions.Of(Permission.SeeJourneys, Permission.EditJourneys));

    public bool IsEmpty => !SendsEvents && May.IsEmpty;

    /// <summary>The same, without what a key of this kind can never do.</summary>
    public KeyScopes For(KeyKind kind) => kind == KeyKind.Server ? this : this with { May = Permissions.None };

    public static KeyScopes Parse(string text) => new(text.Split(' ').Contains(SendEvents), Permissions.Parse(text));

    public override string ToString() => SendsEvents ? $"{SendEvents} {May}".TrimEnd() : May.ToString();
}
