using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Primitives;

namespace Throughline.Messages;

/// <summary>What stands between the signs of another program's merge mark.</summary>
/// <param name="Name">Ours for it; null where there is none.</param>
/// <param name="Fallback">What that program writes where nothing is known; null where it says nothing.</param>
/// <param name="IsPlain">True where it is a word that people use for other things too: "last", "mobile".</param>
internal readonly record struct ForeignName(string? Name, string? Fallback, bool IsPlain)
{
    /// <summary>The merge field as we write it; null where we have none.</summary>
    public string? Ours => Name is null ? null
        : Fallback is null || Name.EndsWith("Link", StringComparison.Ordinal) ? $"{{{{{Name}}}}}" : $"{{{{{Name} | {Fallback}}}}}";
}

/// <summary>The names that other programs give to what we know of a person, in the languages of their users.</summary>
internal static partial class ForeignNames
{
    private static readonly FrozenDictionary<string, string> _names = Table(
        ("firstName", "fname firstname forename givenname nickname preferredname name vorname rufname prenom nombre nome voornaam "
            + "imie fornavn "
            + "fornamn etunimi keresztnev jmeno"),
        ("lastName", "lname lastname surname familyname secondname nachname familienname nomdefamille nomfamille apellido apellidos "
            + "cognome "
            + "sobrenome achternaam nazwisko etternavn efternavn efternamn sukunimi vezeteknev prijmeni"),
        ("fullName", "fullname wholename displayname contactname customername recipientname subscribername clientname membername "
            + "vollername ganzername kundenname nomcomplet nombrecompleto nomecompleto volledigenaam firstandlastname namefull"),
        ("email", "email emailaddress emailaddr emailid emailadresse mailadresse adresseemail adressemail courriel correo "
            + "correoelectronico "
            + "indirizzoemail emailadres subscriberemail contactemail recipientemail useremail customeremail"),
        ("phone", "phone phonenumber mobilephone mobilenumber cellphone telephone telefon telefonnummer rufnummer handynummer telefono "
            + "telefoon telefoonnummer telefone"),
        ("businessName", "businessname organizationname organisationname accountname shopname storename sitename brandname"),
        ("ownerName", "ownername sendername fromname ownerfirstname senderfirstname ownerfullname"),
        ("unsubscribeLink", "unsub unsubscribe unsubscribelink unsubscribeurl unsubscribeme unsubscribetag optout optoutlink optouturl "
            + "abmelden abmeldelink abmeldeurl desinscription desabonnement liendesinscription lienunsubscribe uitschrijven darsedebaja"),
        ("preferencesLink", "updateprofile preferences preferenceslink preferencesurl managepreferences managepreferencesurl "
            + "preferencecenter preferencecenterurl updatepreferences updatepreferencesurl profilelink managesubscription "
            + "managesubscriptions subscriptionmanagement updatesubscription"));

    /// <summary>Names that are common words as well: where the signs around them may mean something else, they must be in
    /// capitals.</summary>
    private static readonly FrozenDictionary<string, string> _plain = Table(
        ("firstName", "first given"),
        ("lastName", "last family nom"),
        ("email", "mail"),
        ("phone", "mobile cell tel handy sms gsm"));

    private static readonly FrozenSet<string> _ofPeople = Words("contact contacts subscriber subscribers person people customer lead "
        + "recipient user profile member client account merge mergetags data custom customfield field fields attribute attributes "
        + "property "
        + "properties contactfield leadfield subtag tag mergefield var vars visitor kontakt kunde empfanger destinataire contacto "
        + "cliente title upper lower html mc c");

    private static readonly FrozenSet<string> _ofBusiness = Words("list company organization organisation org business shop store "
        + "site brand");
    private static readonly FrozenSet<string> _ofSender = Words("owner sender from agent author seller salesperson");

    /// <summary>What nobody says to a person, and programs write behind a bar to change a value.</summary>
    private static readonly FrozenSet<string> _filters = Words("capitalize capitalise upcase downcase upper lower uppercase lowercase "
        + "titlecase strip trim lstrip rstrip escape escapeonce urlencode stripnewlines striphtml ucfirst ucwords propercase default");

    /// <summary>The same behind a name of theirs, where words like these are instructions too.</summary>
    private static readonly FrozenSet<string> _alsoFilters = Words("title safe raw first last date truncate fallback append prepend "
        + "replace "
        + "remove split join size html text string");

