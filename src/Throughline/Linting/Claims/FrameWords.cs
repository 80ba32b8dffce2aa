using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The turns of phrase of <see cref="Frame"/> in each language; rows are parted by commas.</summary>
internal static partial class FrameWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> _conditions = By(ConditionsOf);
    private static readonly FrozenDictionary<string, FrozenSet<string>> _afterwards = By(AfterwardsOf);
    private static readonly FrozenDictionary<string, FrozenSet<string>> _once = By(OnceOf);
    private static readonly FrozenDictionary<string, FrozenSet<string>> _past = By(PastOf);
    private static readonly FrozenDictionary<string, FrozenSet<string>> _again = By(AgainOf);

    public static FrozenSet<string> Conditions(string tag) => _conditions[tag];
    public static FrozenSet<string> Afterwards(string tag) => _afterwards[tag];
    public static FrozenSet<string> Past(string tag) => _past[tag];

    /// <summary>Beginnings of words.</summary>
    public static FrozenSet<string> Again(string tag) => _again[tag];

    private static FrozenDictionary<string, FrozenSet<string>> By(Func<string, string[]> words) => Tongue.All.ToFrozenDictionary(
        tongue => tongue.Tag, tongue => words(tongue.Tag).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static IEnumerable<(Frame Frame, string Rows)> Of(string tag) => tag switch
    {
        "de" => German,
        "es" => Spanish,
        "fr" => French,
        "it" => Italian,
        "pt" => Portuguese,
        "nl" => Dutch,
        _ => English,
    };

    /// <summary>A sentence with one of these speaks of a case or of later, and claims nothing about now.</summary>
    private static string[] ConditionsOf(string tag) => tag switch
    {
        "de" => ["wenn", "sobald", "falls", "bis", "bevor", "wird", "werden", "wirst", "sollte", "sollten", "vor"],
        "es" => ["cuando", "si", "hasta", "antes", "cuanto"],
        "fr" => ["quand", "lorsque", "dès", "si", "avant", "jusqu'à"],
        "it" => ["quando", "appena", "se", "prima", "finché"],
        "pt" => ["quando", "assim", "se", "antes", "até", "caso"],
        "nl" => ["als", "wanneer", "zodra", "voordat", "indien", "tot"],
        _ => ["when", "once", "if", "until", "till", "before", "unless", "will", "would", "whenever", "you'll", "we'll", "i'll", "it'll"],
    };

    /// <summary>Words before what must have been: "once the house is warm".</summary>
    private static string[] AfterwardsOf(string tag) => tag switch
    {
        "de" => ["nachdem", "nach", "sobald", "erst", "wenn", "seit", "danach"],
        "es" => ["después", "cuando", "tras", "desde", "hasta", "luego", "terminar"],
        "fr" => ["après", "quand", "lorsque", "depuis", "dès", "fois"],
        "it" => ["dopo", "quando", "appena", "dalla", "dal"],
        "pt" => ["depois", "quando", "após", "desde"],
        "nl" => ["nadat", "na", "zodra", "sinds", "als"],
        _ => ["after", "once", "when", "since", "until", "afterwards"],
    };

    /// <summary>Those of <see cref="Afterwards"/> that say in a title that it has been: "when" may as well say which.</summary>
    public static FrozenSet<string> Once(string tag) => _once[tag];

    private static string[] OnceOf(string tag) => tag switch
    {
        "de" => ["nachdem", "sobald", "seit"],
        "es" => ["después", "tras", "desde", "vez"],
        "fr" => ["après", "depuis", "fois"],
        "it" => ["dopo", "appena"],
        "pt" => ["depois", "após"],
        "nl" => ["nadat", "sinds"],
        _ => ["once", "after", "since"],
    };

    /// <summary>Little words of sentences that tell what was.</summary>
    private static string[] PastOf(string tag) => tag switch
    {
        "de" => ["war", "waren", "wurde", "wurden", "ist", "sind", "hat", "haben"],
        "es" => ["fue", "fueron", "estaba", "estaban", "ha", "han", "está", "están", "quedó", "quedaron"],
        "fr" => ["était", "étaient", "a", "ont", "est", "sont"],
        "it" => ["era", "erano", "è", "sono", "ha", "hanno"],
        "pt" => ["foi", "foram", "estava", "estavam", "está", "estão", "ficou"],
        "nl" => ["was", "waren", "is", "zijn", "heeft", "hebben"],
        _ => ["was", "were", "has", "have", "had", "is", "are"],
    };

    /// <summary>Words of a further purchase: again, the next one, for a friend.</summary>
    private static string[] AgainOf(string tag) => tag switch
    {
        "de" => ["weitere", "weiteren", "nächste", "nächsten", "nächstes", "verläng", "nochmal", "wieder", "zweite", "freund", "geschenk",
            "verschenk", "kolleg", "noch ein", "nachfüll", "nachbestell", "erneut"],
        "es" => ["otra", "otro", "próxim", "renov", "amig", "regal", "segund", "más", "compañer", "volver", "repet"],
        "fr" => ["nouve", "prochain", "renouvel", "ami", "cadeau", "autre", "encore un", "second", "deuxième", "collègue", "offrir"],
        "it" => ["altr", "prossim", "rinnov", "amic", "regal", "second", "ancora un", "collega", "di nuovo"],
        "pt" => ["outr", "próxim", "renov", "amig", "present", "segund", "mais", "colega", "de novo", "oferec"],
        "nl" => ["volgend", "opnieuw", "vernieuw", "vriend", "cadeau", "tweede", "nog een", "verleng", "collega", "andere"],
        _ => ["next", "again", "another", "second", "extra", "refill", "renew", "friend", "gift", "upgrade", "colleague", "neighbour",
            "neighbor", "sister", "brother", "someone", "somebody", "more"],
    };

    private static readonly (Frame, string)[] English =
    [
        (Frame.Deposit, "deposit, booking fee, down payment, retainer, first instalment|half"),
        (Frame.Agreed, """
            thank|thanks you? for booking|registering|reserving, you're|you've booked|registered, you are|have booked|registered,
            your ..4 is|are booked|reserved|confirmed|saved|fixed, see you on|tomorrow|then, we've|i've saved|reserved|kept your|you|a,
            have saved|reserved|kept your|you|a
            """),
        (Frame.HowWas, """
            how did your|the|it|that|they|these ..4 taste|feel|look|turn|work|sleep|fit|suit|sound|land,
            hope|hoping ..4 left|treated|suited|fitted your|you,
            how was your|the|it|that|his|her|their|our, how were your|the|they|we, how did your|the|it|that ..4 go,
            how did you like|find|enjoy|get, did you enjoy|like|love, what did you think of, how much did you like|enjoy,
            hope|hoping that? you? really? have? enjoyed|liked|loved, hope|hoping that? your|the|it ..4 went,
            how ..4 has|have it|your ..4 been,
            how are you getting on with, how are you finding|liking your|the|it, how do you like your|the|it, how much do you like your|the,
            how happy|satisfied|pleased are|were you with, how satisfied were you, are you happy|satisfied|pleased with, how has ..4 been,
            how would you rate, tell us|me how it was|went, how it was|went
            """),
        (Frame.Counted, "two|three|four|five|six|seven|eight|nine|ten down"),
        (Frame.Since, """
            since ..4 was|were|has on|at|in|with|been your|you, now that ..4 is|are on|in|up|done|finished|over|through,
            now that you've|you're|your|the|it's, now that you|we have|had|are, now you've, now we've, since your|our,
            you've had|tried|finished|completed|been|done|seen|met|got, you have had|tried|finished|completed|been|seen|met,
            your ..4 is|are over|behind|done|finished|complete, your ..4 has|have been, your ..4 went, that's your ..4 done,
            yesterday's, congratulations on finishing|completing, after yesterday's
            """),
        (Frame.Met, """
            as ..4 told|showed|explained you at|during|in the|our|your|his|her,
            as we|i|you already? said|saw|told|explained|noticed ..4 at|during the|our|your,
            thank|thanks you? for having ..4 yesterday|today|over|in, at our|your last meeting|appointment|session|visit|call,
            thank|thanks you? for our|the first? good? lovely? long? call|talk|chat|conversation|meeting|session|consultation|walk,
            as we|i discussed|agreed, as discussed|agreed, thank|thanks you? again? so? much? for
            coming|joining|attending|visiting|dropping,
            thank|thanks you? again? so? much? for your time|visit, thank|thanks you? again? so? much? for having us|me,
            it was ..4 to meet|see|have, was ..4 meeting|seeing|talking|having you, when we met|spoke|talked, since we met|spoke,
            good|great|lovely|nice talking|speaking to|with you, good|great|lovely|nice to have met|meet you, we met yesterday|today
            """),
        (Frame.Bought, """
            thank|thanks you? so? much? for accepting|signing|settling our|the|your,
            your order|payment|deposit|invoice came|went in|through, receipt for your, welcome as a|our new? customer|client,
            glad|happy|delighted|pleased|great that you've|you bought|ordered|signed|paid,
            your order|purchase|payment|deposit was|went received|processed|through, we've|we have? charged your card, welcome aboard as,
            thank|thanks you? so? much? for your|the recent? order|purchase|payment|deposit|subscription,
            thank|thanks you? so? much? for ordering|buying|subscribing|paying|purchasing,
            now that you've bought|ordered|paid|subscribed|signed, now that you have bought|ordered|paid|subscribed|signed,
            your order|purchase|payment|subscription|deposit is confirmed|complete|in, your order|payment|deposit has been|arrived,
            we've|we|i've|i have? received|got your order|payment|deposit, your receipt, you've bought|ordered|subscribed,
            you have bought|ordered|subscribed,
            you're now a|our customer|client, you are now a|our customer|client
            """),
        (Frame.Arrived, """
            your|the ..4 has|have arrived, is|are with you since|now, has|have been with you,
            now that ..4 arrived, since it|they arrived, you've had your|it|the|them ..4 for|now|weeks|days,
            you have had your|it|the|them ..4 for|now, have you unpacked|opened|tried|used|tasted|worn,
            first days|week|weeks|month with your|it,
            by now ..4 arrived|unpacked, now it's|they're yours, it's|they're yours now, is|are yours now, is|are now yours
            """),
        (Frame.Use, """
            eat|drink|cook|wash|wear|use|try|hang|light|water|plug|open from? in? on? with? it|them|one,
            unpack|sleep|sit|clean|store|serve|chill|decant|taste|pour|brew|charge from? in? on? with? it|them|one,
            put|keep|leave|place|wipe|rinse|oil|feed|rotate|fold it|them, care for it|them|your, how to care|use|store|clean|wash,
            caring for, it|they goes|go in the,
            look|looking after it|them|your, first steps with, get the most out of, keep it|them, please use, how to keep
            """),
        (Frame.Before, """
            before your|the|our first? visit? appointment? visit|appointment|class|lesson|session|treatment|day|course,
            before your|the|our first? visit? appointment? stay|tour|event|workshop|shoot|fitting|consultation|call,
            what to bring|wear|expect|pack, please bring|wear|clear|arrive|come, bring|wear ..4 with you, see you on|at|tomorrow|then|there,
            what happens|happen on|at, on the day|morning, your|the ..4 is tomorrow|booked|saved|confirmed, is in the diary|calendar,
            forward to seeing|meeting|welcoming,
            how to prepare, get ready for, come a|at|ten|five|fifteen, your spot|place|seat|slot, to bring to, where to park
            """),
        (Frame.LastMoney, """
            rest of the|your bill|money|amount|price|invoice|payment|fee, the rest is due, final invoice|bill|payment|instalment,
            remaining balance|amount|half|payment,
            outstanding balance|amount, the balance is, pay the rest|balance|remainder, balance of, second half of the
            """),
        (Frame.Money, """
            your invoice|bill, the invoice|bill|balance|rest, an invoice, pay|pays|paid|paying, you pay, payment
            """),
        (Frame.OnItsWay, """
            on its|the|their way, has|have left, has|have shipped, been shipped|dispatched|posted|sent, ready to collect|pick,
            ready for collection|pickup,
            out for delivery, follow|track the|your parcel|package|box|order|delivery|shipment
            """),
        (Frame.NotYetBuyer, """
            still thinking|undecided|weighing|considering, haven't|not made up your mind, thinking it over, made up your mind yet,
            not a|an ..4 customer|member|client|subscriber|buyer yet, not yet a|an customer|member|client|subscriber,
            still not a|an customer|member|client|subscriber,
            haven't|not you? yet? bought|ordered|subscribed|signed|joined|decided|enrolled ..4 yet, yet to order|buy|join|subscribe|decide,
            still undecided|hesitating|deciding|unsure, still thinking it|about, on the fence,
            become a|our customer|member|client|subscriber,
            not signed up yet, not one of our|us
            """),
        (Frame.BuyNow, """
            buy|order|subscribe|purchase|enrol|enroll|join, sign up, start your|the|a subscription|membership|plan|course|programme|program,
            get|grab|secure|reserve|claim|choose|pick your|my|the|a|one, take out, put us|me down, upgrade to, switch to,
            book your|my|the|a, book now
            """),
        (Frame.Favour, """
            leave|write|post|give us|me a|your short? quick? honest? review|rating|testimonial|recommendation,
            leave|write|post a|your short? quick? honest? review|testimonial,
            review us|me on, rate us|me on, recommend us|me to, tell your friends|neighbours|neighbors|colleagues, refer a friend,
            pass our name|number
            """),
    ];
}
