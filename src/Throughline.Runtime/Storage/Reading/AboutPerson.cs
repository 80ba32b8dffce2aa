namespace Throughline.Runtime.Storage.Reading;

/// <summary>A row that is about a person and names them.</summary>
public abstract record AboutPerson
{
    public Guid PersonId { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>A name to show: full name, else address, else "Somebody".</summary>
    public string Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Email ?? Phone ?? "Somebody";
}
