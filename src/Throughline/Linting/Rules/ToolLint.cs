using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL265x: what the steps are done with: gaps and doubles.</summary>
internal static class ToolLint
{
    /// <summary>Messages, questions and calls are done with Throughline itself.</summary>
    public static LintRule NoTool { get; } = new(Warning, "TL2651", "A gap: no tool is named",
        "Nothing says with which tool this {0} is done.",
        "Write the tool, even where it is a notebook; or see that there is one.",
        "Where the tool is missing, the step is missing on busy days.",
        (road, say) =>
        {
            if (TheOneGap(road) is { } only) say.At($"{only.Path}.tool", only.Kind);
            else if (!road.Book.Tools.IsEmpty)
                foreach (var step in WithoutTool(road)) say.At($"{step.Path}.tool", step.Kind);
        },
        ToolOfTheSamePlace);

    public static LintRule UnknownTool { get; } = new(Warning, "TL2652", "A tool that is not in the book",
        "There is no tool “{0}” in your book{1}",
        "Choose one of those in the book, or add this one.",
        "A tool that is not in the book is one nobody looks after, and perhaps pays for.",
        (road, say) =>
        {
            var known = road.Book.Tools.Select(tool => tool.Key).ToArray();
            foreach (var step in road.Steps)
                if (known.Length > 0 && step.Tool is { } tool && !known.Contains(tool)) say.About(tool, $"{step.Path}.tool",
                    FindingBag.Short(tool), Road.DidYouMean(tool, known));
        },
        mending => OfferLint.NearestKey(mending, mending.Context?.Book.Tools.Select(tool => tool.Key)));

    public static LintRule TwoForOneJob { get; } = new(Warning, "TL2653", "Two tools for one job",
        "{0} and {1} are both for “{2}”, and this journey uses both.",
        "Choose one of the two, and let every step use it.",
        "Two tools for one job mean two places to look, two lists that disagree, and two bills.",
        CheckJobs);

    public static LintRule TwoAtOnePlace { get; } = new(Hint, "TL2654", "Two tools at one place",
        "This {0} on {1} is done with {2}, the one at “{3}” with {4}, and the book does not say what each is for.",
        "Use the same tool for both; or write in the book what each is for, if those are two jobs.",
        "The same thing done with two tools is done twice, or by neither.",
        CheckPlaces,
        SameTool);

    /// <summary>Said once for the journey: a business that keeps no list of tools would hear the same at every task.</summary>
    public static LintRule NoToolsAtAll { get; } = new(Hint, "TL2655", "Tasks without a tool",
        "This journey has {0} for your team, and nothing says with which tool.",
        "Write it at each task, even where it is a notebook.",
        "Where the tool is missing, the step is missing on busy days.",
        (road, say) =>
        {
            if (road.Book.Tools.IsEmpty && TheOneGap(road) is null && WithoutTool(road).Count() is > 0 and var count) say.At("steps",
                Phrases.Count(count, "task"));
        });

    /// <summary>Without the book nobody says what a tool is for: a tool that has work of its own elsewhere, or that the step's own words
    /// name, has its reason.</summary>
    public static LintRule OneOfAnother { get; } = new(Hint, "TL2656", "One letter with another tool",
        "This {0} goes out with {1}, and others like it ({2}) with {3}: two tools for one job.",
        "Use {3} here too; or keep {1}, and write in the book what each of the two is for.",
        "Whoever looks for what a customer was sent has to look in two places, and unsubscribing in one leaves the other.",
        (road, say) =>
        {
            if (!road.Book.Tools.IsEmpty) return;
            foreach (var (odd, others, tool) in Odd(road)) say.About(odd.Tool!, $"{odd.Path}.tool", odd.Kind, odd.Tool!, $"{others}", tool);
        },
        mending => ToolOfMost(mending));

    public static ImmutableArray<LintRule> All { get; } = [NoTool, UnknownTool, TwoForOneJob, TwoAtOnePlace, NoToolsAtAll, OneOfAnother];

    /// <summary>Letters that must go out with one tool for another tool to be the odd one.</summary>
    private const int FewestOfOneTool = 4;

    /// <summary>Steps that must name their tool for the one without it to be a gap.</summary>
    private const int FewestWithTool = 4;

    /// <summary>Tools that do more than send letters, by what their names hold.</summary>
    private static readonly string[] _otherJobs =
    [
        "invoic", "bill", "pay", "stripe", "sumup", "square", "till", "cash", "kasse", "rechnung", "factur", "fattur", "fatur", "lexoffice",
        "sevdesk", "datev", "xero", "quickbooks", "book", "calend", "kalender", "diary", "agenda", "termin", "cita", "shop", "store",
            "tienda",
        "sign", "survey", "form", "encuesta", "umfrage", "parcel", "post", "ship", "versand", "sms", "whatsapp", "phone", "telefon",
            "course",
        "kurs", "curso", "account", "app", "portal", "crm", "desk", "quote", "offer", "angebot",
    ];

    /// <summary>The only step with work that names no tool, where all others do.</summary>
    private static RoadStep? TheOneGap(Road road)
    {
        var work = road.Steps.Where(step => step.HasWork).ToArray();
        return work.Length > FewestWithTool && work.Where(step => step.Tool is null).ToArray() is [var only] ? only : null;
    }

