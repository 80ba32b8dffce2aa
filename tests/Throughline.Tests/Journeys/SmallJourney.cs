using System.Globalization;

namespace Throughline.Tests.Journeys;

/// <summary>A sound journey with one step of each kind that does something, and what tests change in it.</summary>
internal static class SmallJourney
{
    public const string Yaml = """
        journey: small
        name: A small road
        persona: busy-owner
        pain: Too much to do
        result:
          gets: A free week
          feels: Calm
        entryPoints:
          - key: door
            source: social
            form: five-steps
            joins: welcome
        fields:
          offerName: our offer
        steps:
          - key: welcome
            stage: know-like-trust
            title: I get what I asked for
            feels: 1
            message:
              subject: Hello {{firstName}}
              body: |
                Dear {{firstName}},

                here is {{offerName}}.
            done:
              event: Email Link Clicked
              where: link = checklist
              within: 5 days
            nudges:
              - after: 1 day
                message:
                  subject: Did you see it
                  body: Look here
              - after: 2 days
                message:
                  subject: Once more
                  body: Look here
            makes: [a-call]

          - key: call
            stage: engage
            title: Somebody rings me
            assignment:
              title: Ring them
              script: Hello {{firstName}}
              checklist: [ring, write it down]
              due: 1 day
            keeps: [a-call]

          - key: buy
            stage: engage
            title: I buy it
            done:
              event: Order Completed
              where: kind = first

          - key: question
            stage: engage
            title: They ask how it was
            survey:
              question: How was it
              kind: choice
              choices: [good, bad]
              message:
                subject: A question
                body: Please [answer]({{surveyLink}})

          - key: tell
            stage: loyal
            title: Others hear of it
            webhook:
              url: https://example.com/hook
              type: told

        """;

    /// <summary>One more step, the sixth: they come across something, and nobody does anything for them.</summary>
    public const string Sign = """
          - key: sign
            stage: loyal
            title: They see the sign
            standing:
              what: A sign

        """;

    /// <summary>The journey with one piece of text replaced; fails where the piece is not there exactly once.</summary>
    public static string With(string piece, string other)
    {
        var first = Yaml.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(first >= 0 && Yaml.IndexOf(piece, first + 1, StringComparison.Ordinal) < 0, $"'{piece}' is in the journey not exactly once.");
        return Yaml.Replace(piece, other, StringComparison.Ordinal);
    }

    public static string Without(string piece) => With(piece, "");

    /// <summary>Entries of a list, made by number from 0.</summary>
    public static string Many(int count, Func<int, string> entry) => string.Concat(Enumerable.Range(0, count).Select(entry));

    public static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
