using System.Collections.Immutable;

namespace Throughline.Tests.Linting;

/// <summary>A short road in each of the seven languages: an invitation to half an hour, the half hour, the offer and a welcome.</summary>
internal static class SevenTongues
{
    private sealed record Words(string Tag, string Offer, string Name, string Hello, string Invites, string Reminds, string Script,
        string Offers, string StillFree, string Welcomes, string Invited, string Met, string Chosen, string Begun, string Book, string Buy,
        string Signed);

    private static readonly ImmutableArray<Words> _all =
    [
        new("en", "back-course", "From a stiff back to easy mornings", "Dear {{firstName}},",
            "We have worked with stiff backs for eleven years, and most of them came to us after a long winter at a desk. Come "
            + "and see us once, we take half an hour and look at how you sit and stand.",
            "perhaps my letter was lost among others, which happens to me as well.",
            "\"Good morning {{firstName}}, sit down the way you always sit.\" Look and listen.",
            "The Back Course takes place on six evenings in our rooms, always in a small group.",
            "there is still a place in the group, and the others would be glad of you.",
            "It is good to have you with us, we look forward to the first evening with you.", "I am asked to come",
            "I come and sit down", "I decide on the Back Course", "I know how it begins", "Choose a time", "Take the place",
            "Maren, Lakeside Practice"),
        new("de", "rueckenkurs", "Vom steifen Rücken zum leichten Aufstehen", "Guten Tag {{firstName}},",
            "seit elf Jahren arbeiten wir mit steifen Rücken, und die meisten kamen nach einem langen Winter am Schreibtisch. "
            + "Kommen Sie einmal vorbei, wir schauen eine halbe Stunde lang, wie Sie sitzen und stehen.",
            "vielleicht ist mein Brief zwischen anderen untergegangen, das passiert mir auch.",
            "„Guten Morgen {{firstName}}, setzen Sie sich so, wie Sie immer sitzen.“ Schauen und zuhören.",
            "Der Rückenkurs findet an sechs Abenden in unseren Räumen statt, immer in kleiner Runde.",
            "in der Gruppe ist noch ein Platz, und die anderen würden sich freuen.",
            "schön, dass Sie dabei sind, wir freuen uns auf den ersten Abend mit Ihnen.", "Ich werde eingeladen",
            "Ich setze mich hin", "Ich entscheide mich für den Rückenkurs", "Ich weiß, wie es beginnt", "Uhrzeit wählen",
            "Platz nehmen", "Maren, Praxis am See"),
        new("es", "curso-de-espalda", "De la espalda rígida a levantarse sin pensar", "Hola {{firstName}}:",
            "llevamos once años trabajando con espaldas rígidas, y la mayoría llegó después de un invierno largo en la mesa. "
            + "Ven un día, miramos durante media hora cómo te sientas y cómo te levantas.",
            "quizá mi carta se perdió entre otras, a mí también me pasa.",
            "«Buenos días, {{firstName}}, siéntate como siempre.» Mirar y escuchar.",
            "El Curso de Espalda son seis tardes en nuestra sala, siempre en grupo pequeño.",
            "queda un sitio en el grupo, y los demás se alegrarían.",
            "qué bien que estés con nosotros, tenemos ganas de la primera tarde contigo.", "Me invitan", "Me siento",
            "Me decido por el Curso de Espalda", "Sé cómo empieza", "Elegir hora", "Coger el sitio", "Maren, Consulta del Lago"),
        new("fr", "cours-de-dos", "Du dos raide au lever facile", "Bonjour {{firstName}},",
            "nous travaillons depuis onze ans avec des dos raides, et la plupart sont venus après un long hiver au bureau. "
            + "Passez une fois, nous regardons pendant une demi-heure comment vous êtes assis et debout.",
            "peut-être que ma lettre s'est perdue parmi les autres, cela m'arrive aussi.",
            "« Bonjour {{firstName}}, asseyez-vous comme d'habitude. » Regarder et écouter.",
            "Le Cours de Dos se déroule sur six soirées dans notre salle, toujours en petit groupe.",
            "il reste une place dans le groupe, et les autres en seraient contents.",
            "quel plaisir de vous compter parmi nous, nous nous réjouissons de la première soirée.", "Je suis invité",
            "Je m'assieds", "Je choisis le Cours de Dos", "Je sais comment cela commence", "Choisir une heure", "Prendre la place",
            "Maren, Cabinet du Lac"),
        new("it", "corso-schiena", "Dalla schiena rigida al risveglio leggero", "Gentile {{firstName}},",
            "lavoriamo da undici anni con le schiene rigide, e quasi tutti sono arrivati dopo un lungo inverno alla scrivania. "
            + "Venga una volta, guardiamo per mezz'ora come si siede e come si alza.",
            "forse la mia lettera si è persa tra le altre, capita anche a me.",
            "«Buongiorno {{firstName}}, si sieda come sempre.» Guardare e ascoltare.",
            "Il Corso Schiena si svolge in sei serate nella nostra sala, sempre in un piccolo gruppo.",
            "nel gruppo c'è ancora un posto, e gli altri ne sarebbero contenti.",
            "che bello averla con noi, aspettiamo con gioia la prima sera.", "Sono invitato", "Mi siedo",
            "Scelgo il Corso Schiena", "So come comincia", "Scegliere un orario", "Prendere il posto", "Maren, Studio del Lago"),
        new("pt", "curso-de-costas", "Das costas rígidas ao levantar leve", "Olá {{firstName}},",
            "trabalhamos há onze anos com costas rígidas, e a maioria veio depois de um longo inverno à secretária. Venha um "
            + "dia, vemos durante meia hora como se senta e como se levanta.",
            "talvez a minha carta se tenha perdido entre outras, também me acontece.",
            "«Bom dia, {{firstName}}, sente-se como sempre.» Olhar e ouvir.",
            "O Curso de Costas decorre em seis noites na nossa sala, sempre num grupo pequeno.",
            "ainda há um lugar no grupo, e os outros ficariam contentes.",
            "que bom tê-lo connosco, esperamos com alegria a primeira noite.", "Sou convidado", "Sento-me",
            "Escolho o Curso de Costas", "Sei como começa", "Escolher a hora", "Ficar com o lugar", "Maren, Consultório do Lago"),
        new("nl", "rugcursus", "Van een stijve rug naar licht opstaan", "Dag {{firstName}},",
            "we werken al elf jaar met stijve ruggen, en de meeste mensen kwamen na een lange winter achter een bureau. Kom een "
            + "keer langs, we kijken een half uur hoe je zit en hoe je staat.",
            "misschien is mijn brief tussen andere verdwenen, dat overkomt mij ook.",
            "\"Goedemorgen {{firstName}}, ga zitten zoals je altijd zit.\" Kijken en luisteren.",
            "De Rugcursus is op zes avonden in onze ruimte, altijd in een kleine groep.",
            "er is nog een plek in de groep, en de anderen zouden blij zijn.",
            "fijn dat je erbij bent, we kijken uit naar de eerste avond met jou.", "Ik word uitgenodigd", "Ik ga zitten",
            "Ik kies de Rugcursus", "Ik weet hoe het begint", "Een tijd kiezen", "De plek nemen", "Maren, Praktijk aan het Meer"),
    ];

