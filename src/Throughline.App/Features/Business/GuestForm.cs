using Throughline.App.Design;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;

namespace Throughline.App.Features.Business;

/// <summary>Somebody whom the team writes down for an event.</summary>
internal sealed class GuestForm
{
    private const int LongestName = 100;

    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>What is wrong with it goes to the errors; null then.</summary>
    internal Guest? Read(FormErrors errors)
    {
        var name = MergeValues.Clean(Name);
        var email = Typed.Clean(Email);
        errors.AddIf(name?.Length is null or > LongestName, nameof(Name), "Type their name, up to 100 characters.");
        errors.AddIf(email is not null && EmailAddress.Normalise(email) is null, nameof(Email),
            "This is no address that mail can be sent to. Write it like name@example.com, or leave it empty.");
        return errors.Any ? null : new Guest(name!, email is null ? null : EmailAddress.Normalise(email));
    }
}
