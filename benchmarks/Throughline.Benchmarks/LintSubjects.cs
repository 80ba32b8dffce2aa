using System.Globalization;
using NodaTime;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Benchmarks;

/// <summary>A road of fifty steps as somebody with much to say writes it, and a business around it.</summary>
internal static class LintSubjects
{
    private const string Head = """
        journey: fifty-steps
        name: Fifty steps
        persona: busy-owner
        offer: offer-0
        owner: member-0
        pain: Works every evening and still loses enquiries
        result:
          gets: Evenings without work
          feels: Rested
        voice:
          tones: [warm, plain]
          keyMessage: Quiet evenings for owners
          avoid: [hustle, hack, ninja, guru, passive income, crush it, game changer, next level, disrupt, synergy]
        entryPoints:
          - key: door
            form: five-steps
        fields:
          helperName: Ben
        steps:

        """;

    // About 190 words in the message and 30 in the reminder.
    private const string Step = """
          - key: step-#
            stage: STAGE
            title: I get letter # of fifty
            purpose: Show one thing that can leave the desk
            platform: email
            tone: warm
            owner: member-MEMBER
            tool: tool-MEMBER
            goal: GOAL
            does: Reads it between two jobs
            thinks: Is this one more thing to do?
            obstacle: No time
            answer: One page, ten minutes
            evidence: asked
            wait: 3 days
            message:
              subject: Letter #, and what to do with it
              preheader: It takes ten minutes
              body: |
                Hello {{firstName}},

                here is letter number #. It fits on one page, and it takes you ten minutes with a pen. Write down every job that kept you at your desk last night. Then draw a line under the three that somebody else could have done for you.

                Marta used to answer every enquiry after supper, the way you may do. She wrote down on one page who does what when she is not there. It went wrong twice in the first month. In the second month she was home at six, and nobody missed her. "I was not lazy," she told {{helperName}}. "I was the only door into my own firm."

                - **What you do:** choose one job and say it aloud to whoever could take it.
                - **What you do not do:** hand it over on the same day.
                - **What helps:** a sheet on the wall, with the three sentences that you say most often.

                [Get letter #](https://letters.quiet-evenings.com/letter-#)

                If you get stuck, reply to this message and tell us which line it was. We read the replies ourselves, usually just before supper.

                {{helperName}}, {{businessName}}
            done:
              event: Letter Read
              where: letter = #
              within: 9 days
            nudges:
              - after: 5 days
                message:
                  subject: Letter # is still here
                  body: |
                    Hello {{firstName}},

                    letter # is still here, and it takes you ten minutes. If that is too much today, do two of them, and the rest tomorrow.

                    [Get letter #](https://letters.quiet-evenings.com/letter-#)

        """;

    public static string FiftySteps() => Road(50);

    /// <summary>The road after somebody has typed another word into the letter in its middle.</summary>
    public static JourneyDraft WithOneTextChanged(JourneyDraft road, int times)
    {
        var at = road.Steps.Length / 2;
        var middle = road.Steps[at];
        var body = string.Create(CultureInfo.InvariantCulture, $"{middle.Message!.Body}\nThis was changed {times} times.");
        return road with { Steps = road.Steps.SetItem(at, middle with { Message = middle.Message with { Body = body } }) };
    }

    public static LintContext Context { get; } = new()
    {
        Today = new LocalDate(2026, 11, 22),
        Book = new()
        {
            Personas = [new() { Key = "busy-owner", Name = "The busy owner" }],
            Offers = [.. Enumerable.Range(0, 8).Select(i => new Offer($"offer-{i}", $"Programme number {i}", i < 4 ? OfferKind.Flagship : OfferKind.Mini, null, [$"The {i} way", $"Course {i}"]))],
            Team = [.. Enumerable.Range(0, 5).Select(i => new TeamMember($"member-{i}", $"Member {i}", null, null, 40, null))],
            Tools = [.. Enumerable.Range(0, 5).Select(i => new Tool($"tool-{i}", $"Tool {i}", $"Job {i}"))],
        },
        Others = [.. Enumerable.Range(0, 4).Select(i => new OtherJourney($"other-{i}", $"Other {i}", "busy-owner", JourneyFile.Read(Road(12)).Draft!))],
        PublicAddress = new Uri("https://quiet-evenings.com"),
    };

    private static string Road(int steps) => Head + string.Join('\n', Enumerable.Range(1, steps).Select(i => Step
        .Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("STAGE", i <= steps / 3 ? "know-like-trust" : i <= 2 * steps / 3 ? "engage" : "loyal", StringComparison.Ordinal)
        .Replace("GOAL", i <= steps / 3 ? "nurture" : i == steps / 2 ? "purchase" : i == steps ? "referral" : "consumption", StringComparison.Ordinal)
        .Replace("MEMBER", (i % 5).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
