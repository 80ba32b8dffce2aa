using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL20xx: one road, from the pain to the recommendation.</summary>
internal static class RoadLint
{
    /// <summary>Verbs that titles begin with when they are written from the business's side.</summary>
    private static readonly string[] _ourVerbs = ["send", "email", "e-mail", "mail", "call", "ring", "phone", "post", "publish", "remind",
        "follow up", "upsell", "pitch", "invoice", "chase", "nurture"];

    /// <summary>After "we": a customer's "we" is theirs ("We read how others did it"), a business's "we" does something to them.</summary>
    private static readonly string[] _toThem = ["you", "them", "him", "her", "the customer", "customers", "the client", "clients",
        "the buyer", "leads"];

    public static LintRule SeveralEnds { get; } = new(Warning, "TL2001", "More than one end",
        "The road asks for a recommendation here, goes on to other things, and asks again at the step “{0}”.",
        "Keep one end: give this step the goal it really has, or move it to the end beside the other.",
        "Somebody who is asked for two favours at two places does neither; one road has one end.",
        (road, say) =>
        {
            var last = Array.FindLastIndex([.. road.Steps], step => step.Goal == Goals.Referral);
            for (var i = 0; i < last; i++)
                if (road.Steps[i].Goal == Goals.Referral && road.Steps[i + 1].Goal != Goals.Referral) say.At($"{road.Steps[i].Path}.goal",
                    road.Steps[last].Name);
        });

    public static LintRule AfterTheEnd { get; } = new(Warning, "TL2002", "The road goes on after its end",
        "This step comes after the recommendation at “{0}”, and its goal is “{1}”.",
        "Move it before the recommendation, or into a journey of its own; after the end belongs only what helps them use what they bought.",
        "After the recommendation the road is over: what sells or warms up again confuses somebody who has just vouched for you.",
        (road, say) =>
        {
            var end = Array.FindLastIndex([.. road.Steps], step => step.Goal == Goals.Referral);
            var repeat = Array.FindLastIndex([.. road.Steps], step => step.Goal == Aims.Repeat); // what leads there belongs to it
            foreach (var step in road.Steps.Skip(Math.Max(end, repeat) + 1))
                if (end >= 0 && step is { Goal: Goals.Purchase or Goals.Nurture, Mini: null }) say.At($"{step.Path}.goal",
                    road.Steps[end].Name, Goals.InWords(step.Goal));
        },
        BeforeTheEnd);

    public static LintRule NoEnd { get; } = new(Warning, "TL2003", "No recommendation at the end",
        "The road ends without asking for a recommendation: no step has the goal “They tell others” or “They vouch for you”.",
        "Add a last step in which they tell a friend or give a testimonial, and choose that goal for it.",
        "A road that ends in a recommendation fills its own beginning; one that ends in a sale has to be filled by hand.",
        (road, say) =>
        {
            if (road.Steps.Length > 1 && !OrderLint.EndsWithPurchase(road)
                && road.Steps.All(step => step.Goal is not (Goals.Referral or Aims.Endorsement))) say.At("steps");
        },
        AddTheEnd);

    public static LintRule PainNotTakenUp { get; } = new(Hint, "TL2004", "The first step does not take up the pain",
        "The pain is “{0}”, and the first step has not one word of it.",
        "Say in the first step, in their own words, what hurts; or begin with a step that does.",
        "People set out because something hurts, and go on only where they see at once that you have understood what.",
        CheckPain);

    public static LintRule StartsHappy { get; } = new(Hint, "TL2005", "The road begins after the pain",
        "At the first step they already feel {0}, so the road begins when the worst is over.",
        "Put the step before it on the road, where it still hurts; or plan lower what they feel here.",
        "Whoever joins only when things look up has already been helped by somebody else.",
        (road, say) =>
        {
            if (road.Steps is [var first, _, ..] && WholeNumber.TryRead(first.Draft.Feels, out var feels)
                && feels is 1 or 2) say.At($"{first.Path}.feels", feels == 1 ? "pleased (+1)" : "delighted (+2)");
        });

    public static LintRule ManyWays { get; } = new(Warning, "TL2006", "A message with several ways to go",
        "This message has {0} different calls to do something: {1}.",
        "Keep the one that is the next step; put the others on that page, or into messages of their own.",
        "A journey is not a choose-your-own-adventure: the more doors a message has, the fewer people walk through any.",
        (road, say) =>
        {
            foreach (var text in road.Texts)
                if (Wishes.Of(text, road.Reading.Find($"{text.Path}.body")).Asked is { } asked && asked.Length > road.Limits.MostLinks)
                    say.At($"{text.Path}.body", $"{asked.Length}", Phrases.List(asked.Take(6)
                        .Select(words => $"“{FindingBag.Short(words)}”")));
        });

    public static LintRule ForkInWords { get; } = new(Warning, "TL2041", "A fork in words",
        "This message makes people choose between several ways: “{0}”.",
        "Say the one next step that fits most, and write to the others from a way in of their own.",
        "Who has to find out first which road is theirs often takes none.",
        (road, say) =>
        {
            foreach (var text in road.Texts.Where(text => !text.Path.Contains(".survey.", StringComparison.Ordinal)))
                if (road.Reading.Find($"{text.Path}.body") is { } read && WordForks.In(text, read) is var (sentence, words))
                    say.Quote(new(read, sentence, words), null, FindingBag.Short(words));
        });

