using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Messages;

namespace Throughline.Linting.Claims;

/// <summary>A merge field in a message, with nothing that stands in for it.</summary>
internal readonly record struct FieldUse(string Name, RoadText Text, string Path, string Written, int Offset)
{
    public RoadStep Step => Text.Step;
}

internal static class FieldUses
{
    /// <summary>Each name once in each part of a message, in the order of the road.</summary>
    public static ImmutableArray<FieldUse> Of(Road road) => _kept.Of(road);

    private static readonly KeptBy<Road, ImmutableArray<FieldUse>> _kept = new(road => [.. Read(road)]);

    private static IEnumerable<FieldUse> Read(Road road)
    {
        foreach (var text in road.Texts)
            foreach (var (path, written) in text.Parts)
                if (written.Contains("{{", StringComparison.Ordinal))
                    foreach (var piece in Unguarded(written).DistinctBy(piece => piece.Name))
                        yield return new(piece.Name, text, path, written, piece.NameOffset);
    }

    /// <summary>Fields that say nothing of their own and stand in no condition on themselves.</summary>
    public static IEnumerable<MergePiece> Unguarded(string text)
    {
        var open = new Stack<(string Name, bool IsKnown)>();
        foreach (var piece in MergeFields.Scan(text).Pieces)
            switch (piece.Kind)
            {
                case MergePieceKind.If: open.Push((piece.Name, true)); break;
                case MergePieceKind.Unless: open.Push((piece.Name, false)); break;
                case MergePieceKind.Else when open.TryPop(out var turned): open.Push((turned.Name, !turned.IsKnown)); break;
                case MergePieceKind.EndIf or MergePieceKind.EndUnless: open.TryPop(out _); break;
                case MergePieceKind.Field when piece.Fallback is null && !open.Contains((piece.Name, true)): yield return piece; break;
            }
    }
}

/// <summary>
/// Where a value comes from that no way in brings along. Nothing in a journey says so outright; what staff note, what is
/// booked or ordered, and what a date is taken from says it by its words.
/// </summary>
internal static class FieldSources
{
    /// <summary>Words of what comes about on the way, so that nobody can have brought it along.</summary>
    private static readonly FrozenSet<string> _onTheWay = (
        "date day time hour slot appointment visit call price quote amount total sum invoice order tracking parcel delivery "
        + "installation session score result results key code room booking deadline start end live due report deposit balance "
        + "discount coupon voucher "
        + "termin datum tag uhrzeit zeit angebot preis betrag summe rechnung bestellung bestellnummer sendung lieferung liefertag einbau "
        + "ergebnis schlüssel raum buchung frist start anzahlung gutschein rechnungsnummer "
        + "fecha día dia cita hora precio presupuesto importe factura pedido envío envio entrega resultado clave sala reserva plazo "
        + "inicio "
        + "date jour heure rendezvous prix devis montant facture commande livraison colis résultat resultat cle salle reservation "
        + "data ora giorno appuntamento prezzo preventivo fattura ordine consegna risultato consulta preco fatura encomenda afspraak prijs "
        + "offerte factuur bestelling levering").Split(' ').Select(Stem).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Stem(string word) => word.Length > 5 ? word[..5] : word;

    /// <summary>Words with which a value is written down; beside a checklist line they are not needed.</summary>
    private static readonly FrozenSet<string> _tooCommon =
        "name number link id my your our the is of text note info".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether something on the road before that message gives everybody the value.</summary>
    public static bool IsGivenBefore(Road road, FieldUse use)
    {
        var words = WordsOf(use.Name);
        if (words.IsEmpty) return false;
        // A reminder goes out after the step's own message and before its end; its own half is not done then.
        return road.Steps.Take(use.Step.Index).Any(step => Gives(step, words))
            || RoadDates.Of(road).Any(date => date.MergeNames.Contains(use.Name));
    }

