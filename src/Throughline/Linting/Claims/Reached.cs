using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// By which words a text says beyond doubt that somebody rings, comes or is seen on a screen. <see cref="Channels.Announces"/> also
/// takes words that may mean it.
/// </summary>
internal static class Reached
{
    private static readonly ShapeTable _visit = new(
        ("en",
        [
            "come|comes|coming|drop|drops|pop|pops|stop|stops ..2 round|by|over|out", "come|comes|coming to you|your|measure",
            "at|to|into|on your house|home|place|door|doorstep|kitchen|garden|driveway|roof|premises|site|front",
            "home|house|site|on-site visit|visits|appointment|survey", "visit|visits|visiting you|your", "on site", "in person",
        ]),
        ("de",
        [
            "komm*|kam ..4 vorbei|ihnen|dir|hause|euch", "bei ihnen|dir|euch zuhause|hause|daheim|vorbei", "vor ort",
            "hausbesuch*|ortstermin*|aufmaß|vorbeikomm*|vorbeischau*|vorbeizukommen", "besuch* ..1 sie|dich|euch",
            "vor|an ihrer|deiner|der tür|haustür",
        ]),
        ("es",
        [
            "a|en su|tu|vuestra casa|domicilio|puerta|jardín|cocina|obra", "a domicilio", "visitarle|visitarla|visitarte|visitaros",
            "pas* ..1 por su|tu casa", "voy|vamos|va|iré|iremos|irá a verle|verla|verte|medir",
        ]),
        ("fr", ["chez vous|toi", "à domicile", "passe*|viens|vient|viendr*|venons ..2 vous|te voir|chercher|rencontrer",
            "devant|à votre|ta porte", "sur place"]),
        ("it", ["a casa sua|tua|vostra", "a domicilio", "sopralluogo", "pass*|vengo|viene|veniamo|verr* da lei|te|voi",
            "alla sua|tua porta"]),
        ("pt", ["a|em|na|à sua|tua|vossa casa|porta", "ao domicílio", "passo|passamos|vou|vamos|vai ..1 a|à|por sua|tua casa"]),
        ("nl", ["bij u|je|jou|jullie thuis|langs", "aan huis", "kom|komt|komen ..3 langs", "huisbezoek*|langskom*|langskomen",
            "op bezoek", "voor de|uw|je deur"]));

    private static readonly ShapeTable _phone = new(
        ("en",
        [
            "call|calls|ring|rings|phone|phones|telephone|telephones you|back", "calling|ringing|phoning you",
            "give|gives|giving you a|another|one ..2 call|ring", "by|over|on the? phone|telephone",
            "phone|telephone appointment|consultation|interview", "phone|telephone call on|at|tomorrow|next|with",
        ]),
        ("de", ["ruf*|anruf*|anzurufen|rückruf*|telefonier*|angerufen|telefonat*|telefongespräch*|telefontermin*|telefonisch",
            "am|per telefon"]),
        ("es", ["llamar*|llamo|llamaré|llamaremos|llamamos|llamada|llamadas|telefonear*|telefonazo", "te|le|os llama|llame",
            "por teléfono"]),
        ("fr", ["appeler*|appelle|appellera|appelons|rappelle*|rappeler*|téléphone*|téléphoner*", "au|par téléphone", "coup de fil"]),
        ("it", ["chiamo|chiamerò|chiameremo|chiamerà|chiamiamo|chiamarla|chiamarti|chiamarvi|chiamata|telefon*|richiam*"]),
        ("pt", ["ligar|ligo|ligamos|ligarei|ligaremos|ligará|telefon*|chamada|chamadas"]),
        ("nl", ["bel|belt|bellen|gebeld|opbellen|telefoon|telefonisch|telefoontje|belletje|terugbellen|belafspraak"]));

    private static readonly ShapeTable _video = new(
        ("en", ["video*|zoom|skype|webcam", "on|share the|your|a|my screen"]), ("de", ["video*|zoom|skype|webcam", "am|per bildschirm"]),
        ("es", ["vídeo*|video*|zoom|skype|webcam"]), ("fr", ["visio*|vidéo*|zoom|skype|webcam"]),
        ("it", ["video*|zoom|skype|webcam"]), ("pt", ["vídeo*|video*|zoom|skype|webcam"]), ("nl", ["video*|beeldbel*|zoom|skype|webcam"]));

    /// <summary>What steps are called: "Noreen rings with the day", "Gary comes and finds the leak".</summary>
    private static readonly ShapeTable _called = new(("en", ["rings|rung|calls|phones|telephones"]), ("de", ["telefon"]), ("es", ["llama"]),
        ("fr", ["appelle|téléphone"]), ("it", ["chiama"]), ("pt", ["liga"]), ("nl", ["belt"]));

    private static readonly ShapeTable _met = new(("en", ["comes"]), ("de", ["kommt"]), ("es", ["viene"]), ("fr", ["vient"]),
        ("it", ["viene"]),
        ("pt", ["vem"]), ("nl", ["komt"]));

    /// <summary>The words by which the name of a step says so.</summary>
    public static string? InTitle(Sentence title, Channel channel) =>
        (TableOf(channel)?.In(title) ?? (channel switch { Channel.Phone => _called, Channel.Visit => _met, _ => null })?.In(title))
            is { } found ? title.Between(found.First, found.End - 1) : null;

    private static ShapeTable? TableOf(Channel channel) => channel switch
    {
        Channel.Phone => _phone,
        Channel.Video => _video,
        Channel.Visit => _visit,
        _ => null,
    };

    /// <summary>The words by which a sentence says so; null where it does not, denies it, asks, or speaks of a call of theirs.</summary>
    public static string? In(Sentence sentence, Channel channel)
    {
        if (sentence.IsQuestion || TableOf(channel)?.In(sentence) is not { } found) return null;
        if (Nevers.Excludes(sentence, channel, out _) is not null || DutyWords.IsCase(sentence)) return null;
        return channel == Channel.Phone && !Channels.Announces(sentence, channel) ? null : sentence.Between(found.First, found.End - 1);
    }
}
