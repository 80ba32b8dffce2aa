using Throughline.Linting;
using Throughline.Time;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Dates, care, and words by who people are.</summary>
internal static class DateExamples
{
    private const string Body = "the offer says it: we come on {{visit}}, and you need not prepare anything for it.";

    private static readonly string _visit = With("fields:\n",
        "dates:\n  - { key: visit, event: Visit Booked, property: startsAt }\nfields:\n");

    private static readonly string _until = StepIn(_visit, "call", "wait: 1 day\n", "wait: until visit\n");

    private static readonly string _asked = In(_until, "event: Agreement Signed\n      within: 21 days",
        "event: Visit Booked\n      within: 5 days");

    private static readonly LintContext _hours = Context with { Calendar = BusinessCalendar.Default };

    public static IEnumerable<LintExample> All => [.. Dates, .. Care, .. Wordings];

    private static IEnumerable<LintExample> Dates =>
    [
        new("TL2711", "dates[0]", _visit, _asked),
        new("TL2711", "dates[0]", _visit, StepIn(_visit, "call", "Hello {{firstName}}, this is",
            "Hello {{firstName}}, we come on {{visitDay}}; this is")),
        new("TL2712", "steps[3].wait", _until, _asked),
        new("TL2712", "steps[3].wait", _until, In(_until, "    form: five-steps\n", "    event: Visit Booked\n")),
        new("TL2712", "steps[3].wait", _until, StepIn(_until, "offer", "if you would like company",
            "choose a time; if you would like company")),
        new("TL2712", "steps[3].done.within", StepIn(_visit, "call", "      due: 1 day\n",
            "      due: 1 day\n    done: { within: until visit }\n"), _asked),
        new("TL2713", "steps[3].nudges[0].before", Reminded("2 weeks", Body), Reminded("1 day", Body)),
        new("TL2714", "steps[3].nudges[0].message.body", Reminded("1 day", Body.Replace("on {{visit}}", "soon", StringComparison.Ordinal)),
            Reminded("1 day", Body)),
        new("TL2714", "steps[3].nudges[0].message.body", Reminded("1 day", Body.Replace("on {{visit}}", "soon", StringComparison.Ordinal)),
            Reminded("1 day", Body.Replace("on {{visit}}", "tomorrow at nine", StringComparison.Ordinal))),
        new("TL2714", "steps[1].message.body", In(_visit, "    wait: 4 days\n    message:\n      subject: How Marta",
            "    wait: 1 day before visit\n    message:\n      subject: How Marta"), _asked),
        new("TL2715", "entryPoints[0].opens", Renewal, Renewal.Replace("fields:\n", "reEntry: after-finishing\nfields:\n",
            StringComparison.Ordinal)),
        new("TL2716", "steps[3].wait", Step("call", "wait: 1 day\n", "wait: 1 working day at 20:00\n"), Step("call", "wait: 1 day\n",
            "wait: 1 working day at 10:00\n")) { Context = _hours },
        new("TL2716", "steps[3].wait", Step("call", "wait: 1 day\n", "wait: 1 week on saturday at 10:00\n"), Step("call", "wait: 1 day\n",
            "wait: 1 week on friday at 10:00\n")) { Context = _hours },
        new("TL2716", "steps[3].wait", Step("call", "wait: 1 day\n", "wait: 1 working day at 20:00\n"), Step("call", "wait: 1 day\n",
            "wait: 1 working day at 20:00\n")) { Context = _hours, GoodContext = Context },
    ];

    private static IEnumerable<LintExample> Care =>
    [
        new("TL2681", "steps[4].goal", WithoutStep("how-it-is")),
        new("TL2682", "steps[4].survey", WithoutLine("    care: ")),
        new("TL2683", "steps[4].care", Ownerless, With(", owner: ben }", " }")),
        new("TL2683", "care[0]", Complaint(With("owner: ana\nreviewBy", "reviewBy")), Complaint(Yaml)),
    ];

    private static IEnumerable<LintExample> Wordings =>
    [
        new("TL2331", "steps[0].wordings[1].when", Worded("source = social", "source = social and language = de"),
            Worded("source = social and language = de", "source = social")),
        new("TL2331", "steps[0].wordings[1].when", Worded("visits >= 2", "visits = 3"), Worded("visits >= 2", "visits = 1")),
        new("TL2331", "steps[0].wordings[1].when", Worded("plan exists", "plan = big"), Worded("plan = big", "plan exists")),
        new("TL2332", "steps[0].wordings[0].when", Worded("source = sozial", "language = de"), Worded("source = Social", "language = de")),
    ];

    private static string Renewal => In(With("    form: five-steps\n", "    opens: 30 days before renewal\n"), "fields:\n",
        "dates:\n  - { key: renewal, attribute: renewal, every: year }\nfields:\n");

    private static string Ownerless => In(In(StepIn(Yaml, "how-it-is", "    owner: ana\n", ""), "owner: ana\nreviewBy", "reviewBy"),
        ", owner: ben }", " }");

    private static string Complaint(string yaml) => In(yaml, "fields:\n",
        "care:\n  - { key: complaint, event: Complaint Received }\nfields:\n");

    private static string Reminded(string before, string body) =>
        StepIn(_asked, "call", "    keeps: [a-first-call]\n",
            $"    nudges:\n      - before: {before}\n        message: {{ subject: We come soon, body: \"{body}\" }}\n"
            + "    keeps: [a-first-call]\n");

    private static string Worded(string first, string second) =>
        Step("checklist", "    done:\n", $"    wordings:\n{Words("friends", first)}{Words("others", second)}    done:\n");

    private static string Words(string key, string when) =>
        $"      - key: {key}\n        when: {when}\n        message: {{ subject: Your checklist, body: Here is your one page. }}\n";

    private static string WithoutLine(string start)
    {
        var at = Yaml.IndexOf(start, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no line '{start}'.");
        return Yaml[..at] + Yaml[(Yaml.IndexOf('\n', at) + 1)..];
    }
}
