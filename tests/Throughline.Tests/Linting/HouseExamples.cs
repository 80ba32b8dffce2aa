using NodaTime;
using Throughline.Businesses;
using Throughline.Linting;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Team, tools, time, links, consent, upkeep.</summary>
internal static class HouseExamples
{
    private static readonly string _noJourneyOwner = With("offer: programme\nowner: ana\n", "offer: programme\n");
    private static readonly string _badLink = Step("story", "https://quiet-evenings.com/marta", "www.quiet-evenings.com/marta");
    private static readonly TeamMember _cleo = new("cleo", "Cleo", null, null, null, null);
    private static readonly string _sms = StepIn(Yaml, "story", "      subject: How", "      channel: sms\n      subject: How");
    private static readonly string _cleos = Step("call", "owner: ben", "owner: cleo");

    public static IEnumerable<LintExample> All => [.. Team, .. Tools, .. Times, .. OwnDays, .. Links, .. Consents, .. Upkeep];

    private static IEnumerable<LintExample> Team =>
    [
        new("TL2601", "steps[1].owner", StepIn(_noJourneyOwner, "story", "    owner: ana\n", ""), Step("story", "    owner: ana\n", "")),
        new("TL2602", "owner", _noJourneyOwner),
        new("TL2603", "steps[1].owner", Step("story", "owner: ana", "owner: anna")),
        new("TL2603", "owner", With("offer: programme\nowner: ana\n", "offer: programme\nowner: dan\n"),
            With("offer: programme\nowner: ana\n", "offer: programme\nowner: ben\n")),
        new("TL2604", "steps[4].owner", Yaml) { Context = WithMember("ana", ana => ana with { MostSteps = 3 }),
            GoodContext = WithMember("ana", ana => ana with { MostSteps = 5 }) },
        new("TL2604", "steps[0].owner", Yaml) { Context = WithMember("ana", ana =>
            ana with { MostSteps = 5 }) with { Others = Beside("somebody-else") },
            GoodContext = WithMember("ana", ana => ana with { MostSteps = 10 }) with { Others = Beside("somebody-else") } },
        new("TL2605", "steps[0].owner", Yaml) { Context = Away("ana", -2, 3), GoodContext = Away("ana", -9, -1) },
        new("TL2605", "steps[3].owner", Yaml)
        {
            Context = WithMember("ben", ben => ben with { Absences = [Days(20, 25)], StandIn = "nobody" }),
            GoodContext = Away("ben", 20, 25),
        },
        new("TL2605", "steps[3].owner", _cleos, _cleos)
        {
            Context = WithTeam(_cleo with { Absences = [Days(-9, -1), Days(30, null)] }),
            GoodContext = WithTeam(_cleo with { Absences = [Days(-9, -1), Days(31, null)] }),
        },
        new("TL2606", "steps[3].owner", Yaml) { Context = BothAway(5, 8), GoodContext = BothAway(7, 9) },
        new("TL2607", "steps[3].assignment",
            Step("call", "      script: Hello {{firstName}}, this is {{helperName}}. Which job kept you at your desk last night?\n      "
            + "checklist: [Wrote down the job]\n", ""), Step("call", "      checklist: [Wrote down the job]\n", "")),
        new("TL2608", "steps[3].standard", Step("call", _standard, "")),
        new("TL2608", "steps[0].standard", Workshop(""), Workshop(_standard)),
    ];

    private const string _standard = "    standard: On the day, by name, ten minutes at most\n";

    // Who fetches the bicycle and who brings it back both meet its owner; who mends it meets nobody, and a call may go without.
    private static string Workshop(string fetched) =>
        "journey: a\nname: A\nlanguage: nl\nsteps:\n" + string.Join("\n", new[]
        {
            ("halen", "op de stoep", "\"Goedemorgen, wat piept er?\"", fetched),
            ("maken", "werkplaats", "Ketting, remmen, banden, in die volgorde.", ""),
            ("bellen", "telefoon", "\"Hij is klaar.\"", ""),
            ("brengen", "op de stoep", "\"Rijd er maar een rondje op.\"", _standard),
        }.Select(step => $"  - key: {step.Item1}\n    title: {step.Item1}\n    platform: {step.Item2}\n{step.Item4}    assignment:\n"
            + $"      title: {step.Item1}\n      script: '{step.Item3}'\n"));

