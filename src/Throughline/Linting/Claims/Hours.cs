using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Whose hours they are.</summary>
internal enum HoursOf
{
    /// <summary>The sentence does not say.</summary>
    Unsaid,
    Telephone,
    Door,
}

/// <summary>Hours that hold for days of every week: "Monday to Friday, 8 till 5".</summary>
/// <param name="Days">A bit for each day, Monday the lowest.</param>
/// <param name="From">Minutes from midnight; −1 for days that it is closed.</param>
internal sealed record Hours(Sentence Sentence, string Words, HoursOf Of, int Days, int From, int Until)
{
    private const int WorkDays = 0b0011111;
    private const int AllDays = 0b1111111;

    private static readonly KeptBy<PlainReading, ImmutableArray<Hours>> _kept = new(Read);

    private static readonly FrozenDictionary<string, FrozenDictionary<string,
        int>> _days = Tongue.All.ToFrozenDictionary(tongue => tongue.Tag, DaysOf, StringComparer.Ordinal);

    private static readonly FrozenSet<string> _tills = PhraseWords.Set(
        "to till til until through thru and bis und a al à au et alle ed hasta às ao tot t m en met e y");
    private static readonly FrozenSet<string> _froms = PhraseWords.Set(
        "from between von zwischen de desde entre dalle das van tussen tra fra uhr uur h hrs o'clock hours horas heures ore um at le las "
        + "as des dès");
    private static readonly FrozenSet<string> _telephone = PhraseWords.Set(
        "ring call phone telephone reach tel telefon telefonisch anrufen erreichen erreichst erreichbar rufen teléfono"
        + " llama llame llámame llámanos llámenos llamar app whatsapp téléphone appeler appelez"
        + " appelez-nous joindre joignable telefono chiamare chiami chiamaci chiamate telefone ligar ligue ligue-nos telefoon bellen bel "
            + "bereikbaar bereiken support hotline");
    private static readonly FrozenSet<string> _door =
        PhraseWords.Set("open opening geöffnet öffnungszeiten offen abierto abierta abrimos abre horario ouvert ouverte ouverts ouvrons "
        + "aperto aperta aperti"
        + " apriamo orario aberto aberta abrimos horário geopend openingstijden shop laden tienda boutique negozio loja winkel");
    private static readonly FrozenSet<string> _closed = PhraseWords.Set(
        "closed shut geschlossen ruhetag cerrado cerrada cerramos fermé fermée fermés chiuso chiusa chiusi fechado fechada gesloten");
    private static readonly FrozenSet<string> _others = PhraseWords.Set(
        "slot slots time times termine termin cita citas appointment appointments gap gaps meeting meetings walkthrough call-slots calls "
        + "gespräche llamadas class classes course courses kurs kurse clase clases cours lezioni lezione aula aulas lessen lesson "
        + "lessons workshop training sessions"
        + " delivery deliver liefern lieferung lieferzeit");

    private static readonly WordList _workDays = new("weekdays, weekday, werktags, wochentags, an werktagen, working days, doordeweeks, "
        + "op werkdagen, días laborables, días hábiles, dias úteis, giorni feriali, jours ouvrés, en semaine, entre semana");

    private static readonly WordList _allDays = new("daily, every day, each day, seven days a week, 7 days a week, seven days, täglich, "
        + "jeden tag, alle tage, an allen tagen, sieben tage die woche, sieben tage in der woche, a diario, diariamente, "
        + "todos los días, cada día, "
        + "siete días a la semana, 7 días a la semana, tous les jours, chaque jour, 7 jours sur 7, sept jours sur sept, 7j 7, tutti i "
        + "giorni, ogni giorno, 7 giorni su 7, sette giorni su sette, todos os dias, cada dia, 7 dias por semana, sete dias por semana, "
        + "dagelijks, elke dag, iedere dag, alle dagen, 7 dagen per week, zeven dagen per week");

    public bool IsClosed => From < 0;

    public static ImmutableArray<Hours> In(PlainReading reading) => _kept.Of(reading);

    private static ImmutableArray<Hours> Read(PlainReading reading) =>
        [.. reading.Sentences.Where(sentence => sentence.Tongue is not null).SelectMany(InSentence)];

    private static IEnumerable<Hours> InSentence(Sentence sentence)
    {
        var (words, names) = (sentence.Words, _days[sentence.Tongue!.Tag]);
        if (words.Length > 60) yield break;
        var of = words.Any(word => _telephone.Contains(word.Text)) || LooksLikeNumber(sentence.Text) ? HoursOf.Telephone
            : words.Any(word => _door.Contains(word.Text)) ? HoursOf.Door : HoursOf.Unsaid;
        for (var i = 0; i < words.Length; i++)
        {
            if (DaysAt(words, names, i) is not var (days, after, isRange) || IsOfOthers(sentence, i)) continue;
            var first = i;
            i = after - 1;
            if (isRange && Times(sentence, after) is var (from, until, end))
            {
                yield return new(sentence, sentence.Between(first, end), of, days, from, until);
                i = end;
            }
            else if (Closed(words, first, after) is var (begin, last)) yield return new(sentence, sentence.Between(begin, last),
                HoursOf.Door, days, -1, -1);
        }
    }

