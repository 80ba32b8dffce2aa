using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL285x: whether the person may be written to, and on what.</summary>
internal static class ConsentLint
{
    public static LintRule NoConsent { get; } = new(Warning, "TL2851", "Marketing without consent behind it",
        "Those {0} have not agreed to marketing, and the first message they would get, at “{1}”, is marketing: it would stay unsent.",
        "Write the question for their consent at the way in, and ask it where they come in; or begin with what they asked for, as a "
            + "service message.",
        "Without consent the message is held back, and they wait at a step where nothing reaches them.",
        (road, say) => Check(road, say, (entry, _) => Road.Clean(entry.Consent) is null
            && (IsByHand(entry) || IsByOthers(entry) && OthersAreAsked(road, entry)) || Road.Clean(entry.Form) is { } form
            && road.Context.Consent.FormsWithout.Contains(form)));

    public static LintRule ConsentFromTheList { get; } = new(Hint, "TL2852", "Consent depends on the list",
        "Those {0} get marketing first, at “{1}”, and that goes only to those whose consent is in the list.",
        "See that the list says who has agreed and how; leave out who has not.",
        "An address on a list is not a yes.",
        (road, say) => Check(road, say, (entry, _) => entry.Event?.Trim() == EventNames.PersonImported));

    public static LintRule LongSms { get; } = new(Hint, "TL2853", "A long text message",
        "This text message arrives in {0} parts, and each of them is paid for{1}.",
        "Shorten it to {2} at most: one thought and one link.",
        "The parts may arrive in any order, and a long text is not read on a phone.",
        (road, say) =>
        {
            foreach (var text in road.Texts)
                if (text.Message.IsText && TextParts.Of(text.Filled) is var size && size.Parts > road.Limits.MostTextParts)
                    say.At($"{text.Path}.body", $"{size.Parts}", size.Outside is { } sign ? $"; the sign {sign} makes every part shorter"
                        : "", Phrases.Count(road.Limits.MostTextParts, "part"));
        });

    public static LintRule TextMessage { get; } = new(Warning, "TL2854", "A text message cannot be sent yet",
        "{0} goes out as a text message, and Throughline cannot send those yet: it is kept back, and counted as not sent.",
        "Send it by e-mail.",
        "While you try things out it stays in the outbox; with a mail server set up, nobody gets it, and the road goes on without it.",
        (road, say) =>
        {
            foreach (var text in road.Texts)
                if (text.Message.IsText) say.At($"{text.Path}.channel", text.IsNudge ? $"A reminder of “{text.Step.Name}”"
                    : $"“{text.Step.Name}”");
        },
        mend => mend.Set("Send it by e-mail", null));

    public static ImmutableArray<LintRule> All { get; } = [NoConsent, ConsentFromTheList, LongSms, TextMessage];

    // Noted down by somebody of the team: a call, somebody at the counter.
    private static bool IsByHand(EntryPointDraft entry) =>
        Road.Clean(entry.Event) is null && Road.Clean(entry.Form) is null && Road.Clean(entry.Opens) is null;

    // Whom somebody else sends has said nothing yet.
    private static bool IsByOthers(EntryPointDraft entry) =>
        Road.Clean(entry.Event)?.StartsWith("Referral", StringComparison.OrdinalIgnoreCase) == true;

    // Where nobody is asked, the program they come from may have their yes; and a page may ask them before the first letter.
    private static bool OthersAreAsked(Road road, EntryPointDraft entry) => (Road.Clean(entry.Joins) is { } joins
        ? road.Steps.FirstOrDefault(step => Road.Clean(step.Draft.Key) == joins) : road.Steps.FirstOrDefault()) is { HasMessage: true }
        && Road.OrEmpty(road.Draft.EntryPoints).Any(other =>
        other is not null && Road.Clean(other.Consent) is not null && Road.Clean(other.Joins) == Road.Clean(entry.Joins));

    /// <summary>"who fill in the form “trial lesson”", after "Those".</summary>
    private static string WayIn(EntryPointDraft entry) => entry switch
    {
        _ when Road.Clean(entry.Form) is { } form => $"who fill in the form “{FindingBag.Short(Phrases.OfKey(form))}”",
        _ when IsByOthers(entry) => "whom somebody else recommends you to",
        _ when entry.Event?.Trim() == EventNames.PersonImported => "who come in from a list that you bring in",
        _ when Road.Clean(entry.Source) is { } source => $"you add by hand (“{FindingBag.Short(source)}”)",
        _ => "you add by hand",
    };

    private static void Check(Road road, Say say, Func<EntryPointDraft, int, bool> lacksConsent)
    {
        if (!road.Context.Consent.IsNeeded) return;
        foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Take(50).Index())
        {
            if (entry is null || !lacksConsent(entry, i)) continue;
            var joins = Road.Clean(entry.Joins) is { } key ? Array.FindIndex([.. road.Steps], step => Road.Clean(step.Draft.Key) == key)
                : 0;
            if (joins >= 0 && road.Steps.Skip(joins).SelectMany(step => step.Texts).FirstOrDefault() is { IsMarketing: true } first)
                say.At(Road.At("entryPoints", i), WayIn(entry), first.Step.Name);
        }
    }
}
