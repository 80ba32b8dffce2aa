using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>What documents and moves nobody: order, mini products, processes, standing touchpoints.</summary>
internal static class PaperExamples
{
    public static IEnumerable<LintExample> All => [.. Order, .. Said, .. Minis, .. Processes, .. StandingOnes];

    private static IEnumerable<LintExample> Order =>
    [
        new("TL2021", "steps[1].needs[0]", Needs("story", "call"), Needs("story", "checklist")),
        new("TL2021", "steps[2].needs[1]", Needs("offer", "story, tell"), Needs("offer", "story, checklist")),
        new("TL2021", "steps[3].needs[0]", Needs("call", "call"), Needs("call", "offer")),
        new("TL2022", "steps[3].goal", Step("call", "goal: consumption", "goal: result"),
            Step("how-it-is", "goal: consumption", "goal: result")),
        new("TL2022", "steps[1].goal", Step("story", "goal: nurture", "goal: endorsement"),
            StepIn(Step("how-it-is", "goal: consumption", "goal: result"), "tell", "goal: referral", "goal: endorsement")),
        new("TL2022", "steps[0].goal", Step("checklist", "goal: nurture", "goal: repeat"),
            Step("checklist", "goal: nurture", "goal: repeat\n    mini: workbook")),
        new("TL2022", "steps[3].goal", Step("call", "goal: consumption", "goal: referral"),
            Step("how-it-is", "goal: consumption", "goal: nurture")),
    ];

    private static IEnumerable<LintExample> Said =>
    [
        new("TL2121", "steps[3].says", Step("call", Script, ""), Step("call", Script, "").Replace(
            "    assignment:\n", "    says: Which job kept you at your desk?\n    assignment:\n", StringComparison.Ordinal)),
        new("TL2121", "steps[3].says", StepIn(Step("call", Script, ""), "call", "platform: phone", "platform: shop"),
            StepIn(Step("call", Script, ""), "call", "platform: phone", "platform: at their office")),
    ];

    private static IEnumerable<LintExample> Minis =>
    [
        new("TL2211", "steps[1].mini", Mini("workbok"), Mini("workbook")),
        new("TL2211", "steps[1].mini", Mini("workbok"), Mini("workbok"))
        {
            GoodContext = Context with { Book = Book with { Offers = [] } },
        },
        new("TL2212", "steps[1].mini", Mini("programme"), Mini("card-set")),
        new("TL2212", "steps[1].mini", Mini("programme"), Mini("workbook"))
        {
            Context = Context with { Book = Book with { Offers = [] } },
        },
    ];

    private static IEnumerable<LintExample> Processes =>
    [
        new("TL2671", "steps[3].process[0].owner", Nobodys("part: Ring"), Nobodys("part: Ring, owner: ben")),
        new("TL2671", "steps[3].process[0].owner", Nobodys("part: Ring"), Process("part: Ring")),
        new("TL2672", "steps[3].process", Process("part: Ring, minutes: 20", "part: Write it up, waits: 2 days"),
            Process("part: Ring, minutes: 20", "part: Write it up, waits: 20 hours")),
        new("TL2672", "steps[3].process", Process("part: Ring, minutes: 1441"), Process("part: Ring, minutes: 1440")),
        new("TL2673", "steps[3].process[0].tool", Process("part: Ring, tool: telefone"), Process("part: Ring, tool: telephone")),
        new("TL2674", "steps[3].process[0].ifItFails", Process("part: Ring, risk: Nobody answers"),
            Process("part: Ring, risk: Nobody answers, ifItFails: Try at six")),
    ];

    private static IEnumerable<LintExample> StandingOnes =>
    [
        new("TL2921", "steps[6].standing.where", Sign("what: The van, state: live"),
            Sign("what: The van, state: live, where: On the road")),
        new("TL2921", "steps[6].standing.where", Sign("what: The van, state: live"), Sign("what: The van, state: drafted")),
        new("TL2922", "steps[6].standing.lookAgain", Sign("what: The van, lookAgain: 2026-11-21"),
            Sign("what: The van, lookAgain: 2026-11-22")),
        new("TL2923", "steps[6].standing.owner", Sign("what: The van, state: idea", ""),
            Sign("what: The van, state: idea, owner: ben", "")),
        new("TL2923", "steps[6].standing.owner", Sign("what: The van, lookAgain: 2027-01-31", ""),
            Sign("what: The van, lookAgain: 2027-01-31")),
    ];

    private const string Script =
        "      script: Hello {{firstName}}, this is {{helperName}}. Which job kept you at your desk last night?\n";

    private static string Needs(string step, string keys) => Step(step, "    tone:", $"    needs: [{keys}]\n    tone:");

    private static string Mini(string key) => Step("story", "    tone:", $"    mini: {key}\n    tone:");

    private static string Process(params string[] parts) => Step("call", "    tone:", ProcessOf(parts) + "    tone:");

    /// <summary>A process of a step that nobody looks after, on a road that nobody does.</summary>
    private static string Nobodys(string part) => StepIn(
        In(Step("call", "    owner: ben\n", ""), "offer: programme\nowner: ana\n", "offer: programme\n"),
        "call", "    tone:", ProcessOf(part) + "    tone:");

    private static string ProcessOf(params string[] parts) =>
        "    process:\n" + string.Concat(parts.Select(part => $"      - {{ {part} }}\n"));

    private static string Sign(string standing, string owner = "    owner: ana\n") => Yaml + $$"""

          - key: van
            stage: loyal
            title: I see their van in my street
            goal: referral
        {{owner}}    standing: { {{standing}} }

        """.Replace("\n        ", "\n", StringComparison.Ordinal);
}
