using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>How people say in one line that they want no more. The whole line must say it: "Stop by on Friday" is no withdrawal.</summary>
internal static class StopWords
{
    private const int LongestLine = 80;

    private static readonly FrozenSet<string> Polite = new[]
    {
        "please", "pls", "me", "thanks", "thank", "you", "bitte", "mich", "danke", "svp", "merci", "moi", "por", "favor",
        "gracias", "obrigado", "grazie", "prego", "graag", "re", "aw", "now", "jetzt", "all", "alle", "from", "this", "list",
        "the", "mailing", "emails", "mails", "email",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Stops = new[]
    {
        "stop", "unsubscribe", "unsubscribed", "remove", "opt out", "optout", "take off", "cancel", "no more", "stop sending",
        "abmelden", "abmeldung", "abbestellen", "austragen", "keine mehr", "stopp",
        "désabonner", "désinscrire", "désinscription", "se désabonner", "désabonnez", "arrêt", "arrêter",
        "baja", "darme de baja", "dar de baja", "cancelar", "cancelar suscripción", "desuscribir", "desuscribirme",
        "disiscrivi", "disiscrivimi", "cancellami", "cancella", "afmelden", "uitschrijven", "descadastrar", "cancelar inscrição",
        "remover", "avregistrera", "avsluta", "afmeld", "meld av", "odhlásit", "odhlasit", "wypisz", "rezygnuję", "leiratkozás",
        "dezabonare", "отписаться", "отпишите", "відписатися", "退订", "退訂", "配信停止", "구독취소",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the line says nothing else.</summary>
    public static bool Ask(string line)
    {
        if (line.Length is 0 or > LongestLine) return false;
        Span<char> plain = stackalloc char[line.Length];
        for (var i = 0; i < line.Length; i++) plain[i] = IsOfWord(line[i]) ? char.ToLowerInvariant(line[i]) : ' ';
        var words = plain.ToString().InForm(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Polite.Contains(word));
        return Stops.Contains(string.Join(' ', words.Distinct(StringComparer.Ordinal)));
    }

    private static bool IsOfWord(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
