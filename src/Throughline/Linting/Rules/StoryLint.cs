using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL21xx: what each step is for, and how it is for them.</summary>
internal static class StoryLint
{
    public static LintRule NoGoal { get; } = new(Warning, "TL2101", "A step without a goal",
        "This step does not say where it moves them.",
        "Choose its goal: “They trust you more” before they buy, then “They buy”, “They use what they bought”, and “They tell others” at "
            + "the end.",
        "A step that moves nobody forward is only noise on the way.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Goal is null) say.At($"{step.Path}.goal");
        },
        GuessGoal);

    /// <summary>To earn more of their trust is allowed anywhere; to sell them what they have is not.</summary>
    public static LintRule LateNurture { get; } = new(Warning, "TL2102", "Selling to somebody who has bought",
        "“{0}” sells again what they bought at “{1}”.",
        "Take it out: after the purchase, help them use it. For somebody else who should buy, ask at the recommendation.",
        "Whoever has paid and is asked to buy thinks that you have not noticed, or that the order went wrong.",
        (road, say) =>
        {
            foreach (var sold in SellsAgain.Of(road))
                say.Quote(sold.Here, sold.There, FindingBag.Short(sold.Here.Sentence.Text), sold.Purchase.Name);
        });

    public static LintRule NoPurchase { get; } = new(Warning, "TL2103", "Nothing is ever bought",
        "At no step of this road do they buy: none has the goal “They buy”.",
        "Choose that goal for the step at which they decide or pay.",
        "Without the step at which they buy, nobody sees where people turn away from the offer.",
        (road, say) =>
        {
            if (road.Steps.Length > 1 && road.FirstPurchase < 0 && road.Steps.All(step => step.Goal != Aims.Repeat)) say.At("steps");
        });

    public static LintRule NoConsumption { get; } = new(Warning, "TL2104", "Sold, and never used",
        "They buy here, and no later step helps them use what they bought.",
        "Add a step with the goal “They use what they bought”: delivery, a first result, a question about how it goes.",
        "People recommend what they have used; a purchase alone is never recommended.",
        (road, say) =>
        {
            if (road.FirstPurchase >= 0 && !OrderLint.EndsWithPurchase(road)
                && road.Steps.Skip(road.FirstPurchase + 1).All(step => step.Goal != Goals.Consumption))
                say.At($"{road.Steps.Last(step => step is { Goal: Goals.Purchase, Mini: null }).Path}.goal");
        });

    public static LintRule OfferBeforeTrust { get; } = new(Warning, "TL2105", "An offer before trust",
        "Something is sold here, {0}.",
        "Give something first: put a step before it that helps them without asking for anything, or move this one to a later stage.",
        "Whoever is asked to buy before they trust you says no, and does not come back to say yes.",
        CheckEarlyOffer);

    public static LintRule EmptyStage { get; } = new(Warning, "TL2106", "A stage without steps",
        "The stage “{0}” has no step.",
        "Map what people go through there, or take the stage out.",
        "What is not mapped happens anyway, only not as you would want it.",
        (road, say) =>
        {
            for (var i = 0; i < road.Stages.Length; i++)
                if (road.Steps.Length > 0 && road.Steps.All(step => step.Stage != i)) say.About(road.Stages[i].Key, road.Stages[i].Path,
                    FindingBag.Short(road.Stages[i].Name));
        },
        RemoveStage);

    public static LintRule NotTheirView { get; } = new(Hint, "TL2107", "The customer's side is empty",
        "Nobody has written down what they {0} here.",
        "Put yourself in their place, or ask one of them: what do they do at this moment, and what goes through their head?",
        "A step that is only planned from your side is built for you.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
            {
                string[] missing = [.. Road.Clean(step.Draft.Does) is null ? ["do"]
                    : Array.Empty<string>(), .. Road.Clean(step.Draft.Thinks) is null ? ["think"] : Array.Empty<string>()];
                if (missing.Length > 0) say.At($"{step.Path}.{(missing[0] == "do" ? "does" : "thinks")}", Phrases.List(missing));
            }
        });

    public static LintRule Unanswered { get; } = new(Warning, "TL2108", "An obstacle without an answer",
        "“{0}” stands in their way here, and nothing says what you do about it.",
        "Write the answer beside it, and see that the step's message or script gives it.",
        "The obstacles you know and do not answer are where people leave.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Obstacle) is { } obstacle && Road.Clean(step.Draft.Answer) is null) say.At($"{step.Path}.answer",
                    FindingBag.Short(obstacle));
        });

    public static LintRule NotDescribed { get; } = new(Hint, "TL2109", "Purpose, platform or tone is missing",
        "This step does not say its {0}.",
        "Fill it in: why the step is there, where it takes place, and how it sounds.",
        "Whoever looks after the step later can only keep up what is written down.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
            {
                string[] missing = [.. ((string Name, string? Text)[])[("purpose", Road.Clean(step.Draft.Purpose)), ("platform",
                    step.Platform), ("tone", step.Tone)] is var all ? all.Where(part => part.Text is null).Select(part => part.Name) : []];
                if (missing.Length > 0) say.At($"{step.Path}.{missing[0]}", Phrases.List(missing));
            }
        });

    public static LintRule UsedOtherwise { get; } = new(Hint, "TL2110", "Used for something else",
        "People use this step differently from what it is for: “{0}”.",
        "Change the step to what people want from it, or make plainer what it is for; then empty this box.",
        "What people really do with a step is what the step is.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Actual) is { } actual) say.At($"{step.Path}.actual", FindingBag.Short(actual));
        });

    public static LintRule NoPerception { get; } = new(Hint, "TL2111", "A stage without a wanted impression",
        "The stage “{0}” does not say what people should think of you there.",
        "Write one sentence, such as “They have understood me”.",
        "The impression you want is the measure of every word in that stage.",
        (road, say) =>
        {
            foreach (var stage in road.Stages)
                if (road.HasOwnStages && stage.Perception is null) say.At($"{stage.Path}.perception", FindingBag.Short(stage.Name));
        });

    public static LintRule NothingOfYours { get; } = new(Hint, "TL2112", "A stage that shows nothing of yours",
        "No step of the stage “{0}” shows a value of yours or what only you can do, though other stages do.",
        "Choose one of its steps and write under “What it shows” what people see there that they would see nowhere else.",
        "Where nothing is yours, people compare prices.",
        (road, say) =>
        {
            if (road.Steps.All(step => Road.Clean(step.Draft.Shows) is null)) return;
            foreach (var (i, stage) in road.Stages.Index())
                if (road.Steps.Any(step => step.Stage == i) && road.Steps.Where(step => step.Stage == i)
                    .All(step => Road.Clean(step.Draft.Shows) is null)) say.About(stage.Key, stage.Path, FindingBag.Short(stage.Name));
        });

    public static LintRule UnknownPersona { get; } = new(Warning, "TL2113", "An ideal client who is not in the book",
        "There is no ideal client “{0}” in your book{1}",
        "Choose one of those in the book, or write a worksheet for this one.",
        "The journey is measured by what its ideal client feels and needs, and nobody has written that down.",
        (road, say) =>
        {
            var known = road.Book.Personas.Select(persona => persona.Key).ToArray();
            if (known.Length > 0 && road.Persona is { } key && !known.Contains(key)) say.About(key, "persona", FindingBag.Short(key),
                Road.DidYouMean(key, known));
        },
        mending => OfferLint.NearestKey(mending, mending.Context?.Book.Personas.Select(persona => persona.Key)));

    public static LintRule NothingToSay { get; } = new(Hint, "TL2114", "No sentence for a friend",
        "Nowhere is written what they will say about it to a friend in the end.",
        "Write it as they would say it over coffee: “I was away for a week and nothing broke”.",
        "The whole road is built backwards from that sentence.",
        (road, say) =>
        {
            if (road.Draft.Result is { } result && Road.Clean(result.Says) is null) say.At("result.says");
        });

    public static ImmutableArray<LintRule> All { get; } =
        [NoGoal, LateNurture, NoPurchase, NoConsumption, OfferBeforeTrust, EmptyStage, NotTheirView, Unanswered, NotDescribed,
            UsedOtherwise, NoPerception, NothingOfYours, UnknownPersona, NothingToSay];

    private static void CheckEarlyOffer(Road road, Say say)
    {
        foreach (var step in road.Steps)
        {
            if (step is not { Goal: Goals.Purchase, Mini: null }) continue;
            var isFirstStage = road.Stages.Length > 1 && step.Stage == 0;
            if (step.Index == 0 && road.Steps.Length > 1) say.At($"{step.Path}.goal", "at the very first step");
            else if (isFirstStage) say.At($"{step.Path}.goal", $"in the first stage, “{FindingBag.Short(road.Stages[0].Name)}”");
        }
    }

    // What the neighbours say, as far as the order of goals allows: nurture, purchase, consumption, referral.
    private static QuickFix GuessGoal(Mending mending)
    {
        var goals = mending.Steps.Select(step => step?.Goal).ToArray();
        var hasBought = Array.IndexOf(goals, Goals.Purchase) is >= 0 and var purchase && purchase < mending.Step;
        var isOver = Array.IndexOf(goals, Goals.Referral) is >= 0 and var referral && referral < mending.Step;
        var isLast = mending.Step == goals.Length - 1 && hasBought && !isOver;
        var goal = isLast ? Goals.Referral : hasBought || isOver ? Goals.Consumption : Goals.Nurture;
        return mending.Set($"Set the goal to “{Goals.InWords(goal)}”", goal);
    }

    private static QuickFix? RemoveStage(Mending mending) =>
        mending.Path.StartsWith("stages[#", StringComparison.Ordinal) && mending.Document.Ids("stages").Length > 1
            ? mending.Remove("Take the stage out") : null;
}
