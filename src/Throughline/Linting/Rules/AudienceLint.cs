using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2431 and TL2432: whether the texts speak to the one who walks, and of what hurts them.</summary>
internal static class AudienceLint
{
    public static LintRule OtherAudience { get; } = new(Warning, "TL2431", "Written to somebody else",
        "This speaks to {0} ({1}), and the ideal client of this journey is somebody else: {2}.",
        "Write it to the ideal client, or move it to the journey of those it is for.",
        "Whoever reads a letter that is plainly for others stops reading yours.",
        CheckAudience);

    public static LintRule PainNowhere { get; } = new(Warning, "TL2432", "No step speaks of the pain",
        "The pain is “{0}”, and hardly a word of it comes up in any step.",
        "Take the pain up in the first steps, in their own words, or correct the pain if it is another.",
        "People go on for as long as they feel that it is about what hurts them.",
        (road, say) =>
        {
            if (PainWords.AreNowhere(road)) say.At("pain", FindingBag.Short(road.Draft.Pain!.Trim()));
        });

    public static ImmutableArray<LintRule> All { get; } = [OtherAudience, PainNowhere];

    private static void CheckAudience(Road road, Say say)
    {
        var messages = MannerLint.Messages(road).ToArray();
        if (messages.Length < 4 || road.Reading.Tongue is not { } tongue) return;
        var persona = new Lazy<HashSet<string>>(() => WordsOf(Worksheet.OfPersona(road), tongue));
        var said = new HashSet<ReadText[]>();
        foreach (var audience in Audience.All)
        {
            var spoken = messages.Select(message => Spoken(message, audience)).ToArray();
            for (var i = 0; i < messages.Length; i++)
            {
                if (spoken[i].Length == 0 || said.Contains(messages[i])) continue;
                var elsewhere = spoken.Sum(hits => hits.Sum(hit => hit.Points)) - spoken[i].Sum(hit => hit.Points);
                var isForeign = (IsPlain(audience, spoken[i], elsewhere)
                    || elsewhere == 0 && spoken[i].Any(hit => hit is { Points: > 1, First: 0 })
                        && IsTheirsAlone(audience, messages, i, spoken[i], tongue))
                    && !persona.Value.Any(word => audience.Spoken.HasLast(tongue, word));
                var other = isForeign ? null : Opposite(road, messages, messages[i], spoken[i], persona);
                if (!isForeign && other is null) continue;
                said.Add(messages[i]);
                var quotes = spoken[i].DistinctBy(hit => hit.Words, StringComparer.OrdinalIgnoreCase).OrderByDescending(hit => hit.Points);
                say.Quote(spoken[i].MaxBy(hit => hit.Points).Said, other, audience.Called,
                    Phrases.List(quotes.Take(3).Select(hit => $"“{hit.Words}”")), Called(road));
            }
        }
        foreach (var stranger in SpokenTo.Strangers(road))
            if (messages.FirstOrDefault(message => message.Contains(stranger.Text)) is { } message && said.Add(message))
                say.Quote(stranger, null, "others", $"“{stranger.Words}”", Called(road));
    }

    /// <summary>Spoken to as one of them, with one more word of theirs that no other message has.</summary>
    private static bool IsTheirsAlone(Audience audience, ReadText[][] messages, int at, MannerHit[] hits, Tongue tongue)
    {
        var taken = hits.Select(hit => hit.Sentence.Words[hit.Last].Text).ToHashSet(StringComparer.Ordinal);
        return messages[at].Any(text => Has(text, word => !taken.Contains(word)))
            && !messages.Index().Any(other => other.Index != at && other.Item.Any(text => Has(text, _ => true)));
        bool Has(ReadText text, Func<string, bool> counts) => text.Tongue == tongue && text.Sentences.Any(sentence =>
            sentence.Words.Any(word => counts(word.Text) && audience.Spoken.HasLast(tongue, word.Text)));
    }