    /// <summary>Whether its part of the sentence, up to a semicolon, is about appointments or lessons.</summary>
    private static bool IsOfOthers(Sentence sentence, int at)
    {
        var start = sentence.Words[at].Start;
        var from = sentence.Text.LastIndexOf(';', start);
        var until = sentence.Text.IndexOf(';', start) is >= 0 and var end ? end : sentence.Text.Length;
        return sentence.Words.Any(word => word.Start > from && word.Start < until
            && (_others.Contains(word.Text) || word.Text == "les" && sentence.Tongue!.Tag == "nl"));
    }

    private static (int Begin, int Last)? Closed(ImmutableArray<Word> words, int first, int after)
    {
        for (var i = Math.Max(0, first - 3); i < Math.Min(words.Length, after + 3); i++)
            if (_closed.Contains(words[i].Text)) return (Math.Min(i, first), Math.Max(i, after - 1));
        return null;
    }

    private static bool LooksLikeNumber(string text)
    {
        var run = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter)) run++;
            else if (letter is not (' ' or '-' or '/' or '(' or ')' or '+' or '.')) run = 0;
            if (run >= 7) return true;
        }
        return false;
    }

    private static (int Days, int After, bool IsRange)? DaysAt(ImmutableArray<Word> words, FrozenDictionary<string, int> names, int at)
    {
        if (_workDays.LengthAt(words, at) is > 0 and var some) return (WorkDays, at + some, true);
        if (_allDays.LengthAt(words, at) is > 0 and var all) return (AllDays, at + all, true);
        // "lun-vie", "Mon-Fri"
        if (words[at].Text.Split('-') is [var one, var two] && names.TryGetValue(one, out var a)
            && names.TryGetValue(two, out var b)) return (Span(a, b), at + 1, true);
        if (!names.TryGetValue(words[at].Text, out var first)) return null;
        var next = at + 1;
        while (next < words.Length && next - at <= 3 && _tills.Contains(words[next].Text)) next++;
        if (next < words.Length && next > at + 1 && !IsAnd(words, at, next)
            && names.TryGetValue(words[next].Text, out var last) && last > first)
            return (Span(first, last), next + 1, true);
        // "Mo–Fr": only a dash in between.
        if (at + 1 < words.Length && names.TryGetValue(words[at + 1].Text, out var then) && then > first
            && words[at + 1].Start - words[at].Start - words[at].Length <= 3)
            return (Span(first, then), at + 2, true);
        return (1 << first, at + 1, false);
    }

    // "Monday and Friday" is two days; "maandag tot en met vrijdag" is five.
    private static bool IsAnd(ImmutableArray<Word> words, int at, int next) => next == at + 2
        && words[at + 1].Text is "and" or "und" or "y" or "et" or "e" or "ed" or "en";

    private static int Span(int first, int last)
    {
        var days = 0;
        for (var day = first; day <= last; day++) days |= 1 << day;
        return days;
    }

    private static (int From, int Until, int Last)? Times(Sentence sentence, int at)
    {
        var words = sentence.Words;
        while (at < words.Length && (_froms.Contains(words[at].Text) || _door.Contains(words[at].Text))) at++;
        if (Time(sentence, at) is not var (from, after)) return null;
        while (after < words.Length && (_froms.Contains(words[after].Text) || _tills.Contains(words[after].Text))) after++;
        if (Time(sentence, after) is not var (until, end)) return null;
        if (until <= from && until <= 12 * 60) until += 12 * 60;
        return until > from ? (from, until, end - 1) : null;
    }

    private static (int Minutes, int After)? Time(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (at >= words.Length || !char.IsAsciiDigit(words[at].Text[0])) return null;
        var digits = words[at].Text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 2 || !int.TryParse(words[at].Text.AsSpan(0, digits), out var hour) || hour > 24) return null;
        var rest = words[at].Text[digits..];
        var after = at + 1;
        var minutes = 0;
        // "8.30", "8:30": the figures stand side by side.
        if (rest.Length == 0 && after < words.Length && words[after].Start == words[at].Start + words[at].Length + 1
            && sentence.Text[words[after].Start - 1] is '.' or ':'
            && words[after].Text.Length == 2 && int.TryParse(words[after].Text, out minutes)) after++;
        // "9h30"
        if (rest is ['h' or 'u', _, _] && int.TryParse(rest.AsSpan(1), out var past)) minutes = past;
        if (rest.Length == 0 && after < words.Length && words[after].Text is "am" or "pm" or "a" or "p") rest = words[after].Text;
        if (rest is "pm" or "p" && hour < 12 && IsAfternoon(sentence, after, rest)) hour += 12;
        while (after < words.Length && words[after].Text is "am" or "pm" or "p" or "m") after++;
        if (rest == "a" && after + 1 < words.Length && words[after].Text == "a" && words[after + 1].Text == "m") after += 2;
        return (hour * 60 + minutes, after);
    }

    private static bool IsAfternoon(Sentence sentence, int after, string rest) =>
        rest == "pm" || after + 1 < sentence.Words.Length && sentence.Words[after + 1].Text == "m";

    private static FrozenDictionary<string, int> DaysOf(Tongue tongue)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, day) in tongue.Calendar.Days.Index())
        {
            var name = day.ToLowerInvariant();
            foreach (var form in (string[])[name, name + "s", name.Split('-')[0], name[..3], .. tongue.Tag is "de" or "nl"
                ? new[] { name[..2] } : []])
                names.TryAdd(form, i);
        }
        if (tongue.Tag == "en") names.TryAdd("thurs", 3);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
