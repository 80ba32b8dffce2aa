using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What happens to the customer at a step, as far as the file says it: by its event, its task and its place.</summary>
internal sealed class Deed
{
    private static readonly string[] _bought =
    [
        "order", "purchas", "paid", "payment", "subscri", "signed", "signature", "accepted", "checkout", "enrol", "bestell", "bezahl",
            "zahlung", "gekauft",
        "beauftrag", "angenommen", "pedido", "compra", "pagad", "pago", "contrat", "firmad", "suscri", "command", "achat", "payé", "signé",
            "accepté", "règl",
        "ordin", "acquist", "pagat", "encomend", "besteld", "betaald", "getekend", "vertrag", "bought", "invoice",
    ];

    private static readonly string[] _yes =
    [
        "accepted", "quote", "angenommen", "angebot", "auftrag erteilt", "aceptad", "presupuesto", "accepté", "devis", "accettat",
            "preventivo",
        "aceite", "orçamento", "geaccepteerd", "offerte",
    ];

    private static readonly string[] _booked =
    [
        "book", "reserv", "schedul", "gebucht", "buchung", "vereinbart", "agendad", "programad", "cita", "réserv", "prenot", "marcad",
            "geboekt",
        "ingepland", "appointment made",
    ];

    private static readonly string[] _delivered =
    [
        "deliver", "arriv", "collected", "picked up", "geliefert", "lieferung", "zugestellt", "angekommen", "abgeholt", "entregad",
            "entrega",
        "llegad", "recogid", "livr", "retir", "consegn", "ritirat", "entregue", "chegou", "geleverd", "bezorgd", "opgehaald",
        "parcel",
    ];

    private static readonly string[] _held =
    [
        "attend", "held", "visit", "took place", "checked in", "appointment kept", "completed", "finished", "installed", "wahrgenommen",
        "stattgefunden", "teilgenommen", "abgeschlossen", "durchgeführt", "besucht", "asistid", "asistió", "realizad", "terminad", "hecha",
        "effectué", "terminé", "assisté", "svolt", "completat", "concluíd", "realizad", "gevolgd", "afgerond", "geweest",
    ];

    private static readonly string[] _remote =
    [
        "phone", "telephone", "call", "video", "mail", "email", "sms", "text", "whatsapp", "chat", "zoom", "letter", "post", "telefon",
            "anruf",
        "brief", "teléfono", "llamada", "correo", "téléphone", "appel", "courriel", "telefono", "chiamata", "telefone", "chamada",
            "telefoon",
        "videocall", "videollamada", "online", "web", "teams", "messenger", "social", "app",
    ];

    private static readonly string[] _delivery =
    [
        "pack", "packing", "packed", "ship", "deliver", "dispatch", "send out", "parcel", "versand", "verpack", "liefer", "paket",
            "päckchen",
        "envío", "enviar", "empaquet", "entreg", "paquete", "expédi", "livr", "colis", "emball", "spedi", "consegn", "pacco", "envi",
            "encomenda",
        "inpak", "verzend", "bezorg", "pakket",
    ];

