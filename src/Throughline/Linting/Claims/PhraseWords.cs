using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The little words by which the parts of a sentence are told apart, for claims about things: what costs what, what takes how
/// long.</summary>
/// <remarks>Written for this; all languages that are read, together where a word means the same in each.</remarks>
internal sealed class PhraseWords
{
    private static readonly FrozenDictionary<string, PhraseWords> _all = new Dictionary<string, PhraseWords>(StringComparer.Ordinal)
    {
        ["en"] = new()
        {
            Articles = Set("the a an your our my this that these those its his her their one each every any no another"),
            Links = Set("of in on at with from to by about after before during without until since through over under into than as like"),
            For = Set("for"),
            Ofs = Set("of"),
            Costs = Set("cost costs is are it's that's they're there's stays stay remains remain comes runs was were be price priced covers"
                + " starts just only"),
            Lasts = Set("take takes last lasts is are it's that's runs run lasting taking"),
            Pays = Set("pay pays take give put add bring ask charge charges need owe send transfer"),
            Ands = Set("and or but because so while when if that which who then"),
            Fillers = Set("once only just still now exactly always all up together altogether currently at to of out you us your in "
                + "total here"),
        },
        ["de"] = new()
        {
            Articles = Set("der die das den dem des ein eine einen einem einer ihr ihre ihren ihrem ihrer unser unsere unseren unserem "
                + "unserer"
                + " mein meine dein deine deinen deinem deiner euer eure euren dieser diese dieses diesen diesem jede jeder jedes kein "
                    + "keine"),
            Links = Set("von vom in im an am auf mit aus zu zum zur bei beim nach vor während ohne bis seit durch über unter ab als wie"),
            For = Set("für fürs"),
            Ofs = Set("von vom für"),
            Costs = Set("kostet kosten beträgt betragen liegt bleibt bleiben macht ist sind zahlen zahlst zahlt nur kommt kommst"),
            Lasts = Set("dauert dauern läuft laufen ist sind gilt nimmt beträgt"),
            Pays = Set("berechnen berechne verrechnen zahlen zahlst zahlt bezahlen überweisen nehmen nimm verlangen kassieren bitten "
                + "bringen überweist überweise bezahle"),
            Ands = Set("und oder aber weil denn dass wenn damit sondern der die das welche"),
            Fillers = Set("einmal einmalig nur noch weiterhin immer genau zusammen insgesamt sie dich dir ihnen uns bei auf es aktuell "
                + "jetzt lediglich gerade mal hier"
                + " bleibt"),
        },
        ["es"] = new()
        {
            IsHeadFirst = true,
            Articles = Set("el la los las un una unos unas tu su mi nuestro nuestra nuestros nuestras vuestro vuestra este esta estos "
                + "estas ese"
                + " esa cada tus sus"),
            Links = Set("de del en a al con sin desde hasta por para sobre durante tras antes después como"),
            For = Set("por para"),
            Ofs = Set("de del"),
            Costs = Set("cuesta cuestan costará vale valen es son sale sigue siguen queda solo sólo está están costaba"),
            Lasts = Set("dura duran durará es son"),
            Pays = Set("paga pagas pagan pagar pagando cobra cobras cobrar pedimos pide aporta ingresa abona abonar págame abonas"
                + " trae traiga traed prepare prepara cobramos cobro"),
            Ands = Set("y e o pero porque que si cuando mientras"),
            Fillers = Set("solo sólo siempre ahora exactamente en por te le os nos aquí únicamente todavía total"),
        },
        ["fr"] = new()
        {
            IsHeadFirst = true,
            Articles = Set("le la les l un une des votre vos notre nos ton ta tes mon ma mes son sa ses ce cet cette ces chaque"),
            Links = Set("de du d en à au aux avec sans dès jusque pour par sur pendant après avant chez comme"),
            For = Set("pour"),
            Ofs = Set("de du d"),
            Costs = Set("coûte coûtent revient est sont reste restent vaut c'est"),
            Lasts = Set("dure durent prend est sont c'est"),
            Pays = Set("payez paye paie payer réglez régler versez verser prenez prendre demandons encaissez encaisser"
                + " prévoyez prévoir apportez apporter comptez facturons"),
            Ands = Set("et ou mais car parce que qui si quand"),
            Fillers = Set("seulement toujours que ne à vous te maintenant exactement juste ici uniquement encore"),
        },
        ["it"] = new()
        {
            IsHeadFirst = true,
            Articles = Set("il lo la i gli le l un uno una tuo tua suo sua nostro nostra vostro vostra mio mia questo questa questi "
                + "queste ogni"),
            Links = Set("di del della dello dei delle in a al alla con senza da dal dalla fino per su durante dopo come"),
            For = Set("per"),
            Ofs = Set("di del della dello dei delle d"),
            Costs = Set("costa costano è sono resta restano viene vengono rimane"),
            Lasts = Set("dura durano è sono"),
            Pays = Set("paga paghi pagate pagare versa versare chiediamo incassa incassare paghi"
                + " porti portate prepari calcoliamo addebitiamo"),
            Ands = Set("e ed o ma perché che se quando"),
            Fillers = Set("solo soltanto sempre ora a ti vi le esattamente qui ancora solamente"),
        },
        ["pt"] = new()
        {
            IsHeadFirst = true,
            Articles = Set("o a os as um uma uns umas seu sua seus suas teu tua nosso nossa este esta esse essa cada"),
            Links = Set("de do da dos das em no na nos nas com sem desde até por para sobre durante após antes como"),
            For = Set("por para pelo pela"),
            Ofs = Set("de do da dos das"),
            Costs = Set("custa custam é são fica ficam sai continua mantém"),
            Lasts = Set("dura duram é são demora"),
            Pays = Set("paga pagas pague pagar pedimos transfira transfere cobra cobrar receba"
                + " traga traz leve cobramos"),
            Ands = Set("e ou mas porque que se quando"),
            Fillers = Set("só apenas sempre agora em por te lhe exatamente aqui ainda somente"),
        },
        ["nl"] = new()
        {
            Articles = Set("de het een uw je jouw ons onze mijn zijn haar hun deze dit die dat elke ieder iedere"),
            Links = Set("van in op aan met uit te tot bij na voor tijdens zonder sinds door over onder vanaf als"),
            For = Set("voor"),
            Ofs = Set("van voor"),
            Costs = Set("kost kosten is zijn blijft blijven bedraagt komt"),
            Lasts = Set("duurt duren is loopt neemt"),
            Pays = Set("betaal betaalt betalen vragen vraag neem maak rekenen"),
            Ands = Set("en of maar want omdat dat als wanneer die"),
            Fillers = Set("maar slechts nog altijd precies nu u je op alleen hier"),
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public required FrozenSet<string> Articles { get; init; }

    /// <summary>Words before which the thing ends: "the course <em>in</em> May".</summary>
    public required FrozenSet<string> Links { get; init; }

    /// <summary>After a sum, what it is for: "45 euros <em>for</em> the course".</summary>
    public required FrozenSet<string> For { get; init; }

    /// <summary>Between a thing and its sum or its whole: "a deposit <em>of</em> £200".</summary>
    public required FrozenSet<string> Ofs { get; init; }

    /// <summary>Between a thing and what it costs.</summary>
    public required FrozenSet<string> Costs { get; init; }

    /// <summary>Between a thing and how long it takes.</summary>
    public required FrozenSet<string> Lasts { get; init; }

    /// <summary>What somebody does with a sum that is asked for.</summary>
    public required FrozenSet<string> Pays { get; init; }

    /// <summary>Where another thought begins.</summary>
    public required FrozenSet<string> Ands { get; init; }

    /// <summary>What may stand between the verb and the sum.</summary>
    public required FrozenSet<string> Fillers { get; init; }

    /// <summary>The word for the thing comes first: "curso de yoga".</summary>
    public bool IsHeadFirst { get; private init; }

    public static PhraseWords Of(Tongue tongue) => _all[tongue.Tag];

    public bool IsLittle(string word) => Articles.Contains(word) || Links.Contains(word) || For.Contains(word) || Ands.Contains(word)
        || Costs.Contains(word) || Pays.Contains(word) || Fillers.Contains(word) || _pronouns.Contains(word);

    private static readonly FrozenSet<string> _pronouns =
        Set("i you he she it we they me him us them there here what who how i'll you'll we'll"
        + " they'll i'm you're we're you've don't doesn't isn't aren't not ich du er es wir ihr sie mich mir dich dir uns euch man da "
            + "was wer"
        + " wie nicht yo tú él ella usted ustedes nosotros nosotras me te se lo le nos os no je tu il elle on nous vous ils elles ça "
            + "cela ne"
        + " pas io lei lui noi voi loro mi ti si ci vi non eu ele ela você vocês nós não ik jij hij wij jullie u er niet will would can "
            + "could"
        + " may might should do does did have has had get gets got let want wants kann können wird werden hat haben möchte möchten darf "
            + "soll"
        + " hay tiene tienes puede puedes a avez peut pouvez ha hai può puoi tem pode heeft hebt kan kunt today tomorrow heute morgen hoy"
        + " mañana demain oggi domani hoje amanhã vandaag morgen well yes please bitte secures buys includes holds reserves goes makes");

    internal static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal);
}
