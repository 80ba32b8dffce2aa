using System.Collections.Frozen;

namespace Throughline.Linting.Claims;

/// <summary>What money is called, and what a sum is for, in the languages that are read.</summary>
internal static class MoneyWords
{
    /// <summary>What stands right before or after a figure, and the currency it says.</summary>
    public static FrozenDictionary<string, string> Currencies { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["£"] = "GBP",
        ["€"] = "EUR",
        ["$"] = "$",
        ["us$"] = "$",
        ["a$"] = "$",
        ["c$"] = "$",
        ["nz$"] = "$",
        ["r$"] = "BRL",
        ["¥"] = "JPY",
        ["gbp"] = "GBP",
        ["eur"] = "EUR",
        ["usd"] = "$",
        ["chf"] = "CHF",
        ["fr"] = "CHF",
        ["sfr"] = "CHF",
        ["aud"] = "$",
        ["cad"] = "$",
        ["brl"] = "BRL",
        ["kr"] = "KR",
        ["sek"] = "KR",
        ["dkk"] = "KR",
        ["nok"] = "KR",
        ["zł"] = "PLN",
        ["pln"] = "PLN",
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["dollar"] = "$",
        ["dollars"] = "$",
        ["bucks"] = "$",
        ["pounds"] = "GBP",
        ["quid"] = "GBP",
        ["pound"] = "GBP",
        ["franken"] = "CHF",
        ["franc"] = "CHF",
        ["francs"] = "CHF",
        ["franchi"] = "CHF",
        ["dólares"] = "$",
        ["reais"] = "BRL",
        ["pesos"] = "PESO",
        ["libras"] = "GBP",
        ["dollari"] = "$",
        ["pfund"] = "GBP",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _prices = PhraseWords.Set(
        "price prices cost costs fee fees total rate charge preis preise kosten gebühr"
        + " beitrag honorar gesamtpreis kostenpunkt betrag precio precios coste costo tarifa cuota importe prix tarif montant coût "
            + "prezzo costo"
        + " quota tariffa importo preço custo valor taxa prijs tarief bedrag price's figure sum amount festpreis kursgebühr investment");

    private static readonly FrozenSet<string> _kinds = PhraseWords.Set(
        "primera primer primero segunda segundo nueva nuevo gran pequeño pequeña buena"
        + " première premier nouvelle nouveau grand grande petit petite prima primo nuova nuovo piccolo piccola primeira nova novo pequena"
        + " propio propia sola solo doble media mezza demi meia meio toda todo");

    private static readonly FrozenDictionary<string, string> _roles = Roles(
        ("#deposit", "deposit deposits anzahlung kaution seña señal anticipo depósito acompte arrhes acconto caparra sinal aanbetaling "
            + "retainer"
            + " downpayment reservierungsgebühr voorschot anzahlungsbetrag"),
        ("#shipping", "shipping postage delivery sending versand versandkosten porto lieferung envío envíos livraison expédition "
            + "spedizione consegna portes"
            + " envio frete entrega verzending verzendkosten bezorging liefergebühr lieferkosten"),
        ("#setup", "setup set-up einrichtungsgebühr einrichtung einrichten setting-up installation matrícula inscripción anmeldegebühr "
            + "aufnahmegebühr iscrizione"
            + " inschrijfgeld inscription inscrição matricule"),
        ("#callout", "call-out callout anfahrt anfahrtspauschale desplazamiento déplacement trasferta uscita deslocação voorrijkosten"));

    /// <summary>A sum by these words is not what the thing costs: a saving, what it was, what others take.</summary>
    private static readonly FrozenSet<string> _asides = PhraseWords.Set(
        "off discount save saves saved saving less worth value instead was were"
        + " usually normally elsewhere back spent lost won earn earned earns earning gave budget more cheaper reduced loses lose tip tips"
        + " voucher gift threshold bonus raised salary"
        + " rabatt nachlass sparen sparst spart gespart ersparnis statt wert weniger sonst üblich normalerweise gutschein verloren "
            + "verdient mehr"
        + " guthaben bonus gutschrift trinkgeld"
        + " descuento ahorra ahorras ahorro menos lugar valorado normalmente regalo cheque perdió ganó más propina"
        + " remise réduction rabais économisez économise lieu moins valeur habituellement chèque perdu gagné"
        + " sconto risparmi risparmia invece meno valore solito perso regalo"
        + " desconto poupa economiza menos valor normalmente oferta perdeu"
        + " korting bespaar bespaart plaats minder waarde normaal cadeaubon verloren tegoed");

    private static readonly FrozenSet<string> _discounts = PhraseWords.Set(
        "off discount rabatt nachlass descuento remise réduction rabais sconto desconto korting");

    /// <summary>A sum by these words is one of several, or a figure in the rough.</summary>
    private static readonly FrozenSet<string> _roughs = PhraseWords.Set(
        "from between up about around roughly over under above below least most almost nearly"
        + " approximately extra another plus additional additionally instalment instalments installment installments upfront half rest "
            + "balance"
        + " people persons personen personas personnes persone pessoas remaining per-person couple students student members member "
            + "children child kids second third sibling concession concessions early earlybird"
        + " early-bird each single ab zwischen bis etwa ungefähr rund circa ca knapp über unter mindestens höchstens fast zusätzlich "
            + "weitere raten"
        + " ratenzahlung hälfte rest restbetrag ermäßigt studierende mitglieder kinder frühbucher einzeln einzelne einzelnen geschwister "
            + "zuzüglich zzgl plus"
        + " desde entre hasta unos unas aproximadamente más mínimo máximo casi adicional otros plazos plazo cuotas mitad resto socios "
            + "niños estudiantes suelta"
        + " sueltas suelto pareja hermano hermanos dès entre jusqu'à jusqu environ presque supplémentaire supplément moitié reste solde "
            + "fois"
        + " mensualités membres enfants étudiants unité couple réduit"
        + " tra fra fino circa quasi minimo massimo ulteriori rate metà resto saldo soci bambini studenti singola singolo coppia ridotto"
        + " entre até cerca quase mínimo máximo adicional prestações metade resto sócios crianças estudantes avulsa avulso casal"
        + " vanaf tussen tot ongeveer circa bijna minstens hoogstens extra termijnen helft rest leden kinderen studenten");

    /// <summary>What is not the whole.</summary>
    private static readonly FrozenSet<string> _parts = PhraseWords.Set(
        "half rest balance remainder remaining instalment installment hälfte rest restbetrag rate mitad resto plazo cuota moitié reste"
        + " solde metà saldo rata metade prestação helft restant termijn");

    private static readonly FrozenSet<string> _extras = PhraseWords.Set(
        "extra plus additional additionally zusätzlich zuzüglich zzgl dazu hinzu"
        + " adicional aparte supplémentaire supplément supplementare adicionais extra's");

    /// <summary>Paid beside the price.</summary>
    public static bool IsExtra(string word) => _extras.Contains(word);

    public static bool IsPriceWord(string word) => _prices.Contains(word);

    /// <summary>Before the word for the thing, where that comes first: "primera clase".</summary>
    public static bool IsKindWord(string word) => _kinds.Contains(word);

    public static bool IsAside(string word) => _asides.Contains(word);

    public static bool IsHalf(string word) => word is "half" or "hälfte" or "mitad" or "moitié" or "metà" or "metade" or "helft";

    public static bool IsPart(string word) => _parts.Contains(word);

    public static bool IsDiscount(string word) => _discounts.Contains(word);

    public static bool IsRough(string word) => _roughs.Contains(word);

    /// <summary>One name for what has many: a deposit, postage.</summary>
    public static string? Role(string word) => _roles.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Roles(params (string Role, string Words)[] roles) =>
        roles.SelectMany(role => role.Words.Split(' ').Select(word => (word, role.Role))).DistinctBy(at => at.word)
            .ToFrozenDictionary(at => at.word, at => at.Role, StringComparer.Ordinal);
}
