using System.Text.Json;
using Throughline.People;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>Takes in what is said of a person beside who they are: the well-known traits to their places, the others by name, as
/// text.</summary>
/// <param name="fillsGapsOnly">What is known stays: whoever says it is a stranger, and the person is not.</param>
internal ref struct Traits(PersonFacts facts, GivenBy by, bool fillsGapsOnly)
{
    /// <summary>Most traits kept of one person; further new ones are left out.</summary>
    private const int Most = 100;

    /// <summary>Longest value of a trait, in characters; longer ones are cut.</summary>
    private const int Longest = 1000;

    public PersonFacts Facts { get; private set; } = facts;

    /// <summary>Where the event's context names a zone and a language.</summary>
    public void TakeContext(string? zone, string? language) =>
        Facts = Facts with
        {
            Zone = Chosen(Facts.Zone, zone is null ? null : LocalZone.IdOf(zone) ?? zone),
            Language = Chosen(Facts.Language, language)
        };

    /// <param name="traits">An object; anything else is nothing.</param>
    public void Take(JsonElement traits)
    {
        if (traits.ValueKind != JsonValueKind.Object) return;
        foreach (var trait in traits.EnumerateObject())
            if (TextOf(trait.Value) is { } value) Take(trait.Name, value);
    }

    private void Take(string name, string value)
    {
        switch (TraitName.Reserved(name))
        {
            case "email" or "phone" or "consent" or "consentToMeasuring":
                break; // who they are, and what they agreed to, is decided elsewhere
            case "firstName":
                Facts = Facts with { FirstName = Chosen(Facts.FirstName, Name(value)) };
                break;
            case "lastName":
                Facts = Facts with { LastName = Chosen(Facts.LastName, Name(value)) };
                break;
            case "zone":
                TakeContext(value, null);
                break;
            case "language":
                TakeContext(null, value);
                break;
            case "name" when Facts.FirstName is null && Facts.LastName is null && Name(value) is { } whole:
                var parts = PersonName.Read(whole);
                Facts = Facts with { FirstName = parts.First, LastName = parts.Last };
                break;
            default:
                Keep(name, value);
                break;
        }
    }

    /// <summary>Under the name it came with first: "city" of one program is "City" of another.</summary>
    private void Keep(string name, string value)
    {
        // A letter to somebody known may merge it in: from a stranger figures are taken, and what could be a name; no addresses.
        if (fillsGapsOnly && value.Any(char.IsLetter) && !BelievableName.LooksLikeOne(value)) return;
        var key = Same(name) ?? name;
        if (Facts.Traits.TryGetValue(key, out var known) ? !fillsGapsOnly && known != value : Facts.Traits.Count < Most)
            Facts = Facts with { Traits = Facts.Traits.SetItem(key, value) };
    }

    private readonly string? Same(string name) => Facts.Traits.ContainsKey(name) ? name
        : Facts.Traits.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private readonly string? Name(string value) => by.IsStranger() && !BelievableName.LooksLikeOne(value) ? null : value;

    private readonly string? Chosen(string? known, string? said) => said is null || (fillsGapsOnly && known is not null) ? known : said;

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return text is null ? null : Exchange.RowText.Cut(text, Longest);
    }
}
