using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Linting.Claims;

namespace Throughline.Tests.Linting.Claims;

/// <summary>Languages, addresses, hard words and the pain: what is told, and what is not.</summary>
public sealed class SpeechTests
{
    [Theory]
    [InlineData("German", "Vielen Dank für Ihre Nachricht. Wir melden uns morgen bei Ihnen und bringen alles mit, was Sie brauchen.")]
    [InlineData("French", "N'oubliez pas vos chaussures et une bouteille d'eau, parce que la salle est très froide le matin.")]
    [InlineData("Portuguese", "Quando abrir a caixa, veja primeiro se as três peças tocam quando lhes bate com o dedo. Mande-nos uma "
        + "fotografia.")]
    [InlineData("Dutch", "Je plek is vrij gehouden. Neem water mee en eet iets lichts tussen de middag, dan zien we je om zes uur.")]
    [InlineData("another language",
        "Azóta háromféle bort készítünk, nem csak egyet, hogy a jégnek nehezebb dolga legyen, és minden évben félreteszünk néhány "
        + "palackot.")]
    [InlineData(null, "My grandmother said “Wer nicht wagt, der nicht gewinnt, mein Kind, und jetzt iss deine Suppe”, and she was right.")]
    [InlineData(null, "The wines are Furmint, Kadarka, Hárslevelű, Kékfrankos and Juhfark, and each of them comes with a page about its "
        + "village.")]
    [InlineData(null, "Das gute Brot comes on Friday.")]
    public void A_paragraph_in_another_language_is_told(string? language, string text) =>
        Assert.Equal(language, Strangers.In(English(text)).Select(found => found.Tongue?.Name ?? "another language").FirstOrDefault());

    [Theory]
    [InlineData("de", true, false, "Schön, dass du da bist. Bring bitte dein Handtuch mit.")]
    [InlineData("de", false, true, "Schön, dass Sie da sind. Bitte bringen Sie Ihr Handtuch mit.")]
    [InlineData("de", false, false, "Sie sind da. Die Kinder und ihre Eltern warten schon, und sie freuen sich.")]
    [InlineData("de", false, true, "Mein Sohn fragte: „Kommst du mit?“ Und ich frage Sie.")]
    [InlineData("es", true, false, "Tu sitio está guardado.")]
    [InlineData("es", false, true, "Si usted quiere, le llamamos.")]
    [InlineData("fr", false, true, "Votre place est gardée.")]
    [InlineData("it", true, false, "Il tuo posto è riservato.")]
    [InlineData("nl", false, true, "Wij houden uw plek vrij.")]
    [InlineData("en", false, false, "Your place is kept.")]
    public void A_text_says_du_or_Sie(string language, bool isClose, bool isPolite, string text)
    {
        var address = Address.In(Road(language, text)).SingleOrDefault();
        Assert.Equal((isClose, isPolite), (address?.Close is not null, address?.Polite is not null));
    }

    [Theory]
    [InlineData("en", true, "We map your SCIM groups through SAML, and our CDN ends TLS. The idempotency key goes into the header, and "
        + "each webhook is retried with jitter, so that nothing is lost when your server is down for an hour.")]
    [InlineData("en", false, "We copy your list of people once, and after that it goes by itself. If your own computer is off for an "
        + "hour, nothing is lost: we try again every few minutes until it is back, and then you get a line from us.")]
    [InlineData("en", false, "Twelve years ago I was pulled through a privet hedge in front of a wedding party, in my good coat. The "
        + "spaniel had seen a cat, and I had not let go. I cried in the car, and then I went home to the biscuits.")]
    [InlineData("fr", false, "Changez l'eau tous les deux jours et recoupez les tiges avec un bon couteau, puis laissez le bouquet loin "
        + "du soleil. Je vous enverrai une carte au printemps, et si une fleur tombe avant dix jours, envoyez-moi une photo.")]
    [InlineData("es", true, "Tras la inserción REM con señal ISTS verificamos el MPO y la ganancia prescriptiva, corregimos el UCL y "
        + "dejamos el WDRC en doce canales con el DFC activado y un molde de silicona con venting IROS para que no pite.")]
    [InlineData("de", true, "Nach der Anamnese folgt die Parodontalsondierung, dann die Kürettage; die Okklusion prüfen wir mit "
        + "Shimstockfolie, und das OPG zeigt den Knochenabbau. Bei Furkationsbefall kommt eine Vestibulumplastik dazu, damit der Zahn "
        + "noch lange hält.")]
    [InlineData("de", false, "Zuerst fragen wir, wie es Ihnen geht, dann messen wir, wie tief das Zahnfleisch sitzt, und machen die "
        + "Zähne sauber. Auf dem Bild sehen wir, ob noch genug Knochen da ist, und erklären Ihnen beim nächsten Termin, was das heißt.")]
    public void Hard_words_are_told_where_there_are_many(string language, bool isHard, string text) =>
        Assert.Equal(isHard, Jargon.In(Road(language, text)).Any());

    [Theory]
    [InlineData("Lies awake until two, snores and grinds both molars", true)]
    [InlineData("The boiler groans, the radiators are cold and the plumber never turns up", false)]
    [InlineData("It is cold", false)]
    public void The_pain_is_nowhere_where_none_of_its_words_is(string pain, bool isNowhere)
    {
        const string words = "The boiler is old and the radiators stay cold, so we come and look at it on Friday.";
        var step = new StepDraft { Key = "a", Message = new(null, words, null, null, null, null) };
        var draft = new JourneyDraft { Language = "en", Pain = pain, Steps = [.. Enumerable.Repeat(step, 10)] };
        Assert.Equal(isNowhere, PainWords.AreNowhere(new Road(draft, SoundRoad.Context)));
    }

    [Theory]
    [InlineData("en", "Write down every job that kept you at your desk last night. It takes you ten minutes with a pen.", 80, 110)]
    [InlineData("de", "Die Beantragung der Kostenübernahme erfordert die Vorlage einer Bescheinigung des behandelnden Arztes.", -30, 30)]
    [InlineData("es", "Trae agua y una toalla. Nos vemos a las seis en la sala grande.", 80, 120)]
    [InlineData("fr", "Apportez de l'eau et une serviette. Nous vous attendons à six heures dans la grande salle.", 70, 120)]
    public void Each_language_has_its_own_scale(string language, string text, double from, double to)
    {
        var read = Road(language, text).Reading.Texts.Single();
        Assert.InRange(ReadingEase.Of(read).Value!.Value, from, to);
    }

    // The text stands among enough English for the journey to be an English one.
    private static Road English(string text) => new(new JourneyDraft
    {
        Language = "en",
        Steps =
        [
            new() { Key = "a", Message = new(null, string.Concat(Enumerable.Repeat(
                "Here is the page you asked for, and it takes you ten minutes. ", 6)), null, null, null, null) },
            new() { Key = "b", Message = new(null, text, null, null, null, null) },
        ],
    }, SoundRoad.Context);

    private static Road Road(string language, string text) => new(new JourneyDraft
    {
        Language = language,
        Steps = [new() { Key = "a", Message = new(null, text, null, null, null, null) }],
    }, SoundRoad.Context);
}
