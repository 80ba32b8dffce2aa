using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>What somebody said when they were asked for their consent.</summary>
public enum ConsentAnswer
{
    /// <summary>Nothing: they were not asked, or it was not written down.</summary>
    Empty,
    Yes,
    No,

    /// <summary>Something that is neither yes nor no. It is no consent, and whoever wrote it is told so.</summary>
    NotUnderstood,
}

/// <summary>
/// Reads consent as forms, shops, mailing programs and people write it: a ticked box has many words. Generous with
/// spellings and languages, and never a guess: a sentence is read only where it begins with a clear word and takes nothing back.
/// </summary>
public static partial class ConsentWords
{
    /// <summary>Longest text that is looked at, in characters; a longer one is not understood.</summary>
    public const int Longest = 300;

    private const int FirstYear = 1990;

    private static readonly FrozenSet<string> Unsaid = Set(
        "", "-", "–", "—", "?", ".", "/", "n/a", "na", "null", "nil", "undefined", "none", "unknown", "unbekannt", "not asked",
        "nicht gefragt", "not set", "no answer", "keine angabe",
        "no data", "never subscribed", "inconnu", "desconocido", "sconosciuto", "onbekend", "0000 00 00", "0000 00 00 00:00:00");

    private static readonly FrozenSet<string> Yes = Set(
        "yes", "y", "yeah", "yep", "yes please", "true", "t", "1", "1.0", "1,0", "x", "on", "ok", "okay", "sure", "agree", "agreed",
        "agrees", "i agree", "i do", "i consent", "i accept",
        "accept", "accepted", "accepts", "accepts marketing", "granted", "given", "allowed", "allow", "permitted", "subscribe",
        "subscribed", "subscriber", "opted in", "opt in", "optin", "opted",
        "double opt in", "single opt in", "confirmed", "confirmed opt in", "consented", "consent given", "checked", "ticked", "selected",
        "enabled", "active",
        "ja", "j", "jo", "jawohl", "ja gerne", "ja bitte", "gerne", "wahr", "angemeldet", "eingewilligt", "einwilligung erteilt", "erteilt",
        "zugestimmt", "zustimmung", "ich stimme zu", "ich willige ein",
        "einverstanden", "bestätigt", "abonniert", "aktiv", "akzeptiert",
        "oui", "vrai", "accepté", "acceptée", "d'accord", "abonné", "abonnée", "inscrit", "inscrite", "j'accepte", "coché",
        "sí", "si", "s", "verdadero", "acepto", "acepta", "aceptado", "suscrito", "suscrita", "de acuerdo",
        "sì", "vero", "accetto", "accetta", "accettato", "iscritto", "iscritta", "consento", "acconsento",
        "waar", "akkoord", "geabonneerd", "ingeschreven", "aangemeld", "geaccepteerd", "toegestaan",
        "sim", "verdadeiro", "aceito", "aceite", "igen", "igaz", "elfogadom", "feliratkozott", "tak", "prawda", "zgoda", "ano", "áno",
        "pravda", "da", "adevărat", "kyllä", "kylla", "evet",
        "да", "так", "ναι", "はい", "是", "✓", "✔", "☑", "✅", "🗸", "√", "👍");

    private static readonly FrozenSet<string> No = Set(
        "no", "n", "nope", "no thanks", "no thank you", "false", "f", "0", "0.0", "0,0", "off", "never", "not", "not subscribed",
        "unsubscribe", "unsubscribed", "opted out", "opt out", "optout",
        "withdrawn", "withdrew", "revoked", "declined", "decline", "denied", "refused", "rejected", "disagree", "do not contact",
        "do not email", "do not mail", "dnc", "not allowed", "not granted",
        "unchecked", "unticked", "disabled", "removed", "cleaned", "bounced", "hard bounced", "hard bounce", "complained", "complaint",
        "spam", "abuse", "suppressed", "blocked", "blacklisted", "blocklisted",
        "nein", "nee", "nein danke", "falsch", "abgemeldet", "widerrufen", "abbestellt", "ausgetragen", "abgelehnt", "keine einwilligung",
        "nicht einverstanden", "gesperrt",
        "non", "faux", "désabonné", "désabonnée", "désinscrit", "désinscrite", "refusé", "refusée",
        "falso", "rechazado", "no acepto", "desuscrito", "baja", "dado de baja", "dada de baja", "cancelado",
        "rifiuto", "rifiutato", "disiscritto", "disiscritta", "non accetto", "onwaar", "niet", "afgemeld", "uitgeschreven", "geweigerd",
        "geen toestemming",
        "não", "nao", "nem", "hamis", "leiratkozott", "nie", "fałsz", "ne", "nu", "ei", "hayır", "hayir", "нет", "ні", "όχι", "いいえ", "否",
        "✗", "✘", "☐", "❌", "✖", "👎");