    /// <summary>Reads it; null where it cannot be a name at all, as where it begins with a digit.</summary>
    /// <param name="own">The names that one journey knows beside ours.</param>
    public static ForeignName? Read(string inside, IReadOnlyCollection<string> own)
    {
        var text = inside.Trim().Trim('=', '%').Trim().TrimStart('$', '!', '@', '*').Trim();
        var call = Call().Match(text);
        if (call.Success) return Of(call.Groups["name"].Value, call.Groups["else"].Success ? call.Groups["else"].Value : null, own);
        var parts = Parts().Match(text);
        if (!parts.Success) return null;
        return Of(parts.Groups["name"].Value, FallbackIn(parts.Groups["rest"].Value), own);
    }

    /// <summary>True where what stands behind the bar of one of our own fields is an instruction of another program.</summary>
    public static bool IsInstruction(string? fallback) =>
        fallback is not null && (_filters.Contains(Plain(fallback.Split('|')[0])) || Instruction().IsMatch(fallback));

    /// <summary>True for what only a program writes: ORDER_ID, order.id, orderId.</summary>
    public static bool LooksMade(string inside) => Made().IsMatch(inside.Trim());

    private static ForeignName Of(string written, string? fallback, IReadOnlyCollection<string> own)
    {
        var segments = written.Split(['.', ':', '=', '/', '>'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = Usable(fallback);
        if (segments.Length == 0) return new(null, said, false);
        var (last, before) = (Plain(segments[^1]), segments.Length > 1 ? Plain(segments[^2]) : "");
        foreach (var name in own)
            if (Plain(name) == last && (before.Length == 0 || _ofPeople.Contains(before))) return new(name, said, false);
        foreach (var field in MergeFields.BuiltIn)
            if (Plain(field.Name) == last && (before.Length == 0 || _ofPeople.Contains(before))) return new(field.Name, said, false);
        if (_ofBusiness.Contains(before)) return new(last is "name" or "company" or "companyname" ? "businessName" : null, said, false);
        if (_ofSender.Contains(before)) return new(last is "name" or "firstname" or "fullname" ? "ownerName" : null, said, false);
        if (before.Length > 0 && !_ofPeople.Contains(before)) return new(null, said, false);
        if (_names.TryGetValue(last, out var known)) return new(known, said, false);
        return _plain.TryGetValue(last, out known) ? new(known, said, before.Length == 0) : new(null, said, false);
    }

    private static string? FallbackIn(string rest)
    {
        var quoted = Quoted().Match(rest);
        if (quoted.Success) return quoted.Groups["words"].Value;
        var named = Named().Match(rest);
        if (named.Success) return named.Groups["words"].Value;
        var bare = rest.TrimStart('|', ' ').Trim();
        var isSaid = !IsInstruction(bare) && !_alsoFilters.Contains(Plain(bare)) && !bare.Contains('|', StringComparison.Ordinal);
        return rest.StartsWith('|') && isSaid ? bare : null;
    }

    private static string? Usable(string? fallback)
    {
        var words = fallback?.Trim();
        return words is { Length: > 0 and <= MergeFields.MaxFallback } && words.AsSpan().IndexOfAny("{}\r\n") < 0 ? words : null;
    }

    /// <summary>Letters and digits alone, small, without accents: "Prénom" is prenom, "FIRST_NAME" firstname.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.InForm(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Table(params (string Ours, string Theirs)[] rows) => rows
        .SelectMany(row => row.Theirs.Split(' '), (row, word) => (Word: word, row.Ours))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Ours, StringComparer.Ordinal);

    // personalization_token('contact.firstname', 'there'), v(@FirstName)
    [GeneratedRegex("""^\w+\(\s*['"@]?(?<name>[\w.]+)['"]?\s*(,\s*['"](?<else>[^'"]*)['"]\s*)?\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    // first_name | default: "x", firstname,fallback=x, lead.First Name:default=x, FIRSTNAME OR "x"
    [GeneratedRegex(
        """^(?<name>[\p{L}_][\p{L}\p{N}_ .:=/>’'-]*?)\s*(?<rest>(\||,|;|\?\?|:default\b|\bdefault\s*=|\bfallback\s*=|\bOR\s+["']).*)?$""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("""(default|fallback|OR|else|\||\?|,)\s*[:=(]?\s*["'“‘](?<words>[^"'”’]*)["'”’]""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("""(default|fallback)\s*[:=]\s*(?<words>[^"'|]+)$""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Named();

    // default: "x", default('x'), fallback='x', date: "%d"
    [GeneratedRegex("""^(\w+\s*[:=(]\s*["'].*["']\)?|(default|fallback)(\s*[:=(]|\s+["']).*)$""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Instruction();

    [GeneratedRegex("""^([A-Za-z][A-Za-z0-9]*([_.=:][A-Za-z0-9]+)+|[a-z]+([A-Z][a-z0-9]+)+)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();
}