    private static IEnumerable<LintExample> Tools =>
    [
        new("TL2651", "steps[3].tool", StepIn(Step("call", "    tool: telephone\n", ""), "call", "platform: phone", "platform: email")),
        new("TL2652", "steps[1].tool", Step("story", "tool: mailer", "tool: mailr")),
        new("TL2653", "steps[4].tool", Step("how-it-is", "tool: mailer", "tool: letters"),
            Step("how-it-is", "tool: mailer", "tool: telephone")),
        new("TL2654", "steps[1].tool", Step("story", "tool: mailer", "tool: sheet"),
            Step("story", "tool: mailer", "tool: sheet")) { GoodContext =
            Context with { Book = Book with { Tools = [.. Book.Tools.Select(tool =>
            tool.Key == "sheet" ? tool with { Job = "Lists" } : tool)] } } },
        new("TL2655", "steps", StepIn(Step("call", "    tool: telephone\n", ""), "story", "    tool: mailer\n", ""),
            With("reviewBy", "reviewBy")) { Context = Context with { Book = Book with { Tools = [] } } },
    ];

    private static IEnumerable<LintExample> Times =>
    [
        new("TL2701", "steps[5].wait", Step("tell", "wait: 2 weeks", "wait: 10 weeks"), Step("tell", "wait: 2 weeks", "wait: 6 weeks")),
        new("TL2701", "steps[0].nudges[0].after", StepIn(Step("checklist", "within: 5 days", "within: 100 days"), "checklist",
            "after: 3 days", "after: 70 days"), StepIn(Step("checklist", "within: 5 days", "within: 80 days"), "checklist",
            "after: 3 days", "after: 40 days")),
        new("TL2702", "steps[4].wait", Yaml.Replace("wait: 4 days", "wait: 1 day", StringComparison.Ordinal)
            .Replace("wait: 3 weeks", "wait: 1 hour", StringComparison.Ordinal),
            Yaml.Replace("wait: 4 days", "wait: 1 day", StringComparison.Ordinal)),
        new("TL2703", "persona", Yaml) { Context = Context with { Others = Beside("busy-owner") },
            GoodContext = Context with { Others = Beside("somebody-else") } },
    ];

    private static IEnumerable<LintExample> Links =>
    [
        new("TL2801", "steps[1].message.body", _badLink, Step("story", "https://quiet-evenings.com/marta",
            "mailto:marta@quiet-evenings.com")),
        new("TL2801", "steps[1].message.body", Step("story", "https://quiet-evenings.com/marta", "https://quiet-evenings"),
            Step("how-it-is", "{{surveyLink}}", "{{surveyLink}}")),
        new("TL2802", "steps[1].message.body", Step("story", "https://quiet-evenings.com/marta", "http://quiet-evenings.com/marta")),
        new("TL2803", "steps[1].message.body", Step("story", "https://quiet-evenings.com/marta", "http://localhost:5000/marta")),
        new("TL2804", "steps[0].message.body", In(Yaml.Replace("https://checklist.quiet-evenings.com", "https://www.example.com",
            StringComparison.Ordinal).Replace("https://quiet-evenings.com", "https://www.example.com", StringComparison.Ordinal), "/marta",
                "/story"),
            Yaml.Replace("https://quiet-evenings.com", "https://www.exemplary.com", StringComparison.Ordinal)),
        new("TL2805", "steps[1].message.body", Step("story", "https://quiet-evenings.com/marta", "https://quiet-evenings.com/app/p/AAEC"),
            Step("story", "https://quiet-evenings.com/marta", "https://quiet-evenings.com/app/f/form")),
        new("TL2805", "steps[1].message.body", Step("story", "https://quiet-evenings.com/marta", "https://quiet-evenings.com/app/u/AAEC"),
            Step("story", "https://quiet-evenings.com/marta", "https://quiet-evenings.com/b")), // shorter than our own path
        new("TL2806", "steps[0].done",
            Step("checklist", "https://checklist.quiet-evenings.com/page", "mailto:ana@quiet-evenings.com"),
            Step("checklist", "https://checklist.quiet-evenings.com/page", "https://checklist.quiet-evenings.com/{{firstName}}")),
        new("TL2806", "steps[0].done", Step("checklist", "https://checklist.quiet-evenings.com/page", "{{firstName}}"),
            Step("checklist", "body: Your one page is still here,",
                "body: Your one page is [still here](https://checklist.quiet-evenings.com/page),")),
        new("TL2807", "steps[0].done", Step("checklist", "event: Email Link Clicked", "event: Email Opened")),
        new("TL2805", "steps[4].survey.message.body", Step("how-it-is", "{{surveyLink}}", "https://quiet-evenings.com/app/s/AAEC")),
    ];

    private static string Recommended(string asked, string other) =>
        $"    form: five-steps\n    {asked}\n  - key: friend\n    event: Referral Received\n    {other}\n";