    /// <summary>The step that gives the value, where it is later than the message and nothing earlier can have given it.</summary>
    public static RoadStep? OnlyLater(Road road, FieldUse use)
    {
        if (DateOf(road, use) is { } date) return SaidOnlyLater(road, use.Step, date);
        if (!IsOwnWithoutFallback(road, use.Name)) return null;
        var words = WordsOf(use.Name);
        if (words.IsEmpty || IsGivenBefore(road, use) || IsAskedAtAWayIn(road, words)) return null;
        var isOnTheWay = words.Any(_onTheWay.Contains);
        return road.Steps.Skip(use.Step.Index).FirstOrDefault(step => isOnTheWay ? Gives(step, words) : IsNoted(step, words));
    }

    public static bool IsOwnWithoutFallback(Road road, string name) =>
        Road.OrEmpty(road.Draft.Fields).Any(field => field?.Name == name && string.IsNullOrWhiteSpace(field.Fallback));

    private static RoadDate? DateOf(Road road, FieldUse use) =>
        road.Draft.Dates.IsDefaultOrEmpty ? null : RoadDates.Of(road).FirstOrDefault(date => date.MergeNames.Contains(use.Name));

    private static RoadStep? SaidOnlyLater(Road road, RoadStep at, RoadDate date)
    {
        if (date.Event is not { } said || Road.OrEmpty(road.Draft.EntryPoints).Any(entry => Road.Clean(entry?.Event) == said
            || RoadDates.MomentOf(entry)?.Date == date.Key)) return null;
        bool Says(RoadStep step) => Road.Clean(step.Draft.Done?.Event) == said;
        // Whoever waits for a moment of the date has it.
        if (road.Steps.Take(at.Index).Any(Says) || RoadDates.MomentOf(at)?.Date == date.Key) return null;
        return road.Steps.Skip(at.Index + 1).FirstOrDefault(Says);
    }

    private static bool IsAskedAtAWayIn(Road road, ImmutableArray<string> words) =>
        Road.OrEmpty(road.Draft.EntryPoints).Any(entry => entry is not null
            && HasAll($"{Phrases.OfKey(entry.Form ?? "")} {entry.Event} {entry.Where} {entry.Page?.Text} {entry.Page?.Heading}", words)
            || entry is not null && Road.OrEmpty(entry.Page?.Asks ?? []).Any(ask => ask is not null
                && HasAll($"{Phrases.OfKey(ask.Key ?? "")} {ask.Ask}", words)));

    /// <summary>What is noted by staff, booked, ordered or answered there, by its own words.</summary>
    private static bool Gives(RoadStep step, ImmutableArray<string> words)
    {
        var draft = step.Draft;
        if (draft.Done is { } done && HasAll($"{done.Event} {done.Where}", words)) return true;
        if (draft.Survey?.Question is { } question && HasAll(question, words)) return true;
        return IsNoted(step, words)
            || draft.Assignment is { } work && (HasAll($"{work.Title} {draft.Standard}", words) || HasAll(work.Script ?? "", words));
    }

    private static bool IsNoted(RoadStep step, ImmutableArray<string> words) =>
        Road.OrEmpty(step.Draft.Assignment?.Checklist ?? []).Any(line => line is not null && HasAll(line, words));

    private static bool HasAll(string text, ImmutableArray<string> words) => Phrases.CountStems(text, words) == words.Length;

    /// <summary>goLiveDate → go, live, date.</summary>
    public static ImmutableArray<string> WordsOf(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var from = 0;
        for (var at = 1; at <= name.Length; at++)
            if (at == name.Length || name[at] == '_' || char.IsAsciiLetterUpper(name[at]) && !char.IsAsciiLetterUpper(name[at - 1]))
            {
                var word = name[from..at].Trim('_').ToLowerInvariant();
                if (word.Length > 1 && !_tooCommon.Contains(word)) words.Add(Stem(word));
                from = at;
            }
        return words.ToImmutable();
    }
}