    private static string Called(Road road) =>
        $"“{FindingBag.Short(road.Book.Personas.FirstOrDefault(persona => persona.Key == road.Persona)?.Name
        ?? (road.Persona is { } key ? Phrases.OfKey(key) : null) ?? Road.Clean(road.Draft.Name) ?? "those of the other letters")}”";

    /// <summary>What the message says to them; "as a teacher" counts where the sentence is about the reader.</summary>
    private static MannerHit[] Spoken(ReadText[] message, Audience audience) =>
        [.. message.Where(text => text.Kind != TextKind.Script).SelectMany(audience.Spoken.In)
            .Where(hit => hit.Points == 1 || IsToReader(hit))];

    // In the Romance languages the verb says it, and no word does.
    private static bool IsToReader(MannerHit hit) => hit.First == 0 && (hit.Sentence.IsLine || hit.Text.Tongue?.Tag is "es" or "it" or "pt")
        || hit.Sentence.Words.Any(word => _reader.Contains(word.Text));

    private static readonly HashSet<string> _reader = new(StringComparer.Ordinal)
    {
        "you", "your", "you're", "you'll", "you've", "yours", "sie", "ihnen", "ihr", "ihre", "ihren", "ihrem", "du", "dich", "dir", "dein",
        "deine", "deinen", "euch", "eure", "tú", "te", "ti", "tu", "tus", "usted", "su", "sus", "vosotros", "os", "vous", "votre", "vos",
        "toi", "ton", "lei", "vi", "tuo", "tua", "suo", "sua", "você", "seu", "teu", "je", "jij", "u", "uw", "jouw",
    };

    // To be spoken to as somebody once, and something else that fits; or four times by what only they have.
    private static bool IsPlain(Audience audience, MannerHit[] hits, int elsewhere)
    {
        var points = hits.Sum(hit => hit.Points);
        if (elsewhere > (points >= 5 ? 1 : 0)) return false;
        return hits.Any(hit => hit.Points > 1) ? points >= 3 && hits.Length > 1 : audience.Called != "patients" && hits.Length >= 4;
    }

    /// <summary>
    /// Where somebody is spoken to as one of those whom the readers of the other letters have: "as a patient" beside "your patients".
    /// </summary>
    private static Said? Opposite(Road road, ReadText[][] messages, ReadText[] message, MannerHit[] hits, Lazy<HashSet<string>> persona)
    {
        if (road.Reading.Tongue is not { } tongue) return null;
        foreach (var hit in hits.Where(hit => hit.Points > 1))
        {
            var stem = hit.Sentence.Words[hit.Last].Stem;
            if (persona.Value.Any(word => Stems.Of(word, tongue) == stem && IsOfPersonaKey(road, word))) continue;
            var others = messages.Where(other => other != message).SelectMany(other => other)
                .Where(text => text.Kind != TextKind.Script && text.Tongue == tongue).ToArray();
            if (Audience.All.SelectMany(audience => others.SelectMany(audience.Spoken.In))
                .FirstOrDefault(own => own.Points == 1 && own.Sentence.Words[own.Last].Stem == stem) is { Text: not null } have)
                return have.Said;
            if (!IsOfTheTrade(road, tongue)) continue;
            var mentions = others.SelectMany(text => text.Sentences.Where(sentence => sentence.Words.Any(word => word.Stem == stem))
                .Take(1).Select(sentence => new Said(text, sentence, sentence.Text))).Take(2).ToArray();
            if (mentions.Length > 1) return mentions[0];
        }
        return null;
    }

    private static bool IsOfPersonaKey(Road road, string word) => Phrases.Has(Phrases.OfKey(road.Persona ?? ""), word);

    /// <summary>Whether the ideal client is somebody who has customers: a practice manager, a baker, an owner of a studio.</summary>
    private static bool IsOfTheTrade(Road road, Tongue tongue)
    {
        var key = WordsOf([Phrases.OfKey(road.Persona ?? "")], tongue).Concat(WordsOf([Phrases.OfKey(road.Persona ?? "")], Tongue.English));
        return Audience.All.Where(audience => audience.Called is "businesses" or "people of the trade")
            .Any(audience => key.Any(word => audience.Spoken.HasLast(tongue, word) || audience.Spoken.HasLast(Tongue.English, word)));
    }

    private static HashSet<string> WordsOf(IEnumerable<string> texts, Tongue tongue) =>
        [.. texts.SelectMany(text => PlainReading.Of(text, tongue).Sentences).SelectMany(sentence => sentence.Words)
            .Select(word => word.Text)];
}
