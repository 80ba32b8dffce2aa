using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Journeys;

namespace Throughline.App.Wording;

/// <summary>
/// What a finding says on a screen. The compiler speaks to whoever writes the file, and names its keys; here they have the
/// names of the boxes. Code, place and severity stay what they are for the API and the command line.
/// </summary>
internal static partial class ScreenWords
{
    /// <summary>What is missing, by the key that is.</summary>
    private static readonly FrozenDictionary<string, (string Sentence, string Fix)> _missing = new Dictionary<string, (string, string)>
    {
        ["name"] = ("The journey has no name.", "Give it one on the first screen of the plan."),
        ["persona"] = ("It is not said whom this road is for.", "Name your ideal client in the plan, under Who."),
        ["pain"] = ("What hurts them at the beginning is not written down.", "Write it in the plan, under Who."),
        ["result"] = ("Where the road leads is not written down.", "Say what they get and what they feel in the plan, under The end."),
        ["gets"] = ("What they get in the end is not written down.", "Write it in the plan, under The end."),
        ["feels"] = ("What they feel in the end is not written down.", "Write it in the plan, under The end."),
        ["entryPoints"] = ("Nobody can come in yet.", "Add a way in: a form, a list, an order, or people you add by hand."),
        ["steps"] = ("There is no step on the road yet.", "Count back from the end in the plan, or add the first step on the map."),
        ["key"] = ("This has no name for programs yet.", "Give it a title; the name is made from it."),
        ["stage"] = ("This step is in no stage.", "Choose one in the step."),
        ["title"] = ("This step has no title.", "Write it from the customer’s side: “I get the checklist I asked for”."),
        ["message"] = ("The message is not written yet.", "Open the step and write its subject and its text."),
        ["subject"] = ("The message has no subject.", "Open the step and write what they read in their inbox."),
        ["body"] = ("The message has no text.", "Open the step and write what you say to them."),
        ["question"] = ("The question is not written yet.", "Open the step and write what you ask them."),
        ["kind"] = ("It is not said what kind of answer the question takes.", "Choose one in the step: 0 to 10, stars, a choice, or a free answer."),
        ["url"] = ("It is not said which address is called.", "Open the step and write it in full, with https:// in front."),
        ["when"] = ("It is not said for whom these words are.",
            "Choose it: where they come from, what they read, or what you know of them."),
        ["after"] = ("It is not said when this reminder goes out.", "Open the step and say how long after, like “2 days”."),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> _boxes = new Dictionary<string, string>
    {
        ["done"] = "What they do",
        ["done: within"] = "the time they have",
        ["within"] = "the time they have",
        ["event"] = "the event",
        ["where"] = "Only if",
        ["form"] = "the form",
        ["makes"] = "Promises made here",
        ["keeps"] = "Promises kept here",
        ["nudges"] = "Reminders",
        ["variants"] = "Wordings",
        ["message"] = "Write to them",
        ["channel"] = "How it goes out",
        ["assignment"] = "A task for us",
        ["survey"] = "Ask a question",
        ["webhook"] = "Call a system",
        ["choices"] = "the answers to choose from",
        ["due"] = "the time your team has",
        ["entryPoints"] = "Ways in",
        ["joins"] = "the step they join at",
        ["needs"] = "What must come before",
        ["mini"] = "Mini product",
        ["process"] = "How we do it",
        ["part"] = "the part",
        ["minutes"] = "the minutes of work",
        ["waits"] = "how long it lies",
        ["says"] = "What is said",
        ["gives"] = "Hand over a file",
        ["state"] = "How far it is",
        ["lookAgain"] = "the day to look again",
        ["per"] = "Once for each",
        ["notOlderThan"] = "Not older than",
        ["opens"] = "the date that brings them",
        ["dates"] = "Dates",
        ["property"] = "which of its values holds the date",
        ["booking"] = "which value names the booking",
        ["moved"] = "the event that moves it",
        ["cancelled"] = "If it is cancelled",
        ["attribute"] = "what you know of them",
        ["occasion"] = "an event of yours",
        ["every"] = "Comes again",
        ["care"] = "Care",
        ["when"] = "For whom",
        ["notYet"] = "The answers that mean: not there yet",
        ["wordings"] = "Words for some of them",
        ["before"] = "how long before",
        ["after"] = "how long after",
        ["stages"] = "the stages",
        ["fields"] = "the merge fields",
        ["reviewBy"] = "the day of the next review",
        ["restLimit"] = "how long they may rest",
        ["otherwise"] = "If they do not",
        ["wait"] = "the wait before it",
        ["feels"] = "How they feel",
        ["checklist"] = "the checklist",
        ["script"] = "the script",
        ["owner"] = "Who does it",
        ["tool"] = "With what",
        ["shows"] = "What it shows",
        ["offer"] = "What you sell",
    }.ToFrozenDictionary();

    public static Finding Of(Finding finding)
    {
        if (finding.Code == StructuralFindings.Missing.Code && _missing.TryGetValue(KeyOf(finding.Path), out var words))
            return finding with { Sentence = words.Sentence, Fix = words.Fix };
        if (finding.Code == StructuralFindings.PerMissing.Code) return finding with { Fix = "Say which property of the event is the key, such as orderId." };
        return finding with { Sentence = Steps(Boxes(finding.Sentence)), Fix = Steps(Boxes(finding.Fix)) };
    }

    private static string KeyOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Who reads a screen counts steps from one: "step 7", not "steps[6]".</summary>
    private static string Steps(string text) => StepPath().Replace(text, path =>
        int.TryParse(path.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? $"step {n + 1L}" : path.Value);

    [GeneratedRegex(@"steps\[(?<n>\d+)\](\.\w+)*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StepPath();

    private static string Boxes(string text) => Quoted().Replace(text, quoted => _boxes.TryGetValue(quoted.Groups["key"].Value, out var box)
        ? $"“{(quoted.Index == 0 ? char.ToUpperInvariant(box[0]) + box[1..] : box)}”"
        : quoted.Value);

    [GeneratedRegex(@"['“](?<key>[a-z]\w*(?:: [a-z]\w*)?)['”]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
