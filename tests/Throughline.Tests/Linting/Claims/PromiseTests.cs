using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

public sealed class PromiseTests
{
    private static Sentence Read(string tag, string text) => PlainReading.Of(text, Tongue.Of(tag)).Sentences[0];

    [Theory]
    [InlineData("en", "I am also putting a radiator key and a bag of felt pads in the post for you this week.", "a radiator key")]
    [InlineData("en", "The week after the wedding I will also send you a little film of the speeches.", "a little film of the speeches")]
    [InlineData("en", "Next week I send you by post a small map with all the cellars of our valley.", "a small map")]
    [InlineData("en", "For your answer you will get a voucher of ten euros from us in the next days.", "a voucher of ten euros")]
    [InlineData("en", "On your first visit there will be a pair of slippers waiting for you.", "a pair of slippers")]
    [InlineData("en", "Marco will bring you a jar of his honey on Monday.", "a jar of his honey")]
    [InlineData("de", "Außerdem bringe ich Ihnen zum ersten Termin eine Wärmflasche mit, die Sie behalten dürfen.", "eine Wärmflasche")]
    [InlineData("de", "In den nächsten Tagen schicke ich Ihnen außerdem eine Vorlage für Ihr Fahrtenbuch.", "eine Vorlage")]
    [InlineData("de", "Wir werden Ihnen ein Kochbuch zuschicken.", "ein Kochbuch")]
    [InlineData("en", "Next week a tarp kit comes to you by mail.", "a tarp kit")]
    [InlineData("en", "I'll drop off a free filter on Friday.", "a free filter")]
    [InlineData("en", "We'll text you a discount code on Thursday.", "a discount code")]
    [InlineData("de", "In den nächsten Tagen finden Sie einen Kalender in Ihrem Briefkasten.", "einen Kalender")]
    [InlineData("de", "Zum ersten Termin bekommst du von uns ein Handtuch geschenkt.", "ein Handtuch")]
    [InlineData("es", "Esta semana te mando también por correo un vídeo con las tres máquinas.", "un vídeo")]
    [InlineData("es", "La semana que viene te enviaré una guía impresa de ejercicios.", "una guía impresa de ejercicios")]
    [InlineData("es", "En tu primera clase te regalamos una camiseta.", "una camiseta")]
    [InlineData("fr", "La semaine prochaine, je vous enverrai un carnet de recettes.", "un carnet de recettes")]
    [InlineData("it", "La prossima settimana ti manderò un quaderno di esercizi.", "un quaderno di esercizi")]
    [InlineData("pt", "Na próxima semana vou enviar-lhe um caderno de exercícios.", "um caderno de exercícios")]
    [InlineData("nl", "Volgende week stuur ik je een kookboek met de post.", "een kookboek")]
    public void What_is_promised_is_a_thing(string tag, string text, string thing) =>
        Assert.Equal(thing, Promised.In(Read(tag, text)) is { } promise ? promise.Things.Select(found => found.Words).FirstOrDefault()
            : null);

    [Theory]
    [InlineData("en", "I'll send you an answer by Friday.")]
    [InlineData("en", "If a piece arrives broken, you send me a photo and I make you a new one.")]
    [InlineData("en", "If she orders, I will send you a salt pot.")]
    [InlineData("en", "You get six lessons and a workbook.")]
    [InlineData("en", "We will not send you a catalogue.")]
    [InlineData("en", "I'll give you a ring.")]
    [InlineData("en", "Here is the checklist I will send you every spring.")]
    [InlineData("en", "Could you send me a photo?")]
    [InlineData("en", "It gives you a feeling for the pace.")]
    [InlineData("en", "Every month we send you a jar.")]
    [InlineData("de", "Wenn Sie bestellen, schicke ich Ihnen morgen eine Karte.")]
    [InlineData("de", "Ich schicke Ihnen morgen eine Nachricht.")]
    [InlineData("de", "Sie bekommen sechs Termine und eine Bescheinigung.")]
    [InlineData("de", "Anbei schicke ich Ihnen die Liste.")]
    [InlineData("es", "Si vienes con una amiga, te regalo una camiseta.")]
    [InlineData("es", "Te mando un abrazo.")]
    [InlineData("fr", "Je vous enverrai une réponse demain.")]
    public void What_depends_or_is_nothing_to_hold_is_no_promised_thing(string tag, string text) =>
        Assert.True(Promised.In(Read(tag, text)) is null or { IsCall: true });

    [Theory]
    [InlineData("en", "I'll call you Thursday around eleven to see how far you got.", true)]
    [InlineData("en", "I will give you a ring in about two weeks.", true)]
    [InlineData("en", "If a room is not warm, I will ring you.", false)]
    [InlineData("en", "Call me any time.", false)]
    [InlineData("de", "Ende der Woche rufe ich Sie an, dann gehen wir das Blatt gemeinsam durch.", true)]
    [InlineData("de", "Frau Brandt meldet sich nächste Woche telefonisch bei Ihnen.", true)]
    [InlineData("de", "Rufen Sie mich gern an.", false)]
    [InlineData("es", "El jueves te llamaré para ver cómo vas.", true)]
    [InlineData("es", "Llámame cuando quieras.", false)]
    [InlineData("fr", "Nous vous appellerons jeudi matin.", true)]
    [InlineData("it", "Ti chiamerò giovedì.", true)]
    [InlineData("nl", "Donderdag bel ik je even.", true)]
    public void A_call_is_promised_by_who_rings(string tag, string text, bool isPromised) =>
        Assert.Equal(isPromised, Promised.In(Read(tag, text)) is { IsCall: true });

