namespace Throughline.Tests.Linting;

/// <summary>Somebody who was to ring stands at the door, and the other way round.</summary>
internal static class ChannelExamples
{
    public static IEnumerable<LintExample> All =>
    [
        Pair("en", "Wade looks at the roof", "On Tuesday Wade calls you and asks what the attic looks like.", "home visit", "phone"),
        Pair("en", "Wade looks at the roof", "On Tuesday Wade comes to your house with a ladder.", "video call", "home visit"),
        Pair("en", "Noreen rings with the day", "You hear from us soon.", "home visit", "phone"),
        Pair("de", "Das Dach wird angesehen", "Am Dienstag ruft Wade Sie an und fragt nach dem Dachboden.", "Hausbesuch", "Telefon"),
        Pair("de", "Das Dach wird angesehen", "Am Dienstag kommt Wade mit der Leiter bei Ihnen vorbei.", "Telefon", "Hausbesuch"),
        Pair("es", "Se mira el tejado", "El martes Wade le llamará y preguntará por el desván.", "visita a domicilio", "teléfono"),
        Pair("fr", "On regarde le toit", "Mardi, Wade passe chez vous avec son échelle.", "téléphone", "visite à domicile"),
        Pair("it", "Si guarda il tetto", "Martedì Wade viene a casa sua con la scala.", "telefono", "visita a domicilio"),
        Pair("pt", "O telhado é visto", "Na terça-feira o Wade vai a sua casa com a escada.", "telefone", "visita ao domicílio"),
        Pair("nl", "Het dak wordt bekeken", "Dinsdag belt Wade u op en vraagt hoe de zolder eruitziet.", "huisbezoek", "telefoon"),
    ];

    private static LintExample Pair(string language, string title, string words, string bad, string good) =>
        new("TL2413", "steps[1].platform", Road(language, title, words, bad), Road(language, title, words, good));

    private static string Road(string language, string title, string words, string platform) => $"""
        journey: roof
        name: A roof
        language: {language}
        steps:
          - key: letter
            title: A letter
            platform: email
            message:
              subject: Wade
              body: {words}
          - key: look
            title: {title}
            platform: {platform}
            wait: 5 days on tuesday
            assignment:
              title: Wade
            done:
              event: Assignment Done

        """;
}
