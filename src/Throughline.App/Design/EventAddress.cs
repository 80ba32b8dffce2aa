namespace Throughline.App.Design;

/// <summary>Where people register for an event of a business.</summary>
internal static class EventAddress
{
    /// <summary>Begins with a slash.</summary>
    public static string Of(Guid business, string key) => $"/e/{business:N}/{Uri.EscapeDataString(key)}";
}