    [Theory]
    [InlineData("en", "As I promised you, here is the voucher for the second set.", true)]
    [InlineData("en", "As we agreed last week, your tasting glass is in the post.", true)]
    [InlineData("en", "He promised himself a rest.", false)]
    [InlineData("de", "Wie angekündigt liegt die Checkliste bei.", true)]
    [InlineData("de", "Hier ist die versprochene Liste.", true)]
    [InlineData("es", "Como te prometí, aquí tienes el cupón.", true)]
    [InlineData("fr", "Comme promis, voici le bon.", true)]
    public void That_something_was_promised_is_told_from_its_words(string tag, string text, bool isSaid) =>
        Assert.Equal(isSaid, Promised.KeepsIn(Read(tag, text)) is not null);

    [Theory]
    [InlineData("en", "Reply to this mail and tell me two things.", true)]
    [InlineData("en", "Gary cannot set off until I have your answer.", true)]
    [InlineData("en", "Please let me know either way by Friday, I have to tell the printer.", true)]
    [InlineData("en", "If anything is unclear, reply to this mail.", false)]
    [InlineData("en", "Any questions, ring me.", false)]
    [InlineData("en", "No need to reply.", false)]
    [InlineData("en", "I would love to hear which one you chose.", false)]
    [InlineData("de", "Bitte antworten Sie auf diese Mail und nennen Sie mir Ihre Größe.", true)]
    [InlineData("de", "Sagen Sie mir bitte bis Freitag, ob Sie kommen.", true)]
    [InlineData("de", "Falls noch etwas offen ist, antworten Sie einfach auf diese Nachricht.", false)]
    [InlineData("de", "Melden Sie sich jederzeit gern.", false)]
    [InlineData("es", "Contéstame a este correo con tu talla de guantes.", true)]
    [InlineData("en", "Just say yes or no to this email and we carry on.", true)]
    [InlineData("en", "Before I draw it up I need three things from you.", true)]
    [InlineData("en", "Without your okay I can't start.", true)]
    [InlineData("en", "You don't need to reply; just open the page.", false)]
    [InlineData("de", "Erst wenn ich Ihre Antwort habe, kann ich anfangen.", true)]
    [InlineData("de", "Ich brauche von Ihnen noch drei Angaben.", true)]
    [InlineData("de", "Sie müssen nicht antworten.", false)]
    [InlineData("es", "Necesito saberlo antes de pedirlos.", true)]
    [InlineData("es", "¿Me dice cuántos viven en casa?", true)]
    [InlineData("es", "No hace falta que conteste.", false)]
    [InlineData("fr", "J'ai besoin de le savoir avant de commander.", true)]
    [InlineData("es", "Dime antes del viernes qué día te va bien.", true)]
    [InlineData("es", "Si tienes dudas, escríbeme.", false)]
    [InlineData("fr", "Dites-moi avant vendredi quel jour vous convient.", true)]
    [InlineData("fr", "N'hésitez pas à m'écrire.", false)]
    public void An_answer_is_asked_for_or_only_welcome(string tag, string text, bool isAsked) =>
        Assert.Equal(isAsked, Asked.In(Read(tag, text), out _) is not null);

    [Theory]
    [InlineData("en", "I never ring people up, by the way.", true)]
    [InlineData("en", "Nobody will call you.", true)]
    [InlineData("en", "I shall not ring you.", true)]
    [InlineData("en", "The phone never rings.", false)]
    [InlineData("en", "I will call you.", false)]
    [InlineData("de", "Wir rufen Sie nie an.", true)]
    [InlineData("de", "Sie bekommen von uns keine Anrufe.", true)]
    [InlineData("de", "Wir rufen Sie an.", false)]
    [InlineData("es", "Nunca te llamaremos.", true)]
    [InlineData("fr", "Nous ne vous appellerons jamais.", true)]
    public void A_way_that_is_ruled_out_is_heard(string tag, string text, bool isRuledOut) =>
        Assert.Equal(isRuledOut, Nevers.Excludes(Read(tag, text), Channel.Phone, out _) is not null);

    [Theory]
    [InlineData("en", "Once the account exists, Omar will call you.", true)]
    [InlineData("en", "I'll give you a quick call about it.", true)]
    [InlineData("en", "Ring me on 01632 960147.", false)]
    [InlineData("en", "Patients over seventy still get a call.", false)]
    [InlineData("de", "Danach rufen wir Sie an.", true)]
    [InlineData("de", "Telefonisch erreichen Sie mich montags.", false)]
    [InlineData("es", "El lunes te llamo.", true)]
    [InlineData("es", "Llámame si quieres.", false)]
    public void A_call_is_announced_by_whoever_rings(string tag, string text, bool isAnnounced) =>
        Assert.Equal(isAnnounced, Channels.Announces(Read(tag, text), Channel.Phone));

    [Theory]
    [InlineData("en", "You can stop with one click, also after the first.", true, false)]
    [InlineData("en", "It is an obligation for one year, so to stop or to skip is not possible before the fourth box.", false, true)]
    [InlineData("en", "It takes one year to grow.", false, false)]
    [InlineData("de", "Sie können jederzeit kündigen.", true, false)]
    [InlineData("de", "Die Mindestlaufzeit beträgt ein Jahr.", false, true)]
    [InlineData("es", "Recuerda que la permanencia mínima es de seis meses.", false, true)]
    [InlineData("fr", "Vous pouvez arrêter d'un clic, sans délai et sans explication.", true, false)]
    [InlineData("fr", "Votre engagement court sur trois mois et ne peut pas être interrompu.", false, true)]
    public void Whether_they_may_go_or_are_bound_is_told_apart(string tag, string text, bool isFree, bool isBound) =>
        Assert.Equal((isFree, isBound), (Nevers.LetsGo(Read(tag, text)), Nevers.HoldsOn(Read(tag, text))));
}