    /// <summary>Words that take back what a sentence began with, or narrow it.</summary>
    private static readonly FrozenSet<string> Doubts = Set(
        "not", "don't", "no", "never", "but", "only", "except", "unless", "without", "maybe", "later", "nicht", "kein", "keine", "keinen",
        "nie", "aber", "nur", "außer", "ohne", "vielleicht", "später",
        "pas", "jamais", "mais", "sauf", "seulement", "nunca", "pero", "solo", "sólo", "salvo", "mai", "ma", "tranne", "niet", "geen",
        "maar", "alleen", "behalve");

    /// <summary>What the text says. Letter case, spaces, underscores and signs at the end do not matter.</summary>
    public static ConsentAnswer Read(string? text)
    {
        if (text is { Length: > Longest }) return ConsentAnswer.NotUnderstood;
        var words = Plain(text);
        if (Unsaid.Contains(words)) return ConsentAnswer.Empty;
        if (Yes.Contains(words) || IsDate(words)) return ConsentAnswer.Yes;
        return No.Contains(words) ? ConsentAnswer.No : FirstClause(words);
    }

    /// <summary>
    /// "Yes, I would like the newsletter": the clear word before the first comma or stop, if nothing after it takes it back.
    /// </summary>
    private static ConsentAnswer FirstClause(string words)
    {
        var end = words.IndexOfAny([',', '.', ';', ':', '!', '(']);
        if (end <= 0) return ConsentAnswer.NotUnderstood;
        var (first, rest) = (words[..end].Trim(), words[end..]);
        if (No.Contains(first)) return ConsentAnswer.No;
        return Yes.Contains(first) && !Word().EnumerateMatches(rest).Any(rest) ? ConsentAnswer.Yes : ConsentAnswer.NotUnderstood;
    }

    private static bool Any(this Regex.ValueMatchEnumerator matches, string text)
    {
        foreach (var match in matches)
            if (Doubts.Contains(text.Substring(match.Index, match.Length))) return true;
        return false;
    }

    /// <summary>When they agreed. A year before there was mail to agree to is a machine's zero.</summary>
    private static bool IsDate(string words)
    {
        if (Date().Match(words) is not { Success: true } date) return false;
        int Number(string group) => int.Parse(date.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (one, other, year) = (Number("one"), Number("other"), Number("year"));
        if (date.Groups["year"].Length == 2) year += 2000;
        return year is >= FirstYear and < 2200 && one > 0 && other > 0 && Math.Min(one, other) <= 12 && Math.Max(one, other) <= 31;
    }

    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value == '_') plain.Append(' ');
            else if (rune.Value is '’' or '‘' or '`') plain.Append('\'');
            else if (!IsUnseen(rune)) plain.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        var words = Spaces().Replace(plain.ToString().InForm(NormalizationForm.FormC), " ").Trim().Trim('\'', '"').Trim();
        if (words.Length > 1) words = words.TrimEnd('.', '!', ' ');
        var isDate = words.Length > 0 && char.IsAsciiDigit(words[0]) && !words.StartsWith("0000", StringComparison.Ordinal);
        return words.Length > 1 && !isDate ? words.Replace('-', ' ') : words;
    }

    private static bool IsUnseen(Rune rune) => rune.Value is '\uFE0E' or '\uFE0F' or '\u200B' or '\uFEFF' || Rune.IsControl(rune);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    // 2024-05-01, 1.5.2024, 05/01/24, each with a time behind it or not.
    [GeneratedRegex(
        @"^((?<year>\d{4})[-/.](?<one>\d{1,2})[-/.](?<other>\d{1,2})|(?<one>\d{1,2})[-/.] ?(?<other>\d{1,2})[-/.] ?(?<year>\d{4}|\d{2}))"
        + @"([ t,]+\d{1,2}[:.h]\d{2}.*)?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"[\p{L}']+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(" {2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
