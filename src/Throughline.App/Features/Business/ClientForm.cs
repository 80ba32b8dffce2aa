using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>The worksheet of an ideal client, as typed. Lists have one entry on each line.</summary>
public sealed class ClientForm
{
    public string? Name { get; set; }
    public string? Pain { get; set; }
    public string? Thinks { get; set; }
    public string? Needs { get; set; }
    public string? Behaviours { get; set; }
    public string? NotFor { get; set; }
    public string? Meets { get; set; }
    public string? Takes { get; set; }
    public string? Obstacles { get; set; }
    public string? Gets { get; set; }
    public string? Feels { get; set; }

    internal static ClientForm From(Persona persona) => new()
    {
        Name = persona.Name,
        Pain = persona.Pain,
        Thinks = persona.Thinks,
        Needs = BookText.Lines(persona.Needs),
        Behaviours = BookText.Lines(persona.Behaviours),
        NotFor = persona.NotFor,
        Meets = BookText.Lines(persona.Meets),
        Takes = BookText.Lines(persona.Takes),
        Obstacles = BookText.Lines(persona.Obstacles),
        Gets = persona.Gets,
        Feels = persona.Feels,
    };

    internal void Check(FormErrors errors)
    {
        BookText.CheckName(errors, nameof(Name), Name, "Type what you call them, up to 100 characters, such as “Busy family with a garden”.");
        foreach (var (field, text) in new[] { (nameof(Pain), Pain), (nameof(Thinks), Thinks), (nameof(NotFor), NotFor), (nameof(Gets), Gets), (nameof(Feels), Feels) })
            BookText.CheckText(errors, field, text);
        foreach (var (field, text) in new[] { (nameof(Needs), Needs), (nameof(Behaviours), Behaviours), (nameof(Meets), Meets), (nameof(Takes), Takes), (nameof(Obstacles), Obstacles) })
            BookText.CheckLines(errors, field, text);
    }

    internal Persona ToPersona(string key) => new()
    {
        Key = key,
        Name = Name!.Trim(),
        Pain = Typed.Clean(Pain),
        Thinks = Typed.Clean(Thinks),
        Needs = FavouriteClients.Lines(Needs),
        Behaviours = FavouriteClients.Lines(Behaviours),
        NotFor = Typed.Clean(NotFor),
        Meets = FavouriteClients.Lines(Meets),
        Takes = FavouriteClients.Lines(Takes),
        Obstacles = FavouriteClients.Lines(Obstacles),
        Gets = Typed.Clean(Gets),
        Feels = Typed.Clean(Feels),
    };
}
