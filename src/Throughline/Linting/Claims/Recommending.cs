using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Sentences that ask customers to bring in others.</summary>
internal static class Recommending
{
    private static readonly ShapeTable _asks = new(
        ("en",
        [
            "recommend|suggest us|me|our|my|the ..3 to",
            "pass|send|forward|hand|share ..4 to|with a|your|any|one|somebody|someone|anybody|anyone|people ..2 friend|friends|"
            + "colleague|colleagues|neighbour|neighbor|neighbours|neighbors|coworker|sister|brother|family|else|who|you",
            "tell|invite|bring a|your|one|somebody|someone|anybody|another ..2 friend|friends|colleague|colleagues|neighbour|"
            + "neighbor|coworker|sister|family|else|who",
            "refer a|your|us|somebody|someone ..2 friend|friends|colleague|to|who", "pass it|this|us|our|my ..3 on", "guest pass",
            "know|knows somebody|someone|anybody|anyone|a ..2 who|friend|that|with",
            "spread the word", "friend gets|receives|saves",
        ]),
        ("de",
        [
            "empfehl*|empfiehl*|weiterempfehl* ..4 uns|mich|weiter|anderen|freund*|kolleg*",
            "uns|mich ..3 weiterempfehl*|weiterempfiehl*|weitersag*|empfehlen|empfiehlst",
            "weitergeben|weitersagen|weitererzählen|weiterleiten|weiterempfehlen",
            "erzähl*|sag*|schick*|gib|geben|leit* ..5 freund*|kolleg*|bekannt*|nachbar*|weiter", "kennen|kennst sie|du ..2 jemand*",
            "ihre|deine kollegin|freundin|freund|nachbarin ..6 bekommt|erhält",
        ]),
        ("es",
        [
            "recomiend*|recomend* ..4 nos|a|amig*|alguien", "recomiéndanos|recomiéndenos|recomiéndame|recomendarnos",
            "cuént*|envía*|pása*|comparte*|manda*|invit*|trae ..6 amig*|compañer*|alguien|vecin*|herman*|famili*",
            "conoces|conoce a alguien",
            "corre la voz", "regala a una?",
        ]),
        ("fr",
        [
            "recommand*|conseill* ..4 nous|à|ami*|autour", "recommandez-nous|recommandez-moi|parrain*",
            "parle*|transmett*|envo*|partag*|invit*|amen* ..6 ami|amie|amis|amies|collègue*|proche*|voisin*|quelqu'un",
            "connaissez-vous|connais-tu|connaissez quelqu'un", "bouche à oreille",
        ]),
        ("it",
        [
            "consigli*|raccomand* ..4 a|amic*", "consigliaci|consigliateci|passaparola",
            "parla*|manda*|invia*|inoltra*|condividi*|invita*|porta* ..6 amic*|collegh*|colleg*|vicin*|qualcuno",
            "conosci|conosce|conoscete qualcuno",
        ]),
        ("pt",
        [
            "recomend* ..4 nos|a|amig*", "recomende-nos|recomenda-nos|indique-nos",
            "conte|conta|envie|envia|partilhe|partilha|convide|convida|traga|traz|passe|passa ..6 amig*|colega*|vizinh*|alguém",
            "conhece|conheces alguém",
        ]),
        ("nl",
        [
            "raad ons|me|mij ..4 aan", "aanbevel*|aanraden|doorvertel*|doorgeven|doorsturen",
            "vertel|stuur|geef|deel|nodig|neem ..6 vriend*|collega*|buur*|iemand|kennis*", "ken je|u ..2 iemand",
        ]));

    public static bool Asks(Sentence sentence) => _asks.IsIn(sentence);
}
