using System.Collections.Frozen;

namespace Throughline.People;

/// <summary>The stages that other programs put people in, as stages of ours.</summary>
public static class LifecycleWords
{
    private static readonly FrozenDictionary<string, Lifecycle?> _stages = new (Lifecycle? Stage, string[] Words)[]
    {
        (Lifecycle.Prospect, ["prospect", "subscriber", "visitor", "suspect", "interessent", "interessentin", "abonnent"]),
        (Lifecycle.Lead,
            ["lead", "marketingqualifiedlead", "mql", "salesqualifiedlead", "sql", "salesacceptedlead", "sal", "qualifiedlead",
            "opportunity", "kontakt", "contact"]),
        (Lifecycle.Customer, ["customer", "client", "buyer", "member", "kunde", "kundin", "cliente", "klant"]),
        (Lifecycle.Advocate, ["advocate", "evangelist", "promoter", "ambassador", "champion", "fan", "empfehler", "botschafter"]),
        (null, ["other", "none", "unknown", "na", "andere", "sonstige", "unbekannt", ""]),
    }.SelectMany(stage => stage.Words, (stage, word) => (word, stage.Stage))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Stage, StringComparer.Ordinal);

    /// <summary>The stage that a word means, null where it means none of them. Letter case, spaces and signs do not matter.</summary>
    /// <returns>False where the word is not known.</returns>
    public static bool TryRead(string text, out Lifecycle? stage) =>
        _stages.TryGetValue(string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant(), out stage);
}
