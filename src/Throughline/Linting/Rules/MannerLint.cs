using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2333 to TL2336: how customers are spoken to, by the words that were found.</summary>
internal static class MannerLint
{
    public static LintRule Shouting { get; } = new(Warning, "TL2333", "It shouts",
        "The tone is too loud here: {0}.",
        "Say in quiet words what is true of it, without capitals, and keep one exclamation mark at most.",
        "Whoever is shouted at looks for what is wrong with the offer, and mail filters sort such letters out.",
        (road, say) =>
        {
            foreach (var message in Messages(road))
                if (Loudness.Of(message) is { IsLoud: true } loud) say.Quote(Plainest(loud), null, LoudSigns(loud));
        });

    public static LintRule Pushing { get; } = new(Warning, "TL2334", "It pushes or reproaches",
        "This is rude or pushes the customer: {0}.",
        "Write what they get and how to say no; leave out reproach, guilt and threats.",
        "People who are pushed may do it once, and they do not come back or recommend you.",
        (road, say) =>
        {
            foreach (var message in Messages(road))
                if (Hits(message, RudeWords.Table) is var hits && hits.Sum(hit => hit.Points) >= 3 && hits.Any(hit => hit.Points > 1))
                    say.Quote(Strongest(hits).Said, null, Quoted(hits));
        });

    public static LintRule Official { get; } = new(Warning, "TL2335", "It sounds like an office",
        "This reads like an official notice: {0}.",
        "Write it as you would say it to them across a table, with “you” and short sentences.",
        "A letter that sounds like an office makes people wonder what they did wrong, and who wrote it.",
        CheckOfficial);

    public static LintRule HardWords { get; } = new(Warning, "TL2336", "Words of the trade",
        "Customers may not know these words, and nothing in this journey explains them: {0}.",
        "Say it in everyday words, or explain each word where it first comes up.",
        "Whoever does not understand a letter feels it was written for somebody else.",
        (road, say) =>
        {
            foreach (var words in Jargon.In(road))
                if (!IsOfficial([.. road.Reading.Texts.Where(text => text.Message == words[0].Text.Message)]))
                    say.Quote(words[0], null, Phrases.List(words.Take(6).Select(word => $"“{word.Words}”")));
        });

    public static ImmutableArray<LintRule> All { get; } = [Shouting, Pushing, Official, HardWords];

    /// <summary>The texts of each message together; a script, a question or a page on its own.</summary>
    public static IEnumerable<ReadText[]> Messages(Road road) => road.Reading.Texts
        .Where(text => text.Kind != TextKind.Checklist)
        .GroupBy(text => (object?)text.Message ?? text)
        .Select(group => group.ToArray());

    /// <summary>Whether a message sounds like an office, for rules that would say the same in numbers.</summary>
    public static bool IsOfficial(ReadText[] message) => OfficialHits(message) is not null;

    private static void CheckOfficial(Road road, Say say)
    {
        var messages = Messages(road).ToArray();
        var letters = messages.Where(message => message.Any(text => text.Kind == TextKind.Letter)).ToArray();
        // A business that writes so everywhere has chosen to; what is told is the one letter that is another's.
        if (letters.Length > 3
            && 2 * letters.Count(letter => Hits(letter, StiffWords.Table).Sum(hit => hit.Points) >= 3) > letters.Length) return;
        foreach (var message in messages)
            if (OfficialHits(message) is { } hits) say.Quote(Strongest(hits).Said, null, Quoted(hits));
    }

    private static MannerHit[]? OfficialHits(ReadText[] message)
    {
        var hits = Hits(message, StiffWords.Table);
        if (hits.Length < 3 || hits.All(hit => hit.Points < 2)) return null;
        var nouns = message.Max(NounStyle.Of);
        var points = hits.Sum(hit => hit.Points) + (nouns > 0.12 ? 2 : nouns > 0.08 ? 1 : 0);
        return points >= 5 ? hits : null;
    }

    private static MannerHit[] Hits(ReadText[] message, MannerTable table) =>
        [.. message.SelectMany(table.In).DistinctBy(hit => hit.Words, StringComparer.OrdinalIgnoreCase)];

    private static MannerHit Strongest(MannerHit[] hits) => hits.MaxBy(hit => hit.Points);

    private static string Quoted(IEnumerable<MannerHit> hits) => Phrases.List(hits.OrderByDescending(hit => hit.Points).Take(4)
        .Select(hit => $"“{FindingBag.Short(hit.Words)}”"));

    private static Said Plainest(Loudness loud) =>
        loud.Words.OrderByDescending(hit => hit.Points).Select(hit => hit.Said).FirstOrDefault() ?? loud.Capitals[0];

    private static string LoudSigns(Loudness loud)
    {
        var signs = new List<string>(3);
        if (!loud.Words.IsEmpty) signs.Add($"superlatives or haste ({Quoted(loud.Words)})");
        if (loud.Capitals.Length > 1)
            signs.Add($"words in capitals ({Phrases.List(loud.Capitals.Take(4).Select(said => $"“{said.Words}”"))})");
        if (loud.Marks > 2) signs.Add(Phrases.Count(loud.Marks, "exclamation mark"));
        return Phrases.List(signs);
    }
}