    private static IEnumerable<LintExample> Consents =>
    [
        new("TL2851", "entryPoints[0]", With("    form: five-steps\n", ""),
            StepIn(With("    form: five-steps\n", ""), "checklist", "      subject: Your checklist\n",
            "      purpose: service\n      subject: Your checklist\n")),
        new("TL2851", "entryPoints[0]", Yaml) { Context = Context with { Consent = new(IsNeeded: true, ["five-steps"]) },
            GoodContext = Context with { Consent = new(IsNeeded: false, ["five-steps"]) } },
        new("TL2851", "entryPoints[1]", With("    form: five-steps\n", Recommended("consent: Yes, you may write to me.", "source: friend")),
            With("    form: five-steps\n", Recommended("source: social", "source: friend"))),
        new("TL2852", "entryPoints[0]", With("    form: five-steps\n", "    event: Person Imported\n"),
            With("    form: five-steps\n", "    event: Call Booked\n")),
        new("TL2853", "steps[1].message.body", Sms("Marta is home at six. " + string.Concat(Enumerable.Repeat("Nobody missed her. ", 16))),
            Sms("Marta is home at six. " + string.Concat(Enumerable.Repeat("Nobody missed her. ", 11)))),
        new("TL2853", "steps[1].message.body", Sms("Zażółć gęślą jaźń. " + string.Concat(Enumerable.Repeat("Nobody missed her. ", 7))),
            Sms("Marta says hello. " + string.Concat(Enumerable.Repeat("Nobody missed her. ", 7)))),
        new("TL2854", "steps[1].message.channel", _sms, Step("story", "      subject: How", "      channel: email\n      subject: How")),
        new("TL2854", "steps[0].nudges[0].message.channel", Step("checklist", "          subject: Still here",
            "          channel: sms\n          subject: Still here")),
        new("TL2854", "steps[4].survey.message.channel", Step("how-it-is", "      message:\n", "      message:\n        channel: sms\n")),
    ];

    private static IEnumerable<LintExample> OwnDays =>
    [
        new("TL2704", "dates[0].occasion", OpenDay, OpenDay)
        {
            Context = Context with { Occasions = ["spring-workshop"] },
            GoodContext = Context with { Occasions = ["open-day"] },
        },
        new("TL2705", "entryPoints[0].opens", Yearly("once"), Yearly("after-finishing")),
    ];

    private static string OpenDay => With("entryPoints:\n", "dates:\n  - {key: meeting, occasion: open-day}\nentryPoints:\n");

    private static string Yearly(string again) => In(
        With("entryPoints:\n", $"reEntry: {again}\ndates:\n  - {{key: renewal, attribute: renewal, every: year}}\nentryPoints:\n"),
        "    form: five-steps\n", "    opens: 30 days before renewal\n");

    private static IEnumerable<LintExample> Upkeep =>
    [
        new("TL2901", "reviewBy", With("reviewBy: 2027-01-31", "reviewBy: 2026-11-21"),
            With("reviewBy: 2027-01-31", "reviewBy: 2026-11-22")),
        new("TL2903", "reviewBy", Yaml) { Context = LookedAgain(-1), GoodContext = LookedAgain(0) },
        new("TL2902", "reviewBy", With("reviewBy: 2027-01-31\n", ""), With("reviewBy: 2027-01-31", "reviewBy: 2000-01-01")),
    ];

    /// <summary>The story as a text message of these words.</summary>
    private static string Sms(string words) =>
        In(In(_sms, "Marta used to answer every enquiry after supper, the way you may do. She wrote down on one page who does what when "
        + "she is not there. It went wrong twice in the first month. In the second month she was home at six, and nobody missed her.",
        words), "[Read how she did it](https://quiet-evenings.com/marta)", "https://quiet-evenings.com/marta");

    private static LintContext Away(string key, int from, int until) =>
        WithMember(key, member => member with { Absences = [Days(from, until)] });

    private static LintContext LookedAgain(int days) =>
        Context with { Book = Book with { WhoWeAre = new() { LookAgain = Today.PlusDays(days) } } };

    private static Absence Days(int from, int? until) => new(Today.PlusDays(from), until is { } last ? Today.PlusDays(last) : null);

    private static LintContext BothAway(int anaFrom, int anaUntil)
    {
        var context = Away("ben", 1, 6);
        return context with
        {
            Book = context.Book with
            {
                Team = [.. context.Book.Team.Select(member =>
                member.Key == "ana" ? member with { Absences = [Days(anaFrom, anaUntil)], StandIn = "ben" } : member)]
            },
        };
    }
}
