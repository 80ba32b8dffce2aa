using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A length of time that languages have a word for.</summary>
internal enum TimeUnit { Minute, Hour, Day, WorkingDay, Week, Month }

/// <summary>How one language speaks of spans: "within two working days", "vor einer Woche", "mañana".</summary>
internal sealed class TimeTongue
{
    private static readonly FrozenDictionary<string, TimeTongue> _all = new Dictionary<string, TimeTongue>
    {
        ["en"] = new()
        {
            Numbers = "a=1, an=1, one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, "
                + "fourteen=14, fifteen=15, twenty=20, thirty=30, forty-eight=48, half an=1, a couple of=2, couple of=2",
            Units = "minute=Minute, minutes=Minute, hour=Hour, hours=Hour, day=Day, days=Day, working day=WorkingDay, "
                + "working days=WorkingDay, "
                + "business day=WorkingDay, business days=WorkingDay, weekdays=WorkingDay, week=Week, weeks=Week, month=Month, "
                    + "months=Month",
            Within = new("within, within the next, in the next, inside, in under, in less than, no later than, at the latest in, "
                + "over the next, in at most"),
            In = new("in"),
            AgoAfter = new("ago, earlier"),
            Since = new("for, for the past, for the last, since"),
            SinceAfter = new("in, now"),
            About = new("about, around, roughly, some, exactly, just, the next, only, over, almost, nearly"),
            NotAfter = new("after, before, of, from the, later, following, into, each, a, per, earlier, time after, ahead, in advance, "
                + "prior, notice, long"),
            Fixed = "the day after tomorrow=2, day after tomorrow=2, tomorrow=1, the same day=0, tonight=0, this evening=0, "
                + "this afternoon=0, today=0, "
                + "this morning=0, later today=0, by the end of the day=0, yesterday=-1, last night=-1, the day before yesterday=-2",
            After = new("after, from when"),
            NextWeek = new("next week"),
            ThisWeek = new("this week, by the end of the week, before the weekend"),
            LastWeek = new("last week"),
            LastMonth = new("last month"),
        },
        ["de"] = new()
        {
            Numbers = "ein=1, eine=1, einer=1, einem=1, einen=1, zwei=2, drei=3, vier=4, fünf=5, sechs=6, sieben=7, acht=8, neun=9, "
                + "zehn=10, "
                + "elf=11, zwölf=12, vierzehn=14, fünfzehn=15, zwanzig=20, dreißig=30, paar=3",
            Units = "minute=Minute, minuten=Minute, stunde=Hour, stunden=Hour, tag=Day, tage=Day, tagen=Day, tages=Day, "
                + "werktag=WorkingDay, "
                + "werktage=WorkingDay, werktagen=WorkingDay, werktags=WorkingDay, arbeitstag=WorkingDay, arbeitstage=WorkingDay, "
                + "arbeitstagen=WorkingDay, arbeitstags=WorkingDay, arbeitstages=WorkingDay, woche=Week, wochen=Week, monat=Month, "
                    + "monate=Month, "
                + "monaten=Month, monats=Month",
            Within = new("innerhalb, innerhalb von, binnen, in den nächsten, in den kommenden, innerhalb der nächsten, spätestens in, "
                + "spätestens nach, in weniger als, in maximal, in höchstens"),
            In = new("in"),
            AgoBefore = new("vor, vor gut, vor etwa, vor rund, vor genau"),
            Since = new("seit, seit gut, seit etwa, seit rund"),
            About = new("etwa, rund, ungefähr, circa, ca, gut, genau, nur, knapp, spätestens, den nächsten"),
            NotAfter = new("nach, vor, später, vorher, danach, davor, im voraus, lang, pro"),
            Fixed = "am selben tag=0, noch am selben tag=0, übermorgen=2, morgen=1, heute=0, heute abend=0, heute nachmittag=0, "
                + "heute noch=0, heute morgen=0, gestern=-1, gestern abend=-1, "
                + "vorgestern=-2",
            After = new("nach"),
            NextWeek = new("nächste woche, nächster woche, kommende woche, kommender woche"),
            ThisWeek = new("diese woche, dieser woche, bis ende der woche"),
            LastWeek = new("letzte woche, letzter woche, vergangene woche, vorige woche"),
            LastMonth = new("letzten monat, vergangenen monat"),
            NotTomorrow = new("guten, am, jeden, jedem, heute, gestern, diesen, diesem, der, den, dem, einen, des, schönen, zum"),
        },
        ["es"] = new()
        {
            Numbers = "un=1, una=1, uno=1, dos=2, tres=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9, diez=10, once=11, doce=12, "
                + "catorce=14, quince=15, veinte=20, treinta=30, un par de=2",
            Units = "minuto=Minute, minutos=Minute, hora=Hour, horas=Hour, día=Day, días=Day, dia=Day, dias=Day, día hábil=WorkingDay, "
                + "días hábiles=WorkingDay, día laborable=WorkingDay, días laborables=WorkingDay, semana=Week, semanas=Week, mes=Month, "
                    + "meses=Month",
            Within = new("en menos de, en los próximos, en las próximas, antes de, en un plazo de, en el plazo de, a más tardar en, "
                + "en máximo, en"),
            In = new("dentro de, de aquí a"),
            AgoBefore = new("hace, hace unos, hace unas, hace ya, hace casi"),
            Since = new("desde hace, llevas, llevas ya, lleva, lleva ya"),
            About = new("unos, unas, aproximadamente, casi, solo, sólo, como máximo, las próximas, los próximos"),
            NotAfter = new("después, antes, más tarde, tras, de antelación, al día, por semana, a la semana, al mes"),
            Fixed = "el mismo día=0, pasado mañana=2, mañana=1, mañana mismo=1, hoy=0, hoy mismo=0, esta tarde=0, esta misma tarde=0, "
                + "esta noche=0, esta mañana=0, ayer=-1, anoche=-1, anteayer=-2",
            After = new("después de, tras, de"),
            NextWeek = new("la próxima semana, la semana que viene, la semana próxima"),
            ThisWeek = new("esta semana, antes de que acabe la semana, antes del fin de semana"),
            LastWeek = new("la semana pasada, la pasada semana"),
            LastMonth = new("el mes pasado"),
            NotTomorrow = new("la, esta, cada, una, media, toda"),
        },
        ["fr"] = new()
        {
            Numbers = "un=1, une=1, deux=2, trois=3, quatre=4, cinq=5, six=6, sept=7, huit=8, neuf=9, dix=10, onze=11, douze=12, "
                + "quinze=15, "
                + "vingt=20, trente=30, quarante-huit=48, vingt-quatre=24, quelques=3",
            Units = "minute=Minute, minutes=Minute, heure=Hour, heures=Hour, h=Hour, jour=Day, jours=Day, jour ouvré=WorkingDay, "
                + "jours ouvrés=WorkingDay, jour ouvrable=WorkingDay, jours ouvrables=WorkingDay, semaine=Week, semaines=Week, mois=Month",
            Within = new("sous, d'ici, dans les, en moins de, en, dans un délai de, au plus tard dans, sous les"),
            In = new("dans"),
            AgoBefore = new("il y a, voici, voilà"),
            Since = new("depuis, depuis maintenant"),
            About = new("environ, à peu près, juste, près de, seulement, les, prochains, prochaines"),
            NotAfter = new("après, avant, plus tard, par, à l'avance, avance"),
            Fixed = "le jour même=0, après-demain=2, demain=1, aujourd'hui=0, ce soir=0, cet après-midi=0, ce matin=0, hier=-1, "
                + "hier soir=-1, avant-hier=-2",
            After = new("après"),
            NextWeek = new("la semaine prochaine"),
            ThisWeek = new("cette semaine, d'ici la fin de la semaine"),
            LastWeek = new("la semaine dernière, la semaine passée"),
            LastMonth = new("le mois dernier"),
        },
        ["it"] = new()
        {
            Numbers = "un=1, uno=1, una=1, due=2, tre=3, quattro=4, cinque=5, sei=6, sette=7, otto=8, nove=9, dieci=10, undici=11, "
                + "dodici=12, "
                + "quindici=15, venti=20, trenta=30, quarantotto=48, ventiquattro=24, un paio di=2",
            Units = "minuto=Minute, minuti=Minute, ora=Hour, ore=Hour, giorno=Day, giorni=Day, giorno lavorativo=WorkingDay, "
                + "giorni lavorativi=WorkingDay, settimana=Week, settimane=Week, mese=Month, mesi=Month",
            Within = new("entro, in meno di, nei prossimi, nelle prossime, nel giro di, al massimo in, in"),
            In = new("tra, fra"),
            AgoAfter = new("fa"),
            Since = new("da, da circa, da ormai"),
            About = new("circa, quasi, solo, le prossime, i prossimi"),
            NotAfter = new("dopo, prima, più tardi, di anticipo, alla settimana, al mese"),
            Fixed = "lo stesso giorno=0, dopodomani=2, domani=1, oggi=0, stasera=0, questa sera=0, oggi stesso=0, stamattina=0, ieri=-1, "
                + "ieri sera=-1, l'altro ieri=-2",
            After = new("dopo"),
            NextWeek = new("la prossima settimana, la settimana prossima"),
            ThisWeek = new("questa settimana, entro la fine della settimana"),
            LastWeek = new("la settimana scorsa, la scorsa settimana"),
            LastMonth = new("il mese scorso"),
        },
        ["pt"] = new()
        {
            Numbers = "um=1, uma=1, dois=2, duas=2, três=3, quatro=4, cinco=5, seis=6, sete=7, oito=8, nove=9, dez=10, onze=11, doze=12, "
                + "quinze=15, vinte=20, trinta=30, alguns=3",
            Units = "minuto=Minute, minutos=Minute, hora=Hour, horas=Hour, dia=Day, dias=Day, dia útil=WorkingDay, dias úteis=WorkingDay, "
                + "semana=Week, semanas=Week, mês=Month, meses=Month",
            Within = new("em, em menos de, nos próximos, nas próximas, no prazo de, em até, no máximo em, dentro de"),
            In = new("daqui a"),
            AgoBefore = new("há, há cerca de, faz"),
            Since = new("desde há, há já, está há, tens há"),
            About = new("cerca de, uns, umas, quase, só, apenas"),
            NotAfter = new("depois, antes, após, mais tarde, de antecedência, por semana, por mês, que"),
            Fixed = "no mesmo dia=0, depois de amanhã=2, amanhã=1, hoje=0, hoje mesmo=0, esta tarde=0, esta noite=0, esta manhã=0, "
                + "ontem=-1, ontem à noite=-1, anteontem=-2",
            After = new("depois de, após"),
            NextWeek = new("na próxima semana, a próxima semana, na semana que vem"),
            ThisWeek = new("esta semana, até ao fim da semana"),
            LastWeek = new("na semana passada, a semana passada"),
            LastMonth = new("no mês passado"),
        },
        ["nl"] = new()
        {
            Numbers = "een=1, één=1, twee=2, drie=3, vier=4, vijf=5, zes=6, zeven=7, acht=8, negen=9, tien=10, elf=11, twaalf=12, "
                + "veertien=14, "
                + "vijftien=15, twintig=20, dertig=30, paar=3",
            Units = "minuut=Minute, minuten=Minute, uur=Hour, dag=Day, dagen=Day, werkdag=WorkingDay, werkdagen=WorkingDay, week=Week, "
                + "weken=Week, "
                + "maand=Month, maanden=Month",
            Within = new("binnen, binnen de, in de komende, de komende, uiterlijk binnen, in minder dan"),
            In = new("over"),
            AgoAfter = new("geleden"),
            Since = new("sinds, al, al zo'n"),
            About = new("ongeveer, zo'n, circa, ruim, bijna, slechts, de komende"),
            NotAfter = new("na, voor, later, eerder, vooraf, van tevoren, per"),
            Fixed = "dezelfde dag=0, overmorgen=2, morgen=1, vandaag=0, vanavond=0, vanmiddag=0, vanmorgen=0, gisteren=-1, "
                + "gisteravond=-1, eergisteren=-2",
            After = new("na"),
            NextWeek = new("volgende week, komende week"),
            ThisWeek = new("deze week"),
            LastWeek = new("vorige week, afgelopen week"),
            LastMonth = new("vorige maand"),
            NotTomorrow = new("goede, deze, elke, de, 's, iedere"),
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private PatternIndex<int> _numbers = new([]), _fixed = new([]);
    private PatternIndex<TimeUnit> _units = new([]);

    public WordList Within { get; private init; } = WordList.None;
    public WordList In { get; private init; } = WordList.None;
    public WordList AgoBefore { get; private init; } = WordList.None;
    public WordList AgoAfter { get; private init; } = WordList.None;
    public WordList Since { get; private init; } = WordList.None;
    public WordList SinceAfter { get; private init; } = WordList.None;
    public WordList About { get; private init; } = WordList.None;

    /// <summary>What makes a span one from another moment than now, or no moment at all: "two days before", "an hour a week".</summary>
    public WordList NotAfter { get; private init; } = WordList.None;

    /// <summary>What counts a span from something else that happens: "two days after", "a los tres días de".</summary>
    public WordList After { get; private init; } = WordList.None;

    public WordList NextWeek { get; private init; } = WordList.None;
    public WordList ThisWeek { get; private init; } = WordList.None;
    public WordList LastWeek { get; private init; } = WordList.None;
    public WordList LastMonth { get; private init; } = WordList.None;

    /// <summary>Before the word for tomorrow, where it is the morning as well.</summary>
    public WordList NotTomorrow { get; private init; } = WordList.None;

    /// <summary>What goes before a span and says how it is meant.</summary>
    public ImmutableArray<(WordList List, TimeSense Sense)> Leads => _leads.IsDefault ? _leads =
        [(Since, TimeSense.Since), (AgoBefore, TimeSense.Ago), (Within, TimeSense.Within), (In, TimeSense.In)] : _leads;

    private ImmutableArray<(WordList List, TimeSense Sense)> _leads;

    private string Numbers { init => _numbers = Table(value, Figure); }
    private string Units { init => _units = Table(value, Enum.Parse<TimeUnit>); }
    private string Fixed { init => _fixed = Table(value, Figure); }

    public static TimeTongue Of(Tongue? tongue) => _all[tongue?.Tag ?? "en"];

    /// <summary>A number in figures or words, and how many words it is long; 0 where there is none.</summary>
    public (int Value, int Length) NumberAt(ImmutableArray<Word> words, int at)
    {
        if (at >= words.Length) return default;
        if (Longest(_numbers, words, at) is (var value, > 0 and var length)) return (value, length);
        return words[at].Text.Length <= 3 && int.TryParse(words[at].Text, NumberStyles.None,
            CultureInfo.InvariantCulture, out var number) ? (number, 1) : default;
    }

    public (TimeUnit Unit, int Length) UnitAt(ImmutableArray<Word> words, int at) => Longest(_units, words, at);

    /// <summary>Days from now of a word like "tomorrow".</summary>
    public (int Days, int Length) FixedAt(ImmutableArray<Word> words, int at) => Longest(_fixed, words, at);

    private static (T Value, int Length) Longest<T>(PatternIndex<T> table, ImmutableArray<Word> words, int at) =>
        at < words.Length && table.LongestAt(words, at) is { } found ? (found.Means, found.End - at) : default;

    private static int Figure(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static PatternIndex<T> Table<T>(string rows, Func<string, T> read) => new(rows.Split(", ")
        .Select(row => row.Split('=')).Select(row => (WordPattern.Of(row[0]), read(row[1]))));
}
