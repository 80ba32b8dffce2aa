using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Something that has to be done or brought, or that need not be.</summary>
/// <param name="IsBringing">What to bring, against what is there already.</param>
/// <param name="Words">The part of the sentence that says so.</param>
/// <param name="Stems">Plain, of the words that say what.</param>
internal sealed record Duty(bool Must, bool IsBringing, Sentence Sentence, string Words, ImmutableArray<string> Stems)
{
    /// <summary>Words that are looked at on either side of the one that makes it a duty.</summary>
    private const int Reach = 9;

    private const int MostStems = 12;
    private const int LongestSentence = 60;

    private static readonly KeptBy<PlainReading, ImmutableArray<Duty>> _kept = new(Read);

    /// <summary>Nothing is to be brought at all.</summary>
    public bool IsNothing => !Must && IsBringing && Stems.IsEmpty;

    public static ImmutableArray<Duty> In(PlainReading reading) => _kept.Of(reading);

    private static ImmutableArray<Duty> Read(PlainReading reading) => [.. reading.Sentences
        .Where(sentence => sentence is { Tongue: not null, IsQuestion: false, Words.Length: > 2 and <= LongestSentence }
            && !DutyWords.IsCase(sentence))
        .SelectMany(InSentence)];

    private static IEnumerable<Duty> InSentence(Sentence sentence)
    {
        var words = DutyWords.Of(sentence.Tongue!);
        foreach (var (first, end) in Clauses(sentence))
        {
            if (Find(sentence, words.Brings, first, end) is var (bring, bringEnd))
            {
                var isNone = sentence.Words[first..end].Any(word => DutyWords.Nothing.Contains(word.Text));
                var isNot = !isNone && Find(sentence, words.Nots, first, end) is not null;
                var things = Content(sentence, first, end, bring, bringEnd);
                if (isNone || !isNot && !things.IsEmpty)
                    yield return new(!isNone, IsBringing: true, sentence, sentence.Between(first, end - 1), isNone ? [] : things);
            }
            else if (Find(sentence, words.Provides, first, end) is var (there, thereEnd)
                && !sentence.Words[first..end].Any(word => DutyWords.Denies.Contains(word.Text) || DutyWords.Except.Contains(word.Text)))
                yield return new(false, IsBringing: true, sentence, sentence.Between(first, end - 1),
                    Content(sentence, first, end, there, thereEnd));
            if (Find(sentence, words.Nots, first, end) is var (not, notEnd))
                yield return new(false, IsBringing: false, sentence, sentence.Between(first, end - 1),
                    Content(sentence, first, end, not, notEnd));
            else if (Find(sentence, words.Musts, first, end) is var (must, mustEnd)
                && !sentence.Words[first..end].Any(word => DutyWords.Denies.Contains(word.Text)))
                yield return new(true, IsBringing: false, sentence, sentence.Between(first, end - 1),
                    Content(sentence, first, end, must, mustEnd));
        }
    }

    private static IEnumerable<(int First, int End)> Clauses(Sentence sentence)
    {
        var first = 0;
        for (var i = 1; i <= sentence.Words.Length; i++)
            if (i == sentence.Words.Length || IsBreak(sentence, i))
            {
                if (i - first > 1) yield return (first, i);
                first = i;
            }
    }

    private static readonly SearchValues<char> _marks = SearchValues.Create(",;:()–—");

    private static bool IsBreak(Sentence sentence, int word)
    {
        var last = sentence.Words[word - 1];
        return sentence.Text.AsSpan(last.Start + last.Length, sentence.Words[word].Start - last.Start - last.Length)
            .IndexOfAny(_marks) >= 0;
    }

    // Of several in a clause, the one that stands first in the table.
    private static (int First, int End)? Find(Sentence sentence, PatternIndex<bool> patterns, int first, int end) =>
        patterns.In(sentence.Words, first).Where(hit => hit.End <= end).OrderBy(hit => hit.Number)
            .Select(hit => ((int, int)?)(hit.First, hit.End)).FirstOrDefault();

    private static ImmutableArray<string> Content(Sentence sentence, int first, int end, int from, int until)
    {
        var tongue = sentence.Tongue!;
        var little = PhraseWords.Of(tongue);
        var (start, stop) = (Math.Max(first, from - Reach), Math.Min(end, until + Reach));
        // The words of the pattern are little or vague themselves; what stands between them is not.
        return [.. Enumerable.Range(start, stop - start).Select(i => sentence.Words[i])
            .Where(word => word.Text.Length > 2 && char.IsLetter(word.Text[0]) && !DutyWords.Vague.Contains(word.Text)
                && !little.IsLittle(word.Text) && !DutyWords.IsLittle(word.Text, tongue))
            .SelectMany(word => Matter.Parts(word, tongue)).Distinct().Take(MostStems)];
    }

    /// <summary>All that a sentence names, to see whether it asks for what is said to be needless.</summary>
    public static HashSet<string> StemsOf(Sentence sentence) => sentence.Tongue is not { } tongue ? []
        : [.. sentence.Words.SelectMany(word => Matter.Parts(word, tongue))];
}