    public static LintRule OurSide { get; } = new(Hint, "TL2007", "A title from your side",
        "The title “{0}” says what you do, not what happens to them.",
        "Write it as the customer would say it: “I get the checklist I asked for”.",
        "A step that is named from their side is planned from their side.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Title) is { } title && IsOurs(title)) say.At($"{step.Path}.title", FindingBag.Short(title));
        });

    public static LintRule WrongHalf { get; } = new(Warning, "TL2008", "The wrong half of a recommendation",
        "“{0}” is said of {1}, and {2}.",
        "Use “{3}” here.",
        "Whoever recommends and the friend who comes are two: taken for one another, your best customers begin anew as strangers.",
        (road, say) =>
        {
            foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Index())
                if (Road.Clean(entry?.Event) == EventNames.ReferralAccepted)
                    say.At($"{Road.At("entryPoints", i)}.event", EventNames.ReferralAccepted, "whoever recommended you",
                        "those who come in here are the friends", EventNames.ReferralReceived);
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Done?.Event) == EventNames.ReferralReceived)
                    say.At($"{step.Path}.done.event", EventNames.ReferralReceived, "the friend who comes",
                        "whoever stands here recommends", EventNames.ReferralAccepted);
        },
        mending => mending.Document.Text(mending.Path)?.Trim() switch
        {
            EventNames.ReferralAccepted => mending.Set("Let the friend come in", EventNames.ReferralReceived),
            EventNames.ReferralReceived => mending.Set("Wait until a friend of theirs comes", EventNames.ReferralAccepted),
            _ => null,
        });

    public static LintRule Stumbled { get; } = new(Warning, "TL2009", "A passage that somebody stumbled over",
        "Between “{0}” and this step somebody noted: “{1}”.",
        "Change one of the two until this is plainly what comes next, then take the note away.",
        "Where the next thing comes as a surprise, people stop; each passage should feel like “of course this is what comes next”.",
        (road, say) =>
        {
            foreach (var passage in road.Context.Passages)
                if (passage.To < road.Steps.Length) say.About(passage.From, road.Steps[passage.To].Path,
                    FindingBag.Short(passage.FromTitle), passage.Words.ReplaceLineEndings(" "));
        });

    public static ImmutableArray<LintRule> All { get; } =
        [SeveralEnds, AfterTheEnd, NoEnd, PainNotTakenUp, StartsHappy, ManyWays, ForkInWords, OurSide, WrongHalf, Stumbled];

    private static bool IsOurs(string title)
    {
        var isWe = Phrases.Find(title, "we") == 0;
        var rest = isWe ? title[2..].TrimStart() : title;
        return _ourVerbs.Any(verb => Phrases.Find(rest, verb) == 0) && (!isWe || _toThem.Any(whom => Phrases.Has(rest, whom)));
    }

    // Only where there is enough to compare: three words that say something in the pain, twenty words in the step.
    private static void CheckPain(Road road, Say say)
    {
        if (road.Steps.Length < 2 || Road.Clean(road.Draft.Pain) is not { } pain
            || Phrases.Stems(pain) is not { Length: >= 3 } stems) return;
        var first = road.Steps[0];
        var draft = first.Draft;
        string said = string.Join('\n', [draft.Title, draft.Purpose, draft.Does, draft.Thinks, draft.Obstacle, draft.Survey?.Question,
            .. first.Texts.Select(text => text.All), first.Script]);
        if (TextReading.CountWords(said) >= 20 && Phrases.CountStems(said, stems) == 0 && !PainWords.AreNowhere(road))
            say.At(first.Path, FindingBag.Short(pain));
    }

    private static QuickFix? BeforeTheEnd(Mending mending)
    {
        var ids = mending.Document.Ids("steps");
        var end = Array.FindLastIndex([.. mending.Steps], step => step?.Goal?.Trim() == Goals.Referral);
        if (end < 0 || mending.Step <= end || ids.Length != mending.Steps.Length) return null;
        while (end > 0 && mending.Steps[end - 1]?.Goal?.Trim() == Goals.Referral) end--;
        return new("Move it before the recommendation", new DraftEdit.Move($"steps[#{ids[mending.Step]}]", end == 0 ? null : ids[end - 1]));
    }

    private static QuickFix? AddTheEnd(Mending mending)
    {
        if (mending.Steps.Length == 0 || mending.Steps.Any(step => step?.Goal is Goals.Referral or Aims.Endorsement)) return null;
        var keys = mending.Steps.Select(step => step?.Key).ToHashSet(StringComparer.Ordinal);
        var key = "tell-a-friend";
        for (var n = 2; keys.Contains(key); n++) key = $"tell-a-friend-{n}";
        var stage = mending.Steps[^1]?.Stage ?? (Road.OrEmpty(mending.Document.Draft.Stages) is [.., { Key: { } own }] ? own
            : Stage.Defaults[^1].Key);
        var step = new JsonObject { ["key"] = key, ["stage"] = stage, ["title"] = "I tell a friend about it", ["goal"] = Goals.Referral };
        // It waits for a friend to come, so that the road is sound at once; what you say there is yours to write.
        if (mending.Steps.All(other => other?.Done?.Event?.Trim() != EventNames.ReferralAccepted)) step["done"] =
            new JsonObject { ["event"] = EventNames.ReferralAccepted, ["within"] = "30 days" };
        return new("Add a last step for it", new DraftEdit.Insert("steps", mending.Document.Ids("steps") is [.., var last] ? last
            : null, step));
    }
}
