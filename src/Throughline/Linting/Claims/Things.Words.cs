using System.Collections.Frozen;

namespace Throughline.Linting.Claims;

/// <content>Words that say of no thing what it is.</content>
internal static partial class Things
{
    private static readonly FrozenSet<string> _vague = string.Join(' ',
    [
        "answer answers reply replies word words call calls ring note message messages mail mails email e-mail emails letter "
        + "letters text texts link links reminder reminders confirmation invoice bill receipt refund money",
        "deposit price quote update updates news info information details detail time times day date hour minute minutes place "
        + "places spot seat slot appointment appointments help hand support feedback advice idea ideas thing things lot bit",
        "everything something nothing anything all more them it one ones each both rest best chance way look feeling result "
        + "results access login overview next step steps questions question reason reasons look-over visit person people",
        "love regards greetings thanks gracias abrazo saludo saludos beso besos grüße gruß dank bisous saluti abbraccio abraço "
        + "groeten groetjes",
        "attention care service services work session sessions lesson lessons class classes course start credit trouble smile "
        + "peace choice option options offer amount sum half minute difference opportunity sense story",
        "antwort antworten nachricht nachrichten mail mails e-mail e-mails email brief briefe anruf anrufe link links verweis "
        + "erinnerung bestätigung rechnung geld anzahlung preis angebot bescheid informationen infos neuigkeiten uhrzeit termin "
        + "termine",
        "tag tage zeit stunde platz plätze hilfe unterstützung rückmeldung feedback rat idee ding dinge alles etwas nichts mehr "
        + "weitere weiteren weiteres rest zugang zugangsdaten schritt schritte fragen frage grund sitzung kurs stunde stunden leistung "
        + "sms auskunft woche wochen minuten minute",
        "respuesta respuestas mensaje mensajes correo correos email carta llamada enlace enlaces recordatorio confirmación "
        + "factura recibo dinero reembolso depósito precio presupuesto novedades información detalles hora horas día días fecha "
        + "sitio plaza cita citas ayuda apoyo consejo idea cosa cosas todo algo nada más resto acceso paso pasos pregunta "
        + "preguntas clase clases sesión sesiones curso servicio minutos semana línea líneas palabra palabras noticias whatsapp",
        "réponse réponses message messages mail mails e-mail courriel lettre appel lien liens rappel confirmation facture reçu "
        + "argent remboursement acompte prix devis nouvelles informations détails heure heures jour jours date place rendez-vous "
        + "aide soutien conseil idée chose choses tout quelque rien plus reste accès étape étapes question questions séance "
        + "séances cours service minutes semaine mot mots ligne",
        "risposta risposte messaggio messaggi mail email lettera chiamata link promemoria conferma fattura ricevuta soldi "
        + "rimborso acconto prezzo preventivo novità informazioni dettagli ora ore giorno giorni data posto appuntamento aiuto "
        + "consiglio idea cosa cose tutto qualcosa niente resto accesso passo passi domanda domande lezione lezioni seduta corso "
        + "servizio minuti settimana riga parola due",
        "resposta mensagem mensagens mail email carta chamada link lembrete confirmação fatura recibo dinheiro reembolso sinal "
        + "preço orçamento novidades informações detalhes hora horas dia dias data lugar marcação ajuda conselho ideia coisa "
        + "coisas tudo algo nada mais resto acesso passo passos pergunta perguntas aula aulas sessão curso serviço minutos semana "
        + "palavra linha",
        "antwoord bericht berichten mail mails e-mail brief telefoontje link links herinnering bevestiging factuur geld "
        + "aanbetaling prijs offerte nieuws informatie details uur tijd dag dagen datum plek afspraak hulp steun advies idee ding "
        + "dingen alles iets niets meer rest toegang stap stappen vraag vragen les lessen sessie cursus minuten week woord regel",
    ]).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _vagueInPost = (
        "it them one ones all everything something nothing anything more rest money refund deposit alles etwas nichts geld todo "
        + "algo nada dinero tout rien "
        + "argent tutto niente soldi tudo dinheiro iets geld invoice bill rechnung factura facture fattura fatura factuur").Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);
}
