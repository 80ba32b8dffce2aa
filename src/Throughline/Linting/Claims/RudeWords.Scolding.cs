namespace Throughline.Linting.Claims;

/// <content>Scolding: who is told off, belittled, or told that the place goes to a better customer.</content>
internal static partial class RudeWords
{
    private static (string Tongue, int Points, string Phrases)[] Scoldings =>
    [
        ("en", 1, "be my guest; let me be blunt; not a single word; enough is enough; after i|we gave|spent"),
        ("en", 2, """
            fool of yourself|yourselves; find|think it|that ..1 rude; not ..1 even
            answered|replied|reacted|thanked|called; somebody|someone ..1 who|that deserves|appreciates|values; can't|cannot be
            that|so hard|difficult; don't|won't run|chase ..1 after; not run|chase ..1 after people|anybody|anyone|you; pull
            yourself together; get your act together; you're|you are wasting; have it your way; should|ought know better; time ..1
            somebody told you; too comfortable to; keep ..1 putting it off and; your ..1 problem not mine|ours; what a pity that
            you; never learn; lose your place|spot|slot|seat; half an hour of my; had your chance; that's|that is your problem
            """),
        ("en", 3, """
            no|no-one|nobody ..1 to blame but; ought to be ashamed; suit yourself; not my|our problem; you'll|you will be sorry;
            i|we have|had better things; i've|we've got ..1 better ..1 things; grow a backbone; don't|do not waste my|our
            """),
        ("de", 1, "nur noch heute; ein wort genügt nicht; irgendwann reicht; nach einer ..1 stunde meiner|unserer zeit"),
        ("de", 2, """
            blamieren|blamier|blamierst; so schwer kann es|das; laufen|laufe|rennen|renne niemandem|keinem|nicht ..1
            hinterher|nach; jemand|jemanden|jemandem ..4 verdient|schätzt; der|die ihn|sie|es ..4 verdient; unmöglich dass sie|du;
            finde|finden ..4 unmöglich dass; wer zu spät kommt; tun|tu ..4 nicht so als; meiner|unserer ..1 zeit geschenkt; wenn ..4
            weiter|weiterhin ..4 wollen|willst bitte; so geht das|es ..1 nicht ..1 weiter; wer sich ..4 drückt; was denken|glauben sie;
            immer noch ..1 keine antwort; das ist ihr|dein problem
            """),
        ("de", 3, """
            reißen|reiß sie|dich sich|endlich|doch|mal|zusammen ..1 zusammen; reiß dich zusammen; reißen sie sich ..1 zusammen;
            stellen sie sich ..1 nicht so an; stell dich ..1 nicht so an; habe|haben ich|wir ..1 besseres zu; ihr|dein pech; sonst
            brauchen|brauchst ..4 nicht|nie mehr ..4 melden|kommen|schreiben; nicht mehr ..4 blicken; eben pech; benehmen|verhalten
            ist unter|eine
            """),
        ("es", 1, "usted|tú mismo; tiene|tienes|tenéis ..1 hasta esta|hoy; haga|haz un esfuerzo; media hora de mi tiempo"),
        ("es", 2, """
            hacer|haciendo|hace|haces el ridículo; poco serio|seria|formal|educado|educada; quien lo|la|le|los
            merece|valora|aprecia|merezca; no será|es|puede tan|ser difícil|tan; tan difícil
            escribir|contestar|responder|avisar; no vamos|voy|corremos|corro detrás|tras; no hace falta que vuelva|vuelvas;
            póngase|ponte las pilas; dejarse|déjese|déjate de tonterías|excusas; usted|tú se|te lo busca|buscas; así no
            se|podemos
            """),
        ("es", 3, """
            quien ..4 tiene la culpa; culpa será|es suya|tuya; será|es culpa suya|tuya; espabile|espabila|espabilad; tengo|tenemos
            mejores cosas; tengo|tenemos cosas mejores; peor para usted|ti|vosotros; lo lamentará|lamentarás; problema
            suyo|tuyo; acabó|acaba la|mi|nuestra paciencia; o no vuelva|vuelvas
            """),
        ("fr", 1, "libre à vous|toi; jusqu'à ce soir; faites|fais un effort; demi-heure de mon temps"),
        ("fr", 2, """
            peu sérieux|sérieuse|correct|poli; même pas répondu|daigné|prévenu|réagi|remercié; vous|te ridiculis*;
            quelqu'un|celui|celle|ceux qui ..4 mérite*; pas ..1 si|aussi|bien difficile|compliqué
            de|d'écrire|d'envoyer|d'appeler|d'en; inutile de ..1 revenir|pleurer|plaindre; ai|avons ..1 mieux à; il fallait y
            penser; ne courons|cours|courrons après|derrière; assumez ..1 les|votre
            """),
        ("fr", 3, """
            s'en prendre qu'à; prendre|prends|prenez ..1 qu'à vous|toi|lui; ressaisissez-vous; ressaisis-toi; tant pis pour
            vous|toi; c'est|sera ..1 votre|ta faute; secouez-vous; bougez-vous; bouge-toi; arrêtez|arrête de vous|te|chercher ..1
            plaindre|excuser|excuses; ne venez|viens pas ..1 plaindre|pleurer
            """),
        ("it", 1, """
            faccia|fai pure; fino a stasera; ha|hai tempo fino; neanche|nemmeno una parola; mezz'ora del mio tempo; sarebbe ora;
            a questo punto
            """),
        ("it", 2, """
            poco serio|seria|corretto|corretta|educato|educata; non ..4 nemmeno|neanche
            risposto|avvisato|chiamato|scritto|detto|ringraziato; non ..4 nemmeno|neanche degnat*; brutta figura; chi ..1 lo|la|li
            merita|apprezza; se la cerca|cercata|cercano; non corriamo|corro|rincorro|rincorriamo dietro|nessuno|lei|te; non
            sarà|può|dev'essere|è ..1 così difficile; così difficile scrivere|rispondere|avvisare|mandare; non serve ..1
            torni|tornare; faccia|fai come vuole|vuoi|crede; si svegli; svegliati; mio|nostro tempo regalat*; regal* ..1 del
            mio|nostro tempo; non si|ti ..1 lamenti ..1 poi|dopo|se|da; un'altra scusa; le|ti sembra ..1 il modo|normale
            """),
        ("it", 3, """
            colpa è ..1 sua|tua|solo|soltanto; colpa ..1 solo|soltanto sua|tua; peggio per lei|te|voi; ho|abbiamo di meglio; si dia
            ..1 mossa; datti ..1 mossa; problema suo|tuo; lo do|diamo|darò|daremo a chi ..1 merita; venga|venire|vieni ..1 a
            lamentarsi|lamentarti|piangere; prendersela|prendertela solo|che con ..1 stesso|sé|te; non ha|hai scuse; si vergogni;
            vergognati
            """),
        ("pt", 1, "até hoje à; tem|tens até ..1 hoje|logo; meia hora do meu tempo; nem uma palavra"),
        ("pt", 2, """
            pouco sério|séria|correto|educado|profissional; má figura; figura triste|ridícula; quem o|a
            merece|valoriza|aprecia|mereça; não corremos|corro|andamos|ando atrás; tão difícil escrever|responder|avisar|mandar;
            escusa|escusas ..1 de voltar|vir|responder|aparecer; não precisa|precisas de voltar; mais ..1 que fazer do; faça|faz
            como quiser|quiseres; mexa-se; mexe-te
            """),
        ("pt", 3, """
            culpar-se a si; culpar-te a ti; só se|te pode|podes culpar; a culpa será sua|tua; ganhe|ganha juízo; pior para
            si|ti|você|vocês; problema seu|teu|vosso; azar o seu|teu; tenho|temos mais|melhor que; não venha|venhas depois
            queixar-se|queixar-te|chorar
            """),
        ("nl", 1, "ga je|uw gang; geen woord; een half uur van mijn; kwartier van mijn tijd; vandaag nog"),
        ("nl", 2, """
            weinig serieus|netjes|fatsoenlijk|beleefd; niet eens ..4
            geantwoord|gereageerd|afgezegd|gebeld|gemeld|antwoord|bedankt; voor schut; iemand die ..4 verdient|waardeert; moeilijk
            kan het|dat ..1 ..1 niet; lopen|loop|rennen|ren niemand|niet ..1 achterna|na; hoef|hoeft ..1 niet meer terug|te|langs;
            kom|komt ..1 dan|later ..1 niet ..1 klagen|bij|huilen; jammer voor jou|u; doe niet zo; schiet ..1 op; je|u maakt
            jezelf|uzelf; weer niets gehoord; dat is jouw|uw|jullie probleem
            """),
        ("nl", 3, """
            jezelf|uzelf|zichzelf|jullie te wijten|danken; verman je|u; heb|hebben ..1 ..1 beters te; dikke pech; pech voor jou|u;
            stel je|u ..1 niet zo aan; stel je|u niet aan; kinderachtig*; zoek het ..4 uit; zoek het zelf; schande*; je|jouw|uw
            eigen schuld; dan|later niet ..1 bij ons|mij ..1 klagen|huilen|zeuren
            """),
    ];
}
