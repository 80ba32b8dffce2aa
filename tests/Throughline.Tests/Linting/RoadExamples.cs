using Throughline.Linting;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Road, story, offer.</summary>
internal static class RoadExamples
{
    private static readonly string _another = Yaml + """

          - key: another
            stage: loyal
            title: I hear of a second offer
            purpose: Sell again
            platform: email
            tone: warm
            owner: ana
            tool: mailer
            goal: purchase
            does: Reads it
            thinks: Again?
            wait: 1 week
            message:
              subject: A second one page
              body: "[Look](https://quiet-evenings.com/second)"

        """;

    private static readonly string _manyLinks = Step("story", "[Read how she did it](https://quiet-evenings.com/marta)",
        "[One](https://a.com/1), [two](https://a.com/2), [three](https://a.com/3) or [four](https://a.com/4)");

    public static IEnumerable<LintExample> All => [.. Road, .. Story, .. Offer];

    private static IEnumerable<LintExample> Road =>
    [
        new("TL2001", "steps[1].goal", Step("story", "goal: nurture", "goal: referral")),
        new("TL2001", "steps[0].goal", Step("checklist", "goal: nurture", "goal: referral"),
            StepIn(Step("how-it-is", "goal: consumption", "goal: referral"), "tell", "stage: loyal", "stage: loyal")),
        new("TL2002", "steps[6].goal", _another, In(_another, "goal: purchase\n    does: Reads it",
            "goal: consumption\n    does: Reads it")),
        new("TL2002", "steps[6].goal", In(_another, "goal: purchase\n    does: Reads it", "goal: nurture\n    does: Reads it")),
        new("TL2003", "steps", Step("tell", "goal: referral", "goal: consumption")),
        new("TL2004", "steps[0]", In(In(Yaml, "pain: Works every evening and still loses enquiries",
            "pain: Each agreement costs them a friend and one more saddle"), "Name the evenings that are lost", "Be useful"),
            With("pain: Works every evening and still loses enquiries", "pain: Nobody ever sees their checklists")),
        new("TL2005", "steps[0].feels", Step("checklist", "feels: -1", "feels: 1"), Step("checklist", "feels: -1", "feels: 0")),
        new("TL2006", "steps[1].message.body", _manyLinks, In(_manyLinks, "https://a.com/4", "https://a.com/3")),
        new("TL2007", "steps[0].title", Step("checklist", "I get the checklist I asked for", "Send the checklist"),
            Step("checklist", "I get the checklist I asked for", "I send for the checklist")),
        new("TL2008", "entryPoints[0].event", With("    form: five-steps\n", "    event: Referral Accepted\n"),
            With("    form: five-steps\n", "    event: Referral Received\n")),
        new("TL2008", "steps[5].done.event",
            With("      event: Form Submitted\n      where: form = pass-on\n", "      event: Referral Received\n"),
            With("      event: Form Submitted\n      where: form = pass-on\n", "      event: Referral Accepted\n")),
        new("TL2009", "steps[1]",
            Yaml) { Context = Context with { Passages = [new("k3f", "I get the checklist I asked for", 1,
            "They have not had time to read it.")] }, GoodContext = Context with { Passages = [] } },
        new("TL2007", "steps[0].title", Step("checklist", "I get the checklist I asked for", "We send them the checklist"),
            Step("checklist", "I get the checklist I asked for", "We send our list and read how others did it")),
        new("TL2007", "steps[3].title", Step("call", "Somebody rings me on the next day", "Call them"),
            Step("call", "Somebody rings me on the next day", "Calling it a day")),
    ];

