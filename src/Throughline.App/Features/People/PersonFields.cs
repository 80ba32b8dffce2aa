using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>One box of who somebody is.</summary>
/// <param name="Of">What is known of it.</param>
internal sealed record PersonFields(PersonPart Part, string Label, Func<PersonEntry, string?> Of)
{
    public static IReadOnlyList<PersonFields> All { get; } =
    [
        new(PersonPart.FirstName, "First name", person => person.FirstName),
        new(PersonPart.LastName, "Last name", person => person.LastName),
        new(PersonPart.Email, "E-mail address", person => person.Email)
        {
            Type = "email",
            Longest = 320,
            Hint = "A new one takes the place of the old: letters go there, and the old one finds them no more.",
        },
        new(PersonPart.Phone, "Phone", person => person.Phone) { Type = "tel", Longest = 60 },
        new(PersonPart.Language, "Language", person => person.Language)
        {
            Choices = () => RuleChoice.Languages.Select(one => new FieldOption(one.Value, one.Words)),
        },
        new(PersonPart.Zone, "Time zone", person => person.Zone) { Choices = () => TimeZones.All },
    ];

    public string Name => $"who-{Part}";
    public string Type { get; init; } = "text";
    public int Longest { get; init; } = 100;
    public string? Hint { get; init; }

    private Func<IEnumerable<FieldOption>>? Choices { get; init; }

    /// <summary>What can be chosen, and what stands there where that is something else; null where it is written.</summary>
    public IEnumerable<FieldOption>? OptionsFor(string? value)
    {
        if (Choices is null) return null;
        List<FieldOption> all = [new("", "Not known"), .. Choices()];
        if (value is { Length: > 0 } && !all.Exists(one => one.Value == value)) all.Add(new(value, value));
        return all;
    }

    /// <summary>What was changed, addresses in their one form. What stands as it stood is not in it.</summary>
    /// <param name="country">Of the business, by which phone numbers are read.</param>
    public static Dictionary<PersonPart, string?> Read(IFormCollection form, PersonEntry person, string? country, FormErrors errors)
    {
        var changed = new Dictionary<PersonPart, string?>();
        foreach (var field in All.Where(field => form.ContainsKey(field.Name)))
        {
            var typed = Typed.Clean(form[field.Name]);
            if (typed == Typed.Clean(field.Of(person))) continue;
            if (field.WrongWith(typed) is { } wrong) errors.Add(field.Name, wrong);
            else if (field.InOneForm(typed, country) is var kept && (kept is null) != (typed is null)) errors.Add(field.Name, field.NotOne);
            else changed[field.Part] = kept;
        }
        return changed;
    }

    private string? WrongWith(string? typed) => typed?.Length > Longest ? $"{Label}: write at most {Longest} characters."
        : typed is not null && Choices is not null && OptionsFor(null)!.All(one => one.Value != typed)
            ? $"{Label}: choose one from the list."
        : null;

    private string? InOneForm(string? typed, string? country) => typed is null ? null : Part switch
    {
        PersonPart.Email => EmailAddress.Normalise(typed),
        PersonPart.Phone => Identities.Normalise(IdentityKind.Phone, typed, country)?.Value,
        _ => typed,
    };

    private string NotOne => Part == PersonPart.Email ? "This is not an e-mail address. It looks like name@example.com."
        : "This is not a phone number. Write it like +44 20 7946 0018, or leave it empty.";
}
