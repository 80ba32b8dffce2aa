using System.Collections.Frozen;

namespace Throughline.Linting.Claims;

/// <summary>Whether an event's name tells of something that can be seen, or of what goes on in somebody's head.</summary>
/// <remarks>Names are Object Action ("Call Booked"). What is said, written, clicked, paid or noted can be reported; a feeling cannot,
/// unless
/// somebody says it: "Trust Lost" is one, "Doubts Reported" is none.</remarks>
internal static class InnerEvents
{
    private static readonly FrozenSet<string> _feelings = Set(
        "fear fears trust confidence doubt doubts worry worries anxiety joy pride hope hopes love calm calmness relief relieved "
            + "interest curiosity "
        + "excitement enthusiasm motivation desire belief beliefs mind mood feeling feelings attitude awareness understanding loyalty "
        + "satisfaction stress "
        + "guilt shame comfort admiration gratitude appreciation courage pain hesitation scepticism skepticism resistance rapport "
        + "happiness peace longing urge perception clarity overwhelm frustration anger boredom delight "
        + "inspiration conviction certainty nerves patience "
        + "angst vertrauen zuversicht zweifel sorge sorgen freude stolz hoffnung liebe ruhe erleichterung interesse neugier "
        + "begeisterung motivation "
        + "wunsch überzeugung stimmung gefühl einstellung verständnis zufriedenheit scham mut geduld klarheit lust "
        + "miedo miedos confianza duda dudas preocupación preocupacion alegría alegria orgullo esperanza amor calma alivio interés "
        + "interes curiosidad "
        + "entusiasmo ilusión ilusion motivación motivacion deseo creencia ánimo animo sentimiento actitud comprensión comprension "
        + "satisfacción "
        + "satisfaccion estrés estres vergüenza verguenza gratitud ganas tranquilidad "
        + "peur confiance doute doutes inquiétude joie fierté espoir amour calme soulagement intérêt curiosité enthousiasme envie "
        + "croyance humeur "
        + "sentiment attitude compréhension satisfaction honte courage sérénité "
        + "paura fiducia dubbio dubbi gioia orgoglio speranza amore sollievo curiosità entusiasmo desiderio umore "
        + "medo confiança dúvida alegria orgulho esperança alívio interesse desejo "
        + "vertrouwen twijfel zorgen vreugde trots hoop opluchting nieuwsgierigheid");

    private static readonly FrozenSet<string> _inside = Set(
        "felt feels feel thought thinks realised realized believed believes understood convinced impressed inspired relaxed "
            + "remembered noticed "
        + "wanted liked loved imagined dreamed dreamt worried hoped reassured persuaded motivated relieved calmed charmed enchanted "
        + "intrigued curious happy satisfied proud confident excited trusted wondered pondered considered slept "
        + "appreciated respected longed feared doubted regretted sensed enjoyed forgotten "
        + "gefühlt gedacht verstanden überzeugt beeindruckt begeistert entspannt erinnert gemerkt gewollt beruhigt glücklich "
        + "zufrieden stolz "
        + "sentido pensado convencido convencida impresionado relajado recordado tranquilizado feliz satisfecho orgulloso "
        + "senti pensé compris convaincu impressionné rassuré heureux satisfait fier "
        + "convinto capito rassicurato felice compreendido convencido tranquilo overtuigd begrepen gerustgesteld blij");

    /// <summary>What can be seen, said or noted, whatever it is about.</summary>
    private static readonly FrozenSet<string> _seen = Set(
        "submitted declared stated answered given registered expressed shared rated booked signed reported recorded noted sent received "
            + "clicked "
            + "opened completed "
        + "paid ordered written told confirmed requested accepted declined downloaded watched viewed visited attended joined started "
        + "finished "
        + "delivered scheduled entered filled scored measured logged posted published replied called held done marked ticked saved "
        + "added bought "
        + "purchased subscribed unsubscribed renewed cancelled canceled returned picked chosen selected claimed redeemed uploaded "
        + "imported created "
        + "form survey quiz test score questionnaire check-in checkin letter call page video session workshop webinar class course review "
        + "testimonial feedback event list group newsletter guide card ticket box "
        + "gesendet beantwortet gegeben gebucht unterschrieben gemeldet notiert bezahlt bestellt formular umfrage fragebogen bewertung "
        + "enviado enviada respondido reservado firmado anotado pagado formulario encuesta cuestionario reseña "
        + "envoyé répondu réservé signé noté payé formulaire sondage questionnaire avis");

    /// <summary>What happens, and is seen by nobody who could say so.</summary>
    private static readonly string[] _elsewhere =
    [
        "mind changed", "ready to buy", "ready to decide", "heart won", "attention caught", "attention won", "need recognised",
            "need felt", "need awakened",
        "wish awakened", "wish felt", "deseo despertado", "wunsch geweckt", "mind made up", "slept on it", "talked at home",
            "talked it over", "talked to partner", "discussed at home",
        "decision felt",
        "idea settled", "letter thought about", "story remembered", "message understood", "word of mouth heard", "habit formed",
        "barrier gone",
        "objection gone", "objection overcome", "objections overcome", "price accepted in mind",
    ];

    /// <summary>Names that programs or people give to what is recorded under another one.</summary>
    private static readonly FrozenDictionary<string, string> _called = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Link Clicked"] = Journeys.EventNames.EmailLinkClicked,
        ["Link Followed"] = Journeys.EventNames.EmailLinkClicked,
        ["Email Clicked"] = Journeys.EventNames.EmailLinkClicked,
        ["Mail Clicked"] = Journeys.EventNames.EmailLinkClicked,
        ["Email Link Followed"] = Journeys.EventNames.EmailLinkClicked,
        ["Mail Link Clicked"] = Journeys.EventNames.EmailLinkClicked,
        ["Email Answered"] = Journeys.EventNames.EmailReplied,
        ["Mail Answered"] = Journeys.EventNames.EmailReplied,
        ["Mail Replied"] = Journeys.EventNames.EmailReplied,
        ["Survey Completed"] = Journeys.EventNames.SurveyAnswered,
        ["Survey Submitted"] = Journeys.EventNames.SurveyAnswered,
        ["Task Done"] = Journeys.EventNames.AssignmentDone,
        ["Task Completed"] = Journeys.EventNames.AssignmentDone,
        ["Assignment Completed"] = Journeys.EventNames.AssignmentDone,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsInner(string name)
    {
        if (_elsewhere.Any(words => Phrases.Has(name, words))) return true;
        string[] words = [.. name.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries)];
        if (words.Length is 0 or > 8 || words.Any(_seen.Contains)) return false;
        return words.Any(_feelings.Contains) || _inside.Contains(words[^1]) || _inside.Contains(words[0]);
    }

    /// <summary>What Throughline records of the same thing; null where the name is its own.</summary>
    public static string? Recorded(string name) => _called.GetValueOrDefault(name.Trim());

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