    /// <summary>With another signature below the last letter.</summary>
    public static string Signed(string tag, string signature)
    {
        var (road, own) = (Road(tag), _all.First(one => one.Tag == tag).Signed);
        return road.LastIndexOf(own, StringComparison.Ordinal) is var at ? road[..at] + signature + road[(at + own.Length)..] : road;
    }

    /// <summary>With a sentence more in some texts: invite, invite-nudge, visit-nudge, script, offer, offer-nudge, welcome.</summary>
    public static string Road(string tag, params ReadOnlySpan<(string Where, string Sentence)> more)
    {
        var words = _all.First(one => one.Tag == tag);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (where, sentence) in more) said[where] = sentence;
        string At(string where, string own) => said.TryGetValue(where, out var sentence) ? $"{own} {sentence}" : own;
        string Letter(string indent, string subject, string own, string? link) => string.Join($"\n{indent}", [
            $"subject: {subject}", "body: |", $"  {words.Hello}", "", $"  {own}", "", .. link is null ? (string[])[]
                : [$"  [{link}](https://www.lakeside-practice.shop/page)", ""], $"  {words.Signed}"]);
        return $$$"""
            journey: back
            name: {{{words.Name}}}
            language: {{{tag}}}
            offer: {{{words.Offer}}}
            entryPoints:
              - {key: door, source: social, form: door, joins: invite}
            dates:
              - {key: visit, event: Appointment Booked, property: startsAt, booking: appointmentId}
            steps:
              - key: invite
                title: {{{words.Invited}}}
                platform: email
                owner: maren
                goal: nurture
                message:
                  {{{Letter("      ", words.Invited, At("invite", words.Invites), words.Book)}}}
                done: {event: Appointment Booked, within: 3 weeks}
                nudges:
                  - after: 5 days
                    message:
                      {{{Letter("          ", words.Invited, At("invite-nudge", words.Reminds), words.Book)}}}
                otherwise: rest
              - key: visit
                title: {{{words.Met}}}
                platform: practice
                owner: maren
                goal: nurture
                wait: until visit
                assignment:
                  title: {{{words.Met}}}
                  script: |
                    {{{At("script", words.Script)}}}
                  due: 1 day
                done: {event: Assignment Done, within: 4 days}
                nudges:
                  - before: 1 day at 10:00
                    message:
                      {{{Letter("          ", words.Met, At("visit-nudge", words.Reminds), null)}}}
                otherwise: rest
              - key: offer
                title: {{{words.Chosen}}}
                platform: email
                owner: maren
                goal: purchase
                wait: 1 day at 16:00
                message:
                  {{{Letter("      ", words.Chosen, At("offer", words.Offers), words.Buy)}}}
                done: {event: Order Completed, within: 3 weeks}
                nudges:
                  - after: 5 days
                    message:
                      {{{Letter("          ", words.Chosen, At("offer-nudge", words.StillFree), words.Buy)}}}
                otherwise: rest
              - key: welcome
                title: {{{words.Begun}}}
                platform: email
                owner: maren
                goal: consumption
                wait: 1 hour
                message:
                  {{{Letter("      ", words.Begun, At("welcome", words.Welcomes), null)}}}

            """;
    }
}