/// <summary>How a language says that something has to be, need not be, is to be brought, or is there.</summary>
internal sealed class DutyWords
{
    private static readonly FrozenDictionary<string, DutyWords> _all = new Dictionary<string, DutyWords>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "not|don't|doesn't|won't|never|nobody|no-one have|has|need|needs to;one|nobody has|needs to;not|don't|doesn't|won't"
                + " need;needn't"
                + ";no need;not needed|required|necessary;without having to;please|and don't;do not;don't;never",
            "must;have|has to;need|needs to;you need|needs;they need|needs;is|are required|needed;please;make sure;tell|ask|have them"
                + ";remember to;no one|body leaves",
            "bring;brings;bringing",
            "we have;we've got;we provide;we supply;we bring;is|are provided;is|are here;are|is waiting;is|are ready;is|are there"
                + ";to borrow;can borrow;is|are on us"),
        ["de"] = new(
            "müssen|muss|musst|brauchen|brauchst|braucht ..3 nicht|nichts|kein|keine|keinen|keiner;nicht nötig|erforderlich|notwendig"
                + ";niemand muss|braucht;muss|braucht niemand;bitte nicht;bitte kein|keine|keinen;unnötig",
            "müssen;muss;musst;brauchen;brauchst;benötigen;bitte;unbedingt;erforderlich;nötig;notwendig;pflicht",
            "mitbringen;mitzubringen;mitgebracht;bringen|bringt|bring ..3 mit;bringen|bring ..3 ..3 mit",
            "liegen|liegt|stehen|steht bereit;haben wir da;wir haben;stellen wir;bringen wir mit;wir bringen;gibt es bei uns;sind|ist da"
                + ";sind|ist vorhanden;leihen wir;ausleihen"),
        ["es"] = new(
            "no hace falta;no hacen falta;no tiene|tienes|tenéis|tienen que;no necesita|necesitas|necesitan;no es necesario|necesaria"
                + ";sin tener que;nadie tiene que;no hay que;no hagas|haga falta",
            "tiene|tienes|tenéis|tienen que;hay que;debe|debes|debéis;necesita|necesitas;hace falta;hacen falta;obligatorio|obligatoria"
                + ";imprescindible;por favor",
            "trae|traiga|traigas|traed|traigan|traer;lleva|lleve|lleves|llevar",
            "ponemos nosotros;los|las|la|lo ponemos;tenemos;te|le dejamos;te|le prestamos;está|están aquí;está|están preparada|preparadas"
                + "|preparado|preparados;hay aquí"),
        ["fr"] = new(
            "pas besoin;inutile;n'avez|n'as pas à;pas nécessaire|obligatoire;personne ne doit;sans avoir à;aucun besoin",
            "devez|dois|doit;il faut;faut;besoin;obligatoire|nécessaire;merci de;veuillez;pensez à;pense à",
            "apportez|apporter|apporte;à apporter;venez|viens avec",
            "nous fournissons;on fournit;fourni|fournie|fournis|fournies;sur place;nous avons;nous prêtons;on prête;vous attendent"),
        ["it"] = new(
            "non serve|servono|occorre|occorrono;non deve|devi|dovete;non è necessario|necessaria;non c'è bisogno;nessuno deve",
            "deve|devi|dovete;bisogna;serve|servono;occorre;necessario|obbligatorio;per favore",
            "porti|porta|portate|portare", "mettiamo noi;abbiamo;li|le|lo|la forniamo;è|sono a disposizione;prestiamo"),
        ["pt"] = new(
            "não precisa|precisas|precisam;não é preciso|necessário;não tem|tens|têm de|que;ninguém precisa",
            "deve|deves;precisa|precisas;tem|tens de|que;é preciso|necessário|obrigatório;por favor",
            "traga|tragas|traz|trazer|leve|leva", "temos;fornecemos;nós levamos;emprestamos;estão aqui"),
        ["nl"] = new(
            "hoeft|hoef|hoeven ..3 niet|geen|niets;niet nodig;niemand hoeft;geen ..3 nodig",
            "moet|moeten;nodig;verplicht;graag;vergeet niet", "meebrengen;neem|neemt ..6 mee;meenemen;mee te nemen|brengen",
            "hebben wij;wij hebben;we hebben;ligt|liggen klaar;zijn|is aanwezig;lenen we"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private DutyWords(string nots, string musts, string brings, string provides) =>
        (Nots, Musts, Brings, Provides) = (Index(nots), Index(musts), Index(brings), Index(provides));

    private static PatternIndex<bool> Index(string patterns) => new(WordPattern.All(patterns).Select(pattern => (pattern, true)));

    public PatternIndex<bool> Nots { get; }
    public PatternIndex<bool> Musts { get; }
    public PatternIndex<bool> Brings { get; }
    public PatternIndex<bool> Provides { get; }

    public static DutyWords Of(Tongue tongue) => _all[tongue.Tag];

    /// <summary>Of the commonest of a language; "home" and "brought" are among them, and say what.</summary>
    public static bool IsLittle(string word, Tongue tongue) => tongue.Little.Value.Contains(word) && !_telling.Contains(word);

    private static readonly FrozenSet<string> _telling = PhraseWords.Set("home house hause haus casa maison type people card phone"
        + " school water");

    /// <summary>What holds only in a case, or may be.</summary>
    public static bool IsCase(Sentence sentence) => sentence.Tongue is { } tongue
        && sentence.Words.Any(word => _cases[tongue.Tag].Contains(word.Text));

    private static readonly FrozenDictionary<string, FrozenSet<string>> _cases = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = PhraseWords.Set("if unless when whenever otherwise may might could would should or rather instead whether"),
        ["de"] = PhraseWords.Set("wenn falls sofern sonst außer könnten könnte dürfen darf würde wann oder statt lieber ob"),
        ["es"] = PhraseWords.Set("si salvo cuando podría puede puedes o"),
        ["fr"] = PhraseWords.Set("si sauf quand pouvez peux ou"),
        ["it"] = PhraseWords.Set("se quando altrimenti può puoi o"),
        ["pt"] = PhraseWords.Set("se quando pode podes caso ou"),
        ["nl"] = PhraseWords.Set("als wanneer tenzij anders kan kunt of"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenSet<string> Nothing { get; } = PhraseWords.Set("nothing anything nichts nada rien niente nulla niets");

    public static FrozenSet<string> Except { get; } = PhraseWords.Set("but except apart außer bis ausgenommen excepto menos salvo"
        + " sauf excepté"
        + " tranne eccetto exceto behalve");

    public static FrozenSet<string> Denies { get; } = PhraseWords.Set("not no never nothing nobody none don't doesn't won't isn't aren't"
        + " cannot nor nicht nichts nie kein keine keinen keiner keinem niemand weder no nunca nada nadie ni ningún ninguna sin"
        + " pas jamais rien aucun aucune ni sans non mai nessun nessuno nessuna né senza não nem nenhum nenhuma sem niet geen nooit niets");

    /// <summary>What may be needed for one thing and not for the next, or says nothing.</summary>
    public static FrozenSet<string> Vague { get; } = PhraseWords.Set("worry know decide think answer reply wait time money day days today"
        + " tomorrow ready help more most again yet first then start begin remember anything something nothing everything anyone somebody"
        + " somebody's nobody one way yourself questions question friend friends week minute minutes hour hours explain understand read"
        + " really even much many long little good please just own else everyone sure take make give send look find tell come leave stay"
        + " try want like love write learn forget hesitate buy change feel hurry rush touch right thing things also back new need needs"
        + " required necessary please needn't don't doesn't won't borrow provided provide supply waiting here there got tell ask"
        + " without having"
        + " bring bringing brings have must both pair each place person email mail letter page link list number"
        + " wissen sorgen entscheiden denken antworten warten zeit geld tag tage heute morgen hilfe mehr erst dann fragen frage"
        + " woche minuten"
        + " stunde stunden wirklich viel lange selbst eigene eigenen vergessen kommen gehen machen tun geben nehmen sagen sofort gleich"
        + " müssen muss musst brauchen brauchst braucht benötigen bitte unbedingt erforderlich nötig notwendig pflicht"
        + " mitzubringen mitgebracht"
        + " bringt bring liegen liegt stehen steht bereit haben stellen vorhanden leihen ausleihen niemand nichts kein keine keinen nicht"
        + " jetzt extra sonst platz leute menschen mail brief seite nummer mitbringen bringen scheuen zögern"
        + " saber decidir pensar responder esperar tiempo dinero día días hoy mañana ayuda más primero luego preguntas semana minutos hora"
        + " necesario necesaria obligatorio imprescindible hace falta hacen tiene tienes necesita necesitas trae traiga traed"
        + " lleva lleve ponemos"
        + " nosotros tenemos dejamos prestamos están aquí preparados preparadas favor nadie"
        + " mucho nada todo algo venir hacer dar decir ahora olvidar persona gente correo página enlace traer llevar dudar prisa"
        + " savoir décider penser répondre attendre temps argent jour jours aujourd'hui demain aide plus question questions semaine heure"
        + " besoin inutile nécessaire obligatoire devez dois faut merci veuillez pensez apportez apporter apporte fournissons"
        + " fourni fournis"
        + " fournie fournies place nous avons attendent personne"
        + " beaucoup rien tout venir faire dire maintenant oublier hésiter personne page lien"
        + " sapere decidere tempo soldi giorno oggi domani aiuto più domande settimana ora molto niente tutto venire fare dire"
        + " esitare persona saber tempo dinheiro dia hoje amanhã ajuda mais perguntas semana hora muito fazer dizer agora pessoa"
        + " hoeft hoef hoeven niet niets geen nodig moet moeten verplicht graag meebrengen neem neemt meenemen mee nemen"
        + " serve servono occorre deve devi dovete bisogna porti porta portate portare abbiamo precisa precisas preciso necessário"
        + " traga traz"
        + " weten tijd geld dag vandaag morgen hulp meer vragen week uur veel niets alles komen doen zeggen nu aarzelen");
}