    private static IEnumerable<LintExample> Story =>
    [
        new("TL2101", "steps[0].goal", Step("checklist", "    goal: nurture\n", "")),
        new("TL2101", "steps[4].goal", Step("how-it-is", "    goal: consumption\n", "")),
        new("TL2101", "steps[5].goal", Step("tell", "    goal: referral\n", "")),
        new("TL2103", "steps", Step("offer", "goal: purchase", "goal: nurture")),
        new("TL2104", "steps[3].goal", StepIn(Step("how-it-is", "goal: consumption", "goal: referral"), "call", "goal: consumption",
            "goal: purchase"), Step("how-it-is", "goal: consumption", "goal: referral")),
        new("TL2105", "steps[1].goal", Step("story", "goal: nurture", "goal: purchase")),
        new("TL2105", "steps[0].goal", Step("checklist", "goal: nurture", "goal: purchase")),
        new("TL2106", "stages[1]", With("  - key: work\n    name: Work\n",
            "  - key: wait\n    name: Waiting\n    perception: They have time\n  - key: work\n    name: Work\n")),
        new("TL2106", "stages", WithoutStages(Yaml.Replace("stage: trust", "stage: know-like-trust", StringComparison.Ordinal)
            .Replace("stage: work", "stage: know-like-trust", StringComparison.Ordinal)),
            WithoutStages(Yaml.Replace("stage: trust", "stage: know-like-trust", StringComparison.Ordinal)
            .Replace("stage: work", "stage: engage", StringComparison.Ordinal))),
        new("TL2107", "steps[0].does", Step("checklist", "    does: Opens it between two jobs\n", "")),
        new("TL2107", "steps[1].thinks", Step("story", "thinks: Her firm is like mine", "thinks: ' '")),
        new("TL2108", "steps[0].answer", Step("checklist", "    answer: One page, ten minutes\n", "")),
        new("TL2109", "steps[1].tone", Step("story", "    tone: plain\n", "")),
        new("TL2109", "steps[0].purpose", Step("checklist", "    purpose: Name the evenings that are lost\n    platform: email\n", "")),
        new("TL2110", "steps[0].actual", Step("checklist", "    shows:", "    actual: They print it for the workshop wall\n    shows:")),
        new("TL2111", "stages[2].perception", With("    perception: I belong here\n", "")),
        new("TL2112", "stages[2]", Step("tell", "    shows: We never ask twice\n", ""),
            Yaml.Replace("    shows: ", "    delight: ", StringComparison.Ordinal)),
        new("TL2113", "persona", With("persona: busy-owner", "persona: busy-owners")) { GoodContext = Context },
        new("TL2113", "persona", With("persona: busy-owner", "persona: gardener"),
            With("persona: busy-owner", "persona: gardener")) { GoodContext = Context with { Book = Book with { Personas = [] } } },
        new("TL2114", "result.says", With("  says: I have my evenings back\n", "")),
    ];

    private static IEnumerable<LintExample> Offer =>
    [
        new("TL2201", "offer", With("offer: programme", "offer: programm")),
        new("TL2202", "offer", With("offer: programme\n", "")) { Context =
            Context with { Book = Book with { Offers = [Book.Offers[0], Book.Offers[1]] } } },
        new("TL2203", "offer", With("offer: programme", "offer: card-set"), With("offer: programme", "offer: workbook")),
        new("TL2204", "steps[1]", Step("story", "the way you may do.", "the way you may do, until she found the Evening Workbook."),
            Step("story", "the way you may do.", "until she found the Evening Workbook, and then the Quiet Evenings Programme.")),
        new("TL2205", "steps[1].message.body", Step("story", "the way you may do.", "the way you may do, until she came to the Retreat."),
            Step("story", "the way you may do.", "until she came to retreat from it.")),
        new("TL2205", "steps[2].message.subject", Step("offer", "If you would like company", "Spring Retreat"),
            Step("offer", "If you would like company", "Quiet Evenings Programme")),
    ];

    private static string WithoutStages(string yaml)
    {
        var from = yaml.IndexOf("stages:\n", StringComparison.Ordinal);
        return yaml[..from] + yaml[yaml.IndexOf("entryPoints:\n", StringComparison.Ordinal)..];
    }
}