    /// <summary>Steps that alone use their tool, where the others like them all use one; and steps that take money with two
    /// tools.</summary>
    private static IEnumerable<(RoadStep Odd, int Others, string Tool)> Odd(Road road)
    {
        bool IsAlone(RoadStep step) => road.Steps.Count(other => Phrases.Plain(other.Tool) == Phrases.Plain(step.Tool)) == 1;
        var letters = road.Steps.Where(step => step is { HasMessage: true, Tool: not null, Draft.Assignment: null }).ToArray();
        foreach (var place in letters.GroupBy(step => Phrases.Plain(step.Platform)))
            if (Most(place) is { } most && most.Length >= FewestOfOneTool)
                foreach (var odd in place.Where(step => IsAlone(step) && !HasItsReason(step)))
                    yield return (odd, most.Length, most[0].Tool!);
        var mailer = Most(letters) is [{ Tool: { } usual }, ..] ? Phrases.Plain(usual) : "";
        var paid = letters.Where(step => Claims.Deed.IsOfBuying(step.Draft.Done?.Event) && Phrases.Plain(step.Tool) != mailer).ToArray();
        foreach (var kind in paid.GroupBy(step => Phrases.Plain(step.Draft.Done!.Event)))
            foreach (var odd in kind.Skip(1))
                if (Phrases.Plain(odd.Tool) != Phrases.Plain(kind.First().Tool)) yield return (odd, kind.Count() - 1, kind.First().Tool!);
    }

    private static RoadStep[]? Most(IEnumerable<RoadStep> steps) =>
        steps.GroupBy(step => Phrases.Plain(step.Tool)).MaxBy(group => group.Count())?.ToArray();

    private static bool HasItsReason(RoadStep step)
    {
        var tool = step.Tool!;
        if (_otherJobs.Any(job => tool.Contains(job, StringComparison.OrdinalIgnoreCase))) return true;
        var about = string.Join(' ', [step.Draft.Title, step.Draft.Purpose, .. step.Texts.Select(text => text.Message.Topic)]);
        return Phrases.CountStems(about, Phrases.Stems(tool)) > 0;
    }

    private static QuickFix? ToolOfMost(Mending mending)
    {
        var platform = Phrases.Plain(mending.Steps[mending.Step]?.Platform);
        var most = mending.Steps.Where(step => Road.Clean(step?.Tool) is not null && Phrases.Plain(step!.Platform) == platform)
            .GroupBy(step => step.Tool!.Trim()).MaxBy(group => group.Count());
        return most is null ? null : mending.Set($"Use {most.Key} here too", most.Key);
    }

    private static IEnumerable<RoadStep> WithoutTool(Road road) => road.Steps.Where(step =>
        step.Draft.Assignment is not null && step.Tool is null);

    private static string Name(Road road, string key) => road.Book.Tools.FirstOrDefault(tool => tool.Key == key)?.Name ?? key;

    private static string Job(Road road, string key) => Phrases.Plain(road.Book.Tools.FirstOrDefault(tool => tool.Key == key)?.Job);

    private static void CheckJobs(Road road, Say say)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in road.Steps)
        {
            if (step.Tool is not { } tool || Job(road, tool) is not { Length: > 0 } job) continue;
            if (first.TryGetValue(job, out var other) && other != tool && said.Add(tool))
                say.About($"{other} {tool}", $"{step.Path}.tool", Name(road, other), Name(road, tool),
                    road.Book.Tools.First(known => known.Key == tool).Job!.Trim());
            first.TryAdd(job, tool);
        }
    }

    // Without a book, nobody knows whether two tools do the same; with one, two known jobs are two jobs.
    private static void CheckPlaces(Road road, Say say)
    {
        if (road.Book.Tools.IsEmpty) return;
        var first = new Dictionary<(string, string), RoadStep>();
        var said = new HashSet<(string, string)>();
        foreach (var step in road.Steps)
        {
            if (step is not { Tool: { } tool, Platform: { } platform, HasWork: true }) continue;
            var place = (Phrases.Plain(platform), step.Kind);
            if (first.TryAdd(place, step) || first[place].Tool is not { } other || other == tool) continue;
            if (Job(road, tool).Length > 0 && Job(road, other).Length > 0 || !said.Add((other, tool))) continue;
            say.About($"{other} {tool}", $"{step.Path}.tool", step.Kind, FindingBag.Short(platform), Name(road, tool), first[place].Name,
                Name(road, other));
        }
    }

    private static QuickFix? ToolOfTheSamePlace(Mending mending)
    {
        var platform = Phrases.Plain(mending.Steps[mending.Step]?.Platform);
        var tool = mending.Steps.Where(step => step?.Tool is not null && platform.Length > 0 && Phrases.Plain(step.Platform) == platform)
            .Select(step => Road.Clean(step.Tool)).FirstOrDefault(name => name is not null);
        return tool is null ? null : mending.Set($"Use {tool}, as elsewhere on {mending.Steps[mending.Step].Platform}", tool);
    }

    private static QuickFix? SameTool(Mending mending) =>
        mending.Finding.About.Split(' ') is [var other, _] ? mending.Set($"Use {other} here too", other) : null;
}
