using Throughline.Journeys;
using static Throughline.Tests.Journeys.SmallJourney;

namespace Throughline.Tests.Journeys;

/// <summary>Findings about dates, care and words by who people are.</summary>
internal static class DatedExamples
{
    private const string Call = "{ key: call, event: Call Booked, property: at }";

    /// <summary>A journey whose second step waits for a date.</summary>
    private static string Dated(string dates = $"  - {Call}\n", string wait = "until call", string nudges = "") => Yaml
        .Replace("fields:\n", $"dates:\n{dates}fields:\n", StringComparison.Ordinal)
        .Replace("    title: Somebody rings me\n", $"    title: Somebody rings me\n    wait: {wait}\n", StringComparison.Ordinal)
        .Replace("    keeps: [a-call]\n", $"{nudges}    keeps: [a-call]\n", StringComparison.Ordinal);

    private static string Nudge(string when) => $"    nudges:\n      - {when}message: {{ subject: a, body: b }}\n";

    private static string Question(string line) => With("      choices: [good, bad]\n", $"      choices: [good, bad]\n{line}");

    private static string Door(string line) => Dated().Replace("    form: five-steps\n", line, StringComparison.Ordinal);

    private static string Words(string lines) => With("    done:\n      event: Email Link Clicked",
        $"{lines}    done:\n      event: Email Link Clicked");

    public static IEnumerable<FindingExample> All =>
    [
        new(StructuralFindings.NotAMoment, "entryPoints[0].opens", Door("    opens: soon\n"), Door("    opens: 30 days before call\n")),
        new(StructuralFindings.NudgeWhen, "steps[1].nudges[0]", Dated(nudges: Nudge("")), Dated(nudges: Nudge("before: 1 day\n        "))),
        new(StructuralFindings.NudgeWhen, "steps[1].nudges[0]", Dated(nudges: Nudge("after: 1 day\n        before: 1 day\n        ")),
            Dated(nudges: Nudge("before: 1 day at 09:00\n        "))),
        new(StructuralFindings.NudgeBeforeNoDate, "steps[1].nudges[0].before", Dated(wait: "2 days",
            nudges: Nudge("before: 1 day\n        ")), Dated(nudges: Nudge("before: 1 day\n        "))),
        new(StructuralFindings.NudgesMixed, "steps[0].nudges", Mixed("      - after: 1 day"), Mixed("      - before: 2 days")),
        new(StructuralFindings.NotYetUnknown, "steps[3].survey.notYet", Question("      notYet: [awful]\n"),
            Question("      notYet: [bad]\n")),
        new(StructuralFindings.NotYetNotUsed, "steps[3].survey.notYet", With("      kind: choice\n      choices: [good, bad]\n",
            "      kind: rating\n      notYet: [bad]\n"), Question("      notYet: [bad]\n")),
        new(StructuralFindings.CareWithoutSurvey, "steps[1].care", With("    keeps: [a-call]\n",
            "    care: { when: score < 3 }\n    keeps: [a-call]\n"), Asked("    care: { when: answer = bad }\n")),
        new(StructuralFindings.CareWhenMissing, "steps[3].care", Asked("    care: { owner: jill }\n"),
            Asked("    care: { owner: jill, when: answer = bad }\n")),
        new(StructuralFindings.WordingsWithoutMessage, "steps[1].wordings", With("    keeps: [a-call]\n",
            $"    wordings: {OneWording}\n    keeps: [a-call]\n"), Words($"    wordings: {OneWording}\n")),
        new(StructuralFindings.CancelledNotUsed, "steps[0].cancelled", Words("    cancelled: leave\n"), Yaml),
        new(StructuralFindings.UnknownDate, "steps[1].wait", Dated(wait: "until cal"), Dated()),
        new(StructuralFindings.UnknownDate, "steps[1].wait", With("    title: Somebody rings me\n",
            "    title: Somebody rings me\n    wait: 1 day before call\n"), Dated(wait: "1 day before call")),
        new(StructuralFindings.DateSource, "dates[0]", Dated("  - { key: call }\n"), Dated()),
        new(StructuralFindings.DateSource, "dates[0]", Dated("  - { key: call, event: Call Booked, attribute: birthday }\n"),
            Dated("  - { key: call, attribute: birthday, every: year }\n")),
        new(StructuralFindings.DateWord, "dates[1].key", Dated($"  - {Call}\n  - {{ key: monday, occasion: spring }}\n"),
            Dated($"  - {Call}\n  - {{ key: workshop, occasion: spring }}\n")),
        new(StructuralFindings.DateWord, "dates[1].key", Dated($"  - {Call}\n  - {{ key: offer-name, occasion: spring }}\n"),
            Dated($"  - {Call}\n  - {{ key: workshop, occasion: spring }}\n")),
        new(StructuralFindings.DateKeyNotUsed, "dates[0].property", Dated("  - { key: call, attribute: birthday, property: at }\n"),
            Dated("  - { key: call, attribute: birthday }\n")),
        new(StructuralFindings.DateKeyNotUsed, "dates[0].every", Dated("  - { key: call, occasion: spring, every: year }\n"),
            Dated("  - { key: call, occasion: spring }\n")),
        new(StructuralFindings.OpensAndEvent, "entryPoints[0].opens", Door("    form: five-steps\n    opens: until call\n"),
            Door("    opens: until call\n")),
        new(StructuralFindings.OpensByOccasion, "entryPoints[0].opens", Door("    opens: until day\n").Replace(Call,
            Call + "\n  - { key: day, occasion: spring }", StringComparison.Ordinal), Door("    opens: until call\n")),
    ];

    private const string OneWording = "[{ key: friend, when: source = referral, message: { subject: a, body: b } }]";

    private static string Asked(string line) => With("        body: Please [answer]({{surveyLink}})\n",
        $"        body: Please [answer]({{{{surveyLink}}}})\n{line}");

    private static string Mixed(string first) => Dated().Replace("      within: 5 days\n", "      within: until call\n",
        StringComparison.Ordinal)
        .Replace("      - after: 1 day\n", first + "\n", StringComparison.Ordinal).Replace("      - after: 2 days\n",
            "      - before: 1 day\n", StringComparison.Ordinal);
}
