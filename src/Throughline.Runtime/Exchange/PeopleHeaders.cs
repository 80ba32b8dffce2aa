using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.Runtime.Exchange;

/// <summary>
/// What the columns of other programs and other languages are called: one table. Letter case, accents, spaces and signs do not
/// matter.
/// </summary>
internal static class PeopleHeaders
{
    /// <summary>Each meaning with the column's name in files we write, and the names that others give it.</summary>
    private static readonly (ColumnMeaning Meaning, string Name, string[] Others)[] Known =
    [
        (ColumnMeaning.Email, "email",
            ["mail", "e-mail", "email address", "mail address", "e-mail address", "email 1", "email 1 value", "e-mail 1 value",
            "contact email", "primary email", "email id",
            "E-Mail-Adresse", "Mailadresse", "Emailadresse", "courriel", "adresse e-mail", "adresse mail", "adresse email", "correo",
            "correo electrónico", "dirección de correo electrónico", "indirizzo e-mail", "indirizzo email", "posta elettronica",
            "e-mailadres", "mailadres"]),
        (ColumnMeaning.FirstName, "first_name",
            ["first name", "given name", "forename", "first", "fname", "Vorname", "Rufname", "prénom", "nombre", "primer nombre",
            "nombre de pila", "nome", "nome proprio", "voornaam"]),
        (ColumnMeaning.LastName, "last_name",
            ["last name", "family name", "surname", "last", "lname", "Nachname", "Familienname", "Zuname", "nom de famille", "apellido",
            "apellidos", "cognome", "achternaam", "familienaam"]),
        (ColumnMeaning.FullName, "name",
            ["full name", "contact name", "customer name", "person", "vollständiger Name", "Vor- und Nachname", "Kundenname",
            "Ansprechpartner", "nom", "nom complet", "nombre completo", "nombre y apellidos", "nome completo", "nome e cognome", "naam",
            "volledige naam"]),
        (ColumnMeaning.Mobile, "mobile",
            ["mobile phone", "mobile number", "mobile phone number", "cell", "cell phone", "cell number", "sms number", "sms phone number",
            "whatsapp", "Handy", "Handynummer", "Mobil", "Mobilnummer", "Mobiltelefon", "Mobilfunk", "Natel",
            "portable", "téléphone portable", "mobile portable", "móvil", "teléfono móvil", "celular", "cellulare", "telefono cellulare",
            "mobiel", "mobiele telefoon", "gsm"]),
        (ColumnMeaning.Phone, "phone",
            ["phone number", "telephone", "telephone number", "tel", "phone 1 value", "primary phone", "home phone", "business phone",
            "work phone", "landline", "Telefon", "Telefonnummer", "Tel.-Nr.", "Rufnummer", "Festnetz", "Telefon privat",
            "Telefon geschäftlich",
            "téléphone", "numéro de téléphone", "teléfono", "número de teléfono", "telefono", "numero di telefono", "telefoon",
            "telefoonnummer"]),
        (ColumnMeaning.Zone, "zone", ["time zone", "tz", "Zeitzone", "fuseau horaire", "zona horaria", "fuso orario", "tijdzone"]),
        (ColumnMeaning.Language, "language", ["lang", "locale", "preferred language", "Sprache", "langue", "idioma", "lingua", "taal"]),
        (ColumnMeaning.Lifecycle, "lifecycle", ["lifecycle stage", "life cycle stage", "Lebenszyklusphase", "Lifecycle-Phase"]),
        (ColumnMeaning.Source, "source",
            ["lead source", "original source", "acquisition source", "Quelle", "Herkunft", "origine", "fuente", "fonte", "bron"]),
        (ColumnMeaning.EmailConsent, "consent",
            ["email consent", "marketing consent", "opt in", "opted in", "email opt in", "double opt in", "confirmed opt in", "optin time",
            "opt in date", "opt in time", "consent date", "subscribed", "newsletter", "permission",
            "accepts marketing", "accepts email marketing", "accepts emails", "email marketing consent", "email marketing status",
            "email marketing", "email status", "email permission status", "subscription status", "marketing status",
            "newsletter opt in", "newsletter subscription", "email subscriber status", "gdpr consent",
            "Einwilligung", "Einwilligung Newsletter", "Newsletter-Einwilligung", "Werbeeinwilligung", "Einverständnis", "Zustimmung",
            "Newsletter-Anmeldung", "Newsletter angemeldet", "angemeldet", "DSGVO-Einwilligung", "DOI",
            "consentement", "abonné", "inscrit à la newsletter", "accepte la newsletter", "consentimiento", "suscrito", "boletín",
            "acepta marketing", "consenso", "consenso marketing", "iscritto", "toestemming", "nieuwsbrief", "ingeschreven"]),
        (ColumnMeaning.EmailRefusal, "unsubscribed",
            ["opted out", "opt out", "email opt out", "has opted out of email", "unsubscribe", "unsubscribe date", "unsub time",
            "clean time", "unsubscribed from all email", "unsubscribed at", "do not email", "do not contact", "do not mail", "no email",
            "bounced",
            "abgemeldet", "abgemeldet am", "Widerruf", "widerrufen", "Werbesperre", "désabonné", "désinscrit", "dado de baja", "baja",
            "disiscritto", "uitgeschreven", "afgemeld"]),
        (ColumnMeaning.SmsConsent, "sms_consent",
            ["sms opt in", "accepts sms marketing", "text consent", "sms marketing consent", "sms marketing status", "sms status",
            "SMS-Einwilligung", "consentement sms", "consentimiento sms", "consenso sms"]),
        (ColumnMeaning.SmsRefusal, "sms_unsubscribed", ["sms opt out", "sms opted out", "do not text", "do not sms"]),
        (ColumnMeaning.UserId, "user_id",
            ["id", "customer id", "contact id", "external id", "person id", "member id", "record id", "Kundennummer", "Kunden-Nr.",
            "Kunden-ID", "Kontakt-ID", "numéro client", "id cliente", "klantnummer"]),
    ];