    public Deed(RoadStep step, Road road)
    {
        Step = step;
        var draft = step.Draft;
        var done = new Lower(draft.Done?.Event ?? "");
        var isStaffs = draft.Assignment is not null;
        IsDelivered = Any(done, _delivered);
        IsBought = !IsDelivered && !done.Text.StartsWith("referral", StringComparison.Ordinal) && Any(done, _bought);
        IsBooked = Any(done, _booked) || IsBought;
        IsHeld = !IsBought && Any(done, _held) && !Any(done, _booked) && !done.Text.StartsWith("survey", StringComparison.Ordinal)
            && !done.Text.StartsWith("form", StringComparison.Ordinal);
        var task = $"{draft.Title} {draft.Key} {draft.Assignment?.Title}".ToLowerInvariant();
        IsYes = Any(done, _yes) && !done.Text.StartsWith("referral", StringComparison.Ordinal);
        IsSentOff = isStaffs && WordsOf(task).Any(word => _delivery.Any(part => word.StartsWith(part, StringComparison.Ordinal)));
        var isRemote = step.Platform is null || WordsOf(step.Platform.ToLowerInvariant()).Any(word =>
            _remote.Any(part => word.StartsWith(part, StringComparison.Ordinal)) || word == "e");
        MayMeet = isStaffs || IsHeld;
        Meets = isStaffs && !isRemote && !IsSentOff && SpeaksOrShows(draft) || IsHeld && !IsDelivered;
        Talks = isStaffs && isRemote;
        Names = NamesOf(step, road);
        Events = done.Words.Where(word => word.Length > 2).Select(word => Reading.Stems.Of(word, road.Reading.Tongue ?? Tongue.English))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Stems of its event's words: "Class Booked".</summary>
    public HashSet<string> Events { get; }

    /// <summary>Whether an event, or a word, is about an order or money.</summary>
    public static bool IsOfBuying(string? text) => text is not null && Any(new(text), _bought);

    public RoadStep Step { get; }

    /// <summary>It ends with money, a signature or an order.</summary>
    public bool IsBought { get; }

    /// <summary>It ends with something that is only agreed for later.</summary>
    public bool IsBooked { get; }

    /// <summary>It ends with their yes to a price.</summary>
    public bool IsYes { get; }

    /// <summary>Its event says that something took place.</summary>
    public bool IsHeld { get; }

    /// <summary>It ends when what they bought is in their hands.</summary>
    public bool IsDelivered { get; }

    /// <summary>Staff send off what they bought.</summary>
    public bool IsSentOff { get; }

    /// <summary>Perhaps they met; asked where nobody must have met yet.</summary>
    public bool MayMeet { get; }

    /// <summary>They surely meet, in the same place.</summary>
    public bool Meets { get; }

    /// <summary>Staff speak with them from afar.</summary>
    public bool Talks { get; }

    /// <summary>Stems of the words by which it is called: title, key, task, event.</summary>
    public HashSet<string> Names { get; }

    /// <summary>Something they have lived through afterwards.</summary>
    public bool IsExperience => MayMeet || IsDelivered || Step is { Goal: Goals.Consumption, Draft.Survey: null, HasMessage: true };

    /// <summary>The script has words that are said to them.</summary>
    public bool IsSpoken => Step.Draft.Assignment?.Script is { } script && script.AsSpan().ContainsAny(_speech);

    private static readonly SearchValues<char> _speech = SearchValues.Create("\"“„«»{");

    // A task without words for the customer may be work at a desk.
    private static bool SpeaksOrShows(StepDraft draft) =>
        draft.Assignment!.Script is { } script && script.AsSpan().ContainsAny(_speech) || draft.Assignment.Script is null
        || draft.Done?.Event is not null;

    /// <summary>Whether a word of the text begins so; parts of several words stand in it as they are.</summary>
    private static bool Any(Lower said, string[] parts)
    {
        if (said.Text.Length == 0) return false;
        foreach (var part in parts)
            if (part.Contains(' ', StringComparison.Ordinal) ? said.Text.Contains(part, StringComparison.Ordinal)
                : Array.Exists(said.Words, word => word.StartsWith(part, StringComparison.Ordinal))) return true;
        return false;
    }

    /// <summary>A text in lower case, and its words.</summary>
    private readonly record struct Lower(string Text, string[] Words)
    {
        public Lower(string written) : this(written.ToLowerInvariant(), WordsOf(written.ToLowerInvariant()))
        {
        }
    }

    private static string[] WordsOf(string text) => text.Split([' ', '-', '/', ',', '\'', '.'], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> NamesOf(RoadStep step, Road road)
    {
        var draft = step.Draft;
        var text = string.Join('\n', [draft.Title, draft.Key?.Replace('-', ' '), draft.Assignment?.Title, draft.Done?.Where]);
        var tongue = road.Reading.Tongue;
        return Stems(PlainReading.Of(text, tongue).Sentences.SelectMany(sentence => sentence.Words), tongue ?? Tongue.English)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Of the words that say what something is: no little words, numbers or words for "first".</summary>
    public static IEnumerable<string> Stems(IEnumerable<Word> words, Tongue tongue) => words
        .Select(word => (word.Text, Bare: Bare(word.Text)))
        .Where(word => word.Bare.Length > 2 && !char.IsDigit(word.Bare[0]) && !tongue.Little.Value.Contains(word.Bare)
            && !_vague.Contains(word.Bare) && !word.Text.StartsWith("i'", StringComparison.Ordinal))
        .Select(word => Reading.Stems.Of(word.Bare, tongue));

    // "l'ordine", "d'essai": the thing behind the apostrophe.
    private static string Bare(string word) => word.IndexOf('\'', StringComparison.Ordinal) is > 0 and < 5 and var at
        && word.Length - at > 3
        ? word[(at + 1)..] : word;

    private static readonly FrozenSet<string> _vague = new[]
    {
        "first", "second", "third", "last", "next", "new", "done", "kind", "product", "link", "form", "start", "learn", "know", "hear",
            "read",
        "see", "asked", "ask", "went", "going", "getting", "tell", "told", "somebody", "someone", "before", "after", "once", "week",
            "weeks",
        "day", "days", "month", "morning", "evening", "today", "tomorrow", "yesterday", "time", "minutes", "hour", "far", "well", "little",
        "assignment", "event", "task", "send", "write", "letter", "mail", "email", "message", "things", "thing", "your", "our", "mine",
        "erste", "ersten", "erster", "erstes", "letzte", "letzten", "neue", "neuen", "nach", "woche", "wochen", "tag", "tage", "tagen",
            "heute",
        "morgen", "gestern", "gefragt", "werde", "erfahre", "ihre", "ihren", "ihrer", "ihnen", "deine", "deinen", "deiner", "meine",
            "meinen",
        "primera", "primer", "primero", "nueva", "nuevo", "última", "último", "semana", "semanas", "día", "días", "hoy", "mañana", "ayer",
        "première", "premier", "nouveau", "nouvelle", "dernier", "dernière", "semaine", "semaines", "jour", "jours", "demain", "hier",
        "prima", "primo", "nuovo", "nuova", "ultima", "ultimo", "settimana", "giorno", "giorni", "oggi", "domani", "ieri",
        "primeira", "primeiro", "nova", "novo", "dia", "dias", "hoje", "amanhã", "ontem",
        "eerste", "nieuwe", "laatste", "dag", "dagen", "vandaag", "gisteren", "weken",
    }.ToFrozenSet(StringComparer.Ordinal);
}
