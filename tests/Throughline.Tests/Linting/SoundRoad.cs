using System.Collections.Immutable;
using NodaTime;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>A journey about which the linter has nothing to say, the book it belongs to, and what tests change in it.</summary>
internal static class SoundRoad
{
    public const string Yaml = """
        journey: quiet-evenings
        name: From working every evening to quiet ones
        persona: busy-owner
        offer: programme
        owner: ana
        reviewBy: 2027-01-31
        pain: Works every evening and still loses enquiries
        result:
          gets: Evenings without work
          feels: Rested
          says: I have my evenings back
        voice:
          tones: [warm, plain]
          keyMessage: Quiet evenings for owners
          use: [one page]
          avoid: [hustle]
        stages:
          - key: trust
            name: Trust
            perception: They have understood me
          - key: work
            name: Work
            perception: They do what they say
          - key: loyal
            name: Loyal
            perception: I belong here
        entryPoints:
          - key: door
            source: social
            form: five-steps
        fields:
          helperName: Ben
        steps:
          - key: checklist
            stage: trust
            title: I get the checklist I asked for
            purpose: Name the evenings that are lost
            platform: email
            tone: warm
            owner: ana
            tool: mailer
            goal: nurture
            does: Opens it between two jobs
            thinks: Is this one more thing to do?
            feels: -1
            obstacle: No time
            answer: One page, ten minutes
            evidence: asked
            shows: We write as we speak
            message:
              subject: Your checklist
              body: |
                Hello {{firstName}},

                here is the checklist you asked for. It fits on one page, and it takes you ten minutes with a pen. Write down every job that kept you at your desk last night. Then draw a line under the three that somebody else could have done for you.

                [Get the checklist](https://checklist.quiet-evenings.com/page)
            done:
              event: Email Link Clicked
              within: 5 days
            nudges:
              - after: 3 days
                message:
                  subject: Still here
                  body: Your one page is still here, and it takes you ten minutes.

          - key: story
            stage: trust
            title: I read how somebody like me got out of it
            purpose: Show that it can be done
            platform: email
            tone: plain
            owner: ana
            tool: mailer
            goal: nurture
            does: Reads it in the evening
            thinks: Her firm is like mine
            evidence: guess
            shows: We name what went wrong
            wait: 4 days
            message:
              subject: How Marta got her evenings back
              body: |
                Hello {{firstName}},

                Marta used to answer every enquiry after supper, the way you may do. She wrote down on one page who does what when she is not there. It went wrong twice in the first month. In the second month she was home at six, and nobody missed her.

                [Read how she did it](https://quiet-evenings.com/marta)

          - key: offer
            stage: work
            title: I decide whether we go on together
            purpose: Say plainly what it is and what it costs
            platform: email
            tone: plain
            owner: ana
            tool: mailer
            goal: purchase
            does: Talks it over at home
            thinks: Can I afford the time?
            evidence: measured
            shows: The price stands in the first message
            wait: 4 days
            message:
              subject: If you would like company
              body: |
                Hello {{firstName}},

                if you would like company on the way, this is how we work with you. We meet once a week for an hour, and {{helperName}} will ring you on the day after it. You hand over one job each month. It costs the same every month, and you can stop at the end of any of them.

                [Read the agreement on one page](https://quiet-evenings.com/agreement)
            done:
              event: Agreement Signed
              within: 21 days
            otherwise: rest
            makes: [a-first-call]

          - key: call
            stage: work
            title: Somebody rings me on the next day
            purpose: Begin at once, so that no doubt grows
            platform: phone
            tone: warm
            owner: ben
            tool: telephone
            goal: consumption
            does: Takes the call in the car
            thinks: They do what they say
            evidence: asked
            standard: On the day, by name, ten minutes at most
            wait: 1 day
            assignment:
              title: Ring them
              script: Hello {{firstName}}, this is {{helperName}}. Which job kept you at your desk last night?
              checklist: [Wrote down the job]
              due: 1 day
            keeps: [a-first-call]

          - key: how-it-is
            stage: work
            title: I am asked how it is
            purpose: Hear what does not work while it can be changed
            platform: email
            tone: plain
            owner: ana
            tool: mailer
            goal: consumption
            does: Has handed over one job
            thinks: May I say what annoys me?
            evidence: asked
            wait: 3 weeks
            survey:
              question: How likely are you to recommend us?
              kind: recommend
              message:
                subject: How is it, really?
                body: |
                  Hello {{firstName}},

                  you have been with us for three weeks, and we would like to know how it is. There is one question, and there is room below it for a sentence of yours. Tell us what annoys you, and we will change what we can. It takes you less than a minute to answer.

                  [Tell us how it is]({{surveyLink}})
            care: { when: score <= 6, within: 1 day, title: Ring them and listen, owner: ben }

          - key: tell
            stage: loyal
            title: I tell a friend who works too late
            purpose: Let them help somebody they like
            platform: email
            tone: warm
            owner: ana
            tool: mailer
            goal: referral
            does: Thinks of a friend
            thinks: She should have this too
            evidence: guess
            shows: We never ask twice
            wait: 2 weeks
            message:
              subject: Who still works in the evening?
              body: |
                Hello {{firstName}},

                you have your evenings back, and surely you know somebody who has not. Send them this one page, or tell us whom we should write to. We write to them once, in your name and with your words. If they do not answer, they will not hear from us again.

                [Pass on the page](https://quiet-evenings.com/pass-on)
            done:
              event: Form Submitted
              where: form = pass-on
              within: 30 days

        """;

