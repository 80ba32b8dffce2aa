using System.Collections.Frozen;
using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What people are invited to before they buy (a talk, a visit, a trial), and the steps that are about one and the same.</summary>
internal static class Occasions
{
    /// <summary>What such an hour is called, in each language; plain stems.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> _names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "half-hour hour session lesson class call talk chat meeting appointment visit consultation conversation trial taster tour"
            + " check check-up assessment inspection demo walkthrough fitting viewing minutes measuring survey tasting",
        ["de"] = "stunde viertelstunde gespräch termin sitzung besuch beratung kennenlernen treffen telefonat anruf führung untersuchung"
            + " besichtigung training unterricht minuten check anprobe vorführung probe durchsicht",
        ["es"] = "hora sesión clase llamada charla cita visita consulta reunión prueba revisión minutos conversación valoración cata",
        ["fr"] = "heure demi-heure séance cours leçon appel entretien rendez-vous visite consultation essai rencontre bilan minutes"
            + " essayage dégustation quart",
        ["it"] = "ora mezz'ora seduta lezione chiamata telefonata colloquio appuntamento visita consulenza incontro prova minuti"
            + " sopralluogo degustazione",
        ["pt"] = "hora sessão aula chamada conversa consulta visita reunião marcação prova minutos avaliação",
        ["nl"] = "uur halfuur sessie les gesprek afspraak bezoek consult kennismaking intake proefles rondleiding kwartier keuring minuten"
            + " proef bezichtiging",
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Split(' ').SelectMany(word => Matter.Parts(word, Tongue.Of(row.Key)!))
        .ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Letters that the end of a joined word needs: "Kennenlerngespräch".</summary>
    private const int LeastEnd = 5;

    /// <param name="head">Plain, as a <see cref="Matter"/> has it.</param>
    public static bool IsName(string head, Tongue tongue) => _names[tongue.Tag] is var names && (names.Contains(head)
        || tongue.Tag is "de" or "nl" && names.Any(name => name.Length >= LeastEnd && head.EndsWith(name, StringComparison.Ordinal)));

    public static bool Speaks(Sentence sentence) => sentence.Tongue is { } tongue
        && sentence.Words.Any(word => Matter.Parts(word, tongue) is [.., var head] && IsName(head, tongue));

    /// <summary>Whether two texts are about the hour to which the first of their steps invites: that step itself, and the one right
    /// after it in which they meet. Never where they buy.</summary>
    public static bool AreOne(Road road, ReadText one, ReadText other)
    {
        if (one.Step is not { } here || other.Step is not { } there) return false;
        var (first, next) = here.Index <= there.Index ? (here, there) : (there, here);
        if (first.Goal is Goals.Purchase || next.Goal is Goals.Purchase || next.Goal is Goals.Referral) return false;
        if (road.FirstPurchase >= 0 && next.Index >= road.FirstPurchase || first.Mini is not null || next.Mini is not null) return false;
        return first == next ? IsInvitation(first) || IsMeeting(first)
            : next.Index == first.Index + 1 && IsInvitation(first) && IsMeeting(next);
    }

    private static readonly string[] _bookings =
        ["book", "appointment", "call", "visit", "schedul", "meeting", "reserv", "regist", "requested", "trial", "signed"];

    private static bool IsInvitation(RoadStep step) => Road.Clean(step.Draft.Done?.Event) is { } name
        && _bookings.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsMeeting(RoadStep step) => step.Draft.Assignment is not null || step.IsByDate;
}
