namespace Throughline.Linting.Claims;

/// <summary>Words of a fairground: superlatives, miracles and haste. One of them is anybody's; many together shout.</summary>
internal static class LoudWords
{
    public static MannerTable Table { get; } = new(
        ("en", 1, """
            amazing*; incredibl*; unbelievabl*; fantastic; extraordinary; spectacular*; stunning; awesome; epic; superb; ultimate;
            exclusive; guaranteed; hurry; massive; huge; magic; instantly; overnight; secret; forever; world-class; world class;
            must-have; limited time; limited-time; today only; last chance; don't wait; don't delay; buy now; order now; grab yours;
            grab it; wow; great news; big news; while stocks|supplies|stock last|lasts; one-time|one time offer; never again; flying
            out; fly out; going|selling fast; number one; the very best; absolutely perfect|everything; best decision; never been
            cheaper|easier|better; perfect body|skin|smile|life; hands down; going|go crazy; no risk|brainer; best-kept; tons of;
            everybody is talking; talk of the town; ever tasted|seen|had|felt|experienced; biggest; best in town; ultra; simply the
            best; never come|comes back; no regrets; gone forever; on fire; crushing it; trust us; you need this; must see; next level;
            to the next level; one of a kind
            """),
        ("en", 2, """
            once in a lifetime; once-in-a-lifetime; act now|fast|immediately|today; 100
            guaranteed|guarantee|effective|risk-free|satisfaction; guaranteed results|success|transformation; results ..1 guaranteed;
            won't believe; can't believe this|these|how; not going to believe; never going to believe; will not believe; best ..4 in the ..1
            world|universe|country|planet|galaxy; best ..4 on earth|planet; world's; best ..4 ever;
            lowest|cheapest|greatest|biggest|hottest|craziest ..4 ever; ever see|seen|made|invented|created; mind-blowing; mind blowing;
            life-changing; life changing; lifechanging; game-changer|game-changing; game changer|changing; jaw-dropping; jaw dropping;
            revolutionary; revolutionise*|revolutionize*; miracle*; unbeatable; unmissable; unstoppable; don't miss out|this|it; do not
            miss out|this|it; before it's|its ..1 too late; before it is too late; explode|explosive; skyrocket*; 10x; 100x; insane*;
            crazy deal|deals|price|prices|offer|low; phenomenal; sensational*; absolute best|perfection|steal;
            change|changes|transform|transforms your|everything ..1 life|forever; dream come true; dreams come true; deal|offer|bargain of
            the century|year|decade|lifetime; too good to miss; second to none; like never before; never seen before; nobody|no-one can
            resist; omg; top secret; secret formula|weapon|sauce; say goodbye to ..4 forever; the only ..4 you will|you'll ever need;
            greatest ..4 of all time; best ..4 of all time; most
            incredible|amazing|spectacular|fantastic|unbelievable|extraordinary|exciting; you|you'll will ..1 ever
            taste|see|have|find|feel|meet|need; you need this in your life; blow your mind; blow you away; blown away; rock your world;
            act before; once-only; never-before-seen; miracle cure; instant results; money can't buy; prices explode; you'll ever
            taste|see|have|find|feel|meet|need
            """),
        ("de", 1, """
            unglaublich*; mega; megageil*; mega-*; hammer; hammermäßig*; wahnsinn*; gigantisch*; atemberaubend*; einzigartig*;
            exklusiv*; ultimativ*; fantastisch*; phantastisch*; traumhaft*; garantiert; knaller*; nur heute; letzte|letzten chance;
            solange ..4 reicht; jetzt kaufen|bestellen; schnell sein; beeil*; wow; sofort bestellen|kaufen|buchen|sichern; jetzt sichern;
            sichern sie sich jetzt; sicher dir jetzt; riesig*; spektakulär*; überwältigend*; nie wieder; verpass* ..4 nicht; für immer;
            rekordpreis*; geheimtipp; perfekteste*; allerbeste*; magisch*; schlicht|einfach|absolut die|der|das beste*; beste* in ganz;
            ultra; turbo; hammer-preis; einfach genial; genial*; gigantisch; der ..1 wahnsinn; so etwas ..4 nie; so einen|eine|ein ..4 noch
            nie; jetzt oder; nur solange; nur noch wenige; nie ..1 gesehen; aber wahr; ausflippen; umhauen
            """),
        ("de", 2, """
            einmalig* chance|gelegenheit|angebot|preis|möglichkeit; jetzt ..1 zuschlagen; zuschlagen; schlag jetzt|schnell|sofort zu;
            schlagen sie ..1 ..1 zu; sofort zugreifen; jetzt zugreifen; greifen sie ..1 zu; 100 garantiert*|garantie|erfolg|prozentig;
            100-prozentig* garantiert*|erfolg*; garantiert* erfolg*|ergebnis*; beste* ..4 der|auf ..1 welt|universums|zeiten|galaxie; besten
            ..4 aller zeiten; günstigste*|größte*|niedrigste* ..4 aller zeiten|welt; weltbeste*; unschlagbar*; sensationell*; sensation;
            unfassbar*; revolutionär*; revolutionier*; bahnbrechend*; lebensverändernd*; nur noch heute; irre* preis*|angebot*;
            phänomenal*; explodier*; tiefstpreis*; bestpreis*; preisknaller; ihr|dein|euer leben ..4 verändern|verändert; nie dagewesen*;
            noch nie dagewesen*; jetzt oder nie; bevor es ..1 zu spät ist; nicht glauben können; kaum zu glauben; werden ..4 nicht glauben;
            wirst ..4 nicht glauben; wahr gewordener traum; wunderwaffe; wundermittel; verpassen sie ..4 nicht; geheimformel; das beste vom
            besten; aller zeiten; des jahrhunderts; die beste* in ganz; der beste* in ganz; das beste* in ganz; einfach unglaublich*;
            absolut unglaublich*; wahr geworden*; wahre wunder; garantiert* ..4 zurück; schlagen ..4 zu; haut sie|dich ..4 um; megadeal;
            super-angebot; superangebot; schnäppchen des
            """),
        ("es", 1, """
            increíble*; fantástic*; espectacular*; brutal*; impresionante*; extraordinari*; exclusiv*; milagro*; mágic*; garantizad*;
            última oportunidad; compra|compre ya|ahora; reserva|reserve ya|ahora; solo|sólo hoy; únicamente hoy; tiempo limitado; se
            agota|agotan; vuelan; chollo*; nunca antes; no esperes|espere|esperéis; gran noticia; wow; secreto; súper; mega;
            inolvidable*; para siempre; definitiv*; del mundo; ultra; brutal; el|la|los|las mejor|mejores ..4 españa|mundo|ciudad|barrio;
            toda españa; insuperable; vuela; tremendo|tremenda; espectáculo; ya mismo; sin palabras
            """),
        ("es", 2, """
            oferta única|irrepetible|imperdible|increíble; única oportunidad; oportunidad única|irrepetible; oportunidad de
            tu|su|vuestra vida; no te ..1 pierdas|pierda; no se ..1 pierda|pierdan; no os ..1 perdáis; no dejes|deje|dejéis pasar|escapar;
            date prisa; dese prisa; daos prisa; 100 garantizad*|efectiv*; resultados garantizados; éxito garantizado; mejor|mejores ..4
            del mundo|universo|planeta|país; mejor|mejores ..4 de la|todos historia|tiempos; revolucionari*;
            cambiará|cambia|cambiar|cambie ..4 vida; alucinante*; flipante*; sensacional*; inmejorable*; imbatible*; insuperable*;
            actúa|actúe ya|ahora; ahora o nunca; precio ..1 más bajo; precios ..1 más bajos; no ..1 vas|va a creer*; no te|se lo
            creerás|creerá; antes de que sea ..1 tarde; nunca visto; jamás visto; bomba; locura; el ..4 del siglo|año; de todos los tiempos;
            más increíble*|espectacular*|impresionante* ..4 mundo|españa|ciudad; no ..1 lo ..1 vas a creer; no lo vas|va a creer*;
            resultados
            ..1 ..1 garantizad*; tu|su vida cambiará; sin parangón; nunca ..4 visto; quedan|quedarás|quedará boquiabiert*
            """),
        ("fr", 1, """
            incroyable*; exceptionnel*; magique*; extraordinaire*; fantastique*; spectaculaire*; exclusif*|exclusive*; ultime;
            dernière|ultime chance; aujourd'hui seulement; durée limitée; géant*; énorme*; secret*; miracle*; parfait*; wow;
            commandez|achetez|réservez vite|maintenant; vite; fabuleux; fabuleuse*; à saisir; pour toujours
            """),
        ("fr", 2, """
            révolutionnaire*; révolutionne*; ne manquez|ratez|rate|manque pas; dépêchez-vous; dépêche-toi; 100 garanti*|efficace;
            résultats garantis; résultat garanti; meilleur* ..4 du|au monde|univers; du siècle; de tous les temps; unique au monde;
            sensationnel*; époustouflant*; hallucinant*; imbattable*; inratable*; maintenant ou jamais; changer|changera|change ..4 vie;
            jamais vu; profitez-en vite|maintenant; foncez; fonce; n'attendez pas|plus; avant qu'il ne soit trop tard; n'allez ..1
            pas|jamais ..1 croire; en croire vos|tes yeux; du jamais vu; occasion unique; une fois dans une|sa|votre vie; prix fou; prix
            fous; tout simplement incroyable
            """),
        ("it", 1, """
            incredibil*; fantastic*; straordinari*; eccezional*; spettacolar*; ultima occasione|possibilità|chance; solo per oggi; solo
            oggi; magic*; miracol*; esclusiv*; segreto; garantit*; compra|acquista ora|subito|adesso; corri; wow; tempo limitato; mai
            più; del mondo
            """),
        ("it", 2, """
            non perdere|perdete|perda|perderti|perdetevi; non lasciarti|lasciatevi scappare; miglior* ..4 del mondo|universo; di tutti i
            tempi; rivoluzionari*; imperdibil*; ora o mai più; affrettati; affrettatevi; si affretti; 100 garantit*; pazzesc*;
            irripetibil*; occasione unica; unica occasione; cambierà|cambia|cambiare ..4 vita; strepitos*; sensazional*; imbattibil*;
            agisci|agite ora|subito; mai visto; prima che sia troppo tardi; non ci crederai|crederete; da non credere; del secolo
            """),
        ("pt", 1, """
            incrível; incríveis; inacreditáve*; fantástic*; espetacular*; extraordinári*; excecional*|excepcional*; última
            oportunidade|chance; só hoje; apenas hoje; garantid*; exclusiv*; mágic*; milagr*; compre|reserve já|agora; corra; uau; tempo
            limitado; nunca mais; do mundo
            """),
        ("pt", 2, """
            não perca|percas; não deixe|deixes passar|escapar; melhor* ..4 do mundo|universo; de todos os tempos; revolucionári*;
            imperdíve*; agora ou nunca; 100 garantid*; oportunidade única; vai|irá mudar ..4 vida; mudar a sua|tua vida; sensacional*;
            imbatíve*; aja já|agora; nunca visto; antes que seja tarde; não vai acreditar; do século; despache-se; apresse-se
            """),
        ("nl", 1, """
            ongelofelijk*; ongelooflijk*; fantastisch*; spectaculair*; uniek*; exclusie*; magisch*; gegarandeerd*; laatste kans; alleen
            vandaag; wow; wees er snel bij; bestel|koop|boek nu; zolang ..4 strekt; geheim; waanzinnig*; enorm*; nooit meer; voor altijd
            """),
        ("nl", 2, """
            mis dit|het|deze ..1 niet; beste ..4 ter wereld; beste ..4 ooit; laagste ..4 ooit; nu of nooit; 100 gegarandeerd*|garantie;
            revolutionair*; sensationeel*; levensveranderend*; unieke kans; eenmalige kans; grijp je|uw|nu kans; onweerstaanbaar*;
            verandert|veranderen je|uw leven; voor het te laat is; niet geloven; onverslaanbaar*; sla nu je|uw slag; van de eeuw; aller
            tijden
            """));
}