    public static LocalDate Today { get; } = new(2026, 11, 22);

    public static BusinessBook Book { get; } = new()
    {
        Personas = [new() { Key = "busy-owner", Name = "The busy owner" }],
        Offers =
        [
            new("programme", "Quiet Evenings Programme", OfferKind.Flagship, null, []),
            new("workbook", "Evening Workbook", OfferKind.Mini, "programme", ["The Workbook"]),
            new("retreat", "Spring Retreat", OfferKind.Flagship, null, ["the retreat"]),
            new("card-set", "Card Set", OfferKind.Mini, null, []),
        ],
        Team = [new("ana", "Ana Lima", "Owner", null, 20, null), new("ben", "Ben", "Helper", null, 20, "ana")],
        Tools = [new("mailer", "Mailer", "Mail"), new("telephone", "Telephone", "Calls"), new("letters", "Letterbox", "Mail"),
            new("sheet", "Sheet", null)],
    };

    public static LintContext Context { get; } = new()
    {
        Today = Today,
        Book = Book,
        Voice = new(["warm", "plain", "friendly"], null, [], []),
        PublicAddress = new Uri("https://quiet-evenings.com/app"),
    };

    public static LintContext WithMember(string key, Func<TeamMember, TeamMember> change) =>
        Context with { Book = Book with { Team = [.. Book.Team.Select(member => member.Key == key ? change(member) : member)] } };

    public static LintContext WithTeam(params TeamMember[] team) => Context with { Book = Book with { Team = [.. Book.Team, .. team] } };

    public static ImmutableArray<OtherJourney> Beside(string persona) =>
        [new("other", "The other road", persona, JourneyFile.Read(Yaml.Replace("wait: 4 days", "wait: 1 hour", StringComparison.Ordinal)
            .Replace("wait: 3 weeks", "wait: 1 hour", StringComparison.Ordinal)).Draft!)];

    /// <summary>The journey with one piece of text replaced; fails where the piece is not there exactly once.</summary>
    public static string With(string piece, string other) => In(Yaml, piece, other);

    public static string In(string yaml, string piece, string other)
    {
        var first = yaml.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(first >= 0 && yaml.IndexOf(piece, first + 1, StringComparison.Ordinal) < 0,
            $"'{piece}' is in the journey not exactly once.");
        return yaml.Replace(piece, other, StringComparison.Ordinal);
    }

    /// <summary>The journey with something changed inside one step, where the piece stands once or more; the first is taken.</summary>
    public static string Step(string key, string piece, string other) => StepIn(Yaml, key, piece, other);

    public static string StepIn(string yaml, string key, string piece, string other)
    {
        var from = yaml.IndexOf($"  - key: {key}\n    stage", StringComparison.Ordinal);
        Assert.True(from >= 0, $"There is no step '{key}'.");
        var at = yaml.IndexOf(piece, from, StringComparison.Ordinal);
        var next = yaml.IndexOf("\n\n  - key: ", from, StringComparison.Ordinal);
        Assert.True(at >= 0 && (next < 0 || at < next), $"'{piece}' is not in the step '{key}'.");
        return yaml[..at] + other + yaml[(at + piece.Length)..];
    }

    public static string WithoutStep(string key)
    {
        var from = Yaml.IndexOf($"  - key: {key}\n    stage", StringComparison.Ordinal);
        var next = Yaml.IndexOf("\n\n  - key: ", from, StringComparison.Ordinal);
        return next < 0 ? Yaml[..from] : Yaml[..from] + Yaml[(next + 2)..];
    }
}
