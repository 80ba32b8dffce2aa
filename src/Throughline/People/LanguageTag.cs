using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Throughline.People;

/// <summary>Which language somebody reads, as a tag (BCP 47): "de", "en-GB".</summary>
public static partial class LanguageTag
{
    private static readonly FrozenDictionary<string, string> _names = new (string Tag, string Names)[]
    {
        ("en", "english englisch anglais inglés ingles inglese engels"),
        ("de", "german deutsch allemand alemán aleman tedesco duits"),
        ("fr", "french französisch franzoesisch français francais francés francese frans"),
        ("es", "spanish spanisch espagnol español espanol spagnolo spaans"),
        ("it", "italian italienisch italien italiano italiaans"),
        ("nl", "dutch niederländisch holländisch néerlandais neerlandés holandés olandese nederlands"),
        ("pt", "portuguese portugiesisch portugais portugués português portoghese portugees"),
        ("pl", "polish polnisch polonais polaco polacco pools polski"),
        ("cs", "czech tschechisch tchèque checo ceco tsjechisch čeština"),
        ("hu", "hungarian ungarisch hongrois húngaro ungherese hongaars magyar"),
        ("tr", "turkish türkisch turc turco turks türkçe"),
        ("ru", "russian russisch russe ruso russo русский"),
        ("uk", "ukrainian ukrainisch ukrainien ucraniano ucraino oekraïens українська"),
        ("da", "danish dänisch danois danés danese deens dansk"),
        ("sv", "swedish schwedisch suédois sueco svedese zweeds svenska"),
        ("no", "norwegian norwegisch norvégien noruego norvegese noors norsk"),
        ("ar", "arabic arabisch arabe árabe arabo العربية"),
        ("he", "hebrew hebräisch hébreu hebreo ebraico hebreeuws עברית"),
        ("fa", "persian farsi persisch persan persa فارسی"),
        ("ur", "urdu ourdou اردو"),
        ("fi", "finnish finnisch finnois finés finlandese fins suomi"),
    }.SelectMany(language => language.Names.Split(' '), (language, name) => (name, language.Tag))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Tag, StringComparer.Ordinal);

    /// <summary>
    /// The tag for what somebody wrote: a tag itself, or the language's name ("Deutsch", "German (Austria)"). Null where it is no
    /// language.
    /// </summary>
    public static string? Read(string text)
    {
        var word = text.Split('(', 2)[0].Trim();
        return Tag().IsMatch(word) ? Written(word) : _names.GetValueOrDefault(word.ToLowerInvariant());
    }

    // As tags are written (RFC 5646, 2.1.1): de-AT, zh-Hant-TW.
    private static string Written(string tag) => string.Join('-', tag.Split('-', '_').Select((part, i) =>
        i == 0 ? part.ToLowerInvariant()
        : part.Length == 2 ? part.ToUpperInvariant()
        : part.Length == 4 && char.IsAsciiLetter(part[0]) ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()
        : part.ToLowerInvariant()));

    [GeneratedRegex(@"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
