using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Linting.Rules;

namespace Throughline.Tests.Linting.Claims;

/// <summary>What sentences say about how somebody is spoken to; the innocent ones stand beside.</summary>
public sealed class MannerTests
{
    [Theory]
    [InlineData("en", 3, "Stop wasting my time.")]
    [InlineData("en", 3, "Either you sign by Friday or you can forget it.")]
    [InlineData("de", 3, "Nur ein Dummkopf wartet noch länger.")]
    [InlineData("es", 3, "Solo un tonto seguiría esperando.")]
    [InlineData("en", 3, "We are deeply disappointed that you did not come.")]
    [InlineData("en", 3, "You obviously do not care about your teeth.")]
    [InlineData("en", 3, "You will regret it later.")]
    [InlineData("en", 0, "You will not regret it.")]
    [InlineData("en", 0, "You owe us nothing.")]
    [InlineData("en", 0, "He said: \"Stop wasting my time.\" I laughed.")]
    [InlineData("en", 0, "The spaniel is very rude, and I will be quiet now.")]
    [InlineData("en", 0, "If you are disappointed, tell me.")]
    [InlineData("en", 3, "You have only yourself to blame.")]
    [InlineData("en", 0, "Only the old pump is to blame, and it is a waste to heat the street.")]
    [InlineData("de", 3, "Ich bin sehr enttäuscht von Ihrem Schweigen.")]
    [InlineData("de", 3, "Sie verschwenden meine Zeit.")]
    [InlineData("de", 3, "Offenbar ist Ihnen Ihre Gesundheit nicht wichtig.")]
    [InlineData("de", 0, "Es ist uns nicht egal, wie es Ihnen geht, und Sie müssen nichts tun.")]
    [InlineData("de", 0, "Bei uns werden alle satt, und es reicht, wenn Sie um sechs kommen.")]
    [InlineData("es", 3, "Estamos muy decepcionados con su silencio.")]
    [InlineData("es", 3, "Se arrepentirá de no haber venido.")]
    [InlineData("es", 0, "No te arrepentirás de venir a la clase.")]
    [InlineData("fr", 3, "Nous sommes très déçus de votre silence.")]
    [InlineData("fr", 0, "Vous ne le regretterez pas, et rien ne presse.")]
    [InlineData("it", 3, "Siamo davvero delusi dal suo silenzio.")]
    [InlineData("pt", 3, "Estamos muito desiludidos com o seu silêncio.")]
    [InlineData("nl", 3, "Wij zijn erg teleurgesteld in u.")]
    public void Reproach_and_threat_are_told_from_kindness(string language, int points, string text) =>
        Assert.Equal(points, RudeWords.Table.In(Letter(language, text)).Select(hit => hit.Points).DefaultIfEmpty().Max());

    [Theory]
    [InlineData("en", "GREAT NEWS!!! You are NOT going to believe this price!!!", true)]
    [InlineData("en", "A once in a lifetime, life-changing and truly revolutionary course. Results guaranteed.", true)]
    [InlineData("en", "See you soon!! We are so happy!", false)]
    [InlineData("en", "The NHS letter is a PDF. Bring it, and do NOT forget your shoes!", false)]
    [InlineData("en", "Your guarantee is seven years, and there is no need to hurry.", false)]
    [InlineData("de", "Jetzt zuschlagen!!! Das UNGLAUBLICHE Angebot gibt es NUR HEUTE!", true)]
    [InlineData("de", "Schön, dass Sie dabei sind! Das Angebot gilt bis Ende Mai.", false)]
    [InlineData("es", "¡¡¡La MEJOR oferta del MUNDO!!! ¡No te lo pierdas!", true)]
    [InlineData("es", "¡Hola! ¡Qué bien que vienes! ¡Nos vemos!", false)]
    [InlineData("fr", "Une offre INCROYABLE et unique au monde !!! Ne manquez pas ça !!!", true)]
    public void Shouting_is_more_than_one_loud_word(string language, string text, bool isLoud) =>
        Assert.Equal(isLoud, Loudness.Of([Letter(language, text)]).IsLoud);

    [Theory]
    [InlineData("en", "We hereby inform you that failure to comply with the provisions results in forfeiture.", true)]
    [InlineData("en", "You need to be there by six. If you can't, ring us before noon and we move it.", false)]
    [InlineData("de", "Um pünktliches Erscheinen wird gebeten. Hiermit weisen wir gemäß den Bestimmungen auf die Nichteinhaltung hin.",
        true)]
    [InlineData("de", "Bitte bringen Sie ein Handtuch mit. Verschieben können Sie bis zum Vortag, ohne Gebühr.", false)]
    [InlineData("es", "Por medio de la presente se le comunica que deberá abonar el importe conforme a lo dispuesto.", true)]
    [InlineData("es", "Trae agua y ropa cómoda. Si no puedes venir, avísanos por la mañana.", false)]
    [InlineData("fr", "Conformément aux dispositions, veuillez agréer, Madame, nos salutations distinguées.", true)]
    [InlineData("it", "Con la presente si comunica che, ai sensi del regolamento, è tenuto a provvedere.", true)]
    [InlineData("pt", "Vimos por este meio informar que, nos termos do regulamento, deverá efetuar o pagamento.", true)]
    [InlineData("nl", "Hierbij wordt u verzocht de kosten te voldoen, overeenkomstig de voorwaarden.", true)]
    public void An_office_is_heard_by_its_turns_of_phrase(string language, string text, bool isOfficial) =>
        Assert.Equal(isOfficial, MannerLint.IsOfficial([Letter(language, text)]));

    [Theory]
    [InlineData("en", "patients", "As a patient you know how it goes.")]
    [InlineData("en", "parents", "Dear parents, the hall is open at nine.")]
    [InlineData("de", "parents", "Liebe Eltern, der Kurs beginnt am Montag.")]
    [InlineData("de", "businesses", "Als Unternehmerin kennen Sie das.")]
    [InlineData("es", "pupils and students", "Como estudiante sabes lo que cuesta.")]
    [InlineData("fr", "parents", "Chers parents, le cours commence lundi.")]
    public void Somebody_is_addressed_as_one_of_many(string language, string called, string text) =>
        Assert.Contains(Audience.All, audience => audience.Called == called
            && audience.Spoken.In(Letter(language, text)).Any(hit => hit.Points == 2));

    [Theory]
    [InlineData("Well. “He is loud. Very loud.” I know.", "Very", true)]
    [InlineData("Er sagt „das ist laut“ und geht.", "geht", false)]
    [InlineData("Er sagt „das ist laut“ und geht.", "laut", true)]
    [InlineData("«C'est fort», dit-il.", "fort", true)]
    public void What_stands_between_quotation_marks_is_somebody_else_s(string text, string word, bool isQuoted)
    {
        var (sentence, quoted) = QuotedSpeech.Of(Letter("en", text).Reading)
            .First(at => at.Sentence.Text.Contains(word, StringComparison.Ordinal));
        Assert.Equal(isQuoted, quoted.Holds(sentence.Text.IndexOf(word, StringComparison.Ordinal)));
    }

    private static ReadText Letter(string language, string text)
    {
        var draft = new JourneyDraft
        {
            Language = language,
            Steps = [new() { Key = "a",
            Message = new(null, text, null, null, null, null) }]
        };
        return new Road(draft, SoundRoad.Context).Reading.Texts.Single(read => read.Kind == TextKind.Letter);
    }
}
