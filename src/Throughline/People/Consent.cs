using NodaTime;

namespace Throughline.People;

/// <summary>How somebody stands to messages of a channel and topic.</summary>
public enum ConsentState
{
    /// <summary>They were never asked.</summary>
    NeverAsked,
    Given,
    Withdrawn,

    /// <summary>Somebody said yes in their name, and it may have been a stranger: it counts once they say so themselves.</summary>
    Unconfirmed,
}

/// <summary>What somebody said once of what they want to get: a yes or a no. It is never changed; what holds is worked out from all of
/// them.</summary>
/// <param name="Topic">A topic's key, or <see cref="AllTopics"/>.</param>
/// <param name="At">When it was said.</param>
/// <param name="Evidence">How it came about, in words: "Imported from people.csv", "Preference page".</param>
public sealed record Consent(Channel Channel, string Topic, bool Granted, Instant At, string Evidence)
{
    /// <summary>Stands for every topic of the channel.</summary>
    public const string AllTopics = "*";

    /// <summary>Stands beside the topics: whether it may be noted that they open their letters, and what they follow in them. No topic
    /// can be named so.</summary>
    public const string Measuring = "@measuring";

    /// <summary>Who said it.</summary>
    public GivenBy By { get; init; } = GivenBy.Team;

    /// <summary>What they said yes or no to, word for word; null where nobody kept it.</summary>
    public string? Wording { get; init; }

    /// <summary>Where that can be looked up: the message, the form with its version, the file.</summary>
    public string? Proof { get; init; }

    /// <summary>
    /// What holds for a topic by everything that was said, in order of time; a withdrawal counts last where both were said at
    /// once. No stays no: after a withdrawal only the person themselves or a member of the team says yes again, never an
    /// import, a program or a stranger. What a stranger says is a yes only once they confirm it.
    /// </summary>
    public static ConsentState For(IEnumerable<Consent> consents, Channel channel, string topic)
    {
        var state = ConsentState.NeverAsked;
        foreach (var said in consents.Where(one => one.Channel == channel && (one.Topic == topic || IsOfAll(one, topic)))
            .OrderBy(one => one.At).ThenBy(one => !one.Granted))
            state = After(state, said);
        return state;
    }

    /// <summary>Whether it may be noted that somebody opens their letters: they said so themselves, in so many words. A yes to all
    /// messages is none to this; a no to all is a no.</summary>
    public static bool MayMeasure(IEnumerable<Consent> consents) => For(consents, Channel.Email, Measuring) == ConsentState.Given;

    /// <summary>
    /// True where a stranger's word would say nothing new: what they said last once more, or a yes after a no, which it cannot
    /// undo. It is not kept, so that nobody's record grows by what others type.
    /// </summary>
    public static bool SaysNothingNew(IReadOnlyCollection<Consent> said, Consent next)
    {
        if (!next.By.IsStranger()) return false;
        if (next.Granted && For(said, next.Channel, next.Topic) == ConsentState.Withdrawn) return true;
        var last = said.Where(one => one.Channel == next.Channel && one.Topic == next.Topic).MaxBy(one => one.At);
        return last is not null && last.By.IsStranger() && last.Granted == next.Granted;
    }

    private static bool IsOfAll(Consent said, string topic) => said.Topic == AllTopics && (topic != Measuring || !said.Granted);

    private static ConsentState After(ConsentState state, Consent said)
    {
        if (!said.Granted) return ConsentState.Withdrawn;
        if (said.By is GivenBy.Themselves or GivenBy.Team) return ConsentState.Given;
        if (state is ConsentState.Withdrawn or ConsentState.Given) return state;
        return said.By.IsStranger() ? ConsentState.Unconfirmed : ConsentState.Given;
    }
}
