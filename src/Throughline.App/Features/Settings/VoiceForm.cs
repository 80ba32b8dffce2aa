using Throughline.App.Design;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Settings;

/// <summary>The business's name, place and way of speaking, as typed.</summary>
internal sealed class VoiceForm
{
    private const int LongestText = 2000;

    public string? BusinessName { get; set; }
    public string? Zone { get; set; }

    /// <summary>A language by its name, or a tag.</summary>
    public string? Language { get; set; }
    public string? Currency { get; set; }
    public string? Tones { get; set; }
    public string? KeyMessage { get; set; }
    public string? Use { get; set; }
    public string? Avoid { get; set; }
    public string? NameFallback { get; set; }

    public static VoiceForm From(Workspace workspace) => new()
    {
        BusinessName = workspace.Name,
        Zone = workspace.Zone,
        Language = workspace.Settings.Voice.Language,
        Currency = workspace.Currency,
        Tones = workspace.Settings.Voice.Tones,
        KeyMessage = workspace.Settings.Voice.KeyMessage,
        Use = workspace.Settings.Voice.Use,
        Avoid = workspace.Settings.Voice.Avoid,
        NameFallback = workspace.Settings.Voice.NameFallback,
    };

    public void Check(FormErrors errors)
    {
        errors.AddIf(Clean(BusinessName).Length is 0 or > 100, nameof(BusinessName), "Type the name of your business, up to 100 characters.");
        errors.AddIf(!TimeZones.Knows(Zone), nameof(Zone), "Choose a time zone from the list.");
        errors.AddIf(Clean(Language).Length > 0 && LanguageTag.Read(Clean(Language)) is null, nameof(Language),
            "Type one language, such as English or Deutsch, or its short form, such as pt-BR.");
        errors.AddIf(Clean(Currency).Length > 0 && Currencies.Find(Currency) is null, nameof(Currency),
            "Type the three letters of a currency, such as EUR, GBP or USD.");
        errors.AddIf(Clean(NameFallback).Length is 0 or > 50, nameof(NameFallback), "Type one or a few words that can stand after “Hello”, such as “there”.");
        foreach (var (name, text) in new[] { (nameof(Tones), Tones), (nameof(KeyMessage), KeyMessage), (nameof(Use), Use), (nameof(Avoid), Avoid) })
            errors.AddIf(Clean(text).Length > LongestText, name, $"This is longer than {LongestText} characters. Keep the part that a writer must remember.");
    }

    public VoiceSettings Apply(VoiceSettings old) => old with
    {
        BusinessName = Clean(BusinessName),
        Tones = Clean(Tones),
        KeyMessage = Clean(KeyMessage),
        Use = Clean(Use),
        Avoid = Clean(Avoid),
        NameFallback = Clean(NameFallback),
        Currency = Currencies.Find(Currency) ?? "",
        Language = LanguageTag.Read(Clean(Language)) ?? "",
    };

    private static string Clean(string? text) => text?.Trim() ?? "";
}
