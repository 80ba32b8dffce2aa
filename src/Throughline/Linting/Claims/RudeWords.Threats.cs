namespace Throughline.Linting.Claims;

/// <content>Threats, ultimatums and insults.</content>
internal static partial class RudeWords
{
    private static (string Tongue, int Points, string Phrases)[] Threats =>
    [
        ("en", 2, """
            run|running|chase|chasing after you; either you ..4 or; either ..4 or we're|i'm done; would kill for|to; how much
            longer; keep me|us ..1 waiting; make me|us wait; kept me|us waiting; you will ..1 pay for; nobody else ..1
            complains|complained; last offer before; not going to beg|wait|chase; won't beg; won't ..1 be asked|offered again;
            never ..1 be asked|offered again; when it's|it is too late; before it's|it is too late; real ..1 price of waiting;
            think of ..1 family|children|kids|dog; what will you tell ..1 your; could have been avoided; on your conscience; on
            your head; think long and; we both know; be honest with yourself; one of those people|customers|clients; people
            who never; people like that; your silence; deafening silence; silence speaks|says|tells; tells me
            everything; says a lot about; speaks volumes; without ..1 further notice; struck off; crossed off; off ..1 list for
            good; lose ..1 place|spot|slot|seat; lost ..1 place|spot|slot|seat; places|spots|seats ..1 go fast;
            sign|pay|book|decide|answer|reply|order right now; right now or; today or never; tonight or never; no second
            chance|chances; no more chances; this is it; take it or leave; i'm not asking ..1 twice; we don't chase; good
            customers|clients pay|answer; if you had any; any ..1 decency|respect|manners; simple courtesy; basic courtesy;
            common courtesy; a matter of respect; is that how; did you forget your
            """),
        ("en", 3, """
            do not come crying; don't ..1 come ..1 crying; only a ..4 would ..1 wait|hesitate|refuse; last warning; final warning; or
            you can forget; can forget it; forget about it ..4 forever; are you even; do you even; haven't got the decency; too
            cheap; too stingy; cheapskate*; you're ..1 being|a selfish|difficult|ridiculous|coward; you are ..1 being|a
            selfish|difficult|ridiculous|coward; stop being ..1 difficult|selfish|stubborn|lazy|cheap; fed up with; sick ..1 of
            your|waiting|chasing|being; sick and tired; don't test my; don't play games; playing games with; stringing us|me
            along; not ..1 acceptable ..1 behaviour|behavior; we will ..4 charge you ..1 anyway; will be ..1 reported|blacklisted;
            blacklist*; will never ..1 work with you; goodbye and good; you let me|us down; you've|have let me|us down; insult*
            to me|us|my|our; you could at least; you might at least; could at least have; you should have ..1
            known|answered|replied|told|the
            """),
        ("de", 2, """
            laufe|laufen|renne|rennen ihnen|dir|euch|niemandem nicht ..1 hinterher|nach; entweder sie|du|ihr ..4 oder; entweder ..4
            oder ..4 erledigt|vorbei|vergessen; wie lange wollen|willst|soll|sollen|darf; noch hinhalten|warten lassen; lange
            hinhalten; finger danach; so wenig wert; danach ist schluss; dann ist schluss; ist dann schluss; ein für alle; die
            tür zu; nur ein ..4 wartet|zögert; andere wären froh; andere würden; ihr|dein schweigen; wenn es zu spät; bevor es
            zu spät; zu spät ist; denken sie an ..1 familie|kinder|mitarbeiter; denk an ..1 familie|kinder|deine; auf dem
            gewissen; was sagt|sagen ..4 über sie|dich; seien sie ehrlich; sei ehrlich; sei ..1 mal ehrlich; hand aufs herz; frage
            des respekts|anstands; gebietet der anstand; eine frage ..4 respekts; leute wie sie|dich|du; wieder eine ausrede;
            noch eine ausrede; jetzt sofort; heute noch oder; unterschreiben|zahlen|antworten|entscheiden|bezahlen|buchen sie
            sofort|endlich|heute ..1 noch|oder; ohne weitere vorwarnung; von der liste; gestrichen; kein zweites mal; keine
            zweite chance; nicht zweimal; ich bettle|bettele; betteln; geben|gebe ..4 platz|termin|stelle ..4
            weiter|anderen|jemandem; vergeben wir ..4 platz|termin; nicht länger freihalten|frei; nicht mehr freihalten; melden
            sie sich ..1 gefälligst
            """),
        ("de", 3, """
            selber|selbst ist ..1 schuld; ist ..1 selbst|selber schuld; haben|hast mich|uns ..4 enttäuscht; mich|uns ..4 enttäuscht;
            nur ein dummkopf|narr|idiot; dummkopf; nicht ..4 beschweren ..4 wenn; brauchen|brauchst ..4 nicht ..4
            beschweren|jammern|wundern; später nicht ..4 beschweren|jammern; hinterher nicht ..4 beschweren|jammern; gefälligst;
            zu geizig; geizig; geizhals; ihnen|dir ..4 so ..1 wenig ..4 wert; entweder ..4 oder ..4 sache ..1 ist; die sache ..4 erledigt;
            ist die sache ..4 erledigt; können|kannst sie|du ..4 vergessen; es ..4 vergessen ..4 für immer; spielchen; auf der nase;
            mit uns|mir nicht; das lasse|lassen ich|wir ..4 bieten|gefallen; letzte chance ..4 schluss; schwarze liste;
            sperrliste; wir haben es satt; ich habe es satt; die nase voll; schnauze voll; haben sie ..4 überhaupt ..4 anstand;
            sie könnten wenigstens; du könntest wenigstens; hätten|hättest ..4 wenigstens ..4 absagen|antworten|können|melden;
            werden sie ..4 bezahlen|büßen; teuer ..4 zu stehen
            """),
        ("es", 2, """
            ir|voy|vamos|correr|corriendo ..1 detrás de usted|ti|nadie|vosotros; hasta cuándo ..4 esperar|hacerme|hacernos;
            piensa|piensas hacerme|hacernos ..1 esperar; cuánto tiempo ..4 esperar; tan poco le|te|os importa|vale; no habrá
            otra|más; no hay otra oportunidad; matarían por; otros ..4 darían; antes de que ..4 tarde; cuando ..4 demasiado tarde;
            piense en su familia|hijos|mujer|marido|perro; piensa en tu familia|hijos|perro; en su conciencia; su|tu silencio;
            sea|seamos sincer*|honest*; sé sincer*|honest*; gente|personas como usted|tú; otra excusa; ahora mismo o; hoy o
            nunca; o lo toma|tomas; lo toma o; sin más aviso; fuera de la lista; borr* de la lista; segunda oportunidad; no
            pienso rogar|suplicar|insistir; rogarle|rogarte; suplicar; damos|daremos|doy|daré su|tu
            sitio|plaza|hora|cita|puesto; perderá|perderás su|tu sitio|plaza|hora; pierde|pierdes su|tu sitio|plaza; cuestión
            de respeto|educación; por educación; mínima educación; decídase|decídete ..4 ya|vez; de una vez
            """),
        ("es", 3, """
            solo|sólo un tonto|idiota|necio|loco|ingenuo; no se digna|dignado; ni se digna|dignó|ha; no te dignas|has; se
            digne|dignen a; me|nos ha|has|habéis decepcionado; me|nos decepciona|decepcionas; luego no se|te|os ..1
            queje*|lamente*|venga*; después no se|te|os queje*|lamente*; no venga|vengas ..4 llorar|llorando|quejar*; olvídese;
            olvídate ..4 de ..4 nosotros|mí|plaza|esto|todo; o
            contesta|contestas|firma|firmas|paga|pagas|responde|respondes|decide|decides ..4 o; tacañ*; rata; hart* de
            esperar|usted|ti|su|tu|perseguir|tanta; estoy hart*; estamos hart*; juega|juegas|jugando con mi|nuestro|nosotros;
            jueguecitos; tomando el pelo; toma|tomas el pelo; lista negra; podría|podrías al menos|haber ..4
            avis*|contest*|respond*; al menos podría|podrías; lo pagará|pagarás; le|te saldrá caro; irrespetuos*;
            impresentable
            """),
        ("fr", 2, """
            vous|te courir après; courir après vous|les|nos; combien de temps ..4 attendre; jusqu'à quand; faire attendre;
            nous|me faites|fais attendre; soit vous|tu ..4 soit; ou bien vous|tu ..4 ou; dernière chance; il n'y aura pas d'autre;
            pas de seconde|deuxième chance; avant qu'il ..4 tard; quand il sera trop tard; trop tard pour; pensez à votre
            famille|vos|enfants; votre|ton silence; soyez honnête; sois honnête; aujourd'hui ou jamais; sans autre|plus
            d'avertissement; votre|ta place ..4 perdue|donnée|attribuée; rayer|rayé* de la; question de respect|politesse; par
            politesse; encore une excuse; supplier; des gens comme vous; d'autres tueraient; d'autres donneraient; à prendre
            ou
            """),
        ("fr", 3, """
            seul un imbécile|idiot|fou; il ne faudra pas ..4 plaindre|pleurer|étonner; ne ..4 plaign* pas ..4 ensuite|après; marre
            de|d'attendre; j'en ai assez|marre; nous en avons assez|marre; radin*; vous|tu m'avez|m'as|nous déçu*; vous
            nous|m'avez ..4 déçu*; vous pourriez au moins; tu pourrais au moins; même pas ..4 pris la peine; pas même daigné;
            daign*; liste noire; vous allez|tu vas le payer; vous le paierez
            """),
        ("it", 2, """
            correrle|correrti|correre dietro; quanto ancora ..4 aspettare; fino a quando; o ..4 risponde|firma|paga ..4 o; ultima
            occasione; non ce ne sarà|saranno; prima che ..4 tardi; quando sarà troppo tardi; pensi alla sua famiglia; pensa
            alla tua famiglia; il suo|tuo silenzio; sia onest*; oggi o mai; perde|perderà|perderai il suo|tuo|posto; questione
            di rispetto|educazione; ennesima scusa; supplicare; gente come lei|te
            """),
        ("it", 3, """
            solo uno sciocco|stupido|idiota|pazzo; poi non si|ti lamenti|lamentare; stufo|stufa|stufi di; si degna|degnato;
            non ti sei ..4 degnat*; mi ha|hai ..4 delus*; ci ha|hai ..4 delus*; può scordarselo; te lo puoi scordare; lista nera;
            prendendo|prende in giro; la pagherà|pagherai; spilorci*; potrebbe almeno; potresti almeno
            """),
        ("nl", 2, """
            achter u|je|jullie ..1 aan lopen|rennen; hoe lang ..4 wachten; of u|je ..4 of; voordat het te laat; als het te laat;
            denk aan uw|je gezin|kinderen; uw|je stilzwijgen; wees eerlijk; vandaag of nooit; raakt|verliest uw|je
            plek|plaats; kwestie van respect|fatsoen; weer een smoes; smeken; mensen zoals u|jij
            """),
        ("nl", 3, """
            alleen een dwaas|idioot|gek|sukkel; achteraf niet ..4 klagen|zeuren; beu|zat om|van; ik ben het zat|beu; we zijn het
            zat|beu; u|je hebt|heeft mij|me|ons ..4 teleurgesteld; kunt|kan u|je ..4 vergeten; gierig*; zwarte lijst; zou op zijn
            minst; had op zijn minst; fatsoen ..4 om ..4 antwoorden|reageren
            """),
        ("pt", 2, """
            correr atrás de si|você|ti|ninguém; até quando ..4 esperar; quanto tempo ..4 esperar; antes que seja tarde; quando for
            tarde; pense na sua família; o seu|teu silêncio; seja sincer*|honest*; hoje ou nunca; perde|perderá o seu|teu
            lugar; questão de respeito|educação; mais uma desculpa
            """),
        ("pt", 3, """
            só um tolo|idiota|parvo|louco; depois não se|te queixe*|reclame*; farto|farta|fartos de; me|nos
            desiludiu|decepcionou; sequer se dignou; dignou-se; lista negra; vai pagar caro; pode esquecer; podia ao menos;
            podia pelo menos
            """),
    ];
}