    /// <summary>
    /// What is kept beside names and addresses, by the name it has in English: a message then asks for it by one name, whatever
    /// the file's language.
    /// </summary>
    private static readonly (string Trait, string[] Headers)[] Traits =
    [
        ("company", ["Firma", "Unternehmen", "Betrieb", "entreprise", "société", "empresa", "azienda", "società", "bedrijf"]),
        ("jobTitle", ["Beruf", "Berufsbezeichnung", "Funktion", "fonction", "cargo", "puesto", "mansione", "functie"]),
        ("salutation", ["Anrede", "civilité", "tratamiento", "titolo di cortesia", "aanhef"]),
        ("title", ["Titel", "akademischer Titel", "titre", "título", "titolo"]),
        ("street", ["Straße", "Str.", "Straße und Hausnummer", "Straße/Hausnummer", "Adresse", "rue", "calle", "dirección", "indirizzo",
            "straat", "adres"]),
        ("postalCode", ["PLZ", "Postleitzahl", "code postal", "código postal", "CAP", "codice postale"]),
        ("city", ["Ort", "Stadt", "Wohnort", "ville", "ciudad", "localidad", "città", "stad", "plaats", "woonplaats"]),
        ("country", ["Land", "pays", "país", "paese"]),
        ("birthday",
            ["Geburtstag", "Geburtsdatum", "date de naissance", "anniversaire", "fecha de nacimiento", "cumpleaños", "data di nascita",
            "compleanno", "geboortedatum", "verjaardag"]),
        ("note", ["Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Kommentar", "remarque", "commentaire", "nota", "notas",
            "comentario", "appunti", "opmerking", "notitie"]),
        ("website", ["Webseite", "Homepage", "Internetseite", "site web", "sitio web", "sito web"]),
    ];

    private static readonly FrozenDictionary<string, (ColumnMeaning Meaning, string Name)> ByHeader = Known
        .SelectMany(known => known.Others.Append(known.Name), (known, header) => (Key: Key(header), known.Meaning, known.Name))
        .Concat(Traits.SelectMany(trait => trait.Headers, (trait, header) =>
            (Key: Key(header), Meaning: ColumnMeaning.Trait, Name: trait.Trait)))
        .DistinctBy(known => known.Key)
        .ToFrozenDictionary(known => known.Key, known => (known.Meaning, known.Name), StringComparer.Ordinal);

    /// <summary>The name of a column with this meaning in files we write.</summary>
    public static string NameOf(ColumnMeaning meaning) => Known.First(known => known.Meaning == meaning).Name;

    /// <summary>What a heading is known for; null where it is not in the table.</summary>
    public static (ColumnMeaning Meaning, string Name)? Find(string header) =>
        ByHeader.TryGetValue(Key(header), out var known) ? known : null;

    private static string Key(string header)
    {
        var key = new StringBuilder();
        foreach (var rune in header.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune).ToString());
        return string.Concat(key.ToString().InForm(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }
}
